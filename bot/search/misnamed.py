"""Names of the cases that were mistyped: by their sound, or by one character that looks alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from bot.corpus.regions import is_region
from bot.search.names import NameTable, without_suffix
from bot.search.typed_text import FUNCTION, NUMERALS, RANKS
from bot.text.sounds import loose_sound
from bot.text.words import is_word, words


def names_meant(
    folded: str,
    names: NameTable,
    stands: Callable[[str], bool],
    seen: Callable[[str], object],
    keep: Collection[tuple[int, int]] = (),
) -> list[tuple[int, str]]:
    """Where in a folded question a name of the cases is meant though other characters stand there; not in `keep`.

    What stands there must be no name, no text of the pages (`stands`) and no real place: a place that differs by
    another sound is another place. Two characters may differ by their sound, save in a name of two; one that
    looks alike must stand in no bigram that was `seen`, and be near in Unicode's order, which is by radical and
    strokes. Among many cases some name sounds like nearly anything: where the question has others, it must be of a
    case that has one of them.
    """
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    cuts: list[tuple[int, int]] | None = None
    cases: frozenset[str] = frozenset()
    for start, name in _candidates(folded, names, seen):
        end = start + len(name)
        if not _differs_by_slip(folded[start:end], name):
            continue
        if cuts is None:
            cuts = _long_words(folded)
            mentions = names.mentions(folded)
            taken.extend([*keep, *((mention.start, mention.end) for mention in mentions)])
            cases = frozenset().union(*(mention.cases for mention in mentions if names.many))
        if cases and not cases & names.cases(name):
            continue
        if any(a < start < b or a < end < b for a, b in cuts) or any(a < end and start < b for a, b in taken):
            continue
        if not _is_other(folded[start:end], stands) and not _other_rank(folded, end, name, names):
            found.append((start, name))
            taken.append((start, end))
    return found


_FAR = 60
_CLOSE = 12
"""How far apart in Unicode's order look-alikes stand: in a name of three characters or more beside its suffix;
in a shorter one, of which another character makes another real place more easily."""


def _candidates(folded: str, names: NameTable, seen: Callable[[str], object]) -> Iterator[tuple[int, str]]:
    """Names that sound like a part of the text, then those that a part is but for one character; longest first."""
    yield from names.sounding(folded)
    doubted = [not seen(folded[at : at + 2]) for at in range(len(folded) - 1)]
    for at, char in enumerate(folded):
        before, after = at == 0 or doubted[at - 1], at == len(folded) - 1 or doubted[at]
        if not "一" <= char <= "鿿":
            continue
        if before and after:
            yield from names.looking(folded, at)
        elif (before or after) and folded[at + 1 : at + 2] in RANKS:
            # Beside one neighbour many a character has been seen (解|决村): what makes a name of two is left alone.
            yield from (found for found in names.looking(folded, at) if len(found[1]) > 2)


def _differs_by_slip(typed: str, name: str) -> bool:
    apart = [(a, b) for a, b in zip(typed, name, strict=True) if a != b]
    if not apart or any(meant in NUMERALS or (a in NUMERALS and len(name) == 2) for a, meant in apart):
        return False
    if typed[-1] != name[-1] and typed[-1] in RANKS:
        return False  # 云溪乡 is not 云溪县, though some speak them alike
    if all(loose_sound(a) == loose_sound(b) for a, b in apart):
        plain = not any(a in FUNCTION for a, _ in apart)
        return (len(apart) == 1 and (plain or len(name) > 2)) or (len(apart) == 2 < len(name) and plain)
    far = _FAR if len(without_suffix(name)) > 2 else _CLOSE
    return len(apart) == 1 and abs(ord(apart[0][0]) - ord(apart[0][1])) <= far


def _is_other(typed: str, stands: Callable[[str], bool]) -> bool:
    """Whether what was typed is a word, a place or text of the pages, itself or without its suffix."""
    core = without_suffix(typed)
    return is_word(typed) or is_region(core) or (len(core) > 1 and is_word(core)) or stands(typed)


def _other_rank(folded: str, end: int, name: str, names: NameTable) -> bool:
    """Whether a word for a place's rank follows that the name has not: 寿安镇 is not 寿宁县."""
    rank = next((size for size in (2, 1) if folded[end : end + size] in RANKS), 0)
    return rank > 0 and name[-1] not in RANKS and not names.has(name + folded[end : end + rank])


def _long_words(folded: str) -> list[tuple[int, int]]:
    """The ranges of the words of the dictionary, two characters or more."""
    found, at = [], 0
    for word in words(folded):
        at = folded.index(word, at)
        if len(word) > 1 and is_word(word):
            found.append((at, at + len(word)))
        at += len(word)
    return found
