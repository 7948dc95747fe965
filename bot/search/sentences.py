"""Sentences made ready to be read against a question: folded, with clauses, numbers and dates found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any, Generic, NamedTuple, TypeVar

from bot.corpus.quantities import Moment, Quantity, moments, quantities
from bot.models import Passage, Quote
from bot.text.scripts import fold
from bot.text.sentences import clause_spans
from bot.text.words import tagged

T = TypeVar("T")


class _once(Generic[T]):
    """A property found when first asked for, and kept. Until Python 3.12 functools' own takes a lock for it, which is
    one hundredth of a question."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: object, owner: type) -> T:
        found = one.__dict__[self._name] = self._find(one)
        return found


class _Sentence(NamedTuple):
    quote: Quote
    case: str
    passage: str
    ordinal: int
    heading: str
    folded: str
    before: str
    after: str


class ReadSentence(_Sentence):
    """One sentence of a passage. `folded` has the quote's length; all ranges are ranges of both.

    `before` and `after` are the folded neighbours under the same heading ("" at its ends), `heading`
    the folded heading over it. Numbers are found when first asked for. (A tuple, as a question makes twenty: it
    takes a fifth of the time.)
    """

    @_once
    def clauses(self) -> list[tuple[int, int]]:
        return clause_spans(self.quote.text)

    @_once
    def quantities(self) -> list[Quantity]:
        return quantities(self.folded, self.moments)

    @_once
    def moments(self) -> list[Moment]:
        return moments(self.folded)

    @_once
    def names(self) -> list[tuple[str, str, int]]:
        """What the segmenter takes for the name of a person (nr), place (ns) or body (nt), and where."""
        found, at = [], 0
        for word, tag in tagged(self.folded):
            if tag[:2] in ("nr", "ns", "nt"):
                found.append((word, tag[:2], at))
            at += len(word)
        return found


def read_page(passages: Sequence[Passage], texts: Sequence[str], first: int) -> list[list[ReadSentence]]:
    """The sentences of a page, passage by passage, with their neighbours under the same heading; `texts` are the folded
    texts of the passages, `first` the ordinal of the first."""
    headings = {passage.heading: fold(passage.heading) for passage in passages}
    every: list[tuple[int, Quote, str]] = []
    for number, (passage, text) in enumerate(zip(passages, texts, strict=True)):
        at = 0
        for quote in passage.sentences:
            every.append((number, quote, text[at : at + len(quote.text)]))
            at += len(quote.text)
    found: list[list[ReadSentence]] = [[] for _ in passages]
    over, before = None, ""
    for (number, quote, folded), (following, _, after) in zip_longest(every, every[1:], fillvalue=_END):
        passage = passages[number]
        found[number].append(
            ReadSentence(
                quote=quote,
                case=passage.case,
                passage=passage.id,
                ordinal=first + number,
                heading=headings[passage.heading],
                folded=folded,
                before=before if passage.heading == over else "",
                after=after if passages[following].heading == passage.heading else "",
            )
        )
        over, before = passage.heading, folded
    return found


_END = (0, Quote("", 0, 0, 0), "")
"""Stands behind the last sentence of a page."""
