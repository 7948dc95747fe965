"""The markup of answers: **bold**, lines that begin with `- `, [text](https://…); all else is plain text."""

from __future__ import annotations

from collections.abc import Iterator

from bot import lazy_re as re
from bot.faq.entries import Entry, Source
from bot.faq.problems import Problem
from bot.models import Line
from bot.text.addresses import is_web_address
from bot.text.utf16 import units

LENGTH = 4096
"""UTF-16 units of an answer with its sources: one Telegram message (Bot API 10.0)."""

# What a reply writes around the quote or title of a source: what the case is called, its outlet and date.
_SOURCE_FRAME = 80


def answer_lines(answer: str) -> tuple[Line, ...]:
    """The lines of an answer as they are shown, with what is bold and what leads where. Markup that is not
    whole stays as it was written.

    >>> answer_lines("有**三项**:\\n- [头雁](https://example.org/a)工程")
    (Line(text='有三项:', bold=((1, 3),), cites=None, links=()), Line(text='· 头雁工程', bold=(), cites=None, links=((2, 4, 'https://example.org/a'),)))
    """
    return tuple(_line(line) for line in answer.split("\n"))


def markup_problems(entry: Entry) -> list[Problem]:
    """What of an answer would not be shown as it is meant, each at the entry's place."""
    return [problem for _, problem in placed_problems(entry)]


def placed_problems(entry: Entry) -> Iterator[tuple[int, Problem]]:
    """The problems of an answer, each with the line of the answer (from 0) that it stands in."""
    length = _shown_length(entry)
    if length > LENGTH:
        values = {"length": str(length), "limit": str(LENGTH)}
        yield 0, Problem("answer-too-long", entry.place, values)
    for number, line in enumerate(entry.answer.split("\n")):
        for code, values in _faults(line):
            yield number, Problem(code, entry.place, values)


# Text in brackets, and what stands in the round ones right behind; an address may hold a pair of its own.
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<address>[^()]*(?:\([^()]*\)[^()]*)*)(?P<end>\)?)")
_BOLD = "**"
_ITEM = re.compile(r"(\s*)- +(?=\S)")
# What people know from Markdown and HTML and would see as it stands: headings, code, pictures, tags.
_UNKNOWN = re.compile(r"^\s*#{1,6} (?=\S)|```|`[^`\s][^`]*`|!(?=\[[^\[\]]*\]\()|\*{3,}|</?[a-zA-Z][^<>]*>")


def _line(line: str) -> Line:
    """One line: its item mark, then its links, then the stars of what stands around and between them."""
    line = _ITEM.sub(r"\1· ", line, count=1) if _ITEM.match(line) else line
    if _BOLD not in line and "](" not in line:
        return Line(line)
    text = ""
    links: list[tuple[int, int, str]] = []
    stars: list[int] = []  # where in the text shown a pair of ** opens or closes, in turn
    pieces = list(_pieces(line))
    left = sum(piece == _BOLD for piece, _ in pieces) // 2 * 2
    for piece, address in pieces:
        if address:
            links.append((len(text), len(text) + len(piece), address))
        elif piece == _BOLD and left > len(stars):
            stars.append(len(text))
            continue
        text += piece
    bold = [span for pair in zip(stars[::2], stars[1::2], strict=True) for span in _around(links, *pair)]
    return Line(text, tuple(bold), links=tuple(links))


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """A line as texts, `**` marks and links: (text, address), the address "" for all but links."""
    at = 0
    for match in _LINK.finditer(line):
        shown = match["text"].replace(_BOLD, "").strip()
        if match["end"] and shown and is_web_address(match["address"]):
            yield from ((part, "") for part in re.split(r"(\*\*)", line[at : match.start()]) if part)
            yield shown, match["address"]
            at = match.end()
    yield from ((part, "") for part in re.split(r"(\*\*)", line[at:]) if part)


def _around(links: list[tuple[int, int, str]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a bold range that no link takes."""
    for begin, stop, _ in links:
        if start < begin < end:
            yield start, begin
        if start <= begin < end:
            start = stop
    if start < end:
        yield start, end


def _faults(line: str) -> Iterator[tuple[str, dict[str, str]]]:
    unknown = _UNKNOWN.search(line)
    if unknown is not None:
        yield "unknown-markup", {"mark": unknown[0].strip()}
    for match in _LINK.finditer(line):
        whole = match["end"] and match["text"].replace(_BOLD, "").strip() and is_web_address(match["address"])
        if not whole:
            yield "bad-link", {"text": match["text"], "address": match["address"]}
    if _BOLD not in line:
        return
    texts = [piece for piece, address in _pieces(line) if not address]
    stars = [at for at, piece in enumerate(texts) if piece == _BOLD]
    empty = any(b == a + 1 for a, b in zip(stars[::2], stars[1::2], strict=False))
    if (len(stars) % 2 or empty) and (unknown is None or "***" not in unknown[0]):
        yield "bold-open", {}


def _shown_length(entry: Entry) -> int:
    answer = "\n".join(line.text for line in answer_lines(entry.answer))
    return units(answer) + sum(units(_source_text(source)) + _SOURCE_FRAME for source in entry.sources)


def _source_text(source: Source) -> str:
    return source.quote if source.case else source.title
