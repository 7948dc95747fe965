"""Where the quote of a source stands in its case, as whole sentences of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.models import Case, Quote
from bot.text.scripts import fold


def standing(quote: str, case: Case) -> Quote | None:
    """The sentence that holds the quote (or the neighbouring sentences of one paragraph, the heading, the
    title), None where it stands nowhere. Script, width, case and blanks make no difference; of several
    places the first counts.

    What is given is the text of its raw range, as every Quote. Where sentences stand apart on the page
    nothing but the page tells what is between them, so a quote over several of those gives the one that
    holds most of it.
    """
    wanted = _bare(quote)
    if not wanted:
        return None
    for stretch in _stretches(case):
        start = stretch.bare.find(wanted)
        if start >= 0:
            return _holding(stretch, start, start + len(wanted))
    return None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph, heading or title: its sentences, their folded text without blanks, where each begins."""

    bare: str
    sentences: Sequence[Quote]
    starts: Sequence[int]


# A page of 20,000 characters takes some 200 KB; admins quote the same few hundred pages over and over.
@lru_cache(maxsize=256)
def _stretches(case: Case) -> tuple[_Stretch, ...]:
    return tuple(_stretch(sentences) for sentences in _texts(case))


def _texts(case: Case) -> Iterator[Sequence[Quote]]:
    """The body in page order, each heading behind what stands under it (where it is inline it stands there
    too), the title last: the sentence tells more than the line above it."""
    for section in case.sections:
        for paragraph in section.paragraphs:
            yield paragraph.sentences
        if section.heading is not None:
            yield (section.heading,)
    yield (case.title,)


def _stretch(sentences: Sequence[Quote]) -> _Stretch:
    bare, starts = "", []
    for sentence in sentences:
        starts.append(len(bare))
        bare += _bare(sentence.text)
    return _Stretch(bare, sentences, starts)


def _bare(text: str) -> str:
    return "".join(fold(text).split())


def _holding(stretch: _Stretch, start: int, end: int) -> Quote:
    """The sentences of the range [start, end) of the folded text as one Quote."""
    first = bisect_right(stretch.starts, start) - 1
    last = bisect_right(stretch.starts, end - 1) - 1
    held = stretch.sentences[first : last + 1]
    if all(before.end == after.start for before, after in pairwise(held)):
        return Quote("".join(one.text for one in held), held[0].start, held[-1].end, held[0].line)
    ends = [*stretch.starts[1:], len(stretch.bare)]
    shares = [min(ends[at], end) - max(stretch.starts[at], start) for at in range(first, last + 1)]
    return held[shares.index(max(shares))]
