"""The direct answer: the fewest neighbouring clauses of a sentence that tell it, verbatim."""

from __future__ import annotations

from collections.abc import Sequence

from bot.models import LEAD_LIMIT
from bot.search.evidence import Reading, match
from bot.search.terms import Term

COMFORTABLE = 90
"""A sentence up to this long is told whole: cutting it saves nothing and may lose the subject."""


def lead_range(reading: Reading, terms: Sequence[Term], limit: int = COMFORTABLE) -> tuple[int, int]:
    """The range of the sentence to tell: clauses around the one read from, as many as fit `limit`.

    Grows towards the side whose next clause holds more of the question; never beyond LEAD_LIMIT.
    """
    spans = reading.sentence.clauses
    folded = reading.sentence.folded
    if len(folded) <= limit:
        return 0, len(folded)
    first = last = next(i for i, span in enumerate(spans) if span == reading.clause)

    def worth(i: int) -> float:
        if not 0 <= i < len(spans):
            return -1.0
        return sum(term.weight * match(term, folded[slice(*spans[i])]) for term in terms)

    while True:
        left, right = worth(first - 1), worth(last + 1)
        options = [(left + 0.01, first - 1, last), (right, first, last + 1)]
        options.sort(key=lambda option: -option[0])
        for value, low, high in options:
            if value >= 0 and spans[high][1] - spans[low][0] <= limit:
                first, last = low, high
                break
        else:
            break
    start, end = spans[first][0], spans[last][1]
    return start, min(end, start + LEAD_LIMIT)
