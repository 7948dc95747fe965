"""Verdicts on labelled questions -> counts, as a table for people and as a record for programs.

Beside "right", the share of wrong answers counts: a question refused costs a person one more question, a
wrong answer costs them their trust.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.bars import Bars
from bot.curating.fitting import Point
from bot.curating.judging import Verdict
from bot.curating.labelled import Labelled
from bot.models import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some verdicts. `wrong` are answers that are not right; what was not answered
    (suggested or refused) is `asked - answered`."""

    asked: int
    answered: int
    right: int
    wrong: int


def tallies(verdicts: Sequence[Verdict]) -> dict[str, Tally]:
    """The counts by task and by `task.kind`, tasks in the order they were asked."""
    by_name: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        task, kind = verdict.labelled.task, verdict.labelled.kind
        for name in dict.fromkeys((task, f"{task}.{kind}" if kind else task)):
            by_name.setdefault(name, []).append(verdict)
    tasks = list(dict.fromkeys(verdict.labelled.task for verdict in verdicts))
    names = sorted(by_name, key=lambda name: (tasks.index(name.partition(".")[0]), name))
    return {name: _tally(by_name[name]) for name in names}


def as_table(verdicts: Sequence[Verdict], *, fails: bool = False) -> str:
    """The tallies for people: shares of what was asked, then how long a reply took, then what failed."""
    lines = [f"{'':24}{'asked':>6}{'right':>8}{'wrong':>8}{'answered':>10}{'refused':>9}"]
    for name, tally in tallies(verdicts).items():
        shares = [count / tally.asked for count in (tally.right, tally.wrong, tally.answered)]
        right, wrong, answered = (f"{share:.3f}" for share in shares)
        lines.append(f"{name:24}{tally.asked:6}{right:>8}{wrong:>8}{answered:>10}{1 - shares[2]:>9.3f}")
    median, slowest = _times(verdicts)
    lines.append(f"a reply took {median} ms (median), {slowest} ms (99 of 100)")
    if fails:
        lines += [
            f"- {verdict.labelled.id} {verdict.labelled.question} → {_wanted(verdict.labelled)}"
            f" | {verdict.status}: {verdict.lead}"
            for verdict in verdicts
            if not verdict.right
        ]
    return "\n".join(lines)


def fit_table(points: Sequence[Point], best: Bars) -> str:
    """What each bar tried gives; a star marks those chosen."""
    lines = [f"{'bar':14}{'at':>6}{'answered':>10}{'wrong':>8}{'refused':>9}{'right':>8}"]
    for point in points:
        value = getattr(point.bars, point.bar)
        star = "*" if value == getattr(best, point.bar) else ""
        lines.append(
            f"{point.bar:14}{value:6.2f}{point.coverage:>10.3f}{point.wrong:>8.3f}{point.refused:>9.3f}"
            f"{point.right:>8.3f} {star}".rstrip()
        )
    return "\n".join(lines)


def given_by(points: Sequence[Point], best: Bars, questions: int) -> dict[str, object]:
    """What the chosen bars give, to be kept beside them."""
    point = next(point for point in reversed(points) if point.bars == best)
    return {
        "questions": questions,
        "answered": round(point.coverage, 3),
        "wrong": round(point.wrong, 3),
        "refused": round(point.refused, 3),
        "right": round(point.right, 3),
    }


def as_record(verdicts: Sequence[Verdict], *, fails: bool = False) -> dict[str, object]:
    """The same for programs: counts by name, times in milliseconds and, if asked for, what failed."""
    median, slowest = _times(verdicts)
    failed = [
        {"id": verdict.labelled.id, "q": verdict.labelled.question, "wanted": _wanted(verdict.labelled)}
        | {"status": verdict.status, "lead": verdict.lead}
        for verdict in verdicts
        if not verdict.right
    ]
    return {
        "tallies": {name: asdict(tally) for name, tally in tallies(verdicts).items()},
        "ms": {"p50": median, "p99": slowest},
    } | ({"fails": failed} if fails else {})


def _tally(verdicts: Sequence[Verdict]) -> Tally:
    answered = [verdict for verdict in verdicts if verdict.status == Status.ANSWER]
    return Tally(
        asked=len(verdicts),
        answered=len(answered),
        right=sum(verdict.right for verdict in verdicts),
        wrong=sum(not verdict.right for verdict in answered),
    )


def _times(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    """Milliseconds that half, and 99 of 100, of the replies stayed within."""
    spent = sorted(verdict.ms for verdict in verdicts) or [0.0]
    return round(spent[len(spent) // 2], 1), round(spent[int(len(spent) * 0.99)], 1)


def _wanted(labelled: Labelled) -> str:
    if labelled.task == "refuse":
        return "not to answer" + (f", not to tell {'/'.join(labelled.never)}" if labelled.never else "")
    return " + ".join("/".join(group) for group in labelled.groups or (labelled.gold,))
