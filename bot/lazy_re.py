"""`re`, with patterns that are compiled when they are first used: `from bot import lazy_re as re`.

For the modules that a question loads: they have some 340 patterns, and it meets between 50 and 170 of them. To compile
all was 150 of the 500 ms that a first question took: Python goes through the 20,992 characters of each [一-鿿], 0.6 ms.
A search costs 20 ns more, in all .5 % of the instructions of a question in a running process.
"""

from __future__ import annotations

import re
from functools import cached_property
from re import I, M, Match, Pattern, S, escape, findall, finditer, fullmatch, match, search, split, sub
from typing import Any, cast

__all__ = [
    "I",
    "M",
    "Match",
    "Pattern",
    "S",
    "compile",
    "compile_all",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """As `re.compile`, but what is wrong in a pattern shows when it is first used, and a match's `re` is another object.

    >>> compile("[0-9]+").findall("2018年4月")
    ['2018', '4']
    """
    made = cast(Pattern[str], _Lazy(pattern, flags))
    _made.append(made)
    return made


def compile_all() -> None:
    """Compile what was not used yet, so that no later question pays for it; 0.1 s."""
    while _made:
        _made.pop().search("")


class _Lazy:
    """Compiles itself when asked for a method; from then on the method is its own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


_made: list[Pattern[str]] = []
