"""The cases that a name which fits none may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.answering.citing import label
from bot.models import Case
from bot.text.scripts import fold

NEAREST = 3


def nearest_cases(name: str, cases: Iterable[Case]) -> list[Case]:
    """The cases whose id, label or title looks most like a name, the likest first."""
    key = fold(name)
    return sorted(cases, key=lambda case: -_likeness(key, case))[:NEAREST]


def _likeness(key: str, case: Case) -> float:
    """How much a short name looks like a case's id, its label or a part of its title (0-100)."""
    return max(
        fuzz.ratio(key, fold(case.id)),
        fuzz.ratio(key, fold(label(case))),
        fuzz.partial_ratio(key, fold(case.title.text)),
    )
