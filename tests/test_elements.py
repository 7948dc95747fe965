"""Comments and elements taken whole; and that no page, however odd, takes more than linear time."""

import time

import pytest

from bot.corpus.case import case_of
from bot.corpus.elements import HIDDEN, Elements

HIDE = Elements(*HIDDEN)
BODY = "石村有网格3个，群众办事方便了。"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("甲乙", "甲<!-- 注 -->乙"),
        ("甲乙", "甲<script>var a='<p>文</p>'; // <!--</script>乙"),
        ("甲乙", "甲<STYLE media='a'>p{}</style >乙"),
        ("甲<!-- 乙", "甲<!-- 乙"),
        ("甲<script>乙丙", "甲<script>乙<!-- 注 -->丙"),
        ("甲<scripted>乙</scripted>", "甲<scripted>乙</scripted>"),
    ],
)
def test_hidden_parts_go_and_what_is_left_open_stays(expected, text):
    assert expected == HIDE.sub(lambda match: "", text)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("1.html", f"<p>{BODY}</p>" + "<!-- " * 20_000),
        ("1.html", f"<p>{BODY}</p>" + "<script>" * 20_000),
        ("1.html", f"<p>{BODY}</p>" + "<title>" * 20_000),
        ("1.html", "<div>" * 10_000 + f"<p>{BODY}</p>" + "</div>" * 10_000),
        ("1.txt", "石村\n" * 20_000 + BODY),
        ("1.txt", "石村的变化\n" * 20_000 + BODY),
        ("1.txt", f"{BODY}({BODY}(记者)" * 5_000),
        ("1.txt", BODY * 10_000),
        ("1.txt", f"{BODY}{'记者' * 50}x"),
    ],
    ids=[
        "comments",
        "scripts",
        "titles",
        "deep",
        "short lines",
        "headings",
        "brackets",
        "one line",
        "credits",
    ],
)
def test_an_odd_page_of_100_kilobytes_takes_seconds_at_most(name, raw):
    start = time.perf_counter()
    assert BODY in case_of(raw, name).text
    # It takes 0.2 s to 1 s on two shared cores; what is not linear takes 8 s to 80 s.
    assert time.perf_counter() - start < 5
