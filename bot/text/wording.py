"""How people ask: phrases that pages need not have, so that a typo in them can be told from a word of its own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

LONGEST = 5
"""Characters of the longest pieces kept: as far as a typo is looked at."""


def is_wording(folded: str) -> bool:
    """Whether a piece of text, two to five characters, stands in the phrases shipped beside this file.

    >>> is_wording("责任编辑"), is_wording("责任编缉")
    (True, False)
    """
    return folded in _pieces()


@lru_cache(maxsize=1)
def _pieces() -> frozenset[str]:
    lines = Path(__file__).with_name("wording.txt").read_text("utf-8").splitlines()
    phrases = [phrase for line in lines if not line.startswith("#") for phrase in line.split()]
    return frozenset(
        phrase[start : start + size]
        for phrase in phrases
        for size in range(2, LONGEST + 1)
        for start in range(len(phrase) - size + 1)
    )
