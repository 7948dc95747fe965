"""Which character was meant by another, and how unlikely that slip is: by sound before by looks."""

from __future__ import annotations

from functools import lru_cache

from bot.text.sounds import sound_alikes

NEAR, LOOK, LOOKS = 1.5, 1.0, 60
"""What a slip costs: by a sound that is nearly the same; by looks, up to 2 more where the two are so far apart in
Unicode's order, which is by radical and strokes. The same sound costs nothing."""

UNLIKE = 4.0
"""What a slip costs between two characters that neither sound nor look alike."""


@lru_cache(maxsize=4096)
def slips(typed: str) -> dict[str, float]:
    """The characters one may have meant by another, none that hardly a page has, and what each slip costs.

    >>> slips("坏")["怀"], "环" in slips("坏")
    (0.0, False)
    """
    alike, near = sound_alikes(typed)
    cost = dict.fromkeys(near, NEAR)
    cost.update(dict.fromkeys(alike, 0.0))
    for step in range(1, LOOKS + 1):
        for char in (chr(ord(typed) - step), chr(ord(typed) + step)):
            cost[char] = min(cost.get(char, _FAR), LOOK + step / 30)
    levels = _levels()
    return {char: slip for char, slip in cost.items() if char in levels}


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is that one was typed for the other."""
    return slips(typed).get(meant, UNLIKE)


def level(char: str) -> int:
    """1 for the 3,755 common characters of GB 2312, 2 for its others, 0 for what hardly a page has."""
    return _levels().get(char, 0)


@lru_cache(maxsize=1)
def _levels() -> dict[str, int]:
    """All of them at once, in a millisecond: one by one they cost a microsecond each, and a slip asks of hundreds."""
    rows = {
        row: bytes(code for place in range(0xA1, 0xFF) for code in (row, place)) for row in range(0xB0, 0xF8)
    }
    return {
        char: 1 if row <= 0xD7 else 2
        for row, codes in rows.items()
        for char in codes.decode("gb2312", "ignore")
    }


_FAR = 9.0
