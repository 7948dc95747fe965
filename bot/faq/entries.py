"""The nouns of curated answers: an entry, its sources, the book of all entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from: a `quote` that stands in a case, or a page of the web with its title.
    One of the two pairs is empty."""

    case: str = ""
    quote: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry was written: a file and its line (from 1), or the chat (`file` is "")."""

    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A curated answer: the questions it answers, in words of its own, with its sources.

    `answer` is as it was written: plain text, **bold**, lines that begin with `- `, [text](https://…).
    `nots` are questions like it that it must not answer. After `valid_until` it answers no more.
    """

    id: str
    questions: tuple[str, ...]
    answer: str
    sources: tuple[Source, ...] = ()
    nots: tuple[str, ...] = ()
    valid_until: date | None = None
    place: Place = field(default=Place(), compare=False)

    def answers_on(self, day: date) -> bool:
        return self.valid_until is None or self.valid_until >= day


@dataclass(frozen=True, slots=True)
class FaqBook:
    """All entries by id, in the order of their files and lines, those of the chat last; and what
    `lexicon.yaml` adds: groups of words that stand for one another, and words of the field."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    synonyms: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
