"""The book of all entries: from the files and from the chat."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from types import MappingProxyType

from bot.faq.entries import Entry, FaqBook


def merged(files: FaqBook, chat: Iterable[Entry]) -> FaqBook:
    """The files' entries, then those made in the chat; of one id that both have, the file's stays."""
    made = {entry.id: entry for entry in chat if entry.id not in files.entries}
    return replace(files, entries=MappingProxyType({**files.entries, **made}))


def without(book: FaqBook, ids: Collection[str]) -> FaqBook:
    """The book without some entries."""
    kept = {id: entry for id, entry in book.entries.items() if id not in ids}
    return replace(book, entries=MappingProxyType(kept))
