"""Cases kept on disk and read one at a time: a folder of a million passages opens in the memory of a few.

`cases.jsonl` holds a case a line and behind it its folded text, which most questions read of most pages alone:
made anew it cost a third of a page. `shelf.json` holds where each line begins, whose it is, how many passages it
gives and which names it goes by. A slot is a case's place on the shelf: it stays when other pages change.
"""

from __future__ import annotations

import json
import mmap
import os
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, overload

from bot.corpus.passages import passages_of
from bot.models import Case, Credit, Paragraph, Passage, Quote, Role, Section, Stated
from bot.text.scripts import fold

CASES_READ = 4_000
"""Cases kept in memory at once, with their passages: of some 7 passages each, about 60 MB. As many folded texts, some
15 MB."""


@dataclass(slots=True)
class Slot:
    """What is known of a case without reading it: `title` is folded, `names` are the folded names it goes by, each with
    whether it stands at the page's head; a slot whose page is gone has no passages and no line."""

    id: str
    file: str
    start: int
    end: int
    passages: int
    title: str
    names: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A case's text, folded, and where each of its passages starts and ends there."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def passage(self, number: int) -> str:
        """The folded text of a passage."""
        return self.text[self.starts[number] : self.ends[number]]


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case ready to be kept: `line` is the case itself and its folded text as one line."""

    id: str
    file: str
    line: bytes
    passages: int
    title: str
    names: list[tuple[str, bool]]


def read_case(case: Case, text: FoldedText, names: list[tuple[str, bool]]) -> ReadCase:
    """A case with its folded text and the names it goes by."""
    line = packed_json(_packed(case)) + _BESIDE + packed_json([text.text, text.starts, text.ends]) + b"\n"
    return ReadCase(case.id, case.file, line, len(text.starts), fold(case.title.text), names)


def folded_text(case: Case, passages: Iterable[Passage]) -> FoldedText:
    """The text of a case, folded as a whole, with the places of its passages."""
    text, starts, ends = case.text, [], [0]
    for passage in passages:
        starts.append(text.index(passage.text, ends[-1]))
        ends.append(starts[-1] + len(passage.text))
    return FoldedText(fold(text), starts, ends[1:])


class ShelfWriter:
    """Puts cases on a new shelf, one after another; `finish` makes it readable, `close` comes last."""

    def __init__(self, folder: Path, slots: Iterable[Slot] = ()) -> None:
        """`slots` are those of an older shelf, whose `cases.jsonl` is in the folder already."""
        self._folder = folder
        self._file = (folder / CASES_FILE).open("ab")
        self._end = self._file.seek(0, os.SEEK_END)
        self.slots = list(slots)

    def put(self, read: ReadCase, slot: int | None = None) -> int:
        """Keep a case, in the slot of its older self if it had one; gives its slot."""
        start = self._end
        self._end += self._file.write(read.line)
        kept = Slot(read.id, read.file, start, self._end, read.passages, read.title, read.names)
        if slot is None:
            self.slots.append(kept)
            return len(self.slots) - 1
        self.slots[slot] = kept
        return slot

    def empty(self, slot: int) -> None:
        """Take a case off whose page is gone."""
        self.slots[slot] = Slot("", "", 0, 0, 0, "", [])

    def finish(self) -> None:
        """Write down what is where."""
        self._file.flush()
        rows = [[s.id, s.file, s.start, s.end, s.passages, s.title, s.names] for s in self.slots]
        (self._folder / _SLOTS).write_bytes(packed_json({"size": self._end, "slots": rows}))

    def close(self) -> None:
        self._file.close()


class Shelf(Mapping[str, Case]):
    """The cases of a folder by id, in the order of their files. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError, ValueError, KeyError or TypeError where the folder holds no shelf."""
        self.folder = folder
        told = json.loads((folder / _SLOTS).read_bytes())
        self.slots = [Slot(*row) for row in told["slots"]]
        kept = sorted((slot.file, number) for number, slot in enumerate(self.slots) if slot.id)
        self._numbers = {self.slots[number].id: number for _, number in kept}
        self.starts = array("q", accumulate((slot.passages for slot in self.slots), initial=0))
        self.size = self.starts[-1]
        """How many passages there are."""
        with (folder / CASES_FILE).open("rb") as file:
            # Stays readable when the file is replaced or removed.
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if kept else b""
        if len(self._lines) != (told["size"] if kept else 0):
            raise ValueError(f"{folder / CASES_FILE}: not as long as it was written")
        self._read = lru_cache(maxsize=CASES_READ)(self._case)
        self._cut = lru_cache(maxsize=CASES_READ)(lambda number: passages_of(self._read(number)))
        self._text = lru_cache(maxsize=CASES_READ)(self._folded)
        self.passages: Sequence[Passage] = _Passages(self)

    def __getitem__(self, id: str) -> Case:
        return self._read(self._numbers[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, id: object) -> bool:
        return id in self._numbers

    def ordinals(self, id: str) -> range:
        """The ordinals of a case's passages, in page order; none for a case that is not there."""
        number = self._numbers.get(id)
        return range(0) if number is None else range(self.starts[number], self.starts[number + 1])

    def title(self, id: str) -> str:
        """A case's folded title."""
        return self.slots[self._numbers[id]].title

    def text(self, id: str) -> str:
        """A case's folded text."""
        return self._text(self._numbers[id]).text

    def passages_of(self, id: str) -> tuple[Sequence[Passage], list[str]]:
        """A case's passages, and their folded texts."""
        number = self._numbers[id]
        passages, text = self._cut(number), self._text(number)
        return passages, list(map(text.passage, range(len(passages))))

    def passage(self, ordinal: int) -> Passage:
        """Raises IndexError beyond the last."""
        slot = self._slot(ordinal)
        return self._cut(slot)[ordinal - self.starts[slot]]

    def passage_text(self, ordinal: int) -> str:
        """The folded text of a passage; raises IndexError beyond the last."""
        slot = self._slot(ordinal)
        return self._text(slot).passage(ordinal - self.starts[slot])

    def case_of(self, ordinal: int) -> str:
        """Whose a passage is; raises IndexError beyond the last."""
        return self.slots[self._slot(ordinal)].id

    def _slot(self, ordinal: int) -> int:
        if not 0 <= ordinal < self.size:
            raise IndexError(ordinal)
        return bisect_right(self.starts, ordinal) - 1

    def _case(self, number: int) -> Case:
        return _unpacked(json.loads(self._line(number)[0]))

    def _folded(self, number: int) -> FoldedText:
        return FoldedText(*json.loads(self._line(number)[2]))

    def _line(self, number: int) -> tuple[bytes, bytes, bytes]:
        slot = self.slots[number]
        return self._lines[slot.start : slot.end].partition(_BESIDE)


class _Passages(Sequence[Passage]):
    """All passages by ordinal."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __len__(self) -> int:
        return self._shelf.size

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(at, slice):
            return [self._shelf.passage(one) for one in range(*at.indices(len(self)))]
        return self._shelf.passage(at + len(self) if at < 0 else at)


CASES_FILE, _SLOTS = "cases.jsonl", "shelf.json"

_BESIDE = b"\t"
"""Between a case and its folded text: JSON writes none by itself."""

_Row = list[Any]


def packed_json(rows: object) -> bytes:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(case: Case) -> _Row:
    """A case as nested lists. By hand: a schema library costs 100 ms of every start, and three times as
    long a case."""
    return [
        case.id,
        case.file,
        _quoted(case.title),
        case.places,
        case.date and [case.date.value, _quoted(case.date.quote)],
        case.outlet and [case.outlet.value, _quoted(case.outlet.quote)],
        [[credit.role, credit.name, _quoted(credit.quote)] for credit in case.credits],
        [
            [
                section.heading and _quoted(section.heading),
                section.inline,
                [[_quoted(sentence) for sentence in one.sentences] for one in section.paragraphs],
            ]
            for section in case.sections
        ],
    ]


def _unpacked(row: _Row) -> Case:
    id, file, title, places, date, outlet, credits, sections = row
    return Case(
        id,
        file,
        Quote(*title),
        tuple(places),
        Stated(date[0], Quote(*date[1])) if date else None,
        Stated(outlet[0], Quote(*outlet[1])) if outlet else None,
        tuple(Credit(Role(role), name, Quote(*quote)) for role, name, quote in credits),
        tuple(
            Section(
                Quote(*heading) if heading else None,
                tuple(Paragraph(tuple(Quote(*sentence) for sentence in one)) for one in paragraphs),
                inline,
            )
            for heading, inline, paragraphs in sections
        ),
    )


def _quoted(quote: Quote) -> _Row:
    return [quote.text, quote.start, quote.end, quote.line]
