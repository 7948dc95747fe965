"""What was asked in vain, asked again of the library of now: what a curated entry answers leaves the list, and
who asked is queued to be told."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.curated.choosing import curated
from bot.answering.decision import in_asked_script
from bot.answering.understanding.question import understand
from bot.errors import UserError
from bot.library import Library
from bot.models import Answer
from bot.store import Miss
from bot.telegram.records import read_answer
from bot.telegram.services import Services

BY_ITSELF = -1
"""Stands for an admin where no person settled a miss."""
SLICE_SECONDS = 0.010
PAUSE_SECONDS = 0.030
"""Questions are asked again in the answering thread, a slice at a time: who asks meanwhile waits for one slice
at most, and three quarters of the thread's time are theirs."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The misses that are answered now, and how many notices that queued."""

    answers: tuple[int, ...] = ()
    notices: int = 0

    def __add__(self, other: Settled) -> Settled:
        return Settled(self.answers + other.answers, self.notices + other.notices)


async def ask_again(services: Services) -> int:
    """Ask every open miss again; gives how many are answered now. Ends early where the library changes
    meanwhile: what it was changed for asks all again."""
    library = services.library
    misses = await services.store.curation.misses()
    settled = 0
    left = deque(_by_question(misses).values())
    while left and services.library is library:
        answered = await asyncio.get_running_loop().run_in_executor(
            services.thinking, _slice, left, library, time.perf_counter() + SLICE_SECONDS
        )
        for answer, asked in answered:
            settled += len((await _settle(services, answer, asked)).answers)
        await asyncio.sleep(PAUSE_SECONDS)
    return settled


async def settle_answered(services: Services, misses: Iterable[Miss]) -> Settled:
    """Ask a few misses again at once."""
    library = services.library
    settled = Settled()
    for asked in _by_question(misses).values():
        answer = await asyncio.get_running_loop().run_in_executor(
            services.thinking, told_now, asked[0].question, library
        )
        if answer is not None:
            settled += await _settle(services, answer, asked)
    return settled


def told_now(question: str, library: Library) -> Answer | None:
    """The curated answer that a question gets now, worded as `respond` words it, or None."""
    try:
        asked = understand(question, library)
    except UserError:
        return None  # longer than a question may be by now
    answer = curated(asked, library)
    return None if answer is None else in_asked_script(answer, asked)


def _by_question(misses: Iterable[Miss]) -> dict[str, list[Miss]]:
    groups: dict[str, list[Miss]] = {}
    for miss in misses:
        groups.setdefault(miss.question, []).append(miss)
    return groups


def _slice(left: deque[list[Miss]], library: Library, end: float) -> list[tuple[Answer, list[Miss]]]:
    """Ask questions from the left of a queue until the time is over; those with an answer."""
    answered: list[tuple[Answer, list[Miss]]] = []
    while left and time.perf_counter() < end:
        asked = left.popleft()
        answer = told_now(asked[0].question, library)
        if answer is not None:
            answered.append((answer, asked))
    return answered


async def _settle(services: Services, answer: Answer, asked: Sequence[Miss]) -> Settled:
    """Queue who asked, then take the misses off the list: killed in between, the next start does both again,
    and no one is queued twice."""
    ids = tuple([miss.answer for miss in asked if await _is_news(services, answer, miss)])
    if not ids:
        return Settled()
    notices = await services.store.curation.queue_notices(answer.entry, ids)
    await services.store.curation.settle(ids, "answered", BY_ITSELF, answer.entry)
    return Settled(ids, notices)


async def _is_news(services: Services, answer: Answer, miss: Miss) -> bool:
    """Whether this is another answer than the one that was rated bad."""
    if miss.kind != answer.kind.value:
        return True
    logged = await services.store.answer(miss.answer)
    before = read_answer(logged.answer) if logged is not None else None
    return before is None or (before.lead, before.body) != (answer.lead, answer.body)
