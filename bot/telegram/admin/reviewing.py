"""A draft before it goes live: checked against what is live, and every known question replayed with it; and
what an admin is shown of that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from bot.curating.drafting import Draft, drafted, put_by
from bot.curating.labelled import labelled_questions
from bot.curating.replaying import Shift, known_questions, replay
from bot.errors import UserError
from bot.faq.changes import Changes
from bot.faq.problems import Problem
from bot.telegram.admin import texts
from bot.telegram.admin.differing import change_rows, shift_rows
from bot.telegram.admin.reporting import Report, said_line
from bot.telegram.markup import shortened
from bot.telegram.services import Services
from bot.telegram.texts import Voice

log = logging.getLogger("casebot.admins")

SHIFTS_SHOWN = 10
CHANGES_SHOWN = 10
TOLD = 320
"""Characters of a change told in a line."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Review:
    """What became of a draft: the draft as it was checked, the answers that would change of `known` questions,
    the `base` it was checked against, and the entries that would come into the chat's, each as its YAML. Not
    `good`: it has errors, or changes nothing."""

    draft: Draft
    shifts: tuple[Shift, ...]
    known: int
    base: str
    put: Mapping[str, str]

    @property
    def good(self) -> bool:
        return self.draft.after is not None and bool(self.draft.changes)


async def review(
    services: Services, text: str, drop: Collection[str] = (), progress: Progress | None = None
) -> Review:
    """Check a draft, and replay with it if it has no error. `progress(done, total)` is called on the loop."""
    live = services.live
    base, library, chat = live.base, services.library, live.chat_entries
    draft = await live.run(lambda: drafted(text, library, chat, drop))
    after = draft.after
    if after is None or not draft.changes:
        return Review(draft, (), 0, base, {})
    liked = await services.store.curation.liked()
    told = _on_loop(progress) if progress is not None else None

    def replayed() -> Review:
        labelled = labelled_questions(services.settings.faq_dir, _unread)
        known = known_questions(library, liked, labelled)
        shifts = replay(known, library, after, told)
        return Review(draft, shifts, len(known), base, put_by(draft.changes))

    return await live.run(replayed)


def _unread(error: UserError) -> None:
    """A file of labels that cannot be read keeps no entry from going live; `casebot check` tells of it."""
    log.warning("not replayed: %s", error)


def review_report(
    found: Review, voice: Voice, said: Callable[[Problem], str] = attrgetter("chinese")
) -> Report:
    """What an admin is shown: the problems, as they are `said`; or what changes, the warnings, and the answers
    that change."""
    draft = found.draft
    errors = [said_line(said(problem), voice) for problem in draft.problems if not problem.warning]
    warnings = [said_line(said(problem), voice) for problem in draft.problems if problem.warning]
    if draft.after is None:
        head = voice.say(texts.PROBLEMS).format(count=len(errors))
        return Report((head, *errors, *_warned(warnings, voice)))
    if not draft.changes:
        return Report((voice.say(texts.NOTHING_CHANGES), *_warned(warnings, voice)))
    rows = list(change_rows(draft.changes, voice))
    head = voice.say(texts.COUNTS).format(
        added=len(draft.changes.added),
        changed=len(draft.changes.changed),
        removed=len(draft.changes.removed),
    )
    shifts = shift_rows(found.shifts, voice)
    known, count = found.known, len(found.shifts)
    replayed = voice.say(texts.REPLAY if shifts else texts.REPLAY_NONE).format(known=known, count=count)
    whole = (head, *rows, "", *_warned(warnings, voice), replayed, *shifts)
    short = (
        head,
        *rows[:CHANGES_SHOWN],
        *(["……"] if len(rows) > CHANGES_SHOWN else []),
        "",
        *_warned(warnings[:CHANGES_SHOWN], voice),
        replayed,
        *shifts[:SHIFTS_SHOWN],
    )
    return Report(whole, short if max(len(rows), len(warnings), len(shifts)) > SHIFTS_SHOWN else ())


def told_changes(changes: Changes) -> str:
    """What changes in a line: `+added ~changed -removed`, by id."""
    signed = (
        *(f"+{entry.id}" for entry in changes.added),
        *(f"~{new.id}" for _, new in changes.changed),
        *(f"-{entry.id}" for entry in changes.removed),
    )
    return shortened(" ".join(signed), TOLD)


def spoken_changes(told: str, voice: Voice) -> str:
    """What `told_changes` tells, in words.

    >>> spoken_changes("+jia ~yi +bing", Voice())
    '新增 jia、bing,修改 yi'
    """
    groups = {sign: [id[1:] for id in told.split() if id.startswith(sign)] for sign in texts.SIGNS}
    return ",".join(f"{voice.say(texts.SIGNS[sign])} {'、'.join(ids)}" for sign, ids in groups.items() if ids)


def _warned(warnings: list[str], voice: Voice) -> tuple[str, ...]:
    return (voice.say(texts.WARNINGS).format(count=len(warnings)), *warnings, "") if warnings else ()


def _on_loop(progress: Progress) -> Progress:
    """A progress that may be called in another thread: every hundredth step is enough to be seen."""
    loop = asyncio.get_running_loop()

    def told(done: int, total: int) -> None:
        if done % 100 == 0:
            loop.call_soon_threadsafe(partial(progress, done, total))

    return told
