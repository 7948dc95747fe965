"""What tells that a character was typed for another: plain numbers for a forest.

The same rows are learnt from (`bench.train_channel`) and scored for a question.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.corpus.regions import is_region
from bot.search.names import NameTable
from bot.search.typed_text import FUNCTION, RANKS, UNDOUBTED, Seen, TypedText
from bot.text.wording import is_wording
from bot.text.words import is_word

SIGNALS = tuple(
    """
    gain doubt cost ahead place
    typed_log meant_log typed_pages meant_pages typed_word undoubted function
    typed_left typed_right meant_left meant_right wording_left wording_right stands reaches
    makes length in_pages rank spot
    """.split()
)
"""The names of a replacement's signals, in order: how much likelier it makes the text, less what the slip costs, and
beside the others; how usual both characters are; what was seen beside the neighbours; what word or name it makes."""

SEEN = 3
"""Passages from which on it tells nothing that there are more."""


class Meant(NamedTuple):
    """A character that may have been meant: how much likelier it makes the text, less what the slip costs."""

    gain: float
    char: str
    cost: float


class Spot:
    """A doubted character of a question; `doubt` is how likely its neighbours make it, `general` the logarithm of a
    character's chance behind others in general text."""

    def __init__(
        self,
        text: TypedText,
        at: int,
        doubt: float,
        general: Callable[[str, str], float],
        seen: Seen,
        names: NameTable,
    ) -> None:
        self._text, self._at, self._seen, self._names = text, at, seen, names
        self._general = general
        self._left, self._right = text.han(at - 1), text.han(at + 1)
        typed = text.folded[at]
        self._typed = (
            general("", typed),
            self._passages(typed),
            float(text.in_word(at)),
            float(typed in UNDOUBTED),
            self._beside(self._left, typed),
            self._beside(typed, self._right),
        )
        self._doubt = doubt

    def completes(self, char: str) -> bool:
        """Whether a character is the word behind a year, or the rank of a place that is known by it."""
        if char == "年":
            return _behind_year(self._text.folded, self._at)
        return char in RANKS and self._is_rank(self._text.replaced(self._at, char))

    def signals(self, meant: Meant, place: int, others: Sequence[Meant]) -> list[float]:
        """The signals of one of the characters that may have been meant, which are the likeliest first."""
        char, left, right = meant.char, self._left, self._right
        fixed = self._text.replaced(self._at, char)
        best = others[1 if place == 0 else 0].gain if len(others) > 1 else 0.0
        start, end = fixed.word(self._at)
        word = fixed.in_word(self._at)
        log, passages, in_word, undoubted, typed_left, typed_right = self._typed
        return [
            meant.gain,
            self._doubt,
            meant.cost,
            meant.gain - best,
            float(place),
            log,
            self._general("", char),
            passages,
            self._passages(char),
            in_word,
            undoubted,
            float(char in FUNCTION),
            typed_left,
            typed_right,
            self._beside(left, char),
            self._beside(char, right),
            float(bool(left) and is_wording(left + char)),
            float(bool(right) and is_wording(char + right)),
            float(self._stands(char)),
            float(self._reaches(char)),
            self._makes(fixed),
            float(end - start if word else 0),
            float(word and self._seen.index.doc_freq(fixed.folded[start:end]) > 0),
            float(self._is_rank(fixed)),
            self._place_made(fixed),
        ]

    def _place_made(self, fixed: TypedText) -> float:
        """What place a replacement makes: 0 for none, 1 for one that no case has, 2 for one of the pages' words
        (帮扶村), 3 for a name of the cases."""
        place = _place(fixed, self._at)
        if place is None:
            return 0.0
        start, end = place
        names = (fixed.folded[first:end] for first in range(max(0, self._at - 3), self._at + 1))
        if any(map(self._names.has, names)):
            return 3.0
        return 2.0 if self._is_common(fixed, start, end) else 1.0

    def _passages(self, char: str) -> float:
        """In how many of a thousand passages a character stands, as a logarithm."""
        index = self._seen.index
        return math.log1p(1000 * index.doc_freq(char) / max(1, index.size))

    def _beside(self, left: str, right: str) -> float:
        """In how many passages a bigram stands, a few at most; -1 for one that is none."""
        return float(min(SEEN, self._seen.count(left + right))) if left and right else -1.0

    def _stands(self, char: str) -> bool:
        """Whether a character stands somewhere in the pages between both neighbours, or behind or before two where
        it has no other."""
        at, text = self._at, self._text
        start = at - 1 if self._left and self._right else at - 2 if self._left else at
        three = "".join(char if place == at else text.han(place) for place in range(start, start + 3))
        return len(three) == 3 and self._seen.index.stands(three)

    def _reaches(self, char: str) -> int:
        """On how many sides it stands in the pages with the two characters there."""
        han = self._text.han
        before, after = han(self._at - 2) + self._left + char, char + self._right + han(self._at + 2)
        return sum(len(three) == 3 and self._seen.index.stands(three) for three in (before, after))

    def _makes(self, fixed: TypedText) -> float:
        """What a replacement makes: 4 for the word behind a year, 3 for a name of the cases, 2 and 1 for a word that
        the pages have or have not."""
        at = self._at
        if any(name.start <= at < name.end for name in self._names.mentions(fixed.folded)):
            return 3.0
        if fixed.folded[at] == "年" and _behind_year(fixed.folded, at):
            return 4.0
        if not fixed.in_word(at):
            return 0.0
        start, end = fixed.word(at)
        return 2.0 if self._seen.index.doc_freq(fixed.folded[start:end]) else 1.0

    def _is_rank(self, text: TypedText) -> bool:
        """Whether the position is the rank of a place: of a name of the cases, of a region, or of what stands
        behind another place (某县某某镇)."""
        at = self._at
        if text.folded[at] not in RANKS:
            return False
        names = self._names.mentions(text.folded)
        if any(name.end == at + 1 for name in names) or is_region(text.folded[max(0, at - 2) : at + 1]):
            return True
        return any(name.end == at - 2 and name.text[-1] in RANKS for name in names)

    def _is_common(self, text: TypedText, start: int, end: int) -> bool:
        """Whether what looks like a place is of the pages (帮扶村, 进步|村), or a word by itself: 农村, but no 某家乡."""
        if end - start > 2:
            return self._seen.stands(text.folded[start:end])
        first, after = text.word(start)
        if text.in_word(start) and after == end - 1 and self._seen.stands(text.folded[first:end]):
            return True
        before = text.han(start - 1)
        apart = text.in_word(start - 1) and text.word(start - 1)[1] <= start
        return (apart or not before or before in UNDOUBTED) and is_word(text.folded[start:end])


def _place(text: TypedText, at: int) -> tuple[int, int] | None:
    """From a character to the word for a place's rank right behind it or one further, None where there is none."""
    for rank in (at + 1, at + 2):
        for size in (2, 1):
            if text.folded[rank : rank + size] in RANKS and text.han(rank):
                start, end = text.word(rank)
                apart = end - start > size and not start <= at < end and text.in_word(rank)
                return None if apart else (at, rank + size)
    return None


def _behind_year(folded: str, at: int) -> bool:
    return at >= 4 and folded[at - 4 : at].isdigit() and folded[at - 4 : at - 2] in ("19", "20")
