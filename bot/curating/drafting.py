"""A text with entries -> what would be live with it: the one road for an upload, a pasted block, a dialogue's
new entry and an import."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.curating.checking import check_entries
from bot.faq.book import merged, without
from bot.faq.changes import Changes, changes
from bot.faq.entries import Entry, FaqBook
from bot.faq.problems import Problem
from bot.faq.reading import read_document, read_entries
from bot.faq.writing import as_yaml
from bot.library import Library
from bot.store import StoredEntry


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries of a text and what is wrong with them; with them, what changes of what is live and the
    library that would then be live. `after` is None where a problem is more than a warning."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    changes: Changes
    after: Library | None


def drafted(
    text: str | bytes, live: Library, chat_entries: Iterable[Entry], drop: Collection[str] = ()
) -> Draft:
    """Read and check the YAML of a draft (bytes: of a file that was sent) as if it were live. Its entries take
    the place of the chat's of the same id and give way to the files'; `drop` are ids of the chat's to leave out.
    Nothing else is removed. `chat_entries` are all that were made in the chat: those that `live` does without,
    as something is wrong with them, stay out of `after`, and are changed and removed like any.

    Raises nothing for what stands in the text.
    """
    entries, problems = read_entries(text) if isinstance(text, str) else read_document(text)
    fresh, made = {entry.id for entry in entries}, tuple(chat_entries)
    files = FaqBook(
        {id: entry for id, entry in live.faq.entries.items() if entry.place.file},
        live.faq.synonyms,
        live.faq.words,
    )
    kept = [entry for entry in made if entry.id not in fresh and entry.id not in drop]
    # The draft's come last, so that of two entries that clash it is the draft's that is told of.
    book = merged(files, (*kept, *entries))
    differing = changes(merged(files, made), book)
    book = without(book, {entry.id for entry in kept if entry.id not in live.faq.entries})
    problems += tuple(
        Problem(
            "gives-way", entry.place, {"entry": entry.id, "at": _at(files.entries[entry.id])}, warning=True
        )
        for entry in entries
        if entry.id in files.entries
    )
    after = live.with_faq(book)
    problems += check_entries(book, after, entries)
    failed = any(not problem.warning for problem in problems)
    return Draft(entries, problems, differing, None if failed else after)


def kept_entries(stored: Iterable[StoredEntry]) -> tuple[Entry, ...]:
    """The entries made in the chat as the store keeps them; one that is no entry any more is left out."""
    return tuple(entry for kept in stored for entry in read_entries(kept.text)[0])


def put_by(changes: Changes) -> dict[str, str]:
    """What changes bring into the chat's entries: id -> YAML, as the store keeps it."""
    return {entry.id: as_yaml([entry]) for entry in (*changes.added, *(new for _, new in changes.changed))}


def _at(entry: Entry) -> str:
    return f"{entry.place.file}:{entry.place.line}"
