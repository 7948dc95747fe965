"""One raw page as a Case, and a folder of pages as cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.corpus.block import body_block, in_body
from bot.corpus.bylines import bracket_credits, stated_credits, stated_date, stated_outlet
from bot.corpus.headings import sections_of
from bot.corpus.kinds import LineKind, page_kinds
from bot.corpus.lines import PageLine, text_lines
from bot.corpus.markup import html_lines, html_titles
from bot.corpus.pages import read_raw
from bot.corpus.places import places_of
from bot.corpus.titles import opening_title, title_line, title_quote
from bot.errors import PageError
from bot.models import Case, Credit, Section


def read_cases(folder: Path) -> tuple[tuple[Case, ...], tuple[PageError, ...]]:
    """The pages of a folder as cases, sorted by file name, and what could not be read.

    Lines that many pages share are the site's own and dropped. Raises PageError when there is no
    such folder.
    """
    if not folder.is_dir():
        raise PageError(str(folder), "is no folder; name the folder that holds the pages")
    errors: list[PageError] = []
    pages: list[tuple[str, str]] = []
    taken: dict[str, str] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.suffix.lower() not in SUFFIXES or path.name == "README.md" or not path.is_file():
            continue
        key = case_id(path.name)
        if key in taken:
            errors.append(PageError(path.name, f'has the id "{key}" of {taken[key]}; rename one of the two'))
            continue
        taken[key] = path.name
        try:
            pages.append((path.name, read_raw(path)))
        except PageError as error:
            errors.append(error)
    chrome = _shared_lines([raw for _, raw in pages])
    cases: list[Case] = []
    for file, raw in pages:
        try:
            cases.append(case_of(raw, file, chrome))
        except PageError as error:
            errors.append(error)
    return tuple(cases), tuple(errors)


def read_case(path: Path) -> Case:
    """One file as a case; raises PageError when it cannot be read or holds nothing to read."""
    return case_of(read_raw(path), path.name)


def case_of(raw: str, file: str, chrome: frozenset[str] = frozenset()) -> Case:
    """A raw page as a case. `chrome` are stripped raw lines known to be the site's own."""
    lines, hints = _lines(raw, file, chrome)
    kinds = page_kinds(lines)
    block = body_block(lines, kinds)
    if block == (0, 0):
        block = _fallback(lines, kinds)
        if block == (0, 0):
            raise PageError(file, "has nothing to read; remove it or give it a text")
    title_at = title_line(lines, kinds, block, hints)
    start = block[0] if title_at is None else max(block[0], title_at + 1)
    title = opening_title(_opening(lines, kinds, block)) if title_at is None else title_quote(lines[title_at])
    credits: list[Credit] = []
    body = []
    inside = [
        i for i in range(start, block[1]) if in_body(kinds[i], lines[i]) and lines[i].text != title.text
    ]
    for index in inside:
        line, end = lines[index], len(lines[index].text)
        found, cut = bracket_credits(line, index == inside[-1])
        credits += found
        if cut and cut[0][0] > 0:
            end = cut[0][0]
        body.append((line, kinds[index], (0, end)))
    about = _about(lines, kinds, block, title_at)
    sections = sections_of(body)
    return Case(
        id=case_id(file),
        file=file,
        title=title,
        places=places_of(title.text, "\n".join(section.text for section in sections)),
        date=stated_date(about),
        outlet=stated_outlet(about),
        credits=(*credits, *(credit for credit in stated_credits(about) if credit not in credits)),
        sections=sections,
    )


def case_id(file: str) -> str:
    """The file name up to its first `_` or `.`.

    >>> case_id("000_49d5.txt"), case_id("洛阳.html")
    ('000', '洛阳')
    """
    return re.split(r"[_.]", file, maxsplit=1)[0]


SUFFIXES = frozenset((".txt", ".md", ".html", ".htm"))
# A line is the site's own when this share of the folder's pages has it, and at least three pages.
_SHARED_PAGES = 3
_SHARED_SHARE = 0.3
# How far around the body the lines about the page stand.
_BEFORE, _AFTER = 12, 8


def _lines(raw: str, file: str, chrome: frozenset[str]) -> tuple[list[PageLine], Sequence[str]]:
    if file.lower().endswith((".html", ".htm")):
        lines, hints = html_lines(raw), html_titles(raw)
    else:
        lines, hints = text_lines(raw), ()
    return [line for line in lines if line.text not in chrome], hints


def _shared_lines(raws: Sequence[str]) -> frozenset[str]:
    """The lines that at least 3 pages and 30 % of the pages have, word for word."""
    if len(raws) < _SHARED_PAGES:
        return frozenset()
    pages: Counter[str] = Counter()
    for raw in raws:
        pages.update({stripped for line in raw.splitlines() if (stripped := line.strip())})
    least = max(_SHARED_PAGES, _SHARED_SHARE * len(raws))
    return frozenset(line for line, count in pages.items() if count >= least)


def _opening(lines: Sequence[PageLine], kinds: Sequence[LineKind], block: tuple[int, int]) -> PageLine:
    """The first prose of the block, else its first line."""
    inside = range(*block)
    return lines[next((index for index in inside if kinds[index] is LineKind.PROSE), block[0])]


def _fallback(lines: Sequence[PageLine], kinds: list[LineKind]) -> tuple[int, int]:
    """For a page without prose: from the first to the last line of words; a sentence counts as prose."""
    for index, line in enumerate(lines):
        if kinds[index] not in (LineKind.SPAM, LineKind.FOOTER) and line.han >= 5 and "。" in line.text:
            kinds[index] = LineKind.PROSE
    words = [
        index
        for index, line in enumerate(lines)
        if in_body(kinds[index], line) and re.search(r"\w{2}", line.text)
    ]
    return (words[0], words[-1] + 1) if words else (0, 0)


def _about(
    lines: Sequence[PageLine], kinds: Sequence[LineKind], block: tuple[int, int], title_at: int | None
) -> list[PageLine]:
    """The lines about the page: those between title and body, then around them, then behind the body."""
    top = block[0] if title_at is None else title_at
    near = range(top, block[1])
    before = range(top - 1, max(-1, top - _BEFORE), -1)
    after = range(block[1], min(len(lines), block[1] + _AFTER))
    return [lines[i] for i in (*near, *before, *after) if kinds[i] is LineKind.META]


__all__ = ["SUFFIXES", "Section", "case_id", "case_of", "read_case", "read_cases"]
