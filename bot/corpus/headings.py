"""The body's lines as sections under their headings, and its paragraphs as sentences."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence

from bot.corpus.kinds import LineKind, is_numbered
from bot.corpus.lines import PageLine
from bot.models import Paragraph, Quote, Section
from bot.text.scripts import fold
from bot.text.sentences import Span, sentence_spans

Body = Sequence[tuple[PageLine, LineKind, Span]]


def sections_of(body: Body) -> tuple[Section, ...]:
    """Lines (with their kinds and the range of each that is body) as sections, in page order."""
    leads = _parallel_leads(body)
    plain = _plain_headings(body)
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
        if kind is LineKind.HEADING or (numbered and len(line.text) <= _HEADING_LENGTH) or index in plain:
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


def _plain_headings(body: Body) -> frozenset[int]:
    """The short lines without a closing mark that stand before prose or another heading; from the end,
    so that each knows whether the next is one."""
    found: set[int] = set()
    for index in range(len(body) - 2, -1, -1):
        line, kind, _ = body[index]
        if kind is not LineKind.SHORT or (body[index + 1][1] is LineKind.SHORT and index + 1 not in found):
            continue
        if line.han >= 4 and len(line.text) <= _HEADING_LENGTH and not _NO_HEADING.search(line.text):
            found.add(index)
    return frozenset(found)


_NO_HEADING = re.compile(r"[。，,、；;：:！？!?）)…]$|^[—(（]")


def _numbered_lead(text: str) -> int:
    """The length of `一、….` at the beginning of a paragraph that goes on behind it, else 0."""
    if not is_numbered(fold(text)):
        return 0
    length = _first_sentence(text)
    return 0 if text.startswith("第") or text[:length].endswith((";", "；")) else length


def _parallel_leads(body: Body) -> dict[int, int]:
    """The paragraphs that begin in parallel, with the length of the first sentence that serves as heading.

    In parallel: at least three first sentences that are short, are followed by more, have as many
    clauses with last clauses of about one length, and share their first two characters, their first, or
    their second; or whose clauses all have the very same lengths, as couplets do.
    """
    leads: dict[int, str] = {}
    for index, (line, kind, (start, end)) in enumerate(body):
        if kind is LineKind.PROSE:
            text = line.folded[start:end]
            lead = text[: _first_sentence(text)]
            if lead and _NO_LEAD.search(lead) is None:
                leads[index] = lead
    found: dict[int, int] = {}
    clauses = {index: _clauses(lead) for index, lead in leads.items()}
    for cut in (slice(0, 2), slice(1, 2), slice(0, 1)):
        for group in _grouped({index: (leads[index][cut], len(clauses[index])) for index in leads}):
            sizes = sorted(len(clauses[index][-1]) for index in group)
            middle = sizes[len(sizes) // 2]
            alike = [index for index in group if abs(len(clauses[index][-1]) - middle) <= _ABOUT]
            if len(alike) >= _ALIKE:
                found.update((index, len(leads[index])) for index in alike)
    for group in _grouped({index: tuple(map(len, clauses[index])) for index in leads}):
        if len(leads[group[0]]) <= _COUPLET:
            found.update((index, len(leads[index])) for index in group)
    return found


def _first_sentence(text: str) -> int:
    """The length of the first sentence when it is short enough for a heading and more follows, else 0."""
    spans = sentence_spans(text[: 2 * _LEAD_LENGTH])
    return spans[0][1] if len(spans) > 1 and 4 <= spans[0][1] <= _LEAD_LENGTH else 0


def _grouped(keys: Mapping[int, Hashable]) -> list[list[int]]:
    """The paragraphs that have the same key, where there are enough of them."""
    groups: dict[Hashable, list[int]] = {}
    for index, key in keys.items():
        groups.setdefault(key, []).append(index)
    return [group for group in groups.values() if len(group) >= _ALIKE]


def _clauses(lead: str) -> list[str]:
    return re.split(r"[,、:]", lead.rstrip("。!"))


# Last clauses of parallel leads differ by at most this; couplets are at most this long as a whole.
_ABOUT = 3
_COUPLET = 20
# Words and marks of report, not of headings; a speech, a date and a question open no section.
_NO_LEAD = re.compile(
    r"^[“‘「(《【]|[;?…]|[说道称]|表示|指出|提出|强调|介绍|认为|宣布|要求|显示|报道|^(?:[一二三四五六七八九十]是|这|近|今|目前|日前|当|同时|此外|据|截至|其|但|而|在|\d)|"
    r"\d[%.]|了|曾|已"
)
