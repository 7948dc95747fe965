"""Sentences made ready to be read against a question: folded, with clauses, numbers and dates found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def read_passage(
    passages: Sequence[Passage], ordinal: int, folded: Callable[[int], str]
) -> list[ReadSentence]:
    """The sentences of `passages[ordinal]`, with their neighbours under the same heading; `folded` gives the folded
    text of a passage."""
    passage = passages[ordinal]
    heading = fold(passage.heading)
    around = [_edge(passages, passage, ordinal - 1, folded)]
    text, at = folded(ordinal), 0
    for sentence in passage.sentences:
        around.append(text[at : at + len(sentence.text)])
        at += len(sentence.text)
    around.append(_edge(passages, passage, ordinal + 1, folded))
    return [
        ReadSentence(
            quote=sentence,
            case=passage.case,
            passage=passage.id,
            ordinal=ordinal,
            heading=heading,
            folded=around[i + 1],
            before=around[i],
            after=around[i + 2],
        )
        for i, sentence in enumerate(passage.sentences)
    ]


def _edge(passages: Sequence[Passage], here: Passage, other: int, folded: Callable[[int], str]) -> str:
    """The sentence of the passage before or after that is next to a passage, folded, if under the same heading."""
    if not 0 <= other < len(passages):
        return ""
    there = passages[other]
    if (here.case, here.heading) != (there.case, there.heading):
        return ""
    text = folded(other)
    if there.number < here.number:
        return text[len(text) - len(there.sentences[-1].text) :]
    return text[: len(there.sentences[0].text)]
