"""Bars fitted on labelled questions: how many are answered, and how many of these wrongly, at each bar.

One bar is moved at a time, the others as they were: three lines through the space of bars, not all of it,
because each point replays every question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.bars import Bars
from bot.curating.judging import evaluate
from bot.curating.labelled import Labelled
from bot.library import Library
from bot.models import Status

WRONG_COSTS = 2.0
"""Right answers that make up for a wrong one: a question refused costs a person one more question, a wrong
answer costs their trust."""

CHANCE = 0.005
"""Worth that ten of two thousand questions make, by which two draws of questions differ."""

STEPS = {
    "answer": (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60),
    "answer_named": (0.25, 0.29, 0.33, 0.37, 0.41, 0.45, 0.50),
    "suggest": (0.10, 0.15, 0.20, 0.25, 0.30),
}


@dataclass(frozen=True, slots=True)
class Point:
    """What some bars give: the shares of the answerable questions that are answered, of all questions that
    are answered wrongly, of the others that are refused; and how many are right."""

    bar: str
    bars: Bars
    coverage: float
    wrong: float
    refused: float
    right: float

    @property
    def worth(self) -> float:
        return round(self.right - WRONG_COSTS * self.wrong, 6)


def fit(
    dialogues: Sequence[Sequence[Labelled]], library: Library, progress: Callable[[int, int], None]
) -> tuple[Bars, list[Point]]:
    """The best bars found, and all points on the way. `progress(done, total)` after each.

    A bar stays where it is unless another is worth more than chance would give: a change moves answers that
    people know.
    """
    best, points = library.bars, list[Point]()
    total = sum(map(len, STEPS.values()))
    for bar, values in STEPS.items():
        tried: list[Point] = []
        for value in values:
            tried.append(_point(bar, replace(best, **{bar: value}), dialogues, library))
            progress(len(points) + len(tried), total)
        points += tried
        now = next((point for point in tried if point.bars == best), tried[0])
        top = max(tried, key=lambda point: point.worth)
        best = top.bars if top.worth > now.worth + CHANCE else now.bars
    return best, points


def _point(bar: str, bars: Bars, dialogues: Sequence[Sequence[Labelled]], library: Library) -> Point:
    verdicts = evaluate(dialogues, library.with_bars(bars))
    answerable = [one for one in verdicts if one.labelled.task != "refuse"]
    others = [one for one in verdicts if one.labelled.task == "refuse"]
    answered = [one for one in verdicts if one.status == Status.ANSWER]
    return Point(
        bar,
        bars,
        _share(one.status == Status.ANSWER for one in answerable),
        sum(not one.right for one in answered) / max(1, len(verdicts)),
        _share(one.right for one in others),
        _share(one.right for one in verdicts),
    )


def _share(found: Iterable[bool]) -> float:
    all_of = list(found)
    return sum(all_of) / max(1, len(all_of))
