"""Slips of typing, seen beside the phrasing that was meant: one wrong character, or homophones.

`spelling` mends against the pages; what only the admins' phrasings have it cannot know. Here the question
lies beside one phrasing, so a character that does not fit is seen at once; what is left to tell is a slip
from another word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from rapidfuzz.distance import Levenshtein

from bot.text.sounds import sound_alikes
from bot.text.words import is_word


def without_slips(
    folded: str,
    phrasing: str,
    keep: Collection[tuple[int, int]] = (),
    known: Callable[[str], bool] = is_word,
) -> str:
    """The folded question with what looks mistyped as the folded phrasing has it (same length); itself
    where nothing does, or too much. `keep` are ranges of the phrasing where another character makes another
    word: its place names. `known` says of a bigram whether it is right as it was typed.

    >>> without_slips("头燕工程是什么", "石湾的“头雁”工程是什么?")
    '头雁工程是什么'
    >>> without_slips("男党员有多少", "女党员有多少")
    '男党员有多少'
    """
    # Marks would be matched with characters.
    here = [at for at, char in enumerate(folded) if char.isalnum()]
    there = [at for at, char in enumerate(phrasing) if char.isalnum()]
    asked, other = "".join(folded[at] for at in here), "".join(phrasing[at] for at in there)
    fixed = list(folded)
    alike = wrong = 0
    for op in Levenshtein.editops(asked, other):
        if op.tag != "replace":
            continue
        typed, meant = asked[op.src_pos], other[op.dest_pos]
        kept = any(start <= there[op.dest_pos] < end for start, end in keep)
        if kept or not (_is_content(typed) and _is_content(meant)) or asked[op.src_pos - 1] in _NUMERALS:
            continue
        if is_slip(typed, meant):
            alike += 1
        elif _around(asked, op.src_pos) == _around(other, op.dest_pos) and not any(
            is_word(pair) or known(pair) for pair in _pairs(asked, op.src_pos)
        ):
            wrong += 1
        else:
            continue
        fixed[here[op.src_pos]] = meant
    return "".join(fixed) if alike <= HOMOPHONES and wrong <= WRONG else folded


def is_slip(typed: str, meant: str) -> bool:
    """Whether two characters sound alike, or nearly: what voice input and a pinyin keyboard confuse."""
    return any(meant in alikes for alikes in sound_alikes(typed))


HOMOPHONES = 2
WRONG = 1
"""Slips in one question; more of them is another question."""

FIXED = frozenset(
    "零一二两三四五六七八九十百千万亿不没未非无多少大小高低男女东西南北上下前后左右新老的了是在有"
)
"""Characters that are never slips: numerals, negations, sides make another question however they sound. Nor is
the unit behind a numeral."""

_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿几少0123456789")


def _is_content(char: str) -> bool:
    return "一" <= char <= "鿿" and char not in FIXED


def _pairs(text: str, at: int) -> list[str]:
    """A character with each of its neighbours."""
    return [pair for pair in (text[max(0, at - 1) : at + 1], text[at : at + 2]) if len(pair) == 2]


def _around(text: str, at: int) -> tuple[str, str]:
    return text[max(0, at - 1) : at], text[at + 1 : at + 2]
