"""A question's bigrams and characters with their weights in the library, looked for once in each text.

A seldom character whose bigrams in the question stand nowhere counts as one of them: a plant of one character (蓍的叶子).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress
from operator import not_

from bot.answering.evidence.candidates import SELDOM
from bot.answering.evidence.signs import GRAMMAR, RUN
from bot.search.terms import idf

Held = tuple[tuple[bool, ...], tuple[bool, ...]]
"""Which of the bigrams and which of the characters stand in a text, in their order."""


class QuestionWords:
    """The bigrams and numbers of a question, its characters but those of grammar, and the weights of both.

    `held` tells what of them stands in a folded text, `share` which share of the bigrams and numbers, by weight. Both
    are asked of a text a dozen times and find it out once.
    """

    def __init__(self, asking: str, frequency: Callable[[str], int], passages: int) -> None:
        """`asking` is the folded question without the words that only ask; `frequency` tells in how many of the
        library's passages a term stands."""
        grams: dict[str, float] = {}
        chars: dict[str, float] = {}
        for run in RUN.findall(asking):
            if run.isascii():
                grams[run] = idf(frequency(run), passages)
                continue
            pairs = [run[i : i + 2] for i in range(len(run) - 1)]
            for i, char in enumerate(run):
                if char in GRAMMAR:
                    continue
                count = frequency(char)
                chars[char] = idf(count, passages)
                if 0 < count <= SELDOM * passages and not any(map(frequency, pairs[max(0, i - 1) : i + 1])):
                    grams[char] = chars[char]
            for pair in pairs:
                grams[pair] = idf(frequency(pair), passages)
        self._grams, self._chars = tuple(grams), tuple(chars)
        self.weights = tuple(grams.values()), tuple(chars.values())
        self._squares = tuple(weight * weight for weight in self.weights[0])
        self._totals = sum(self.weights[0]) or 1.0, sum(self.weights[1]) or 1.0, sum(self._squares) or 1.0
        weighed = {**{char: 0.9 * weight for char, weight in chars.items()}, **grams}
        self.rarest = max(weighed, key=lambda term: (weighed[term], len(term)), default="")
        """The term that tells most, "" where there is none."""
        places = {gram: place for place, gram in enumerate(grams)}
        self._order = [places.get(asking[i : i + 2], -1) for i in range(len(asking) - 1)]
        self.held, self.share = _kept(self._grams, self._chars, self.weights[0], self._totals[0])

    def seldom_share(self, text: str) -> float:
        """The same, each weighing its square: what few passages have tells nearly all."""
        return sum(compress(self._squares, self.held(text)[0])) / self._totals[2]

    def character_share(self, text: str) -> float:
        """The same of the characters."""
        return sum(compress(self.weights[1], self.held(text)[1])) / self._totals[1]

    def short_share(self, text: str) -> float:
        """The same of a short text that nothing else is asked of."""
        return sum(compress(self.weights[1], map(text.__contains__, self._chars))) / self._totals[1]

    def characters_missing(self, text: str) -> float:
        """The share of the characters that do not stand in a folded text."""
        return sum(compress(self.weights[1], map(not_, self.held(text)[1]))) / self._totals[1]

    def rarest_missing(self, text: str) -> float:
        """The most that a bigram or number weighs that does not stand in a folded text."""
        return max(compress(self.weights[0], map(not_, self.held(text)[0])), default=0.0)

    def opens(self, text: str) -> bool:
        """Whether any bigram or number stands in a folded text, a short one that nothing else is asked of."""
        return any(map(text.__contains__, self._grams))

    def longest_run(self, text: str) -> int:
        """The longest stretch of the question, in bigrams, all of which stand in a folded text.

        >>> words = QuestionWords("石村茶园", lambda term: 1, 10)
        >>> words.longest_run("石村的茶园"), words.longest_run("石村茶厂")
        (1, 2)
        """
        flags = (*self.held(text)[0], False)
        return max(map(len, bytes(map(flags.__getitem__, self._order)).split(b"\0")))


def _kept(
    grams: Sequence[str], chars: Sequence[str], weights: Sequence[float], total: float
) -> tuple[Callable[[str], Held], Callable[[str], float]]:
    @cache
    def held(text: str) -> Held:
        stands = text.__contains__
        return tuple(map(stands, grams)), tuple(map(stands, chars))

    @cache
    def share(text: str) -> float:
        return sum(compress(weights, held(text)[0])) / total

    return held, share
