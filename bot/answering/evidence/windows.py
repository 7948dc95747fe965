"""Where a lead begins and ends: the stretch of a page most likely to hold the answer, likeliest first.

A sentence that surely answers is told alone. Where the ranking doubts between neighbours, the stretch goes on over
the end of the sentence, so that one reply of the length of a message holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering.evidence.ranking import Clause
from bot.models import LEAD_LIMIT, Quote
from bot.search.sentences import ReadSentence

NEAR, FAR = 60, 120
"""Characters of a lead that are read at a glance, and of one that is read at all."""

GLANCE = 1.2
"""What a chance within the first `NEAR` characters counts beside one within `FAR`. Of CMRC / DRCD the answer stood, by
cross-validation, in 120 characters for .869 / .913 with 0.6 and in 60 for .697 / .850; with 1.0 .860 / .911 and
.708 / .861; with 1.2 .856 / .910 and .712 / .862."""


class Piece(NamedTuple):
    """A clause `[start, end)` of a page's text and its chance to hold the answer."""

    start: int
    end: int
    chance: float


def window(pieces: Sequence[Piece], near: int = NEAR, far: int = FAR) -> tuple[int, int]:
    """Where to begin, and the end of the last piece that begins within `far` characters and fits a lead.

    >>> window([Piece(0, 50, 0.1), Piece(50, 90, 0.7), Piece(90, 130, 0.2), Piece(130, 230, 0.1)])
    (50, 130)
    """
    best, found = -1.0, (0, 0)
    for i, first in enumerate(pieces):
        value, end = 0.0, first.end
        for piece in pieces[i:]:
            offset = piece.start - first.start
            if offset >= far:
                break
            size = piece.end - piece.start
            value += piece.chance * (_told(far - offset, size) + GLANCE * _told(near - offset, size))
            if offset + size <= LEAD_LIMIT:
                end = piece.end
        if value > best:
            best, found = value, (first.start, end)
    return found


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring sentences as one quote, the range of it to tell, its likeliest clause and where the
    sentence of that clause begins in the quote."""

    quote: Quote
    start: int
    end: int
    best: Clause
    offset: int


def stretch(clauses: Sequence[Clause]) -> Stretch:
    """The stretch to tell of a page's clauses (in page order, one at least)."""
    best: tuple[float, Stretch] | None = None
    for run in _runs(clauses):
        sentences = list({clause.sentence.quote.start: clause.sentence for clause in run}.values())
        offsets: dict[int, int] = {}
        at = 0
        for sentence in sentences:
            offsets[sentence.quote.start] = at
            at += len(sentence.quote.text)
        pieces = [
            Piece(
                offsets[c.sentence.quote.start] + c.start, offsets[c.sentence.quote.start] + c.end, c.chance
            )
            for c in run
        ]
        start, end = window(pieces)
        held = [i for i, piece in enumerate(pieces) if start <= piece.start and piece.end <= end]
        value = sum(pieces[i].chance for i in held)
        if best is None or value > best[0]:
            end = _enough([pieces[i] for i in held], value)
            told = [
                s
                for s in sentences
                if offsets[s.quote.start] < end and offsets[s.quote.start] + len(s.quote.text) > start
            ]
            shift = offsets[told[0].quote.start]
            text = "".join(s.quote.text for s in told)
            quote = Quote(text, told[0].quote.start, told[-1].quote.end, told[0].quote.line)
            likeliest = run[max(held, key=lambda i: pieces[i].chance)]
            place = offsets[likeliest.sentence.quote.start] - shift
            best = value, Stretch(quote, start - shift, end - shift, likeliest, place)
    assert best is not None
    return best[1]


DOUBT = 0.02
"""The chance that may be left behind the end of a stretch: what follows is not worth reading."""


def _enough(pieces: Sequence[Piece], total: float) -> int:
    """Where to end: behind the piece after which hardly any chance is left."""
    left = total
    for piece in pieces:
        left -= piece.chance
        if left <= DOUBT:
            return piece.end
    return pieces[-1].end


def _runs(clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    """Clauses of sentences that follow one another without a gap: what can be quoted as one."""
    run: list[Clause] = []
    for clause in clauses:
        if run and not _follows(run[-1].sentence, clause.sentence):
            yield run
            run = []
        run.append(clause)
    if run:
        yield run


def _follows(first: ReadSentence, second: ReadSentence) -> bool:
    return first is second or (
        first.quote.end == second.quote.start and first.quote.line == second.quote.line
    )


def _told(room: int, size: int) -> float:
    """How much of a piece's chance is told where it is cut off: less than its share, as an answer may be cut."""
    if room >= size:
        return 1.0
    share = room / size if room > 0 else 0.0
    return share * share
