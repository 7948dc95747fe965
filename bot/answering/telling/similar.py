"""The cases that a name which fits none may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.answering.citing import label
from bot.models import Case
from bot.text.scripts import fold

MOST = 3
ALIKE = 50.0
"""The likeness (0-100) from which a case is worth offering to a person: half of what was typed is there."""


def similar_cases(name: str, cases: Iterable[Case], least: float = 0.0) -> list[Case]:
    """The cases whose id, label or title looks most like a name, at least so much (0-100), the likest first."""
    key = fold(name)
    found = sorted(((_likeness(key, case), case) for case in cases), key=lambda one: -one[0])
    return [case for likeness, case in found[:MOST] if likeness >= least]


def _likeness(key: str, case: Case) -> float:
    """How much a short name looks like a case's id, its label or a part of its title (0-100)."""
    return max(
        fuzz.ratio(key, fold(case.id)),
        fuzz.ratio(key, fold(label(case))),
        fuzz.partial_ratio(key, fold(case.title.text)),
    )
