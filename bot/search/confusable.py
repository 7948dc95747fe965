"""Which character was meant by another, and how unlikely that slip is: by sound before by looks."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bot.text.sounds import sound_alikes

NEAR, LOOK, LOOKS = 1.5, 1.0, 60
"""What a slip costs: by a sound that is nearly the same; by looks, up to 2 more where the two are so far apart in
Unicode's order, which is by radical and strokes. The same sound costs nothing."""

UNLIKE = 4.0
"""What a slip costs between two characters that neither sound nor look alike."""


class Slip(NamedTuple):
    """A character that may have been meant, and what it costs; whether it is one of the 3,755 common ones."""

    char: str
    cost: float
    common: bool


@lru_cache(maxsize=4096)
def slips(typed: str) -> tuple[Slip, ...]:
    """The characters one may have meant by another.

    >>> {slip.char: slip.cost for slip in slips("坏")}["怀"], "环" in {slip.char for slip in slips("坏")}
    (0.0, False)
    """
    alike, near = sound_alikes(typed)
    cost = dict.fromkeys(near, NEAR)
    cost.update(dict.fromkeys(alike, 0.0))
    for step in range(1, LOOKS + 1):
        for char in (chr(ord(typed) - step), chr(ord(typed) + step)):
            cost[char] = min(cost.get(char, _FAR), LOOK + step / 30)
    levels = ((char, slip, level(char)) for char, slip in cost.items())
    return tuple(Slip(char, slip, found == 1) for char, slip, found in levels if found)


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is that one was typed for the other."""
    return next((slip.cost for slip in slips(typed) if slip.char == meant), UNLIKE)


@lru_cache(maxsize=32_768)
def level(char: str) -> int:
    """1 for the 3,755 common characters of GB 2312, 2 for its others, 0 for what hardly a page has."""
    code = char.encode("gb2312", "ignore")
    if len(code) != 2 or not 0xB0 <= code[0] <= 0xF7:
        return 0
    return 1 if code[0] <= 0xD7 else 2


_FAR = 9.0
