"""A question as it was typed, read for mending: its words, what may not be touched, and what is suspect in it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot import lazy_re as re
from bot.search.confusable import level
from bot.search.index import PassageIndex
from bot.text.wording import LONGEST, is_wording
from bot.text.words import is_word, tag, words


class Seen:
    """What has been seen: in the pages, in the phrasings of entries (`known`, of a bigram), in the way people
    ask."""

    def __init__(self, index: PassageIndex, known: Callable[[str], bool]) -> None:
        self.index = index
        self._known = known

    def count(self, pair: str) -> int:
        """In how many passages a bigram stands; 1 for one that stands elsewhere alone."""
        return self.index.doc_freq(pair) or int(is_wording(pair) or self._known(pair))

    def seldom(self, char: str) -> bool:
        """Whether a character is one that hardly anybody types by mistake, and the pages have it (蓍, 铌)."""
        return level(char) != 1 and self.index.doc_freq(char) > 0

    def stands(self, text: str) -> bool:
        """Whether a longer text stands somewhere as a whole."""
        return (len(text) <= LONGEST and is_wording(text)) or self.index.stands(text)


class TypedText:
    """A folded question; `keep` are the ranges that may not be replaced, `runs` those of Han text between them."""

    def __init__(self, folded: str, keep: Collection[tuple[int, int]]) -> None:
        self.folded = folded
        self._keep = keep
        self._kept = [False] * len(folded)
        for start, end in keep:
            self._kept[start:end] = [True] * (end - start)
        masked = "".join("\n" if kept else char for char, kept in zip(folded, self._kept, strict=True))
        self.runs = [match.span() for match in _HAN.finditer(masked)]
        self._words: dict[int, tuple[int, int]] = {}
        self._suspects: dict[tuple[int, int], list[int]] = {}
        for start, end in self.runs:
            for word in words(folded[start:end]):
                self._words.update(dict.fromkeys(range(start, start + len(word)), (start, start + len(word))))
                start += len(word)

    def replaced(self, at: int, chars: str) -> TypedText:
        """The same question with other characters from a position on."""
        return TypedText(self.folded[:at] + chars + self.folded[at + len(chars) :], self._keep)

    def word(self, at: int) -> tuple[int, int]:
        """The range of the word that the segmenter sees at a position."""
        return self._words.get(at, (at, at + 1))

    def in_word(self, at: int) -> bool:
        """Whether a position is inside a word of the dictionary, two characters or more."""
        start, end = self.word(at)
        return end - start > 1 and is_word(self.folded[start:end])

    def han(self, at: int) -> str:
        """The Han character at a position, or ""."""
        char = self.folded[at] if 0 <= at < len(self.folded) else ""
        return char if "㐀" <= char <= "鿿" else ""

    def beside(self, at: int) -> str:
        """The Han character at a position, or "" where there is none, or a word that asks."""
        return "" if 0 <= at < len(self._kept) and self._kept[at] else self.han(at)

    def quoted(self, start: int, end: int) -> bool:
        """Whether a range stands in quotes: then it cites the pages' own words."""
        return (self.folded[start - 1 : start] or " ") in _OPENING and (
            self.folded[end : end + 1] or " "
        ) in _CLOSING

    def suspects(self, start: int, end: int, seen: Seen) -> list[int]:
        """The positions of a run whose character stands in no word of the dictionary and in no bigram seen, and is no
        seldom one of the pages."""
        if (start, end) not in self._suspects:
            self._suspects[start, end] = self._find_suspects(start, end, seen)
        return self._suspects[start, end]

    def _find_suspects(self, start: int, end: int, seen: Seen) -> list[int]:
        safe = {
            at
            for at in range(start, end)
            if self.folded[at] in UNDOUBTED
            or self._ends_verb(at)
            or self._behind_name(at, seen)
            or seen.seldom(self.folded[at])
            or (self.in_word(at) and not self._place(at, (start, end), seen))
        }
        for at in range(start - 1, end):
            if {at, at + 1} <= safe or not (self.han(at) and self.han(at + 1)):
                continue
            if seen.count(self.folded[at : at + 2]):
                safe |= {at, at + 1}
        return [at for at in range(start, end) if at not in safe]

    def _ends_verb(self, at: int) -> bool:
        """Whether a character tells what a verb of two comes to (翻修|成), however the segmenter cuts it."""
        verb = self.folded[max(0, at - 2) : at]
        return self.folded[at] in _COMES_TO and is_word(verb) and tag(verb).startswith("v")

    def _behind_name(self, at: int, seen: Seen) -> bool:
        """Whether it is the 家 behind somebody whom the pages have: 李小山家."""
        return self.folded[at] == "家" and at >= _NAME and seen.index.stands(self.folded[at - _NAME : at])

    def _place(self, at: int, run: tuple[int, int], seen: Seen) -> bool:
        """Whether the word at a position is a place of the dictionary, or quoted, in front of a word for its rank,
        and no page has it: 石弯镇 is to be looked at, whatever 石弯 is."""
        start, end = self.word(at)
        word = self.folded[start:end]
        following = self.folded[end : end + 2]
        return (
            (following[:1] in RANKS or following in RANKS)
            and (tag(word) == "ns" or self.quoted(*run))
            and not seen.index.doc_freq(word)
        )


RANKS = frozenset(("街道", "社区", "新区", *"省市县区州镇乡村"))
"""Words for the rank of a place, behind its name."""

NUMERALS = frozenset("零一二两三四五六七八九十百千万亿半几")

UNDOUBTED = NUMERALS | frozenset(
    "的了是在和与有没不也都就还又把被给让向往从到对为以用跟同比按这那之所而或但且并很最太我你他她它们个位名项种类次些点下上中里内外前后时"
    "来去过着得地做搞弄要会能可说讲叫请问于等各几只再更多少无非即则若因由且及已曾该此"
)
"""Characters that nobody doubts, whatever they stand beside."""

FUNCTION = frozenset(
    "的了是在和与有没不也都就还又把被给让向往从到对为以用跟同比按这那之所而或但且并很最太我你他她它们个些上中里内外前后来去过着得地要会"
    "能可更再只已"
)
"""Characters that stand beside nearly every other: what they stand beside tells nothing."""

# A person's name has three characters, mostly.
_NAME = 3
_COMES_TO = frozenset("成好完出掉")

_HAN = re.compile(r"[㐀-鿿]+")
_OPENING, _CLOSING = '“「『"《‘', '”」』"》’'
