"""The gate of `casebot eval`: curated answers must not make worse what the pages answer right, and each of
their questions must lead to its own entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering import Conversation, respond
from bot.beijing import today
from bot.curating.judging import Verdict
from bot.faq.entries import Entry
from bot.library import Library


@dataclass(frozen=True, slots=True)
class Worse:
    """A labelled question that is right without the FAQ and wrong with it; `entry` is what spoils it, ""
    where only the conversation before it took another way."""

    without: Verdict
    verdict: Verdict

    @property
    def line(self) -> str:
        asked, now = self.verdict.labelled, self.verdict
        by = f" by entry {now.entry}" if now.entry else ""
        return f"worse: {asked.id} {asked.question}: was right, now {now.status}{by}: {now.lead}"


@dataclass(frozen=True, slots=True)
class Astray:
    """A question of an entry that is answered by `winner`: another entry, or "" for the pages or nobody."""

    entry: Entry
    question: str
    winner: str

    @property
    def line(self) -> str:
        where = f"{self.entry.place.file}:{self.entry.place.line}: " if self.entry.place.file else ""
        by = f"entry {self.winner}" if self.winner else "no entry"
        return f'astray: {where}the question "{self.question}" of entry {self.entry.id} is answered by {by}'


def worse(without: Sequence[Verdict], within: Sequence[Verdict]) -> tuple[Worse, ...]:
    """Of the same questions asked without the FAQ and with it, those that it spoils.

    The two are asked apart, the first before the FAQ is opened: words that its lexicon teaches the
    segmenter stay for the process.
    """
    pairs = zip(without, within, strict=True)
    return tuple(Worse(before, after) for before, after in pairs if before.right and not after.right)


def astray(library: Library) -> tuple[Astray, ...]:
    """The questions of the library's entries that do not lead to them, each asked for real and by itself.
    Of an entry past its day none does, and none should."""
    day = today()
    found: list[Astray] = []
    for entry in library.faq.entries.values():
        if not entry.answers_on(day):
            continue
        for question in entry.questions:
            answer, _ = respond(question, library, Conversation())
            if answer.entry != entry.id:
                found.append(Astray(entry, question, answer.entry))
    return tuple(found)
