"""An .html page as lines with offsets into the raw file, and what its markup says about them.

trafilatura decides what is content; it gives text without places, so the raw file is cut into lines
here (at block tags, hidden parts left out) and a line counts as content when trafilatura kept its words.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.corpus.elements import HIDDEN, Elements
from bot.corpus.lines import LineNumbers, PageLine, line_numbers, page_line, page_lines
from bot.text.scripts import letters


def html_lines(raw: str) -> list[PageLine]:
    """The visible lines of an HTML page; `kept` says which of them trafilatura takes for content.

    >>> [(line.text, line.level) for line in html_lines("<h1>标题</h1><p>第一<b>段</b>。<br>第二段。</p>")]
    [('标题', 1), ('第一段。', 0), ('第二段。', 0)]
    """
    numbers = line_numbers(raw)
    lines: list[PageLine] = []
    for start, end, level in _stretches(raw):
        lines += _lines(raw, start, end, level, numbers)
    content = _content(raw)
    if not content:
        return lines
    found = [index for index, line in enumerate(lines) if letters(line.text) in content]
    kept = set(found)
    for index, following in pairwise(found):
        if following - index <= _GAP:
            kept.update(range(index, following))
    return [replace(line, kept=index in kept) for index, line in enumerate(lines)] if kept else lines


def html_titles(raw: str) -> tuple[PageLine, ...]:
    """What the markup calls the page's title, best first: og:title, <h1>, <title>."""
    numbers = line_numbers(raw)
    spans: list[tuple[int, int]] = []
    for tag in _META.finditer(raw):
        values = {found["name"].lower(): found for found in _ATTRIBUTE.finditer(raw, *tag.span())}
        name = values.get("property") or values.get("name")
        if name is not None and name["value"].lower() in _TITLE_NAMES and "content" in values:
            spans.append(values["content"].span("value"))
    spans += [(found.inner, found.close) for elements in _NAMING for found in elements.of(raw)]
    lines = (page_line(raw, start, end, numbers.at(start), level=1) for start, end in spans)
    return tuple(line for line in lines if line is not None)


# Up to so many lines between two lines of content are content too: trafilatura drops short headings.
_GAP = 4

_log = logging.getLogger(__name__)
# trafilatura complains about every short page; that is our case.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_BLOCKS = (
    "address|article|aside|blockquote|body|br|button|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|legend|li|main|nav|ol|option|p|pre|section|select|table|tbody|td|textarea|tfoot|th|"
    "thead|title|tr|ul"
)
# What cuts a page into lines: block tags, but none that stand in hidden parts. Inline tags stay in the lines
# and go with the fixes.
_CUT = re.compile(
    rf"""</?(?P<block>{_BLOCKS})(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>|<!doctype[^<>]*>|<\?xml[^<>]*>""",
    re.I,
)
_HIDDEN = Elements(*HIDDEN, "head")
_META = re.compile(r"<meta\b[^<>]*>", re.I)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:-])(?P<name>[\w:-]{1,64})\s{0,8}=\s{0,8}(?P<mark>["'])(?P<value>.*?)(?P=mark)""", re.S
)
_TITLE_NAMES = frozenset(("og:title", "articletitle", "twitter:title"))
_NAMING = (Elements("h1"), Elements("title"))


def _stretches(raw: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, heading level) of the raw text between two cuts."""
    at, level = 0, 0
    for start, end, tag in _cuts(raw):
        yield at, start, level
        at = end
        if tag.lower().startswith("h") and tag[1:].isdigit():
            level = 0 if raw.startswith("</", start) else int(tag[1:])
        elif tag.lower() not in ("br", ""):
            level = 0
    yield at, len(raw), level


def _cuts(raw: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, tag) of what breaks lines: a comment or script does not, the fixes take it out."""
    seen = 0
    for hidden in (*_HIDDEN.of(raw), None):
        stop = len(raw) if hidden is None else hidden.start
        for cut in _CUT.finditer(raw, seen, stop):
            yield cut.start(), cut.end(), cut["block"] or ""
        if hidden is not None:
            if hidden.name == "head":
                yield hidden.start, hidden.end, ""
            seen = hidden.end


def _lines(raw: str, start: int, end: int, level: int, numbers: LineNumbers) -> list[PageLine]:
    while start < end and raw[start].isspace():
        start += 1
    return page_lines(raw, start, end, numbers.at(start), level) if start < end else []


def _content(raw: str) -> str:
    """The words that trafilatura takes for content, nothing between them; "" when it finds none.

    The line kinds and the block alone read a page well enough, so a parser that gives up on broken
    markup (or cannot be loaded) costs a warning and not the page.
    """
    try:
        import trafilatura  # costs 0.15 s, so only when an .html page is there

        text = trafilatura.extract(raw, include_comments=False, include_tables=True, favor_recall=True)
    except Exception as error:
        _log.warning("trafilatura could not read an HTML page: %s", error)
        return ""
    return letters(text or "")
