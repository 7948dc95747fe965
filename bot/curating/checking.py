"""What only the whole book and the cases can tell of an entry: whether its questions lead to it, and whether
its quotes still stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.answering.curated.choosing import curated
from bot.answering.telling.similar import similar_cases
from bot.answering.understanding.question import understand
from bot.beijing import today
from bot.curating.alike import wanted
from bot.curating.rivals import nearly_same
from bot.faq.entries import Entry, FaqBook, Place
from bot.faq.problems import Problem
from bot.faq.quotes import standing
from bot.library import Library
from bot.search.phrasings import key_of
from bot.text.scripts import fold

NEAR = 0.7
"""The overlap from which the phrasings of two entries are called nearly the same. Of 8,000 questions on 2,000
subjects, pairs above it differ in a particle, in word order, or in what `wanted` tells apart."""

NEARS = 200
"""Pairs told of: nobody reads more, and a file can hold a million."""


def check_entries(
    book: FaqBook, library: Library, only: Iterable[Entry] | None = None
) -> tuple[Problem, ...]:
    """What is wrong with the book's entries beside each other and the library's cases; with `only` some of
    them, where they are given. Of two entries that clash the later is told of, with the first's place."""
    asked = _Asked.of(book, library)
    problems: list[Problem] = []
    told = tuple(book.entries.values() if only is None else only)
    for entry in told:
        problems += _sources(entry, library)
        if not entry.answers_on(asked.day):
            problems.append(Problem("expired", entry.place, {"date": str(entry.valid_until)}, warning=True))
        else:
            # One that gives way to another of its id leads nowhere: that is told, not each of its questions.
            leads = book.entries.get(entry.id) == entry
            problems += (*(_questions(entry, asked) if leads else ()), *_nots(entry, asked))
    problems += _rivals(asked, {entry.id for entry in told})
    return tuple(problems)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The library with the book in it; its entries that are `valid` today, in order (one past its day answers
    nothing, so it is nobody's rival); and the first of them that has a phrasing, by what is compared of it."""

    library: Library
    valid: tuple[Entry, ...]
    first: dict[str, Entry]
    day: date

    @classmethod
    def of(cls, book: FaqBook, library: Library) -> _Asked:
        day = today()
        valid = tuple(entry for entry in book.entries.values() if entry.answers_on(day))
        first: dict[str, Entry] = {}
        for entry in valid:
            for question in entry.questions:
                first.setdefault(key_of(fold(question)), entry)
        return cls(library if library.faq is book else library.with_faq(book), valid, first, day)

    def takers(self, entry: Entry) -> set[str]:
        """The entries that had a question of this one before it: of them more is told than that they are near."""
        firsts = (self.first.get(key_of(fold(question)), entry) for question in entry.questions)
        return {other.id for other in firsts}


def _sources(entry: Entry, library: Library) -> Iterator[Problem]:
    """Cases that are none, quotes that stand in theirs no more."""
    for source in entry.sources:
        if not source.case:
            continue
        case = library.cases.get(source.case)
        if case is None:
            near = ", ".join(case.id for case in similar_cases(source.case, library.cases.values()))
            yield Problem("unknown-case", entry.place, {"case": source.case, "nearest": near})
        elif standing(source.quote, case) is None:
            yield Problem("quote-gone", entry.place, {"quote": source.quote, "case": source.case})


def _questions(entry: Entry, asked: _Asked) -> Iterator[Problem]:
    """Questions that do not lead to their entry: another has the same, or the entry's own `not:`."""
    for question in entry.questions:
        folded = fold(question)
        other = asked.first.get(key_of(folded), entry)
        if other.id != entry.id:
            values = {"question": question, "other": other.id, "at": _told(other.place)}
            yield Problem("phrasing-taken", entry.place, values)
        elif _COMMAND.match(question):
            yield Problem("phrasing-unanswered", entry.place, {"question": question})
        elif asked.library.phrasings.exact(folded) != entry.id:
            winner = _answering(question, asked.library)
            if winner and winner != entry.id:
                yield Problem("phrasing-lost", entry.place, {"question": question, "winner": winner})
            elif not winner:
                yield Problem("phrasing-unanswered", entry.place, {"question": question})


# What Telegram takes for a command is never asked.
_COMMAND = re.compile(r"/[A-Za-z0-9_]")


def _rivals(asked: _Asked, of: Collection[str]) -> Iterator[Problem]:
    """Entries with nearly the question of an earlier one, each pair once: which of the two answers hangs on
    a word. Numbers, names and what is asked for make questions that only look alike."""
    rows = [(entry, question) for entry in asked.valid for question in entry.questions]
    told: set[tuple[str, str]] = set()
    # Where one pattern makes a thousand questions, each is near to all others.
    wants = lru_cache(maxsize=None)(lambda question: wanted(question, asked.library.names))
    takers = lru_cache(maxsize=1)(asked.takers)
    for later, earlier, _ in nearly_same([question for _, question in rows], NEAR):
        (entry, question), (other, theirs) = rows[later], rows[earlier]
        pair = (entry.id, other.id)
        if entry.id == other.id or entry.id not in of or pair in told or other.id in takers(entry):
            continue
        if wants(question).agrees(wants(theirs)):
            told.add(pair)
            values = {"question": question, "other": other.id, "theirs": theirs}
            yield Problem("phrasing-near", entry.place, values, warning=True)
            if len(told) == NEARS:
                return


def _nots(entry: Entry, asked: _Asked) -> Iterator[Problem]:
    """Counter-examples that the entry answers all the same, asked for real: they keep it off by being in the
    index, which one that gives way is not."""
    for question in entry.nots:
        if _answering(question, asked.library) == entry.id:
            yield Problem("not-answered", entry.place, {"question": question})


def _answering(question: str, library: Library) -> str:
    """The entry that answers a question, "" where none does."""
    answer = curated(understand(question, library), library)
    return answer.entry if answer else ""


def _told(place: Place) -> str:
    return f"{place.file}:{place.line}" if place.file else "Telegram"
