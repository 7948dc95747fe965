"""The body's lines as sections under their headings, and its paragraphs as sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.kinds import LineKind, is_numbered
from bot.corpus.lines import PageLine
from bot.models import Paragraph, Quote, Section
from bot.text.scripts import fold
from bot.text.sentences import Span, sentence_spans

Body = Sequence[tuple[PageLine, LineKind, Span]]


def sections_of(body: Body) -> tuple[Section, ...]:
    """Lines (with their kinds and the range of each that is body) as sections, in page order."""
    leads = _parallel_leads(body)
    sections: list[Section] = []
    heading: Quote | None = None
    inline = False
    paragraphs: list[Paragraph] = []

    def close() -> None:
        if paragraphs or heading is not None:
            sections.append(Section(heading, tuple(paragraphs), inline))

    numbered = False
    for index, (line, kind, (start, end)) in enumerate(body):
        if kind is LineKind.NUMBER:
            numbered = True
            continue
        if (
            kind is LineKind.HEADING
            or (numbered and len(line.text) <= _HEADING_LENGTH)
            or _is_heading(body, index)
        ):
            close()
            heading, inline, paragraphs = line.quote(start, end), False, []
            numbered = False
            continue
        numbered = False
        lead = _numbered_lead(line.text[start:end]) or leads.get(index, 0)
        if lead:
            close()
            heading, inline, paragraphs = line.quote(start, start + lead), True, []
        paragraphs.append(paragraph_of(line, start, end))
    close()
    return tuple(sections)


def paragraph_of(line: PageLine, start: int, end: int) -> Paragraph:
    return Paragraph(tuple(line.quote(start + a, start + b) for a, b in sentence_spans(line.text[start:end])))


# A heading on a line of its own is at most this long.
_HEADING_LENGTH = 36
# A lead clause is at most this long, and this many paragraphs at least begin alike.
_LEAD_LENGTH = 48
_ALIKE = 3


def _is_heading(body: Body, index: int) -> bool:
    """Whether a short line without a closing mark stands before prose or another heading."""
    line, kind, _ = body[index]
    if kind is not LineKind.SHORT or index + 1 == len(body):
        return False
    if line.han < 4 or len(line.text) > _HEADING_LENGTH or _NO_HEADING.search(line.text):
        return False
    return body[index + 1][1] is not LineKind.SHORT or _is_heading(body, index + 1)


_NO_HEADING = re.compile(r"[。，,、；;：:！？!?）)…]$|^[—(（]")


def _numbered_lead(text: str) -> int:
    """The length of `一、….` at the beginning of a paragraph that goes on behind it, else 0."""
    if not is_numbered(fold(text)):
        return 0
    spans = sentence_spans(text)
    if len(spans) < 2 or spans[0][1] > _LEAD_LENGTH:
        return 0
    return spans[0][1]


def _parallel_leads(body: Body) -> dict[int, int]:
    """The paragraphs that begin alike, with the length of the first sentence that serves as heading.

    Alike: at least three first sentences that are short, are followed by more, and share their first
    character, first two, or second (起笔…, 运笔…, 收笔…).
    """
    first: dict[int, tuple[str, int]] = {}
    for index, (line, kind, (start, end)) in enumerate(body):
        if kind is not LineKind.PROSE:
            continue
        spans = sentence_spans(line.text[start:end])
        if len(spans) > 1 and 4 <= spans[0][1] <= _LEAD_LENGTH and line.text[start] not in "“‘「":
            first[index] = (line.folded[start : start + spans[0][1]], spans[0][1])
    leads: dict[int, int] = {}
    for begin, end in ((0, 2), (1, 2), (0, 1)):
        groups: dict[str, list[int]] = {}
        for index, (text, _) in first.items():
            groups.setdefault(text[begin:end], []).append(index)
        for members in groups.values():
            if len(members) >= _ALIKE:
                leads.update((index, first[index][1]) for index in members)
    return leads
