"""Where a lead begins and ends: the stretch of a page most likely to hold the answer, likeliest first.

A sentence that surely answers is told alone. Where the ranking doubts between neighbours, the stretch goes on over
the end of the sentence, so that one reply of the length of a message holds both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering.evidence.ranking import Clause, Ranking, clauses_beside, clauses_of
from bot.library import Library
from bot.models import CUT, LEAD_LIMIT, Quote
from bot.search.sentences import ReadSentence
from bot.text.sentences import RIMS

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


ASIDE = 0.06
"""The share of a lead's whole chance, within `FAR` characters, that a second stretch must bring to be told behind the
first. Of CMRC / DRCD the answer stood there, by cross-validation, for .864 / .910 with one stretch, for .876 / .930 with
two; four leads in ten have two. With .09 two in ten, for .880 / .925."""

SLIGHT = 0.01
"""The chance of a clause with which nobody would begin."""


def window(pieces: Sequence[Piece], near: int = NEAR, far: int = FAR) -> tuple[int, int]:
    """Where to begin, and the end of the last piece that begins within `far` characters and fits a lead.

    >>> window([Piece(0, 50, 0.1), Piece(50, 90, 0.7), Piece(90, 130, 0.2), Piece(130, 230, 0.1)])
    (50, 130)
    """
    _, first, last = _likeliest(pieces, near, far, LEAD_LIMIT)
    return pieces[first].start, pieces[last].end


def _likeliest(
    pieces: Sequence[Piece], near: int, far: int, limit: int, least: float = 0.0
) -> tuple[float, int, int]:
    """What the best window is worth, its first and its last piece, within `limit` characters; it begins with a chance
    of `least` at least."""
    best = -1.0, 0, 0
    for i, (begin, _, opening) in enumerate(pieces):
        if opening < least:
            continue
        value, last = 0.0, i
        for j in range(i, len(pieces)):
            start, end, chance = pieces[j]
            offset, size = start - begin, end - start
            if offset >= far:
                break
            value += chance * _told(far - offset, size)
            if offset < near:
                value += chance * GLANCE * _told(near - offset, size)
            if offset + size <= limit:
                last = j
        if value > best[0]:
            best = value, i, last
    return best


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring sentences as one quote, the range of it to tell, its likeliest clause and where the
    sentence of that clause begins in the quote."""

    quote: Quote
    start: int
    end: int
    best: Clause
    offset: int

    @property
    def case(self) -> str:
        """The page it stands on."""
        return self.best.sentence.case

    @property
    def shown(self) -> str:
        """The range without the marks at its rims."""
        return self.quote.text[self.start : self.end].strip(RIMS)


def stretches(clauses: Sequence[Clause], beside: Sequence[Clause] = ()) -> tuple[Stretch, ...]:
    """The stretch to tell of a page's clauses (in page order, one at least), and a second one where it is worth more
    than the end of the first: what is asked for often stands before the sentence that has the question's words (1943年,
    …。同年,…), which says the rest of it, or, by the clauses `beside`, on a page that is about as likely. The first one's
    first `NEAR` characters stay."""
    runs = _runs(clauses)
    run, first, last = _first(runs)
    others = _runs(beside)
    begin, end = run.pieces[first].start, last
    second, gain = None, 0.0
    for cut in range(first, last + 1):
        used = run.pieces[cut].end - begin
        room = FAR - used - len(CUT)
        if (used < NEAR and cut < last) or room <= 0:
            continue
        kept = sum(_share(FAR, piece, begin) for piece in run.pieces[first : cut + 1])
        lost = sum(_share(FAR, piece, begin) for piece in run.pieces[cut + 1 : last + 1])
        least = max(gain, ASIDE / (1 - ASIDE) * kept)
        rest = [(one, 0, len(one.pieces), 0) for one in runs if one is not run]
        rest += [(run, 0, first, 0), (run, cut + 1, len(run.pieces), 0)]
        rest += [(one, 0, len(one.pieces), len(ELSEWHERE)) for one in others]
        for one, low, high, front in rest:
            pieces = one.pieces[low:high]
            if sum(piece.chance for piece in pieces) - lost <= least:
                continue
            limit = LEAD_LIMIT - used - len(CUT) - front
            value, i, j = _likeliest(pieces, 0, room - front, limit, SLIGHT)
            if value - lost > least:
                least = gain = value - lost
                end, second = cut, one.stretch(low + i, low + j)
    told = run.stretch(first, end)
    return (told,) if second is None else (told, second)


def told_of(ranking: Ranking, library: Library) -> tuple[Stretch, ...]:
    """The stretches to tell by a ranking, which must have a sentence."""
    return stretches(clauses_of(ranking, library), clauses_beside(ranking, library))


def joined(lead: str, told: Sequence[Stretch]) -> str:
    """A lead as what is told first shows it, and behind it what the others show."""
    texts = [one.shown if one.case == told[0].case else ELSEWHERE + one.shown for one in told[1:]]
    return CUT.join((lead, *texts))[:LEAD_LIMIT]


ELSEWHERE = "另一篇:"
"""What stands before a stretch of another page."""


DOUBT = 0.02
"""The chance that may be left behind the end of a stretch: what follows is not worth reading."""


class _Run:
    """Clauses of sentences that follow one another without a gap: what can be quoted as one."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self.sentences = list({clause.sentence.quote.start: clause.sentence for clause in clauses}.values())
        self.offsets: dict[int, int] = {}
        at = 0
        for sentence in self.sentences:
            self.offsets[sentence.quote.start] = at
            at += len(sentence.quote.text)
        places = [self.offsets[clause.sentence.quote.start] for clause in clauses]
        self.pieces = [
            Piece(at + clause.start, at + clause.end, clause.chance)
            for at, clause in zip(places, clauses, strict=True)
        ]

    def stretch(self, first: int, last: int) -> Stretch:
        """The clauses from `first` to `last`, without those at the end that hardly answer."""
        left = sum(piece.chance for piece in self.pieces[first : last + 1])
        for place in range(first, last + 1):
            left -= self.pieces[place].chance
            if left <= DOUBT:
                last = place
                break
        start, end = self.pieces[first].start, self.pieces[last].end
        told = [
            s
            for s in self.sentences
            if self.offsets[s.quote.start] < end and self.offsets[s.quote.start] + len(s.quote.text) > start
        ]
        shift = self.offsets[told[0].quote.start]
        text = "".join(s.quote.text for s in told)
        quote = Quote(text, told[0].quote.start, told[-1].quote.end, told[0].quote.line)
        best = self.clauses[max(range(first, last + 1), key=lambda i: self.pieces[i].chance)]
        place = self.offsets[best.sentence.quote.start] - shift
        return Stretch(quote, start - shift, end - shift, best, place)


def _first(runs: Sequence[_Run]) -> tuple[_Run, int, int]:
    """The run that has the best window, the first and the last of its clauses."""
    found = [(run, *_likeliest(run.pieces, NEAR, FAR, LEAD_LIMIT)[1:]) for run in runs]
    return max(found, key=lambda one: sum(piece.chance for piece in one[0].pieces[one[1] : one[2] + 1]))


def _runs(clauses: Sequence[Clause]) -> list[_Run]:
    runs: list[list[Clause]] = []
    for clause in clauses:
        if runs and _follows(runs[-1][-1].sentence, clause.sentence):
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return list(map(_Run, runs))


def _follows(first: ReadSentence, second: ReadSentence) -> bool:
    return first is second or (
        first.quote.end == second.quote.start and first.quote.line == second.quote.line
    )


def _share(room: int, piece: Piece, begin: int) -> float:
    """What a piece is worth that is told within `room` characters from `begin` on."""
    return piece.chance * _told(room - (piece.start - begin), piece.end - piece.start)


def _told(room: int, size: int) -> float:
    """How much of a piece's chance is told where it is cut off: less than its share, as an answer may be cut."""
    if room >= size:
        return 1.0
    share = room / size if room > 0 else 0.0
    return share * share
