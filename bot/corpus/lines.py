"""A raw page as lines: the stretches that are cleaned, judged and kept or dropped as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from bot.corpus.fixes import Mapped, mapped
from bot.models import Quote
from bot.text.scripts import fold


@dataclass(frozen=True)
class PageLine:
    """One line of a page, cleaned. `number` is its raw line (from 1), `level` a heading level that the
    markup gives (0 for none), `kept` whether the markup reader took it for content, `breaks` the raw offsets
    behind the line ends that stand inside it."""

    mapped: Mapped
    number: int
    level: int = 0
    kept: bool = True
    breaks: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return self.mapped.text

    @cached_property
    def folded(self) -> str:
        """The text as classifiers read it: Simplified, half width, lower case; same length."""
        return fold(self.mapped.text)

    @cached_property
    def han(self) -> int:
        return sum(map(len, _HAN.findall(self.mapped.text)))

    def quote(self, start: int = 0, end: int | None = None) -> Quote:
        quote = self.mapped.quote(start, len(self.text) if end is None else end, self.number)
        later = bisect_right(self.breaks, quote.start)
        return replace(quote, line=self.number + later) if later else quote


def text_lines(raw: str) -> list[PageLine]:
    """The lines of a text or Markdown page that hold anything, marks at their beginning left out.

    >>> [(line.number, line.text, line.level) for line in text_lines("## 一、建强组织\\n\\n　　近年来，…… ")]
    [(1, '一、建强组织', 2), (3, '近年来，……', 0)]
    """
    lines: list[PageLine] = []
    previous: tuple[int, int] | None = None
    number, start = 1, 0
    for match in _LINE_END.finditer(raw + "\n"):
        end = match.start()
        if previous is not None and _CONTINUED.match(raw, start, end):
            lines.pop()
            lines += page_lines(raw, previous[0], end, previous[1])
        elif raw[start:end].strip():
            made = page_lines(raw, start, end, number)
            lines += made
            previous = (start, number) if len(made) == 1 else None
        number, start = number + 1, match.end()
    return lines


def page_lines(
    raw: str, start: int, end: int, number: int, level: int = 0, kept: bool = True
) -> list[PageLine]:
    """`raw[start:end]` as one line, or as several where wide space behind a mark begins new paragraphs."""
    lines: list[PageLine] = []
    for gap in (*_GAP.finditer(raw, start, end), None):
        stop = end if gap is None else gap.start()
        line = page_line(raw, start, stop, number, level, kept)
        if line is not None:
            lines.append(line)
        if gap is not None:
            number += _line_ends(raw, start, gap.end())
            start = gap.end()
    return lines


def page_line(
    raw: str, start: int, end: int, number: int, level: int = 0, kept: bool = True
) -> PageLine | None:
    """`raw[start:end]` as a line without the marks and space around it, None when nothing is left."""
    begin, marks = start, _MARKS.match(raw, start, end)
    if marks is not None:
        level = level or len(marks["heading"] or "")
        start = marks.end()
    while end > start and raw[end - 1].isspace():
        end -= 1
    if raw.startswith("**", start, end) and raw.endswith("**", start, end) and end - start > 4:
        start, end = start + 2, end - 2
    if start >= end:
        return None
    line = mapped(raw, start, end)
    text = line.text.strip()
    if not text:
        return None
    if len(text) < len(line.text):
        lead = line.text.index(text)
        stop = lead + len(text)
        line = Mapped(text, line.starts[lead:stop], line.ends[lead:stop])
    first, last = line.starts[0], line.ends[-1]
    breaks = tuple(found.end() for found in _LINE_END.finditer(raw, first, last))
    return PageLine(line, number + _line_ends(raw, begin, first), level, kept, breaks)


def _line_ends(raw: str, start: int, end: int) -> int:
    return sum(1 for _ in _LINE_END.finditer(raw, start, end))


def line_numbers(raw: str) -> LineNumbers:
    return LineNumbers([match.end() for match in _LINE_END.finditer(raw)])


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """Which raw line an offset stands in."""

    ends: list[int]

    def at(self, offset: int) -> int:
        return bisect_right(self.ends, offset) + 1


_LINE_END = re.compile(r"\r\n|\n|\r")
# Wide space behind a closing mark: a paragraph that lost its line end.
_GAP = re.compile(
    r"(?<=[。！？!?；;”」…])"
    r"(?:[ \t\xa0\u2002\u2003]{3,}|[\t\xa0\u2002\u2003\u3000]{2,}|(?:&nbsp;|&emsp;|&ensp;){2,})(?=\S)"
)
# A line that begins with a closing mark goes on from the line before it.
_CONTINUED = re.compile(r"[ \t]*[，,。、；;：”」』）)](?!\s*$)|[ \t]*[。！？”」]+\s*$")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
# What stands before the words of a line: space, Markdown marks, list bullets, and the '?' into which
# converters turn wide spaces. A hyphen or star needs a space behind it to be a bullet.
_MARKS = re.compile(
    r"(?:\s|[\u200b-\u200f\ufeff\xa0]|&nbsp;?|&emsp;|&ensp;|&#160;)*"
    r"(?:(?P<heading>#{2,6}(?!#)|#(?=\s))\s*|[>＞]+\s*|[-*+]\s+(?=\S)|[•●◆■▶►★☆◇○◎※·▪▸➤»]+\s*|[?？]+(?=[\u3400-\u9fff“《])|[?？]{2,}(?=\d))*"
    r"(?:\s|[\u200b-\u200f\ufeff]|&nbsp;?)*"
)
