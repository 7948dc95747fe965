"""Mending what was mistyped: names of the cases first, then quoted words, then all other text, against the
words of the index and of those who ask.

A character is suspect when it stands in no word of the dictionary and in no bigram of the index. A
replacement must make text that stands, with both neighbours where both are there and mean something. So a
clean question is left alone, and a real name that no case has stays what it is: an honest no.
(Of the labelled questions of five sets, .967 right as they are: .921 with one look-alike, .941 and .906 with one
and two homophones, mean of three draws; .871, .921 and .867 before names and wording were known.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from bot.search.index import PassageIndex
from bot.search.misnamed import names_meant
from bot.search.names import NameTable
from bot.search.replacing import Replacement, pair_replacement, quote_replacement, replacement
from bot.search.typed_text import Seen, TypedText


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
    if len(folded) > _LONGEST:
        return folded, ()
    seen = Seen(index, known)
    mends: list[Mend] = []
    for start, name in names_meant(folded, names, index.stands, seen.count):
        end = start + len(name)
        asked = folded[start:end]
        mends += [Mend(start + i, name[i], asked, name) for i in range(len(name)) if asked[i] != name[i]]
        folded = folded[:start] + name + folded[end:]
    keep = [*keep, *((mend.at, mend.at + 1) for mend in mends)]
    text = TypedText(folded, keep)
    for start, end in text.runs:
        for _ in range(_MOST):
            found = _surest(text, start, end, seen, names)
            if found is None:
                break
            at, after = found.at, found.at + len(found.chars)
            folded = text.folded[:at] + found.chars + text.folded[after:]
            fixed = TypedText(folded, keep)
            low, high = _shown(fixed, at, after, start, end)
            asked, meant = text.folded[low:high], folded[low:high]
            mends += [Mend(at + i, char, asked, meant) for i, char in enumerate(found.chars)]
            text = fixed
    return folded, tuple(mends)


def _surest(text: TypedText, start: int, end: int, seen: Seen, names: NameTable) -> Replacement | None:
    """The surest replacement in a run of Han text."""
    if text.quoted(start, end) and (found := quote_replacement(text, start, end, seen)):
        return found
    suspects = text.suspects(start, end, seen)
    if len(suspects) > _DOUBTED:
        return None
    found_all = [
        *(replacement(text, at, seen, names) for at in suspects),
        *(pair_replacement(text, at, seen) for at, after in pairwise(suspects) if after == at + 1),
    ]
    return max(filter(None, found_all), key=lambda one: (one.score, one.chars), default=None)


def _shown(text: TypedText, at: int, after: int, start: int, end: int) -> tuple[int, int]:
    """The range of the word that a mend made, with a neighbour where it is one character."""
    low, high = text.word(at)[0], text.word(after - 1)[1]
    if high - low > 1:
        return low, high
    return (at - 1, after) if at > start else (at, min(end, after + 1))


# Characters of a message that is still typed, not pasted: mending costs with the square of a run.
_LONGEST = 200
# Suspects in one run of text, and typos mended there, the surest first: more is another language, or a name
# from abroad.
_DOUBTED = 6
_MOST = 4
