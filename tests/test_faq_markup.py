"""The markup of answers: what is shown, and what would not be shown as it is meant."""

import pytest

from bot.faq.entries import Entry, Place, Source
from bot.faq.markup import LENGTH, answer_lines, markup_problems
from bot.models import Line

PAGE = "https://example.org/a_(b)?c=1&d"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("一行", [Line("一行")]),
        ("**三项**工程**好**", [Line("三项工程好", ((0, 2), (4, 5)))]),
        ("甲\n\n- 乙**丙**\n  - 丁", [Line("甲"), Line(""), Line("· 乙丙", ((3, 4),)), Line("  · 丁")]),
        (f"见[网页]({PAGE})。", [Line("见网页。", links=((1, 3, PAGE),))]),
        (f"**见[网页]({PAGE})好**", [Line("见网页好", ((0, 1), (3, 4)), links=((1, 3, PAGE),))]),
        (f"**[网页]({PAGE})**", [Line("网页", links=((0, 2, PAGE),))]),
        (f"[**网页**]({PAGE})", [Line("网页", links=((0, 2, PAGE),))]),
        # What is not whole stays as it was written.
        ("**甲**乙**", [Line("甲乙**", ((0, 1),))]),
        ("[甲](例) [乙]", [Line("[甲](例) [乙]")]),
        ("2*3=6, -1, a - b", [Line("2*3=6, -1, a - b")]),
    ],
)
def test_an_answer_is_lines_with_what_is_bold_and_what_is_linked(answer, expected):
    assert expected == list(answer_lines(answer))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("**甲**,[乙](https://例.cn/x),- 丙\n- 丁 #标签 1. 2. (戊) [己]", []),
        ("**甲", ["bold-open"]),
        ("甲\n**乙\n丙**", ["bold-open", "bold-open"]),
        ("****", ["unknown-markup"]),
        ("** **", []),
        ("[甲](example.org)", ["bad-link"]),
        ("[甲](ftp://example.org)", ["bad-link"]),
        ("[甲](javascript:alert(1))", ["bad-link"]),
        ("[甲](https://a.cn b)", ["bad-link"]),
        ("[甲]()", ["bad-link"]),
        ("[](https://a.cn)", ["bad-link"]),
        ("[甲](https://a.cn", ["bad-link"]),
        ("# 标题", ["unknown-markup"]),
        ("甲<b>乙</b>", ["unknown-markup"]),
        ("`甲`", ["unknown-markup"]),
        ("![甲](https://a.cn/x.png)", ["unknown-markup"]),
        ("***甲***", ["unknown-markup"]),
        ("3 < 5 > 2", []),
    ],
)
def test_what_would_not_render_is_told(answer, expected):
    entry = Entry("a", ("b",), answer, place=Place("faq/a.yaml", 7))
    assert [(code, entry.place) for code in expected] == [(p.code, p.place) for p in markup_problems(entry)]


@pytest.mark.parametrize(
    ("answer", "sources", "fits"),
    [
        ("长" * LENGTH, (), True),
        ("长" * LENGTH + "。", (), False),
        ("😀" * (LENGTH // 2), (), True),
        ("😀" * (LENGTH // 2 + 1), (), False),
        (f"[链]({PAGE})" * (LENGTH // 2), (), True),
        ("长" * (LENGTH - 50), (Source(case="1", quote="引"),), False),
        ("长" * (LENGTH - 1_000), (Source(url=PAGE, title="题" * 100),) * 4, True),
        ("长" * (LENGTH - 1_000), (Source(case="1", quote="引" * 300),) * 4, False),
    ],
)
def test_an_answer_with_its_sources_is_one_message(answer, sources, fits):
    problems = markup_problems(Entry("a", ("b",), answer, sources))
    assert ([] if fits else ["answer-too-long"]) == [problem.code for problem in problems]
