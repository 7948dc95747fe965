"""/stats: what was asked of late, what answered it, what people thought of it, in one message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from bot.answering.citing import label
from bot.library import Library
from bot.store import Day, Stats
from bot.telegram.admin import miss_texts
from bot.telegram.admin.miss_pages import named, reason_name
from bot.telegram.commands import Command
from bot.telegram.markup import Block, Rendered, block, joined, rendered, shortened
from bot.telegram.posting import Place, post
from bot.telegram.services import Services
from bot.telegram.texts import Voice

DAYS = 7
MOST_DAYS = 365
ROWS = 31
"""Rows of the chart; more days are put together, so that the message stays one."""
BAR = 10
"""Blocks of the longest bar: with the date and the numbers a row fits a phone."""
TOP = 5
NAME = 24


async def on_stats(services: Services, command: Command) -> None:
    found = re.fullmatch(r"0*([0-9]{1,3})\s*天?", command.words or str(DAYS))
    days = int(found[1]) if found else 0
    if not 1 <= days <= MOST_DAYS:
        message = rendered([Block(command.voice.say(miss_texts.STATS_USAGE.format(most=MOST_DAYS)))])[0]
    else:
        stats = await services.store.curation.stats(days)
        waiting = len(await services.store.curation.misses())
        message = stats_message(stats, waiting, days, services.library, command.voice)
    await post(services.bot, Place.of(command.message), [message])


def stats_message(stats: Stats, waiting: int, days: int, library: Library, voice: Voice) -> Rendered:
    """The figures of so many days; `waiting` are the open misses."""
    title = block((voice.say(miss_texts.STATS.format(days=days)), "b"))
    last = Block(voice.say(miss_texts.STATS_OPEN.format(count=waiting)))
    if not stats.questions:
        nothing = Block(voice.say(miss_texts.STATS_NONE.format(days=days)))
        return rendered([title, nothing, last])[0]
    counts = miss_texts.STATS_COUNTS.format(questions=stats.questions, people=stats.people)
    entries = [(_entry_name(id, library), count) for id, count in stats.entries]
    cases = [(_case_name(id, library, voice), count) for id, count in stats.cases]
    blocks = [
        joined([title, *(Block(voice.say(line)) for line in (counts, *_shares(stats)))]),
        _listed(voice.say(miss_texts.STATS_DAYS), bars(stats.days)),
        *_top(voice.say(miss_texts.STATS_ENTRIES), entries),
        *_top(voice.say(miss_texts.STATS_CASES), cases),
        Block(voice.say("\n".join(_feedback(stats)))),
        last,
    ]
    return rendered(blocks)[0]


def bars(days: Sequence[Day]) -> list[str]:
    """A row for each day from the first question on, or for some days together where there are many: date,
    bar, questions, and how many of these were answered.

    >>> bars([Day("2026-04-30"), Day("2026-05-01", 3, 0, 1), Day("2026-05-02")])
    ['05-01 ▇▇▇▇▇▇▇▇▇▇ 4 (3)', '05-02  0 (0)']
    """
    days = list(dropwhile(lambda day: not day.asked, days)) or days
    step = -(-len(days) // ROWS)
    rows = []
    for at in range(0, len(days), step):
        some = days[at : at + step]
        answered = sum(day.answered for day in some)
        rows.append((some[0].date[5:], answered, sum(day.asked for day in some)))
    most = max((asked for _, _, asked in rows), default=0)
    return [
        f"{date} {'▇' * -(-BAR * asked // most) if most else ''} {asked} ({answered})"
        for date, answered, asked in rows
    ]


def _shares(stats: Stats) -> Iterator[str]:
    """How many were answered, and how many not, with their share of all."""
    counts = {"answer": stats.answered, "suggest": stats.suggested, "refuse": stats.refused}
    for status, count in counts.items():
        yield f"{miss_texts.STATS_STATUS[status]} {count}({count / stats.questions:.0%})"


def _feedback(stats: Stats) -> Iterator[str]:
    yield miss_texts.STATS_FEEDBACK.format(good=stats.good, bad=stats.bad)
    reasons = [f"{reason_name(code)} {count}" for code, count in stats.reasons]
    if reasons:
        yield miss_texts.REASONS + "、".join(reasons)


def _top(head: str, named: Sequence[tuple[str, int]]) -> list[Block]:
    return [_listed(head, [f"{name} · {count}" for name, count in named[:TOP]])] if named else []


def _listed(head: str, rows: Sequence[str]) -> Block:
    return joined([block((head, "b")), *map(Block, rows)])


def _entry_name(id: str, library: Library) -> str:
    entry = library.faq.entries.get(id)
    return named(entry) if entry is not None else shortened(id, NAME)


def _case_name(id: str, library: Library, voice: Voice) -> str:
    case = library.cases.get(id)
    return f"{id} {voice.say(shortened(label(case), NAME))}" if case is not None else id
