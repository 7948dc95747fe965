"""What the admins' commands print: entries, changes of them, shifted answers, misses, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.beijing import shown
from bot.curating.misses import Cluster
from bot.curating.replaying import Shift, ShiftKind
from bot.faq.changes import Changes, changed_fields
from bot.faq.entries import Entry
from bot.models import Answer, Status
from bot.store import Act, Stats
from bot.terminal import safe

# Questions shown of a cluster, entries and cases of the figures; --json has them all.
SHOWN = 5


def counted(entries: int) -> str:
    """So many entries.

    >>> counted(1), counted(2)
    ('1 entry', '2 entries')
    """
    return f"{entries} {'entry' if entries == 1 else 'entries'}"


def entry_lines(entries: Iterable[Entry]) -> list[str]:
    """A line an entry: its id, where it stands, its first question and how many more it has."""
    return [safe(f"{entry.id}  {_place(entry)}  {_questions(entry)}") for entry in entries]


def act_lines(acts: Iterable[Act]) -> list[str]:
    """A line an act: when (Beijing), who (a Telegram id, or shell), what, and of what."""
    return [
        safe(f"{shown(act.at)}  {act.admin or 'shell':<12}  {act.act}  {act.detail}".rstrip()) for act in acts
    ]


def change_lines(changes: Changes) -> list[str]:
    """A line a change, as of a diff; of a changed entry the keys that differ."""
    return [
        *(safe(f"+ {entry.id}  {_questions(entry)}") for entry in changes.added),
        *(safe(f"~ {new.id}  {', '.join(changed_fields(old, new))}") for old, new in changes.changed),
        *(safe(f"- {entry.id}  {_questions(entry)}") for entry in changes.removed),
    ]


def shift_lines(shifts: Sequence[Shift], known: int) -> list[str]:
    """How many known questions would be answered otherwise, then each with its answers before and after."""
    lines = [f"{len(shifts)} of {known} known questions would be answered otherwise"]
    for kind, same in groupby(shifts, key=lambda shift: shift.kind):
        lines.append(f"{_SHIFTS[kind]}:")
        for shift in same:
            lines += [
                safe(f"  {shift.question}  ({shift.source})"),
                safe(f"    - {_told(shift.before)}"),
                safe(f"    + {_told(shift.after)}"),
            ]
    return lines


_SHIFTS = {
    ShiftKind.LOST: "no longer answered",
    ShiftKind.TAKEN: "answered by another",
    ShiftKind.GAINED: "answered newly",
    ShiftKind.REWORDED: "in other words",
}


def cluster_lines(clusters: Iterable[Cluster]) -> list[str]:
    """A block a cluster: how often it was asked, by how many, when last, then its questions."""
    lines: list[str] = []
    for cluster in clusters:
        day = shown(cluster.last, "%Y-%m-%d")
        bad = f", {cluster.bad} rated bad" if cluster.bad else ""
        lines.append(f"{cluster.asked}x by {cluster.people}, last {day}{bad}: {safe(cluster.questions[0])}")
        lines += [f"  {safe(question)}" for question in cluster.questions[1:SHOWN]]
        if len(cluster.questions) > SHOWN:
            lines.append(f"  and {len(cluster.questions) - SHOWN} more")
    return lines


def stat_lines(stats: Stats) -> list[str]:
    """The figures in a dozen lines, then a line a day."""
    return [
        f"questions  {stats.questions} by {stats.people} people",
        f"answered   {stats.answered}",
        f"suggested  {stats.suggested}",
        f"refused    {stats.refused}",
        f"feedback   {stats.good} good, {stats.bad} bad{_counted(stats.reasons, ' (', ')')}",
        f"entries    {_counted(stats.entries[:SHOWN]) or '-'}",
        f"cases      {_counted(stats.cases[:SHOWN]) or '-'}",
        *(
            f"{day.date}  answered {day.answered}, suggested {day.suggested}, refused {day.refused}"
            for day in stats.days
        ),
    ]


def _counted(counts: Iterable[tuple[str, int]], before: str = "", after: str = "") -> str:
    told = ", ".join(f"{name or 'no reason'} {count}" for name, count in counts)
    return f"{before}{told}{after}" if told else ""


def _place(entry: Entry) -> str:
    return f"{entry.place.file}:{entry.place.line}" if entry.place.file else "Telegram"


def _questions(entry: Entry) -> str:
    more = f" (+{len(entry.questions) - 1})" if len(entry.questions) > 1 else ""
    return f"{entry.questions[0]}{more}"


def _told(answer: Answer) -> str:
    if answer.status is not Status.ANSWER:
        return f"{answer.status}: {answer.lead.text}"
    by = f"entry {answer.entry}" if answer.entry else "the pages"
    return f"{by}: {answer.lead.text}"
