"""Which case somebody means by what they typed behind /case."""

from __future__ import annotations

from bot.answering.telling.similar import ALIKE, similar_cases
from bot.library import Library
from bot.models import Case
from bot.text.scripts import fold

CHOICES = 8
"""Cases offered where a name fits several."""


def find_cases(typed: str, library: Library) -> tuple[list[Case], list[Case]]:
    """The cases that fit an id, a file name, a place or words of a title (one: that is it), and the
    most similar, if any is, where none does."""
    key = fold(typed).strip("《》“”\"' ")
    cases = list(library.cases.values())
    exact = [case for case in cases if key in (fold(case.id), fold(case.file))]
    if not exact:
        owners = {id for mention in library.names.mentions(key) for id in mention.cases}
        exact = [case for case in cases if case.id in owners]
    if not exact and len(key) > 1:
        exact = [case for case in cases if key in fold(case.title.text)]
    return exact[:CHOICES], [] if exact else similar_cases(key, cases, ALIKE)
