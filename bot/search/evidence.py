"""Sentences read against a question: how much of it each answers, and where in the sentence.

The score of a sentence is the share of the question's word weight (inverse document frequency) that
stands in it or near it, read from one clause outward: a word in the clause counts whole, further off
less. What the question asks for decides which clauses can be read from: "how many" from a number of a
fitting unit, "when" from a date. Mean IDF coverage separates answerable from unanswerable questions
with AUC .98, raw BM25 with .83 (measured on CMRC and DRCD).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from bot import lazy_re as re
from bot.search.sentences import ReadSentence
from bot.search.terms import Term, TermKind


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a word counts by where it stands, seen from the clause that is read."""

    clause: float = 1.0
    next_clause: float = 0.97
    sentence: float = 0.8
    before: float = 0.44
    named_before: float = 0.6
    after: float = 0.4
    heading: float = 0.46
    title: float = 0.27
    page: float = 0.25


REACH = Reach()


class Reading(NamedTuple):
    """A sentence read from one clause: `clause` its range, `score` the share of the question found in and
    near it, `matched` the words found; `rank` orders sentences of several pages: the score with what the
    rest of the page has of the question. (A tuple, as a question makes a hundred: it costs a third.)"""

    sentence: ReadSentence
    clause: tuple[int, int]
    score: float
    matched: tuple[str, ...]
    rank: float = 0.0

    def times(self, factor: float) -> Reading:
        """The same reading, worth `factor` as much."""
        return Reading(self.sentence, self.clause, self.score * factor, self.matched, self.rank * factor)


class Reader:
    """Reads sentences against the terms of one question. Each text is matched once, however many
    sentences it is the neighbour, heading or title of: that is where the time goes."""

    def __init__(self, terms: Sequence[Term], reach: Reach = REACH) -> None:
        self._terms = tuple(terms)
        self._texts = tuple(term.text for term in self._terms)
        self._weights = tuple(term.weight for term in terms)
        self._total = sum(self._weights) or 1.0
        self.reach = reach
        self.qualities = _qualities(self._terms)
        self._covered: dict[tuple[str, int, bool], float] = {}
        self._floors: dict[str, tuple[float, ...]] = {}

    def coverage(self, sentence: ReadSentence, page: str = "") -> float:
        """The weight share of the terms that stands in the sentence, its neighbours or (little) its page, whose
        folded text is `page`: the quick first look."""
        key = sentence.case, sentence.quote.start, bool(page)
        covered = self._covered.get(key)
        if covered is None:
            covered = self._covered[key] = self._cover(sentence, page)
        return covered

    def _cover(self, sentence: ReadSentence, page: str) -> float:
        near = map(
            max,
            self.qualities(sentence.before),
            self.qualities(sentence.after),
            self.qualities(sentence.heading),
        )
        beside = [0.4 * quality for quality in near]
        return self.share(map(max, self.qualities(sentence.folded), beside, self._floor(page)))

    def _floor(self, page: str) -> tuple[float, ...]:
        """What each term counts everywhere on a page, whose folded text it is, as it stands somewhere there."""
        found = self._floors.get(page)
        if found is None:
            found = self._floors[page] = tuple([self.reach.page * one for one in self.qualities(page)])
        return found

    def read(self, sentence: ReadSentence, title: str = "", page: str = "") -> Outward:
        """The sentence as it reads from its clauses outward. `title` and `page` are the folded title and
        text of its page; what only the page has counts for the rank alone."""
        reach = self.reach
        before = reach.named_before if goes_on(sentence.folded, sentence.before) else reach.before
        here = self.qualities(sentence.folded)
        around = [
            max(reach.sentence * h, before * b, reach.heading * g, reach.after * a, reach.title * t)
            for h, b, g, a, t in zip(
                here,
                self.qualities(sentence.before),
                self.qualities(sentence.heading),
                self.qualities(sentence.after),
                self.qualities(title),
                strict=True,
            )
        ]
        # A term that the whole sentence has not is in no clause of it.
        standing = [i for i, quality in enumerate(here) if quality]
        return Outward(self, sentence, around, standing, self._floor(page))

    def clauses(self, sentence: ReadSentence, places: Sequence[int]) -> list[list[float]]:
        """How well the terms at some places stand in each clause of a sentence."""
        terms = [self._terms[i] for i in places]
        return [
            [match(term, text) for term in terms]
            for text in (sentence.folded[a:b] for a, b in sentence.clauses)
        ]

    def share(self, found: Iterable[float]) -> float:
        """The share of the weight that is found, where each term is found so well."""
        total: float = sum(map(mul, self._weights, found))
        return total / self._total

    def matched(self, found: Sequence[float]) -> tuple[str, ...]:
        """The words that are found."""
        return tuple([text for text, quality in zip(self._texts, found, strict=True) if quality > 0.25])


class Outward:
    """A sentence that can be read from each of its clauses outward; only one or two of them are."""

    def __init__(
        self,
        reader: Reader,
        sentence: ReadSentence,
        around: Sequence[float],
        standing: Sequence[int],
        floor: Sequence[float],
    ) -> None:
        """What each term counts in the `sentence` or beside it, the places of those `standing` in it, and what each
        counts on its page."""
        self._reader, self._sentence = reader, sentence
        self._around, self._standing, self._floor = around, standing, floor
        self._clauses = reader.clauses(sentence, standing) if standing else []

    def best(self) -> Reading:
        """The sentence read from the clause from which it ranks highest."""
        clauses = range(len(self._sentence.clauses) if self._standing else 1)
        return self.at(max(clauses, key=lambda number: self._rank(self._found(number))))

    def at(self, number: int) -> Reading:
        """The sentence read from one clause."""
        found, reader = self._found(number), self._reader
        span = self._sentence.clauses[number]
        return Reading(self._sentence, span, reader.share(found), reader.matched(found), self._rank(found))

    def _rank(self, found: Sequence[float]) -> float:
        return self._reader.share(map(max, found, self._floor))

    def _found(self, number: int) -> Sequence[float]:
        """How well each term is found from one clause."""
        if not self._standing:
            return self._around
        reach, clauses, found = self._reader.reach, self._clauses, [*self._around]
        beside = map(max, *clauses[max(0, number - 1) : number + 2], clauses[number])
        for i, clause, next_to in zip(self._standing, clauses[number], beside, strict=True):
            found[i] = max(found[i], reach.clause * clause, reach.next_clause * next_to)
        return found


def goes_on(folded: str, before: str) -> bool:
    """Whether a folded sentence tells of what the one before it names.

    >>> goes_on("该公司有23家门店", "引来一家公司。"), goes_on("该区建强支部", "推动振兴,就要建强支部。")
    (True, False)
    >>> goes_on("今年43岁的他身材魁梧", "来了队长李小山。")
    True
    """
    if _AGED.match(folded):
        return True
    if not folded.startswith(_ANAPHORA):
        return False
    what = _THAT.match(folded)
    return what is None or what["what"] in before


_ANAPHORA = ("该", "此", "这", "其", "他", "她", "它", "当地")
_AGED = re.compile(r"(?:今年|现年|年仅|年近|年过)?[\d一-十]{1,4}多?岁的[他她]")
_THAT = re.compile(r"该(?P<what>[村镇乡县区市州省旗社校厂站队]|[一-鿿]{2})")


def _qualities(terms: Sequence[Term]) -> Callable[[str], tuple[float, ...]]:
    """How well each term stands in a folded text (see `match`), found out once a text."""
    return lru_cache(maxsize=None)(lambda text: tuple([match(term, text) for term in terms]))


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


_SCALES = ("十", "百", "千", "万", "亿")


def _number_stands(number: str, zone: str) -> bool:
    at = zone.find(number)
    while at >= 0:
        before, after = zone[at - 1 : at], zone[at + len(number) : at + len(number) + 1]
        decimal = after == "." and zone[at + len(number) + 1 : at + len(number) + 2].isdigit()
        if not (before.isdigit() or before == "." or after.isdigit() or after in _SCALES or decimal):
            return True
        at = zone.find(number, at + 1)
    return False
