import pytest

from bot.corpus.block import body_block
from bot.corpus.kinds import page_kinds
from bot.corpus.lines import text_lines
from bot.corpus.titles import opening_title, title_line, title_quote

BODY = "近年来，清溪县坚持党建引领，小茶叶泡出了大产业，全县建成驿站32个，群众办事更方便了。"


def _title(raw: str, hints: str = "") -> str | None:
    page = text_lines(raw)
    kinds = page_kinds(page)
    at = title_line(page, kinds, body_block(page, kinds), text_lines(hints))
    return None if at is None else title_quote(page[at]).text


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("清溪县：小茶叶泡出大产业", f"清溪县：小茶叶泡出大产业\n{BODY}"),
        (
            "清溪县：小茶叶泡出大产业",
            f"欢迎访问某某网\n清溪县：小茶叶泡出大产业\n2022-1-1 来源：某报\n{BODY}",
        ),
        ("老支书的账本", f"一颗柑橘的十年\n老支书的账本\n来源：某报 时间：2022-1-1\n{BODY}"),
        ("清溪县：小茶叶泡出大产业", f"某某网 > 清溪县：小茶叶泡出大产业\n{BODY}"),
        ("清溪县：小茶叶泡出大产业", f"清溪县：小茶叶泡出大产业_清溪新闻网\n{BODY}"),
        ("清溪县小茶叶泡出大产业！", f"清溪县小茶叶泡出大产业！\n时间：2022-1-1\n{BODY}"),
        (None, BODY),
        (None, f"一、清溪县的主要做法\n{BODY}"),
        (None, f"首页 | 新闻 | 视频\n{BODY}"),
    ],
)
def test_title(expected: str | None, raw: str) -> None:
    assert expected == _title(raw)


def test_markup_decides_where_the_body_does_not() -> None:
    assert "老支书的账本" == _title(f"一颗柑橘的十年\n老支书的账本\n{BODY}", "老支书的账本_某某网")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("近年来，清溪县坚持党建引领，小茶叶泡出了大产业，全县建成驿站32个", BODY),
        ("石村有网格3个", "石村有网格3个。每个网格都有党员。"),
        ("山" * 40, "山" * 60),
    ],
)
def test_opening_title_is_the_beginning_up_to_forty_characters(expected: str, text: str) -> None:
    assert expected == opening_title(text_lines(text)[0]).text
