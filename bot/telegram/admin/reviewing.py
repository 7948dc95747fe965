"""A draft before it goes live: checked against what is live, and every known question replayed with it; and
what an admin is shown of that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from bot.curating.drafting import Draft, drafted, put_by
from bot.curating.labelled import labelled_questions
from bot.curating.replaying import Shift, known_questions, replay
from bot.errors import UserError
from bot.faq.changes import Changes, changed_fields
from bot.faq.entries import Entry
from bot.models import Answer, Status
from bot.telegram.admin import texts
from bot.telegram.admin.reporting import Report
from bot.telegram.markup import shortened
from bot.telegram.services import Services
from bot.telegram.texts import Voice

log = logging.getLogger("casebot.admins")

SHIFTS_SHOWN = 10
CHANGES_SHOWN = 10
SHOWN = 80
"""Characters shown of a question, an answer, a value."""

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


def review_report(found: Review, voice: Voice) -> Report:
    """What an admin is shown: the problems; or what changes, the warnings, and the answers that change."""
    draft = found.draft
    errors = [problem.chinese for problem in draft.problems if not problem.warning]
    warnings = [problem.chinese for problem in draft.problems if problem.warning]
    if draft.after is None:
        head = voice.say(texts.PROBLEMS).format(count=len(errors))
        return Report((head, *errors, *_warned(warnings, voice)))
    if not draft.changes:
        return Report((voice.say(texts.NOTHING_CHANGES), *_warned(warnings, voice)))
    rows = list(_changes(draft.changes, voice))
    head = voice.say(texts.COUNTS).format(
        added=len(draft.changes.added),
        changed=len(draft.changes.changed),
        removed=len(draft.changes.removed),
    )
    shifts = [_shift(shift, voice) for shift in found.shifts]
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
    return shortened(" ".join(signed), 4 * SHOWN)


def spoken_changes(told: str, voice: Voice) -> str:
    """What `told_changes` tells, in words.

    >>> spoken_changes("+jia ~yi +bing", Voice())
    '新增 jia、bing,修改 yi'
    """
    groups = {sign: [id[1:] for id in told.split() if id.startswith(sign)] for sign in texts.SIGNS}
    return ",".join(f"{voice.say(texts.SIGNS[sign])} {'、'.join(ids)}" for sign, ids in groups.items() if ids)


def _warned(warnings: list[str], voice: Voice) -> tuple[str, ...]:
    return (voice.say(texts.WARNINGS).format(count=len(warnings)), *warnings, "") if warnings else ()


def _changes(changes: Changes, voice: Voice) -> Iterator[str]:
    for entry in changes.added:
        yield texts.ADDED.format(id=entry.id, question=_cut(entry.questions[0]))
    for old, new in changes.changed:
        fields = changed_fields(old, new)
        names = "、".join(voice.say(texts.FIELDS.get(field, field)) for field in fields)
        rows = (
            f"  {voice.say(texts.FIELDS.get(f, f))}:{_cut(_value(old, f))} → {_cut(_value(new, f))}"
            for f in fields
        )
        yield "\n".join((voice.say(texts.CHANGED).format(id=new.id, fields=names), *rows))
    for entry in changes.removed:
        yield texts.REMOVED.format(id=entry.id, question=_cut(entry.questions[0]))


def _value(entry: Entry, field: str) -> str:
    """The value of a YAML key in a line."""
    if field == "questions":
        return " / ".join(entry.questions)
    if field == "sources":
        return " / ".join(source.quote or source.title for source in entry.sources) or "-"
    if field == "not":
        return " / ".join(entry.nots) or "-"
    if field == "valid_until":
        return str(entry.valid_until or "-")
    return entry.answer


def _shift(shift: Shift, voice: Voice) -> str:
    kind = voice.say(texts.SHIFTS[shift.kind.name])
    was, will_be = (_told(answer, voice) for answer in (shift.before, shift.after))
    return (
        f"{kind}:{_cut(shift.question)}\n  {voice.say(texts.WAS)}{was}\n  {voice.say(texts.WILL_BE)}{will_be}"
    )


def _told(answer: Answer, voice: Voice) -> str:
    if answer.status is not Status.ANSWER:
        return voice.say(texts.NO_ANSWER)
    by = voice.say(texts.BY_ENTRY).format(id=answer.entry) if answer.entry else voice.say(texts.BY_PAGES)
    return by + _cut(answer.lead.text)


def _cut(text: str) -> str:
    return shortened(" ".join(text.split()), SHOWN)


def _on_loop(progress: Progress) -> Progress:
    """A progress that may be called in another thread: every hundredth step is enough to be seen."""
    loop = asyncio.get_running_loop()

    def told(done: int, total: int) -> None:
        if done % 100 == 0:
            loop.call_soon_threadsafe(partial(progress, done, total))

    return told
