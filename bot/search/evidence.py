"""Sentences read against a question: how much of it each answers, and where in the sentence.

The score of a sentence is the share of the question's word weight (inverse document frequency) that
stands in it or near it, read from one clause outward: a word in the clause counts whole, further off
less. What the question asks for decides which clauses can be read from: "how many" from a number of a
fitting unit, "when" from a date. Mean IDF coverage separates answerable from unanswerable questions
with AUC .98, raw BM25 with .83 (measured on CMRC and DRCD).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.search.sentences import ReadSentence
from bot.search.terms import Term, TermKind


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a word counts by where it stands, seen from the clause that is read."""

    clause: float = 1.0
    next_clause: float = 0.97
    sentence: float = 0.8
    before: float = 0.44
    after: float = 0.4
    heading: float = 0.46
    title: float = 0.27
    page: float = 0.25


REACH = Reach()


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read from one clause: `clause` its range, `score` the share of the question found in and
    near it, `matched` the words found; `rank` orders sentences of several pages: the score with what the
    rest of the page has of the question."""

    sentence: ReadSentence
    clause: tuple[int, int]
    score: float
    matched: tuple[str, ...]
    rank: float = 0.0

    def times(self, factor: float) -> Reading:
        """The same reading, worth `factor` as much."""
        return replace(self, score=self.score * factor, rank=self.rank * factor)


def page_floor(page: str, terms: Sequence[Term], reach: Reach = REACH) -> tuple[float, ...]:
    """What each term counts at least for any sentence of a page, because it stands somewhere in it."""
    return tuple(reach.page * match(term, page) for term in terms)


def coverage(sentence: ReadSentence, terms: Sequence[Term], floor: Sequence[float] = ()) -> float:
    """The weight share of `terms` that stands in the sentence or its neighbours: the quick first look."""
    total = sum(term.weight for term in terms)
    if not total:
        return 0.0
    context = f"{sentence.before}\n{sentence.after}\n{sentence.heading}"
    found = 0.0
    for i, term in enumerate(terms):
        quality = match(term, sentence.folded)
        if quality < 1.0:
            quality = max(quality, 0.4 * match(term, context), floor[i] if floor else 0.0)
        found += term.weight * quality
    return found / total


def read_from(
    sentence: ReadSentence,
    clause: int,
    terms: Sequence[Term],
    title: str = "",
    floor: Sequence[float] = (),
    reach: Reach = REACH,
) -> Reading:
    """Read a sentence from its clause number `clause` (0-based) outward; `title` is the folded title,
    `floor` what each term counts at least (see `page_floor`)."""
    spans = sentence.clauses
    start, end = spans[clause]
    near_start = spans[max(0, clause - 1)][0]
    near_end = spans[min(len(spans) - 1, clause + 1)][1]
    zones = (
        (sentence.folded[start:end], reach.clause),
        (sentence.folded[near_start:near_end], reach.next_clause),
        (sentence.folded, reach.sentence),
        (sentence.before, reach.before),
        (sentence.heading, reach.heading),
        (sentence.after, reach.after),
        (title, reach.title),
    )
    total = found = ranked = 0.0
    matched: list[str] = []
    for i, term in enumerate(terms):
        total += term.weight
        best = 0.0
        for zone, worth in zones:
            if best < worth and zone:
                best = max(best, worth * match(term, zone))
        found += term.weight * best
        ranked += term.weight * max(best, floor[i] if floor else 0.0)
        if best > 0.25:
            matched.append(term.text)
    total = total or 1.0
    return Reading(sentence, (start, end), found / total, tuple(matched), ranked / total)


SYNONYM = 0.9
PARTIAL = 0.7
SPLIT = 0.5
SPLIT_WITHIN = 4
"""A two-character word that no page has, when both its characters stand near each other (沟河 in 河湖沟渠)."""


def match(term: Term, zone: str) -> float:
    """How well a term stands in folded text: 1 itself, less a synonym, less in part.

    >>> from bot.search.terms import Term
    >>> match(Term("孩子", 1.0, ("儿童",)), "走访留守儿童60余人")
    0.9
    >>> match(Term("2021", 1.0, (), TermKind.NUMBER), "共12021户")
    0.0
    """
    text = term.text
    if term.kind is TermKind.NUMBER:
        return float(_number_stands(text, zone))
    if text in zone:
        return 1.0
    for other in term.others:
        if other in zone:
            return SYNONYM
    if len(text) == 4 and not term.known and text[:2] in zone and text[2:] in zone:
        return SYNONYM
    if len(text) >= 3 and not text.isascii():
        bigrams = len(text) - 1
        stands = sum(text[i : i + 2] in zone for i in range(bigrams))
        return PARTIAL * stands / bigrams
    if len(text) == 2 and not term.known:
        first, second = zone.find(text[0]), zone.find(text[1])
        if first >= 0 and second >= 0 and abs(first - second) <= SPLIT_WITHIN:
            return SPLIT
    return 0.0


def _number_stands(number: str, zone: str) -> bool:
    at = zone.find(number)
    while at >= 0:
        before, after = zone[at - 1 : at], zone[at + len(number) : at + len(number) + 1]
        decimal = after == "." and zone[at + len(number) + 1 : at + len(number) + 2].isdigit()
        if not (before.isdigit() or before == "." or after.isdigit() or decimal):
            return True
        at = zone.find(number, at + 1)
    return False


def best_first(
    sentences: Iterable[ReadSentence],
    terms: Sequence[Term],
    limit: int,
    floors: Mapping[str, Sequence[float]],
) -> list[ReadSentence]:
    """The sentences that cover most of the terms, best first; page order among equals. `floors` has the
    `page_floor` of a case, where it counts."""
    scored = [(coverage(sentence, terms, floors.get(sentence.case, ())), sentence) for sentence in sentences]
    scored.sort(key=lambda pair: -pair[0])
    return [sentence for score, sentence in scored[:limit] if score > 0]
