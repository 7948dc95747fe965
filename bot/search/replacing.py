"""What was meant by a suspect character: the replacement for which the text around it vouches best.

A candidate fits the better the more of it has been seen: between both neighbours, with two characters on one
side, in a word of the dictionary; and the nearer it is to what was typed, by sound before by looks. What fits is
decided by rules, the weights choose among what fits. (Of 1,000 questions each over CMRC and DRCD pages with one look-alike, .49 and .37 are restored, .36 and .28 before
look-alikes of a word fitted; of the clean ones 6 and 13 are touched, some of them true typos, 11 and 19 before.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.search.names import NameTable
from bot.search.typed_text import FUNCTION, NUMERALS, RANKS, Seen, TypedText
from bot.text.persons import CLEAR_SURNAMES
from bot.text.sounds import breath_apart, sound_alikes
from bot.text.wording import is_wording
from bot.text.words import is_word, tag


@dataclass(frozen=True, slots=True)
class Replacement:
    """The characters meant from position `at` on, and how sure that is."""

    score: float
    at: int
    chars: str


def replacement(text: TypedText, at: int, seen: Seen, names: NameTable) -> Replacement | None:
    """The character meant at a position, or None where nothing fits.

    Any character fits between two neighbours that have been seen around it; one that sounds or looks alike and
    makes a word fits beside one neighbour, too. What was typed as a word by itself is harder to doubt: there only
    such a one fits, for a verb (跑) only between both neighbours.
    """
    spot = _spot(text, at)
    found = (
        Replacement(score, at, char)
        for char in _candidates(spot, seen)
        if char not in NUMERALS and (score := _score(char, spot, text, seen, names)) is not None
    )
    return max(found, key=lambda one: (one.score, one.chars), default=None)


def pair_replacement(text: TypedText, at: int, seen: Seen) -> Replacement | None:
    """The word meant by two suspect characters that sound like it; None for two that stand as words."""
    start, end = text.word(at)
    after = text.word(at + 1)
    typed = text.folded[at : at + 2]
    one_word = (start, end) == after == (at, at + 2)
    alone = end - start == 1 == after[1] - after[0]
    if not one_word and not (alone and not {tag(char)[:1] for char in typed} & _CLOSED_CLASSES):
        return None
    first, second = (frozenset(_alikes(char)[0]) for char in typed)
    found = (
        Replacement(_PAIR + _rate(count), at, char + other)
        for char in first
        if seen.index.doc_freq(char)
        for other, count in seen.index.followers(char)
        if other in second and is_word(char + other)
    )
    return max(found, key=lambda one: (one.score, one.chars), default=None)


def quote_replacement(
    text: TypedText, start: int, end: int, seen: Seen, *, bold: bool = False
) -> Replacement | None:
    """The character that makes a quoted range stand in the pages; None where it stands, is a word of the
    dictionary (unless one is `bold`), or nothing makes it."""
    quote = text.folded[start:end]
    if not 2 <= len(quote) <= _LONGEST_QUOTE or (is_word(quote) and not bold) or _in_pages(quote, seen):
        return None
    found = []
    fixed_chars = NUMERALS | FUNCTION if len(quote) < _LONG_QUOTE else NUMERALS
    for at, typed in enumerate(quote):
        if typed in NUMERALS and len(quote) < _LONG_QUOTE:
            continue
        for rank, chars in zip((3.0, 2.0, 1.0), _alikes(typed), strict=True):
            for char in chars:
                fixed = quote[:at] + char + quote[at + 1 :]
                pairs = (fixed[i : i + 2] for i in (at - 1, at) if 0 <= i < len(fixed) - 1)
                if (
                    char not in fixed_chars
                    and all(map(seen.index.doc_freq, pairs))
                    and _in_pages(fixed, seen)
                ):
                    found.append(Replacement(rank - _gap(char, typed) / 1e5, start + at, char))
    return max(found, key=lambda one: (one.score, one.chars), default=None)


@dataclass(frozen=True, slots=True)
class _Spot:
    """What is known of a suspect character before any candidate: its neighbours ("" where there are none, or words
    that ask), whether these are free to make a word with it, and how it stands there."""

    at: int
    typed: str
    left: str
    right: str
    free_left: bool
    free_right: bool
    # Whether the segmenter sees one word of both.
    joined_left: bool
    joined_right: bool
    # Whether it makes a word of the dictionary with a neighbour as it is; whether it is a word by itself;
    # whether, by itself, it is one that stands alone as a matter of course; whether it stands behind a numeral.
    real: bool
    alone: bool
    verb: bool
    counted: bool
    person: bool


def _spot(text: TypedText, at: int) -> _Spot:
    typed, left, right = text.folded[at], text.beside(at - 1), text.beside(at + 1)
    start, end = text.word(at)
    word = text.folded[start:end]
    return _Spot(
        at,
        typed,
        left,
        right,
        free_left=start < at or not text.in_word(at - 1),
        free_right=at + 1 < end or not text.in_word(at + 1),
        joined_left=start < at,
        joined_right=at + 1 < end,
        real=(bool(left) and is_word(left + typed)) or (bool(right) and is_word(typed + right)),
        alone=len(word) == 1,
        verb=tag(typed)[:1] not in _SELDOM_ALONE,
        counted=text.han(at - 1) in _COUNTING,
        person=len(word) > 2 and word[0] in CLEAR_SURNAMES and tag(word) == "nr",
    )


def _candidates(spot: _Spot, seen: Seen) -> Iterator[str]:
    """Characters alike that were seen beside a neighbour, and others that stand between both in the pages."""
    alike = dict.fromkeys("".join(_alikes(spot.typed)))
    for char in alike:
        if (spot.left and seen.count(spot.left + char)) or (spot.right and seen.count(char + spot.right)):
            yield char
    for char, _ in seen.index.followers(spot.left) if spot.left else ():
        possible = not spot.alone or _gap(char, spot.typed) <= _SAME_RADICAL
        if possible and char not in alike and (not spot.right or seen.count(char + spot.right)):
            yield char


def _score(char: str, spot: _Spot, text: TypedText, seen: Seen, names: NameTable) -> float | None:
    """How well a candidate fits at a spot, None where it does not."""
    at, left, right = spot.at, spot.left, spot.right
    if {char, spot.typed} <= RANKS:
        return None  # 云溪乡 is not 云溪县
    alike, near, _ = _alikes(spot.typed)
    same, nearly, gap = char in alike, char in near, _gap(char, spot.typed)
    common = seen.index.doc_freq(char)
    before, after = seen.count(left + char) if left else 0, seen.count(char + right) if right else 0
    if left and right in RANKS:
        # 瀍河区 is another place, not a typo: here only what makes a name of the cases fits, and what is alike.
        named = any(names.has(text.folded[i:at] + char + right) for i in range(max(0, at - 3), at))
        likely = same or nearly or gap <= _LOOKS or breath_apart(char, spot.typed)
        return 1.0 + 5.0 * same + 2.0 * nearly + _rate(before) if named and likely else None
    asked = is_wording(text.han(at - 1) + char) or is_wording(char + text.han(at + 1))
    # Who slips writes a commoner character for a rarer one seldom, a word that can stand alone least of all.
    rarer = (10 if spot.verb else 1) * seen.index.doc_freq(spot.typed) <= common
    looks = gap <= _LOOKS and (rarer or asked)
    both = bool(before and after) and seen.stands(left + char + right)
    wide = (_tells(before, left) and _reaches(text.beside(at - 2) + left + char, seen)) or (
        _tells(after, right) and _reaches(char + right + text.beside(at + 2), seen)
    )
    # 那家店: what stands behind a numeral or 那 counts, and makes no word with what it counts.
    counts = text.han(at - 2) in _COUNTING and not same
    word = (spot.free_left and before > 0 and not counts and _makes_word(left, left + char, same=same)) or (
        spot.free_right and after > 0 and _makes_word(right, char + right, same=same)
    )
    # A neighbour that tells nothing needs not have been seen beside the character.
    whole = (before > 0 or not left or (left in FUNCTION and not spot.joined_left)) and (
        after > 0 or not right or (right in FUNCTION and not spot.joined_right)
    )
    asking = asked and (same or (gap <= _LOOKS and bool(text.han(at + 1)))) and _asks(char, at, text)
    if char in FUNCTION:
        fits = asking or (both and same)
    elif spot.real:
        fits = same and (both or wide)
    elif spot.counted:
        fits = asking or (both and (same or gap <= _SAME_RADICAL))
    else:
        edge = not (left and right)
        told = left not in FUNCTION and right not in FUNCTION
        fits = (
            asking
            or (both and (same or gap <= _SAME_RADICAL or (told and not spot.alone)))
            or (wide and edge and (same or not spot.alone))
            or (same and (wide or word) and (whole or not (spot.verb and spot.alone)))
            or (looks and word and whole and not spot.person)
            or (wide and whole and (looks or nearly) and not spot.person and not (spot.verb and spot.alone))
        )
    if not fits:
        return None
    unseen = sum(not count for count, side in ((before, left), (after, right)) if side)
    return (
        4.0 * both
        + 3.5 * wide
        + 5.0 * same
        + 2.0 * nearly
        + (2.0 - gap / _LOOKS) * looks
        + 2.0 * asking
        + 1.0 * word
        - 2.0 * unseen
        + _rate(before)
        + _rate(common)
    )


def _tells(count: int, side: str) -> bool:
    """Whether a neighbour beside which a character was seen says anything of it."""
    return count > 0 and side not in FUNCTION


def _reaches(three: str, seen: Seen) -> bool:
    return len(three) == 3 and seen.stands(three)


def _makes_word(side: str, word: str, *, same: bool) -> bool:
    """Whether a word of the dictionary is one that tells: 取得 is made by too many, 来源 by its sound."""
    return is_word(word) and (side not in FUNCTION or (same and is_wording(word)))


def _asks(char: str, at: int, text: TypedText) -> bool:
    """Whether a character makes wording with what stands on both sides, or at the end with the two before it."""
    before, after = text.han(at - 1), text.han(at + 1)
    if not after:
        return _is_three_of_wording(text.han(at - 2) + before + char)
    return is_wording(before + char) and is_wording(char + after)


def _is_three_of_wording(three: str) -> bool:
    return len(three) == 3 and is_wording(three)


def _in_pages(quote: str, seen: Seen) -> bool:
    return seen.index.doc_freq(quote) > 0 or seen.index.stands(quote)


def _rate(count: int) -> float:
    """A count as what decides between two that fit equally well."""
    return min(count, 50) / 100


def _gap(char: str, other: str) -> int:
    return abs(ord(char) - ord(other))


@lru_cache(maxsize=4096)
def _alikes(typed: str) -> tuple[str, str, str]:
    """The characters in use that sound the same, that nearly do, and that look alike."""
    alike, near = sound_alikes(typed)
    looks = "".join(chr(ord(typed) + step) for step in range(-_LOOKS, _LOOKS + 1) if step)
    return _in_use(alike), _in_use(near), _in_use(looks)


def _in_use(chars: str) -> str:
    """Those of GB 2312: hardly a page has one of the other two thirds of Unicode's ideographs."""
    return chars.encode("gb2312", "ignore").decode("gb2312")


_SAME_RADICAL = 200
"""Unicode orders ideographs by radical, then strokes: 润 and 涧 are neighbours. So far apart at most look-alikes
stand for which both neighbours vouch; nearer ones (`_LOOKS`) need no more than a word."""
_LOOKS = 60
_PAIR = 4.0
_LONGEST_QUOTE = 8
_LONG_QUOTE = 4
"""Characters from which on the rest of a quote vouches for one that is a numeral or a grammar word."""
# Nouns of one character, parts of words, unknown ones: they seldom stand as a word, as verbs do.
_SELDOM_ALONE = frozenset("ngx")
# Measure words, pronouns, numerals, prepositions, conjunctions, adverbs, particles: they always do.
_CLOSED_CLASSES = frozenset("qrmpcdu")
# What stands before a measure word: 哪家, 两届.
_COUNTING = NUMERALS | frozenset("多少哪那这每")
