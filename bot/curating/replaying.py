"""Every known question asked again before a draft goes live: which of them would be answered otherwise.

The pages stay the same, so only the decision between entries can change. It is compared for all questions
by their words alone (exact phrasings first, then the nearest); only those it may differ for are answered in
full, with the FAQ of now and with the draft. 8,000 known questions take some 1 s, most of it reading them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from bot.answering import Conversation, respond
from bot.errors import UserError
from bot.faq.entries import Entry
from bot.library import Library
from bot.models import Answer, Status
from bot.search.phrasings import key_of
from bot.text.scripts import fold

KnownBy = Literal["phrasing", "liked", "labelled"]
"""Why a question is known: an entry has it, somebody rated its answer good, somebody labelled it."""

FAR = 0.15
"""The overlap below which no entry comes near a question, with its slips of typing mended or not."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Known:
    """A question whose answer somebody relies on."""

    question: str
    source: KnownBy


class ShiftKind(IntEnum):
    """What becomes of an answer, the worst first: none any more; another's (another entry's, or an entry's
    for the pages'); one where there was none; other words of the same."""

    LOST = 0
    TAKEN = 1
    GAINED = 2
    REWORDED = 3


@dataclass(frozen=True, slots=True)
class Shift:
    """A known question that would be answered otherwise."""

    question: str
    source: KnownBy
    before: Answer
    after: Answer

    @property
    def kind(self) -> ShiftKind:
        was, is_ = (answer.status is Status.ANSWER for answer in (self.before, self.after))
        if was and not is_:
            return ShiftKind.LOST
        if not was:
            return ShiftKind.GAINED
        return ShiftKind.REWORDED if self.before.entry == self.after.entry else ShiftKind.TAKEN


def known_questions(library: Library, liked: Iterable[str], labelled: Iterable[str]) -> tuple[Known, ...]:
    """The questions of the library's entries, those rated good and the labelled ones, each once (whatever
    its script and marks) under the first of these names that it has."""
    phrasings = (question for entry in library.faq.entries.values() for question in entry.questions)
    known: dict[str, Known] = {}
    sources: tuple[tuple[KnownBy, Iterable[str]], ...] = (
        ("phrasing", phrasings),
        ("liked", liked),
        ("labelled", labelled),
    )
    for source, questions in sources:
        for question in questions:
            folded = fold(question)
            known.setdefault(key_of(folded) or folded, Known(question, source))
    return tuple(known.values())


def replay(
    known: Sequence[Known], before: Library, after: Library, progress: Progress | None = None
) -> tuple[Shift, ...]:
    """Those known questions that `after` answers otherwise than `before`, the worst shifts first; what is
    offered beside an answer, or instead of one, counts for nothing. The two differ in their FAQ alone.

    `progress(done, total)` is called after each question.
    """
    shifts: list[Shift] = []
    for done, one in enumerate(known, 1):
        if _may_differ(fold(one.question), before, after):
            shift = _shift(one, before, after)
            shifts += [shift] if shift else []
        if progress is not None:
            progress(done, len(known))
    return tuple(sorted(shifts, key=lambda shift: shift.kind))


def _may_differ(folded: str, before: Library, after: Library) -> bool:
    """Whether the entries that come near a question are not the same before and after."""
    exact = before.phrasings.exact(folded)
    if exact != after.phrasings.exact(folded):
        return True
    if exact is not None:
        return not _tells_the_same(before.faq.entries[exact], after.faq.entries[exact])
    return _near(folded, before) != _near(folded, after)


def _near(folded: str, library: Library) -> list[tuple[float, Entry]]:
    """The nearest entries. Scores are compared to two places: each new entry makes every word a little
    rarer or commoner, which alone decides nothing."""
    return [
        (round(match.score, 2), library.faq.entries[match.entry])
        for match in library.phrasings.nearest(folded)
        if match.score >= FAR
    ]


def _tells_the_same(one: Entry, other: Entry) -> bool:
    return (one.answer, one.sources) == (other.answer, other.sources)


def _shift(known: Known, before: Library, after: Library) -> Shift | None:
    try:
        was, _ = respond(known.question, before, Conversation())
        is_, _ = respond(known.question, after, Conversation())
    except UserError:  # a label may be longer than a question can be: it is answered by neither
        return None
    if _seen(was) == _seen(is_) or Status.ANSWER not in (was.status, is_.status):
        return None
    return Shift(known.question, known.source, was, is_)


def _seen(answer: Answer) -> tuple[object, ...]:
    """What a person sees of an answer, but for what is offered beside it."""
    return answer.status, answer.entry, answer.lead, answer.body, answer.citations
