"""Questions that the cases can answer, nearest to what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.citing import label
from bot.answering.facts import Evidence
from bot.answering.spans import PARTS
from bot.library import Library
from bot.search.evidence import Reading
from bot.text.scripts import fold

MOST = 3


def suggestions(evidence: Evidence, library: Library, least: float = 0.0) -> tuple[str, ...]:
    """Up to three questions made of the sentences that came nearest: a number becomes 多少.

    Only sentences read at `least` give one.
    """
    found: dict[str, None] = {}
    for reading in evidence.readings:
        if reading.score >= least and (question := _question(reading, library)):
            found[question] = None
        if len(found) == MOST:
            break
    return tuple(found)


def openers(cases: Sequence[str], library: Library) -> tuple[str, ...]:
    """What one can ask of these cases at any time."""
    return tuple(f"{label(library.cases[case])}主要是怎么做的?" for case in cases[:MOST])


LONGEST = 48
"""Characters of a suggested question: a longer one is a sentence with a hole, not a question."""


def _question(reading: Reading, library: Library) -> str:
    """A clause with its only number asked for: 培训400余人 -> 某社区培训多少人? "" where none reads well."""
    sentence, (start, end) = reading.sentence, reading.clause
    found = [q for q in sentence.quantities if start <= q.start and q.end <= end]
    if len(found) != 1 or found[0].unit in PARTS:
        return ""
    quantity, text = found[0], sentence.quote.text
    before, after = text[start : quantity.start], text[quantity.end : end]
    if before.count("“") > before.count("”"):
        return ""
    # 3.6亿元 is asked for as 多少元: the unit stays, the magnitude goes.
    unit = text[quantity.end - len(quantity.unit) : quantity.end]
    if unit in ("%", "％"):
        unit = ""
    clause = f"{before.rstrip('约近超达过')}多少{unit}{after}".strip(" ,,。;;、:“”")
    named = any(name.whole for name in library.names.mentions(fold(clause)))
    name = "" if named else label(library.cases[sentence.case])
    return f"{name}{clause}?" if 6 < len(name + clause) <= LONGEST else ""
