"""Mending what was mistyped: names of the cases, then words typed by their sound, then what is likelier in general
text and in the pages, then what the pages alone vouch for.

A clean question is left alone, and a real name that no case has stays what it is: an honest no. (Of the labelled
questions with one look-alike .947 are right, with one and two homophones .956 and .938, of clean ones .966; by the
pages and the wording of questions alone .915, .934 and .901 of .966.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from bot import lazy_re as re
from bot.search.channel import Channel
from bot.search.index import PassageIndex
from bot.search.misnamed import names_meant
from bot.search.names import NameTable
from bot.search.replacing import Replacement, pair_replacement, quote_replacement, replacement
from bot.search.typed_text import Seen, TypedText
from bot.text.words import is_word


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
    *,
    bold: bool = False,
    but: Collection[tuple[int, str]] = (),
) -> tuple[str, tuple[Mend, ...]]:
    """The question with its typos replaced (same length), and what was replaced.

    `keep` are ranges never touched (cue words); `known` says of a bigram whether it is right though the
    pages have it not; `bold` also mends what may well be typed right, for a message that has no answer as it is;
    `but` are characters not to be put where they are told, as they led to no answer either. Costs some 0.5 ms.
    """
    if len(folded) > _LONGEST:
        return folded, ()
    seen = Seen(index, known)
    mends: list[Mend] = []
    for start, name in names_meant(folded, names, index.stands, seen.count, keep):
        end = start + len(name)
        asked = folded[start:end]
        mends += [Mend(start + i, name[i], asked, name) for i in range(len(name)) if asked[i] != name[i]]
        folded = folded[:start] + name + folded[end:]
    keep = [*keep, *_places(folded, index, names)]
    text = TypedText(folded, _kept(keep, mends))
    channel = Channel(seen, names, bold=bold, but=but)
    text = _homophones(text, mends, seen, channel)
    text = _likelier(text, mends, channel, names)
    if mends:
        text = TypedText(text.folded, _kept(keep, mends))
    for start, end in text.runs:
        for _ in range(_MOST):
            found = _surest(text, start, end, seen, names, channel, bold=bold)
            if found is None:
                break
            text = _replaced(text, found, mends)
    return text.folded, tuple(mends)


def _places(folded: str, index: PassageIndex, names: NameTable) -> list[tuple[int, int]]:
    """Where a question opens with what reads like a village or town that no case has: of what is no typo of a name
    of the cases no common word is made (小党村, 全村)."""
    return [
        found.span()
        for found in _PLACE.finditer(folded)
        if not (names.has(found.group()) or index.stands(found.group()) or is_word(found.group()[-2:]))
    ]


_PLACE = re.compile(r"(?:^|(?<=[,。;?、]))[一-鿿]{2,3}(?:村|镇|乡|街道|社区)(?![一-鿿]?[民委级里庄])")


def _kept(keep: Collection[tuple[int, int]], mends: list[Mend]) -> list[tuple[int, int]]:
    """The ranges not to be touched (any more)."""
    return [*keep, *((mend.at, mend.at + 1) for mend in mends)]


def _homophones(text: TypedText, mends: list[Mend], seen: Seen, channel: Channel) -> TypedText:
    """The text with words whose two characters were both typed by their sound; one in a run of Han."""
    for start, end in text.runs:
        pairs = [_pair(text, at, seen, channel) for at in _pairs(text.suspects(start, end, seen))]
        found = max(filter(None, pairs), key=lambda one: (one.score, one.chars), default=None)
        if found is not None:
            text = _replaced(text, found, mends)
    return text


def _likelier(text: TypedText, mends: list[Mend], channel: Channel, names: NameTable) -> TypedText:
    """The text with what was most likely meant, names of the cases left as they are."""
    for _ in range(_MOST):
        named = {at for name in names.mentions(text.folded) for at in range(name.start, name.end)}
        found = channel.meant(text, named | {mend.at for mend in mends})
        if found is None:
            break
        text = _replaced(text, found, mends)
    return text


def _pair(text: TypedText, at: int, seen: Seen, channel: Channel) -> Replacement | None:
    """The word meant by two characters, unless one other character is likelier: two slips are rarer than one."""
    found = pair_replacement(text, at, seen)
    if found is None:
        return None
    single = channel.meant_at(text, (at, at + 1))
    gain = channel.gain(text, found) - SECOND
    return found if gain >= LEAST and (single is None or gain > channel.gain(text, single)) else None


def _pairs(suspects: list[int]) -> list[int]:
    """Where two suspects stand side by side; nowhere where there are too many."""
    beside = (at for at, after in pairwise(suspects) if after == at + 1)
    return list(beside) if len(suspects) <= _DOUBTED else []


def _replaced(text: TypedText, found: Replacement, mends: list[Mend]) -> TypedText:
    """The text with a replacement made, which is noted among the mends."""
    at, after = found.at, found.at + len(found.chars)
    fixed = text.replaced(at, found.chars)
    low, high = _shown(fixed, at, after)
    asked, meant = text.folded[low:high], fixed.folded[low:high]
    mends += [Mend(at + i, char, asked, meant) for i, char in enumerate(found.chars)]
    return fixed


def _surest(
    text: TypedText, start: int, end: int, seen: Seen, names: NameTable, channel: Channel, *, bold: bool
) -> Replacement | None:
    """The surest replacement in a run of Han text."""
    if text.quoted(start, end) and (found := quote_replacement(text, start, end, seen, bold=bold)):
        return found
    suspects = text.suspects(start, end, seen)
    if len(suspects) > _DOUBTED:
        return None
    singles = filter(channel.may, filter(None, (replacement(text, at, seen, names) for at in suspects)))
    found_all = [
        *(one for one in singles if channel.gain(text, one) >= LEAST),
        *(_pair(text, at, seen, channel) for at in _pairs(suspects)),
    ]
    return max(filter(None, found_all), key=lambda one: (one.score, one.chars), default=None)


def _shown(text: TypedText, at: int, after: int) -> tuple[int, int]:
    """The range of the word that a mend made, with a neighbour where it is one character."""
    low, high = text.word(at)[0], text.word(after - 1)[1]
    if high - low > 1:
        return low, high
    return (at - 1, after) if text.han(at - 1) else (at, after + bool(text.han(after)))


SECOND = 4.0
"""What a second slip beside the first one costs, in the channel's logarithms."""
LEAST = 0.0
"""How much likelier than what was typed anything has to be."""
# Characters of a message that is still typed, not pasted: mending costs with the square of a run.
_LONGEST = 200
# Suspects in one run of text, and typos mended there, the surest first: more is another language, or a name
# from abroad.
_DOUBTED = 6
_MOST = 4
