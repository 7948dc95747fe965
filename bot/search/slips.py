"""Slips of typing, seen beside the phrasing that was meant: one wrong character, or homophones.

`spelling` mends against the pages; what only the admins' phrasings have it cannot know. Here the question
lies beside one phrasing, so a character that does not fit is seen at once; what is left to tell is a slip
from another word.
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import Levenshtein

from bot.text.sounds import sound_alikes
from bot.text.words import is_word


def without_slips(folded: str, phrasing: str, keep: Collection[tuple[int, int]] = ()) -> str:
    """The folded question with what looks mistyped as the folded phrasing has it; itself where nothing
    does. `keep` are ranges of the phrasing where another character is another word: its place names.

    >>> without_slips("头燕工程是什么", "石湾的“头雁”工程是什么?")
    '头雁工程是什么'
    >>> without_slips("女党员有多少", "男党员有多少")
    '女党员有多少'
    """
    chars = list(folded)
    alike = other = 0
    for op in Levenshtein.editops(folded, phrasing):
        if op.tag != "replace":
            continue
        at, there = op.src_pos, op.dest_pos
        typed, meant = folded[at], phrasing[there]
        if typed in FIXED or meant in FIXED or not ("一" <= typed <= "鿿" and "一" <= meant <= "鿿"):
            continue
        if any(start <= there < end for start, end in keep):
            continue
        if is_slip(typed, meant):
            alike += 1
        elif _no_word(folded, at) and _between(folded, at, phrasing, there):
            other += 1
        else:
            continue
        chars[at] = meant
    return "".join(chars) if alike <= HOMOPHONES and other <= WRONG else folded


def is_slip(typed: str, meant: str) -> bool:
    """Whether two characters sound alike, or nearly: what voice input and a pinyin keyboard confuse."""
    return any(meant in alikes for alikes in sound_alikes(typed))


HOMOPHONES = 2
WRONG = 1
"""Slips in one question; more of them is another question."""

# Characters that make another question, however they sound: numerals, negations, sides; and grammar.
FIXED = frozenset(
    "零一二两三四五六七八九十百千万亿不没未非无多少大小高低男女东西南北上下前后左右新老的了是在有"
)


def _no_word(folded: str, at: int) -> bool:
    """Whether the character at `at` makes no word with either neighbour."""
    return not any(
        len(pair) == 2 and is_word(pair) for pair in (folded[at - 1 : at + 1], folded[at : at + 2])
    )


def _between(folded: str, at: int, phrasing: str, there: int) -> bool:
    """Whether both texts go on alike around a position, on each side that has text."""
    return (
        folded[at - 1 : at] == phrasing[there - 1 : there]
        and folded[at + 1 : at + 2] == phrasing[there + 1 : there + 2]
    )
