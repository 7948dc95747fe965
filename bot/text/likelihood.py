"""How likely one character is behind two others in general text: a trigram model in one small file.

The counts come from newspapers, encyclopedias, reviews, the segmenter's dictionary and the phrases of `wording.txt`;
`python -m bench.train_likelihood` makes the file, whose first line tells its provenance. Each trigram and bigram
that tells more than the shorter one is kept with its logarithm in a byte; for all others one backs off (Katz 1987),
the estimates interpolated as Witten and Bell do (1991).
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot import lazy_re as re

EDGE = "^"
"""Stands for the end of a run of Han text, on either side."""

YEAR, NUMBER = "Y", "0"
"""Stand for a year and for any other number in digits."""

STEP = 12.0
"""Logarithms are kept as bytes, in steps of a twelfth: 21 at most."""

CHARACTERS = 1 << 13
"""More than a character's number in the vocabulary; a bigram's place in its list needs 18 bits more."""


class Likelihood:
    """What follows what; read only. Some 2 us a question asked of it."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError where `data` is no such file."""
        head, _, body = data.partition(b"\n")
        self.made: Mapping[str, object] = json.loads(head)
        sizes = [int(size) for size in self.made["sizes"]]
        chars, bigrams, trigrams = sizes
        parts = [4 * bigrams, 4 * trigrams, chars, chars, bigrams, bigrams, trigrams]
        if len(body) < sum(parts):
            raise ValueError("the file is cut short")
        view, at = memoryview(body), 0
        found: list[memoryview] = []
        for part in parts:
            found.append(view[at : at + part])
            at += part
        self._bigrams: Sequence[int] = found[0].cast("I")
        self._trigrams: Sequence[int] = found[1].cast("I")
        self._one, self._back_one, self._two, self._back_two, self._three = found[2:]
        self._numbers = {char: at for at, char in enumerate(body[at:].decode(), start=1)}

    def log(self, before: str, char: str) -> float:
        """The natural logarithm of the chance of `char` behind `before`, of which the last two count."""
        return -self._steps(before[-2:], char) / STEP

    def beside(self, before: str, after: str, chars: Iterable[str]) -> dict[str, float]:
        """Those of some characters that are likelier behind one character, or before another one, than by
        themselves; with the logarithm of the chance of both bigrams. Some 20 us, and 1 us a character."""
        keys, two, number = self._bigrams, self._two, self._numbers.get
        first, last = number(before, 0), number(after, 0)
        low = bisect_left(keys, first * CHARACTERS)
        high = bisect_left(keys, (first + 1) * CHARACTERS)
        behind = dict(zip(keys[low:high], two[low:high], strict=True))
        fallen, rest = self._back_one[first - 1] if first else 0, self._one[last - 1] if last else 0
        found = {}
        for char in chars:
            at = number(char, 0)
            if not at:
                continue
            here = behind.get(first * CHARACTERS + at)
            there = _find(keys, at * CHARACTERS + last) if last else -1
            if here is not None or there >= 0:
                steps = self._one[at - 1] + fallen if here is None else here
                steps += two[there] if there >= 0 else rest + self._back_one[at - 1]
                found[char] = -steps / STEP
        return found

    def _steps(self, before: str, char: str) -> int:
        number = self._numbers.get(char, 0)
        if not number:
            return _UNKNOWN
        alone = self._one[number - 1]
        last = self._numbers.get(before[-1:], 0)
        if not last:
            return alone
        two = _find(self._bigrams, last * CHARACTERS + number)
        pair = self._two[two] if two >= 0 else alone + self._back_one[last - 1]
        first = self._numbers.get(before[-2:-1], 0) if len(before) > 1 else 0
        context = _find(self._bigrams, first * CHARACTERS + last) if first else -1
        if context < 0:
            return pair
        three = _find(self._trigrams, context * CHARACTERS + number)
        return self._three[three] if three >= 0 else pair + self._back_two[context]


def spelled(folded: str) -> str:
    """A folded text as it is counted: years and other numbers as one character each.

    >>> spelled("2021年有1,070余件")
    'Y年有0余件'
    """
    return _DIGITS.sub(lambda found: YEAR if _A_YEAR.fullmatch(found.group()) else NUMBER, folded)


@lru_cache(maxsize=1)
def likelihood() -> Likelihood:
    """The model that is shipped; read when first asked for, in 2 ms."""
    return Likelihood(Path(__file__).with_name("likelihood.bin").read_bytes())


def _find(keys: Sequence[int], key: int) -> int:
    at = bisect_left(keys, key)
    return at if at < len(keys) and keys[at] == key else -1


_UNKNOWN = 255
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
