"""What one book has and another has not."""

from __future__ import annotations

from dataclasses import dataclass

from bot.faq.entries import Entry, FaqBook


@dataclass(frozen=True, slots=True)
class Changes:
    """Entries by what became of them; of a changed one as it was and as it is, each in its book's order."""

    added: tuple[Entry, ...] = ()
    changed: tuple[tuple[Entry, Entry], ...] = ()
    removed: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def changes(before: FaqBook, after: FaqBook) -> Changes:
    """What becomes of the entries; where they stand makes no difference."""
    old, new = before.entries, after.entries
    return Changes(
        tuple(entry for id, entry in new.items() if id not in old),
        tuple((old[id], entry) for id, entry in new.items() if id in old and old[id] != entry),
        tuple(entry for id, entry in old.items() if id not in new),
    )


def changed_fields(before: Entry, after: Entry) -> tuple[str, ...]:
    """The keys whose values differ, as YAML names them, in the order they are written in."""
    return tuple(key for key, name in KEYS.items() if getattr(before, name) != getattr(after, name))


KEYS = {
    "id": "id",
    "questions": "questions",
    "answer": "answer",
    "sources": "sources",
    "not": "nots",
    "valid_until": "valid_until",
}
"""The keys of an entry in YAML, in the order they are written in, and what they are called in Entry."""
