"""A noisy channel: the one character of a question that was most likely meant as another.

How likely a text is comes from general text and from the pages; how likely a slip is, from sound before looks
(Kernighan, Church and Gale 1990). Only a character that its neighbours make unlikely is looked at. Whether the best
of what may have been meant there is to be believed tells a small forest over plain signals, trained by
`bench.train_channel` on questions as people mistype them (its provenance stands in `channel.json`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from pathlib import Path

from bot.search.channel_signals import Meant, Spot
from bot.search.confusable import level, slip_cost, slips
from bot.search.forest import Forest
from bot.search.names import NameTable
from bot.search.replacing import Replacement
from bot.search.typed_text import NUMERALS, RANKS, Seen, TypedText
from bot.text.likelihood import EDGE, NUMBER, YEAR, likelihood, spelled

SURE, BOLD = 0.5, -1.0
"""The log-odds from which on a character is taken for a slip: always, and where the message as it was typed has no
answer."""

DOUBTED, DOUBTED_YEAR = -16.0, -14.0
"""Below this a character is looked at, and one behind a year: the logarithms of its chance and of the next one's, and what both bigrams
tell beyond their characters. One in twenty of those typed right is, 96 in a hundred of those mistyped."""

LIKELIER = 1.0
"""How much likelier, as a natural logarithm, a character has to make the text to be weighed at all."""

COMPLETES = 4.0
"""How much likelier the word behind a year and the rank of a known place are than general text tells."""

LIKELIEST = 8
"""Characters of which the whole likelihood is asked, which costs ten times that of both neighbours alone."""

WEIGHED = 4
"""Characters weighed for one that is doubted, the likeliest."""

OF_PAGES = 0.4
"""The share of the pages in the likelihood."""


class Channel:
    """What is likely in one library."""

    def __init__(
        self, seen: Seen, names: NameTable, *, bold: bool = False, but: Collection[tuple[int, str]] = ()
    ) -> None:
        """`but` are characters not to be put where they are told."""
        self._bar = BOLD if bold else SURE
        self._but = but
        self._seen = seen
        self._names = names
        self._general, self._known = likelihood().log, likelihood().beside
        self._least: dict[str, float] = {}

    def meant(self, text: TypedText, barred: Collection[int]) -> Replacement | None:
        """The surest replacement of one character, none of those at `barred` positions; None where none is sure."""
        return self.meant_at(
            text, (at for start, end in text.runs for at in range(start, end) if at not in barred)
        )

    def meant_at(self, text: TypedText, places: Iterable[int]) -> Replacement | None:
        """The surest replacement of one of the characters at some places in the text's runs."""
        weighed = [(at, char, row) for at in places for char, row in self.rows(text, at)]
        scores = _forest().scores([row for _, _, row in weighed])
        found = (
            Replacement(score, at, char)
            for (at, char, _), score in zip(weighed, scores, strict=True)
            if score >= self._bar
        )
        return max(filter(self.may, found), key=lambda one: (one.score, one.chars), default=None)

    def may(self, found: Replacement) -> bool:
        """Whether a replacement has not been ruled out."""
        return (found.at, found.chars) not in self._but

    def gain(self, text: TypedText, found: Replacement) -> float:
        """How much likelier a replacement makes the text, less what its slips cost."""
        end = found.at + len(found.chars)
        before, typed, after = (
            _around(text, found.at)[0],
            text.folded[found.at : end],
            _around(text, end - 1)[2],
        )
        gain = self._likely((before, found.chars, after)) - self._likely((before, typed, after))
        return gain - sum(map(slip_cost, typed, found.chars))

    def rows(self, text: TypedText, at: int) -> list[tuple[str, list[float]]]:
        """What may have been meant by a character, likeliest first, each with its signals; nothing where the
        character is not to be doubted."""
        typed, around = text.folded[at], _around(text, at)
        doubt = self._doubted(around)
        if doubt is None or self._seen.seldom(typed):
            return []
        spot = Spot(text, at, doubt, self._general, self._seen, self._names)
        likely = self._likely(around)
        found: list[Meant] = []
        for char, cost in self._possible(around):
            gain = self._likely((around[0], char, around[2])) - likely - cost
            gain += COMPLETES if spot.completes(char) else 0.0
            if gain > LIKELIER and not {typed, char} <= RANKS:
                found.append(Meant(gain, char, cost))
        if not found:
            return []
        found.sort(reverse=True)
        return [(one.char, spot.signals(one, place, found)) for place, one in enumerate(found[:WEIGHED])]

    def _possible(self, around: tuple[str, str, str]) -> list[tuple[str, float]]:
        """The characters that one may have been typed for, each with what the slip costs: the likeliest by both
        neighbours alone, and those that the pages have beside one of them; no numerals, of which each is as likely
        as the next, and none that points at what was spoken of (要还 as 要这)."""
        doc_freq = self._seen.index.doc_freq
        usual = {
            char: cost
            for char, cost in slips(around[1]).items()
            if char not in NUMERALS and char not in _POINTING and (level(char) == 1 or doc_freq(char))
        }
        left, right = around[0][-1], around[2][0]
        known = self._known(left, right, usual)
        best = sorted((known[char] - cost, char, cost) for char, cost in usual.items() if char in known)[
            -LIKELIEST:
        ]
        of_pages = (
            (char, cost)
            for char, cost in usual.items()
            if char not in known and doc_freq(char) and (doc_freq(left + char) or doc_freq(char + right))
        )
        return [*((char, cost) for _, char, cost in best), *of_pages]

    def _doubted(self, around: tuple[str, str, str]) -> float | None:
        """How likely the neighbours make a character, None where that is likely enough. Most are beside each other
        in many pages: then what these alone vouch for is enough, and general text, which costs ten times as much, is
        not asked."""
        bar = DOUBTED_YEAR if around[0][-1] == YEAR else DOUBTED
        if self._doubt(around, self._at_least) >= bar:
            return None
        doubt = self._doubt(around, self._log)
        return doubt if doubt < bar else None

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


@lru_cache(maxsize=1)
def _forest() -> Forest:
    return Forest(json.loads(Path(__file__).with_name("channel.json").read_text("utf-8")))


_POINTING = "这那"
_CLASSES = (EDGE, NUMBER, YEAR)
_GENERAL = math.log(1 - OF_PAGES)
