"""A noisy channel: the one character of a question that was most likely meant as another.

How likely a text is comes from general text and from the pages; how likely a slip is, from sound before looks
(Kernighan, Church and Gale 1990). Only a character that its neighbours make unlikely is looked at.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from bot.corpus.places import is_region
from bot.corpus.units import is_counter
from bot.search.names import NameTable
from bot.search.replacing import Replacement
from bot.search.typed_text import FUNCTION, NUMERALS, RANKS, UNDOUBTED, Seen, TypedText
from bot.text.likelihood import EDGE, NUMBER, YEAR, likelihood, spelled
from bot.text.sounds import sound_alikes
from bot.text.words import is_word, tag

DOUBTED, DOUBTED_BOLD = -16.0, -14.0
"""Below this a character is looked at: the logarithms of its chance and of the next one's, and what both bigrams
tell beyond their characters. One in twenty of those typed right is, nineteen in twenty of those mistyped."""

SURE, BOLD = 8.0, 6.0
"""How much likelier the text has to become, as a natural logarithm: always, and where the message as it was typed
has no answer."""

STEADY, GRAMMAR = 2.5, 12.0
"""How much more where a word of the dictionary was typed, and how much in all, however bold, for a grammar word or
a numeral: few slip into one."""

ASKING = frozenset("什么啥谁哪怎咋吗呢多少几")
"""Where a word of the dictionary was typed, few meant to ask by it: 沙子 is no 啥子."""

VERB = 5.0
"""How much more for a usual verb of one character: talk has many that print puts in two (挑, 领, 洗)."""

USUAL = -10.0
"""The logarithm of the chance from which a character is usual: some 1,800 are."""

WORDLESS = 13.0
"""How much for what makes no word, and for quoted words that the pages do not have even so."""

WORD, NAME = 2.0, 2.0
"""What a replacement is worth that makes a word of the pages, and how much more a name of the cases."""

OF_PAGES = 0.4
"""The share of the pages in the likelihood."""

STANDS = 3.0
"""What it is worth that a character stands in the pages between its neighbours; what was typed and stands so is
never doubted. (With it and `_is_rank` .947 of one typo in place of .942.)"""

NEAR, LOOK, LOOKS = 1.5, 1.0, 48
"""What a slip costs: by a sound that is nearly the same; by looks, up to 2 more where the two are so far apart in
Unicode's order, which is by radical and strokes. The same sound costs nothing."""

UNLIKE = 4.0
"""What a slip costs between two characters that neither sound nor look alike."""


class Channel:
    """What is likely in one library."""

    def __init__(self, seen: Seen, names: NameTable, *, bold: bool = False) -> None:
        self._bar = BOLD if bold else SURE
        self._bold = bold
        self._seen = seen
        self._names = names
        self._general, self._knows = likelihood().log, likelihood().knows
        self._least: dict[str, float] = {}

    def meant(self, text: TypedText, barred: Collection[int]) -> Replacement | None:
        """The surest replacement of one character, none of those at `barred` positions; None where none is sure."""
        return self.meant_at(
            text, (at for start, end in text.runs for at in range(start, end) if at not in barred)
        )

    def meant_at(self, text: TypedText, places: Iterable[int]) -> Replacement | None:
        """The surest replacement of one of the characters at some places in the text's runs."""
        found = (one for at in places if text.folded[at] not in RANKS for one in self._sure(text, at))
        return max(found, key=lambda one: (one.score, one.chars), default=None)

    def gain(self, text: TypedText, found: Replacement) -> float:
        """How much likelier a replacement makes the text, less what its slips cost."""
        end = found.at + len(found.chars)
        before, typed, after = (
            _around(text, found.at)[0],
            text.folded[found.at : end],
            _around(text, end - 1)[2],
        )
        gain = self._likely((before, found.chars, after)) - self._likely((before, typed, after))
        return gain - sum(map(_cost, typed, found.chars))

    def _sure(self, text: TypedText, at: int) -> list[Replacement]:
        """The replacements of a character that are likely enough, if it is to be doubted at all."""
        typed, around = text.folded[at], _around(text, at)
        if _counts(text, at, around[0][-1]) or self._of_pages(typed) or not self._doubted(around):
            return []
        if _is_place(text, at):
            return []
        found: list[Replacement] = []
        likely = self._likely(around)
        if typed in UNDOUBTED or typed in NUMERALS:
            bar = GRAMMAR
        else:
            verb = tag(typed) == "v" and self._general("", typed) > USUAL
            bar = self._bar + (VERB if verb else STEADY if text.in_word(at) else 0.0)
        for char, slip, common in _slips(typed):
            if not (common or self._seen.index.doc_freq(char)) or not self._beside(around, char):
                continue
            gain = self._likely((around[0], char, around[2])) - likely - slip
            if char in ASKING and text.in_word(at):
                gain -= GRAMMAR - bar
            if gain < bar - WORD - NAME - STANDS:
                continue
            if self._stands(text, at, typed):
                return []
            gain += STANDS if self._stands(text, at, char) else 0.0
            if gain < bar - WORD - NAME:
                continue
            fixed = text.replaced(at, char)
            gain += self._made(fixed, at)
            if gain >= bar and self._fits(fixed, at, gain):
                found.append(Replacement(gain, at, char))
        return found

    def _of_pages(self, typed: str) -> bool:
        """Whether a character is one that hardly anybody types by mistake, and the pages have it (蓍, 铌)."""
        return _level(typed) != 1 and self._seen.index.doc_freq(typed) > 0

    def _doubted(self, around: tuple[str, str, str]) -> bool:
        """Whether the neighbours make a character unlikely. Most are beside each other in many pages: then what
        these alone vouch for is enough, and general text, which costs ten times as much, is not asked."""
        bar = DOUBTED_BOLD if self._bold or around[0][-1] == YEAR else DOUBTED
        return self._doubt(around, self._at_least) < bar and self._doubt(around, self._log) < bar

    def _doubt(self, around: tuple[str, str, str], log: Callable[[str, str], float]) -> float:
        before, char, after = around
        doubt = log(before, char) + log(before + char, after[0])
        doubt += log(before[-1], char) - self._general("", char)
        if after[0] != EDGE:
            doubt += log(char, after[0]) - self._general("", after[0])
        return doubt

    def _likely(self, around: tuple[str, str, str]) -> float:
        """The logarithm of the chance of a character and of the two behind it."""
        line = "".join(around)
        return sum(self._log(line[max(0, i - 2) : i], line[i]) for i in range(len(around[0]), len(line)))

    def _log(self, before: str, char: str) -> float:
        general = self._general(before, char)
        if before[-1] in _CLASSES or char in _CLASSES:
            return general
        share = self._share(before[-1], char)
        return (
            math.log((1 - OF_PAGES) * math.exp(general) + OF_PAGES * share) if share else general + _GENERAL
        )

    def _at_least(self, before: str, char: str) -> float:
        """The logarithm by what the pages have of it, where they have it: never more than the whole."""
        pair = before[-1] + char
        least = self._least.get(pair)
        if least is None:
            share = 0.0 if before[-1] in _CLASSES or char in _CLASSES else self._share(before[-1], char)
            least = self._least[pair] = math.log(OF_PAGES * share) if share else 0.0
        return least or self._log(before, char)

    def _share(self, before: str, char: str) -> float:
        """How many of the passages with one character have another behind it; 0 where none has."""
        count = self._seen.count(before + char)
        return min(1.0, (count - 0.5) / (self._seen.index.doc_freq(before) + 1)) if count else 0.0

    def _beside(self, around: tuple[str, str, str], char: str) -> bool:
        """Whether a character was ever seen beside one of its neighbours."""
        before, after = around[0][-1] + char, char + around[2][0]
        knows, count = self._knows, self._seen.index.doc_freq
        return knows(before) or knows(after) or count(before) > 0 or count(after) > 0

    def _stands(self, text: TypedText, at: int, char: str) -> bool:
        """Whether a character stands somewhere in the pages between both neighbours of a position, or behind or
        before two where it has no other."""
        left, right = text.han(at - 1), text.han(at + 1)
        start = at - 1 if left and right else at - 2 if left else at
        three = "".join(char if place == at else text.han(place) for place in range(start, start + 3))
        return len(three) == 3 and self._seen.index.stands(three)

    def _made(self, fixed: TypedText, at: int) -> float:
        """What a name of the cases, or a word of the pages, that a replacement makes is worth."""
        if any(name.start <= at < name.end for name in self._names.mentions(fixed.folded)):
            return WORD + NAME
        if _is_date(fixed, at) or self._is_rank(fixed, at):
            return WORD + NAME
        if not fixed.in_word(at):
            return 0.0
        start, end = fixed.word(at)
        return WORD if self._seen.index.doc_freq(fixed.folded[start:end]) else WORD / 2

    def _fits(self, fixed: TypedText, at: int, gain: float) -> bool:
        """Whether the rules allow it: a place that no case has stays what it is, so do quoted words; a character
        that makes no word has to be likelier still."""
        start, end = next(run for run in fixed.runs if run[0] <= at < run[1])
        if fixed.quoted(start, end):
            return gain >= WORDLESS or self._seen.stands(fixed.folded[start:end])
        char, place = fixed.folded[at], _place(fixed, at)
        if place is not None and char != "的" and not self._is_rank(fixed, at):
            start, end = place
            names = (fixed.folded[first:end] for first in range(max(0, at - 3), at + 1))
            return any(map(self._names.has, names)) or self._is_common(fixed, start, end)
        if gain >= (SURE if self._bold else WORDLESS):
            return True
        if char in FUNCTION or _is_date(fixed, at) or self._is_rank(fixed, at):
            return True
        return fixed.in_word(at) or self._both(fixed, at, char)

    def _is_rank(self, text: TypedText, at: int) -> bool:
        """Whether a position is the rank of a place: of a name of the cases, of a region, or of what stands behind
        another place (某县某某镇)."""
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

    def _both(self, text: TypedText, at: int, char: str) -> bool:
        """Whether a character was seen beside both neighbours, who both tell something."""
        left, right = text.han(at - 1), text.han(at + 1)
        if not (left and right) or {left, right} & FUNCTION:
            return False
        return bool(self._seen.count(left + char) and self._seen.count(char + right))


def _place(text: TypedText, at: int) -> tuple[int, int] | None:
    """From a character to the word for a place's rank right behind it or one further, None where there is none."""
    for rank in (at + 1, at + 2):
        for size in (2, 1):
            if text.folded[rank : rank + size] in RANKS and text.han(rank):
                start, end = text.word(rank)
                apart = end - start > size and not start <= at < end and text.in_word(rank)
                return None if apart else (at, rank + size)
    return None


def _counts(text: TypedText, at: int, before: str) -> bool:
    """Whether a character counts (三亩, 亩数) and is no other word's end (超级), nor stands behind a year."""
    if before == YEAR or not is_counter(text.folded[at]):
        return False
    return not text.in_word(at) or at == text.word(at)[0] or before in _COUNTING


def _is_date(text: TypedText, at: int) -> bool:
    """Whether a position is the word behind a year."""
    return text.folded[at] == "年" and _around(text, at)[0][-1] == YEAR


def _is_place(text: TypedText, at: int) -> bool:
    """Whether a position is in a place of the dictionary."""
    start, end = text.word(at)
    return text.in_word(at) and tag(text.folded[start:end]) == "ns"


def _around(text: TypedText, at: int) -> tuple[str, str, str]:
    """A character with the two before and the two behind it: Han, numbers as one, or the edge of the text."""
    return _beside(text, at, -1)[::-1], text.folded[at], _beside(text, at, 1)


def _beside(text: TypedText, at: int, step: int) -> str:
    found, folded = "", text.folded
    while len(found) < 2:
        at += step
        char = text.han(at)
        if not char and 0 <= at < len(folded) and folded[at].isdigit():
            first = at
            while 0 <= at + step < len(folded) and folded[at + step] in "0123456789.,":
                at += step
            char = spelled(folded[min(first, at) : max(first, at) + 1].strip(".,"))
        if not char:
            return found + EDGE
        found += char
    return found


@lru_cache(maxsize=4096)
def _slips(typed: str) -> tuple[tuple[str, float, bool], ...]:
    """The characters one may have meant, each with how unlikely the slip is, and whether it is a common one."""
    alike, near = sound_alikes(typed)
    cost = dict.fromkeys(near, NEAR)
    cost.update(dict.fromkeys(alike, 0.0))
    for step in range(1, LOOKS + 1):
        for char in (chr(ord(typed) - step), chr(ord(typed) + step)):
            cost[char] = min(cost.get(char, _FAR), LOOK + step / 30)
    levels = ((char, slip, _level(char)) for char, slip in cost.items() if char not in NUMERALS)
    return tuple((char, slip, level == 1) for char, slip, level in levels if level)


def _cost(typed: str, meant: str) -> float:
    """How unlikely it is that one was typed for the other."""
    return next((slip for char, slip, _ in _slips(typed) if char == meant), UNLIKE)


def _level(char: str) -> int:
    """1 for the 3,755 common characters of GB 2312, 2 for its others, 0 for what hardly a page has."""
    code = char.encode("gb2312", "ignore")
    if len(code) != 2 or not 0xB0 <= code[0] <= 0xF7:
        return 0
    return 1 if code[0] <= 0xD7 else 2


_FAR = 9.0
_COUNTING = NUMERALS | frozenset("多少哪那这每" + NUMBER)
_CLASSES = (EDGE, NUMBER, YEAR)
_GENERAL = math.log(1 - OF_PAGES)
