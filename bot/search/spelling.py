"""Mending what was mistyped, against the words the index has: homophones first, then look-alikes.

A character is suspect when it stands in no word of the dictionary and in no bigram of the index. A
replacement must make text that stands in the index, with both neighbours where both are there. So a
clean question is left alone, and a real name that no case has stays what it is: an honest no.
(Two homophones in a question: page first .698 -> .799 on CMRC dev; clean questions lose nothing.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from bot.search.index import PassageIndex
from bot.search.names import NameTable
from bot.text.sounds import sound_alikes
from bot.text.words import is_word, tag, words


@dataclass(frozen=True, slots=True)
class Mend:
    """One replaced character: `asked` and `meant` are the words it stands in, to be told to the user."""

    at: int
    char: str
    asked: str
    meant: str


def mend(
    folded: str,
    index: PassageIndex,
    names: NameTable,
    keep: Collection[tuple[int, int]] = (),
    known: Callable[[str], bool] = lambda bigram: False,
) -> tuple[str, tuple[Mend, ...]]:
    """The question with its typos replaced (same length), and what was replaced.

    `keep` are ranges never touched (cue words); `known` says of a bigram whether it is right though the
    pages have it not. Costs some 20 us for each suspect.
    """
    mends: list[Mend] = []
    if len(folded) > _LONGEST:
        return folded, ()
    for start, end in _runs(folded, keep):
        for _ in range(_MOST):
            tries = (
                (*_replacement(folded, at, start, end, index, names), at)
                for at in _suspects(folded, start, end, index, known)
            )
            _, char, at = max(tries, default=(0.0, "", 0))
            if not char:
                break
            fixed = folded[:at] + char + folded[at + 1 :]
            low, high = _word_around(fixed, at, start, end)
            mends.append(Mend(at, char, folded[low:high], fixed[low:high]))
            folded = fixed
    return folded, tuple(mends)


# Unicode orders ideographs by radical, then strokes: 润 and 涧 are neighbours. A look-alike at the head
# of a name, where no character before it can vouch, must stand this near to what was typed.
_SAME_RADICAL = 200
# Characters of a message that is still typed, not pasted: mending costs with the square of a run.
_LONGEST = 200
# Typos mended in one run of text, the surest first; more of them is no typing but another language.
_MOST = 4


def _word_around(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The range of the word that holds position `at`, with a neighbour where it is one character."""
    place = start
    for word in words(text[start:end]):
        if place <= at < place + len(word):
            if len(word) > 1:
                return place, place + len(word)
            return (at - 1, at + 1) if at > start else (at, min(end, at + 2))
        place += len(word)
    return at, at + 1


def _runs(folded: str, keep: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of Han text outside `keep`."""
    masked = list(folded)
    for start, end in keep:
        masked[start:end] = "\n" * (end - start)
    for match in re.finditer(r"[㐀-鿿]+", "".join(masked)):
        yield match.span()


def _suspects(
    folded: str, start: int, end: int, index: PassageIndex, known: Callable[[str], bool]
) -> list[int]:
    safe = [False] * (end - start)
    at = 0
    for word in words(folded[start:end]):
        real = is_word(word)
        for i in range(at, at + len(word)):
            safe[i] = (
                len(word) > 1
                and real
                and (
                    index.doc_freq(word) > 0
                    or (tag(word) != "ns" and not _quoted(folded, start, end))
                    or not _place_follows(folded, start + at + len(word))
                )
            )
        at += len(word)
    for i, char in enumerate(folded[start:end]):
        safe[i] = safe[i] or char in _GRAMMAR
    for i in range(start, end - 1):
        if index.doc_freq(folded[i : i + 2]) or known(folded[i : i + 2]):
            safe[i - start] = safe[i - start + 1] = True
    return [start + i for i, fine in enumerate(safe) if not fine]


def _quoted(folded: str, start: int, end: int) -> bool:
    """Whether a run of text stands in quotes: then it cites the pages' own words."""
    return folded[start - 1 : start] in tuple('“「『"《') and folded[end : end + 1] in tuple('”」』"》')


def _replacement(
    text: str, at: int, start: int, end: int, index: PassageIndex, names: NameTable
) -> tuple[float, str]:
    """(how sure, the character meant at `at`), or (0, "") where nothing fits.

    Any character fits that stands between the two neighbours in the index; a sound-alike that makes a word
    fits beside one neighbour too. What was typed as a word by itself (跑) is harder to doubt: there only a sound-alike or
    look-alike between both neighbours fits.
    """
    left = text[at - 1] if at > start else ""
    right = text[at + 1] if at + 1 < end else ""
    alike, near = sound_alikes(text[at])
    real = (is_word(left + text[at]) and bool(left)) or (is_word(text[at] + right) and bool(right))
    alone = _alone(text, at, start, end)
    best = (0.0, "")
    if not left and not real:
        first = names.first_of(text[at + 1 : end])
        if first and (first in alike + near or abs(ord(first) - ord(text[at])) <= _SAME_RADICAL):
            best = (2.0, first)
    for char, frequency in _candidates(left, right, alike + near, index):
        both = bool(left and right) and index.stands(left + char + right)
        wide = (at - 2 >= start and index.stands(text[at - 2 : at] + char)) or (
            at + 2 < end and index.stands(char + text[at + 1 : at + 3])
        )
        same, nearly = char in alike, char in near
        shaped = same or abs(ord(char) - ord(text[at])) <= _SAME_RADICAL
        at_edge = not (left and right)
        if right in _PLACE and left:
            # 瀍河区 is another place, not a typo: here only what makes a name of the cases fits.
            fits = any(names.has(text[i:at] + char + right) for i in range(max(start, at - 3), at))
        elif real:
            fits = same and (both or wide)
        elif alone:
            fits = (both and shaped) or (at_edge and same and wide)
        else:
            fits = (
                both
                or (at_edge and wide)
                or (same and (wide or is_word(left + char) or is_word(char + right)))
            )
        if fits:
            loose = sum(not index.doc_freq(pair) for pair in (left + char, char + right) if len(pair) == 2)
            score = (
                4.0 * both + 2.0 * wide + 3.0 * same + 2.0 * nearly - 2.0 * loose + min(frequency, 50) / 100
            )
            best = max(best, (score, char))
    return best


def _alone(text: str, at: int, start: int, end: int) -> bool:
    """Whether the segmenter takes the character at `at` for a word by itself."""
    place = start
    for word in words(text[start:end]):
        if place == at:
            return len(word) == 1
        place += len(word)
    return False


def _candidates(left: str, right: str, alike: str, index: PassageIndex) -> Iterator[tuple[str, int]]:
    """Characters that follow `left` in the index, and sound-alikes that stand beside either neighbour."""
    seen = set()
    if left:
        for char, count in index.followers(left):
            seen.add(char)
            yield char, count
    for char in alike:
        if char in seen:
            continue
        count = max(index.doc_freq(left + char) if left else 0, index.doc_freq(char + right) if right else 0)
        if count:
            yield char, count


def _place_follows(folded: str, at: int) -> bool:
    return folded[at : at + 1] in _PLACE or folded[at : at + 2] in ("街道", "社区", "新区")


_PLACE = frozenset("省市县区州镇乡村")
_GRAMMAR = frozenset(
    "的了是在和与有没不也都就还又把被给让向往从到对为以用跟同比按这那之所而或但且并很最太我你他她它们个位名项种类次些点下上中里内外前后时来去过着得地做搞弄要会能可说讲叫请问于等各几只再更无非即则若因由且及已曾该此"
)
