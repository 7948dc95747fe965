"""Whether the best page of a large library answers a question: a few figures weighed together.

In a small library every page has half of a question's words, so only the sentence tells (`facts`). Among hundreds
of pages the page tells as well: the right one stands out. The weights are a logistic regression that
`bench.fit_belief` makes, from questions asked of their own pages and of pages that do not answer them; they stand in
`belief.json` with their provenance and with what other bars would give. A name that stands nowhere is never weighed
against: it refuses before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.answering.asking import Ask
from bot.answering.facts import LARGE, Evidence
from bot.answering.question import Question
from bot.answering.ranking import Ranking
from bot.answering.spans import fitting
from bot.answering.untold import wrong_year
from bot.library import Library
from bot.search.sentences import ReadSentence

FILE = Path(__file__).with_name("belief.json")

SIGNALS = tuple(
    """
    certainty score page page_words page_characters_missing page_chance lead asking_length unfit untyped wrong_year
    """.split()
)
"""The names of the figures, in order."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each figure weighs in log-odds, what is added, and the `bar` from which a page is believed."""

    weights: Mapping[str, float]
    base: float
    bar: float


def believes(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> bool | None:
    """Whether the page put first answers, or None where this cannot tell (see `belief`)."""
    value = belief(question, evidence, ranking, library)
    return None if value is None else value >= fitted().bar


def belief(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> float | None:
    """How surely the page put first answers (log-odds), or None where this cannot tell: in a small library, or
    where the question names its case."""
    if len(library.passages) < LARGE or question.scope or evidence.near is None:
        return None
    if ranking.signals is None or not ranking.best:
        return None
    found = fitted()
    figures = zip(SIGNALS, belief_signals(question, evidence, ranking, library), strict=True)
    return found.base + sum(found.weights[name] * value for name, value in figures)


def belief_signals(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> list[float]:
    """The figures of `SIGNALS`; the ranking must have a sentence."""
    signals = ranking.signals
    assert signals is not None
    best = ranking.best[0]
    case = best.sentence.case
    others = [one.of_best for one in evidence.near.pages if one.case != case] if evidence.near else []
    page = signals.page(case)
    return [
        evidence.certainty(question, len(library.passages)),
        evidence.score,
        best.looked.page.share,
        page.words,
        page.characters_missing,
        sum(one.chance for one in ranking.best if one.sentence.case == case),
        1.0 - max(others, default=0.0),
        float(len(signals.asking)),
        float(evidence.unfit),
        float(_untyped(question, [one.sentence for one in ranking.best if one.sentence.case == case])),
        float(bool(wrong_year(question, Evidence(ranking.readings), library))),
    ]


def _untyped(question: Question, sentences: Sequence[ReadSentence]) -> bool:
    """Whether a number or date is asked for and none that fits stands in any of the page's likely sentences."""
    if question.asked.ask not in (Ask.NUMBER, Ask.WHEN):
        return False
    return not any(fitting(one, question.asked, question.folded, question.terms) for one in sentences)


@lru_cache(maxsize=1)
def fitted() -> Weights:
    """The weights that the file tells."""
    told = json.loads(FILE.read_text("utf-8"))
    return Weights(told["weights"], told["base"], told["bar"])
