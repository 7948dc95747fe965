"""An answer to a cluster of misses in the making: what the store's draft keeps of it, and the entry it makes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from pydantic import TypeAdapter, ValidationError

from bot.curating.assembling import CHAT
from bot.faq.entries import Entry, Source

PHRASINGS = 6
"""Questions of a cluster offered as phrasings: more teach little, and each is a button."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`misses` are the logged answers behind the cluster. The phrasings to choose from are the questions of the
    answers `asked` (ids, not words: who says /forget is forgotten here too) and those the admin has `written`;
    `offered` are the sources proposed. `dropped` and `chosen` are the places in these that the admin took out
    and took in. `base` is the id of the entry whose phrasings grow, "" for an answer of its own.

    The last preview showed the entry `id` as it is `marked` (see `mark`), checked beside what was `live`: only
    that may go live.
    """

    misses: tuple[int, ...]
    asked: tuple[int, ...]
    answer: str = ""
    written: tuple[str, ...] = ()
    base: str = ""
    offered: tuple[Source, ...] = ()
    chosen: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    id: str = ""
    marked: str = ""
    live: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source for place, source in enumerate(self.offered) if place in self.chosen)

    def phrasings(self, questions: Sequence[str]) -> tuple[str, ...]:
        """Those taken in; `questions` are those of `asked` and `written`, "" where one was forgotten."""
        return tuple(
            dict.fromkeys(text for place, text in enumerate(questions) if text and place not in self.dropped)
        )

    def toggle_source(self, place: int) -> Dialogue:
        """The source taken in or out; nothing for a place that there is not."""
        chosen = self.chosen ^ {place} if 0 <= place < len(self.offered) else self.chosen
        return replace(self, chosen=chosen)

    def toggle_phrasing(self, place: int) -> Dialogue:
        """The phrasing taken out or in; nothing for a place that there is not."""
        known = 0 <= place < len(self.asked) + len(self.written)
        return replace(self, dropped=self.dropped ^ {place} if known else self.dropped)

    def offering(self, sources: Sequence[Source]) -> Dialogue:
        """With other sources to choose from; what was chosen stays, and stays chosen.

        >>> one, two = Source("000", "甲"), Source("000", "乙")
        >>> Dialogue((1,), (1,)).offering([one, two]).toggle_source(1).offering([one]).sources
        (Source(case='000', quote='乙', url='', title=''),)
        """
        offered = tuple(dict.fromkeys((*self.sources, *sources)))
        return replace(self, offered=offered, chosen=frozenset(range(len(self.sources))))

    def answered(self, text: str) -> Dialogue:
        """With what the admin wrote: the answer, and phrasings on lines of their own before it.

        >>> told = Dialogue((1,), (1,)).answered("问:有多少家养猪场?\\n案例没有说。")
        >>> told.answer, told.written
        ('案例没有说。', ('有多少家养猪场?',))
        """
        lines = text.strip().splitlines()
        written: list[str] = []
        while lines and (found := _PHRASING.match(lines[0])):
            written.append(found[1].strip())
            lines.pop(0)
        kept = frozenset(place for place in self.dropped if place < len(self.asked))
        return replace(
            self,
            written=tuple(dict.fromkeys(filter(None, written)))[:PHRASINGS],
            dropped=kept,
            answer="\n".join(lines).strip(),
        )


_PHRASING = re.compile(r"\s*问\s*[::](.*)")


def entry_of(
    dialogue: Dialogue, questions: Sequence[str], taken: Container[str], base: Entry | None = None
) -> Entry:
    """The entry a dialogue makes; `questions` as for `Dialogue.phrasings`, `taken` the ids in use.

    With a `base` made in the chat: that entry, with the phrasings added. The chat cannot edit a file (a file's
    entry wins over the chat's of the same id), so with a base from one: an entry of its own beside it, of the
    same answer and sources. Those who asked are told at once that way; the file can take the phrasings over
    whenever it is edited.
    """
    phrasings = dialogue.phrasings(questions)
    if base is not None and in_chat(base):
        return replace(base, questions=tuple(dict.fromkeys((*base.questions, *phrasings))))
    id = free_id(dialogue.misses, taken)
    if base is None:
        return Entry(id, phrasings, dialogue.answer, dialogue.sources)
    return Entry(id, phrasings, base.answer, base.sources, valid_until=base.valid_until)


def in_chat(entry: Entry) -> bool:
    """Whether an entry was made in the chat, where it can be edited."""
    return not entry.place.file or entry.place.file.startswith(CHAT)


def free_id(misses: Sequence[int], taken: Container[str]) -> str:
    """The id of an entry that answers a cluster: after its newest miss, and like no other's.

    >>> free_id([3, 7], {"chat-7"})
    'chat-7-2'
    """
    name = f"chat-{max(misses)}"
    more = (f"{name}-{number}" for number in count(2))
    return next(id for id in chain([name], more) if id not in taken)


def mark(text: str) -> str:
    """A short name of a text, for buttons that may act on this very text alone.

    >>> mark("甲") == mark("甲") != mark("乙"), len(mark("甲"))
    (True, 8)
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def write_dialogue(dialogue: Dialogue) -> str:
    return _DIALOGUE.dump_json(dialogue).decode("utf-8")


def read_dialogue(text: str) -> Dialogue | None:
    """What `write_dialogue` wrote; None where an older version wrote it in a shape that is no more.

    >>> dialogue = Dialogue((1,), (1,), "甲", offered=(Source("002", "乙"),)).toggle_source(0)
    >>> read_dialogue(write_dialogue(dialogue)) == dialogue, read_dialogue("{}")
    (True, None)
    """
    try:
        return _DIALOGUE.validate_json(text)
    except ValidationError:
        return None


_DIALOGUE = TypeAdapter(Dialogue)
