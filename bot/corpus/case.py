"""One raw page as a Case, and a folder of pages as cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.corpus.block import body_block, in_body
from bot.corpus.bylines import (
    bracket_credits,
    closing_outlet,
    people_line,
    photo_credits,
    stated_credits,
    stated_date,
    stated_outlet,
    unique,
)
from bot.corpus.headings import sections_of
from bot.corpus.kinds import LineKind, ends_sentence, page_kinds
from bot.corpus.lines import PageLine, text_lines
from bot.corpus.markup import html_lines, html_titles
from bot.corpus.pages import read_raw
from bot.corpus.places import places_of
from bot.corpus.titles import opening_title, stated_title, title_line, title_quote
from bot.errors import PageError
from bot.models import WROTE, Case, Credit, Quote, Role


def read_cases(folder: Path) -> tuple[tuple[Case, ...], tuple[PageError, ...]]:
    """The pages of a folder as cases, sorted by file name, and what could not be read.

    Lines that many pages share are the site's own and belong to no body. Raises PageError when there
    is no such folder.
    """
    files, errors = page_files(folder)
    pages: list[Page] = []
    for path in files:
        try:
            pages.append(read_page(path))
        except PageError as error:
            errors.append(error)
    shared = shared_lines(line_counts(pages), len(pages))
    cases: list[Case] = []
    for page in pages:
        try:
            cases.append(page_case(page, shared))
        except PageError as error:
            errors.append(error)
    return tuple(cases), tuple(errors)


def page_files(folder: Path) -> tuple[list[Path], list[PageError]]:
    """The files of a folder that are pages, by name, one for each id; and those with a name that cannot be
    one's. Raises PageError when there is no such folder."""
    if not folder.is_dir():
        raise PageError(str(folder), "is no folder; name the folder that holds the pages")
    files: list[Path] = []
    errors: list[PageError] = []
    taken: dict[str, str] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.suffix.lower() not in SUFFIXES or path.name == "README.md" or not path.is_file():
            continue
        if not path.name.isprintable():
            shown = path.name.encode("utf-8", "backslashreplace").decode()
            errors.append(PageError(shown, "has a name that is not readable text; rename the file"))
            continue
        key = case_id(path.name)
        if key in taken:
            errors.append(PageError(path.name, f'has the id "{key}" of {taken[key]}; rename one of the two'))
            continue
        taken[key] = path.name
        files.append(path)
    return files, errors


def read_case(path: Path) -> Case:
    """One file as a case; raises PageError when it cannot be read or holds nothing to read."""
    return case_of(read_raw(path), path.name)


def case_of(raw: str, file: str) -> Case:
    """A raw page as a case; the file's suffix says whether it is HTML. Raises PageError on an empty one.

    >>> case = case_of("治理有新招\\n时间：2022-3-1\\n近年来，该县坚持党建引领，群众办事更方便了。", "7.txt")
    >>> case.title.text, case.date
    ('治理有新招', Stated(value='2022-03-01', quote=Quote(text='时间：2022-3-1', start=6, end=17, line=2)))
    """
    return page_case(_page(raw, file), frozenset())


def case_id(file: str) -> str:
    """The file name up to its first `_` or `.`.

    >>> case_id("000_49d5.txt"), case_id("洛阳.html")
    ('000', '洛阳')
    """
    return re.split(r"[_.]", file, maxsplit=1)[0]


SUFFIXES = frozenset((".txt", ".md", ".html", ".htm"))
_EMPTY = "has nothing to read; remove it or give it a text"
# A line is the site's own when this share of the folder's pages has it, and at least three pages.
_SHARED_PAGES = 3
_SHARED_SHARE = 0.3
# The authors' bracket may stand on a line of its own, at most so many below the body.
_NAMES_BELOW = 3
# A paragraph of so many Han that stands twice says nothing new.
_SAME_HAN = 15
_BRACKETED = re.compile(r"[(（][^()（）]{2,60}[)）]")
# How far around the body the lines about the page stand.
_BEFORE, _AFTER = 12, 8


@dataclass(frozen=True, slots=True)
class Page:
    """A page cut into lines; `titles` is what its markup calls it."""

    file: str
    lines: list[PageLine]
    titles: tuple[PageLine, ...]


def _page(raw: str, file: str) -> Page:
    if file.lower().endswith((".html", ".htm")):
        return Page(file, html_lines(raw), html_titles(raw))
    return Page(file, text_lines(raw), ())


def read_page(path: Path) -> Page:
    """Raises PageError for a file that cannot be read."""
    return _page(read_raw(path), path.name)


def line_counts(pages: Iterable[Page]) -> Counter[str]:
    """On how many pages each line stands, word for word."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({line.text for line in page.lines})
    return counts


def shared_lines(counts: Mapping[str, int], pages: int) -> frozenset[str]:
    """The lines that at least 3 pages and 30 % of the pages have."""
    least = max(_SHARED_PAGES, _SHARED_SHARE * pages)
    return frozenset(text for text, count in counts.items() if count >= least)


def page_case(page: Page, shared: frozenset[str]) -> Case:
    """The stations in order: kinds, block, title, body with its bracketed credits, fields, sections.

    `shared` are the lines that are the site's own. Raises PageError for a page with nothing to read.
    """
    lines, kinds = page.lines, page_kinds(page.lines)
    for index, line in enumerate(lines):
        if line.text in shared and kinds[index] in (LineKind.PROSE, LineKind.SHORT):
            kinds[index] = LineKind.NAV
    block = body_block(lines, kinds)
    if block == (0, 0):
        block = _fallback(lines, kinds)
    if block == (0, 0):
        raise PageError(page.file, _EMPTY)
    title_at = title_line(lines, kinds, block, page.titles)
    if title_at is None:
        start = block[0]
        title = stated_title(page.titles) or opening_title(_opening(lines, kinds, block))
    else:
        title, start = title_quote(lines[title_at]), max(block[0], title_at + 1)
    inside = [index for index in range(start, block[1]) if in_body(kinds[index], lines[index])]
    if title_at is not None:
        inside = [index for index in inside if not _is_title(lines[index], title)]
    captions = _repeated(lines, kinds, inside)
    inside = _once(lines, [index for index in inside if lines[index].text not in captions])
    credits: list[Credit] = []
    below = [lines[i] for i in range((title_at or 0) + 1, block[0]) if kinds[i] is LineKind.SHORT]
    for line in below if title_at is not None else ():
        credits += people_line(line)
    outlet = closing_outlet(lines[inside[-1]]) if inside else None
    body: list[tuple[PageLine, LineKind, tuple[int, int]]] = []
    for index in inside:
        found, end = bracket_credits(lines[index], index == inside[-1])
        credits += found
        if outlet is not None and index == inside[-1]:
            end = min(end, lines[index].text.rindex(outlet.quote.text))
        body.append((lines[index], kinds[index], (0, end)))
    for line in lines[block[1] : block[1] + _NAMES_BELOW]:
        if _BRACKETED.fullmatch(line.text):
            credits += bracket_credits(line, last=True)[0]
    about = _about(lines, kinds, block, title_at)
    credits += stated_credits(about)
    pictured = [one for line in lines[block[0] : block[1] + _AFTER] for one in photo_credits(line)]
    if any(credit.role in WROTE for credit in credits):
        # Who wrote is told: the reporter of a caption took the picture and no more.
        pictured = [credit for credit in pictured if credit.role is Role.PHOTOGRAPHER]
    sections = sections_of(body)
    if not sections:
        raise PageError(page.file, _EMPTY)
    return Case(
        id=case_id(page.file),
        file=page.file,
        title=title,
        places=places_of(title.text, "\n".join(section.text for section in sections)),
        date=stated_date(about),
        outlet=stated_outlet((*about, *below)) or outlet,
        credits=unique((*credits, *pictured)),
        sections=sections,
    )


def _is_title(line: PageLine, title: Quote) -> bool:
    return title.text in line.text and title.text in (line.text, title_quote(line).text)


def _repeated(lines: Sequence[PageLine], kinds: Sequence[LineKind], inside: Sequence[int]) -> frozenset[str]:
    """The short lines that the body has more than once: captions; no heading stands twice."""
    counts = Counter(lines[index].text for index in inside if kinds[index] is LineKind.SHORT)
    return frozenset(text for text, count in counts.items() if count > 1)


def _once(lines: Sequence[PageLine], inside: Sequence[int]) -> list[int]:
    """Without the paragraphs that stand there before, as where a page has its text twice."""
    seen: set[str] = set()
    kept: list[int] = []
    for index in inside:
        line = lines[index]
        if line.han < _SAME_HAN or line.text not in seen:
            kept.append(index)
            seen.add(line.text)
    return kept


def _opening(lines: Sequence[PageLine], kinds: Sequence[LineKind], block: tuple[int, int]) -> PageLine:
    """The first prose or sentence of the block, else its first line."""
    for index in range(*block):
        if kinds[index] is LineKind.PROSE or (
            in_body(kinds[index], lines[index]) and ends_sentence(lines[index].text)
        ):
            return lines[index]
    return lines[block[0]]


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
