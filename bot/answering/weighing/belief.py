"""Whether the best page of a large library answers a question: a small forest over what is known by then.

In a small library every page has half of a question's words, so only the sentence tells (`facts`). Among hundreds
of pages the page tells as well: the right one stands out. `bench.fit_belief` learns it from questions asked of their
own pages, of pages that do not answer them, and of their own pages without the sentences that answer; the trees stand
in `belief.json` with their provenance and with what other bars would give. A name that stands nowhere is never weighed
against: it refuses before.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.page_order import PAGE
from bot.answering.evidence.ranking import Ranking
from bot.answering.evidence.signals import SENTENCE, Signals
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.answering.weighing.untold import wrong_year
from bot.library import Library
from bot.search.forest import Forest
from bot.search.sentences import ReadSentence

FILE = Path(__file__).with_name("belief.json")

_FIGURES = tuple(
    """
    certainty score page page_words page_characters_missing page_chance lead asking_length unfit untyped wrong_year
    chance best_score page_weight page_lead
    """.split()
)

_OF_ITS_LIBRARY = frozenset("rarest_missing term_missing term_missing_on_page subject".split())
"""Weights of words as such: what a word that stands nowhere weighs tells how large the library is, and nothing else."""

_OF_PAGE = tuple(
    i for i, name in enumerate(PAGE) if name not in _OF_ITS_LIBRARY and name != "sentence_characters"
)
"""The page's figures but for one that the best sentence tells itself."""

_OF_SENTENCE = tuple(i for i, name in enumerate(SENTENCE) if name not in _OF_ITS_LIBRARY)

SIGNALS = (
    *_FIGURES,
    *(f"page_has_{PAGE[i]}" for i in _OF_PAGE),
    *(f"sentence_has_{SENTENCE[i]}" for i in _OF_SENTENCE),
)
"""The names of the figures, in order: those made here, then the best page's and the best sentence's own."""

ALONE = 5.0
"""By how much the only page read leads."""


class Belief(Enum):
    """How the page put first is taken: it answers; it is worth showing, as what came nearest; neither."""

    SURE = "sure"
    NEAR = "near"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The forest, whose score are log-odds, the `bar` from which a page is believed, and the one from which it is
    `near`. Between the two lie half of the answers missed and a sixth of the questions that no page answers."""

    forest: Forest
    bar: float
    near: float


def believed(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> Belief | None:
    """How the page put first is taken, or None where this cannot tell (see `belief`)."""
    value = belief(question, evidence, ranking, library)
    if value is None:
        return None
    if value >= fitted().bar:
        return Belief.SURE
    return Belief.NEAR if value >= fitted().near else Belief.NONE


def belief(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> float | None:
    """How surely the page put first answers (log-odds), or None where this cannot tell: in a small library, or
    where the question names its case."""
    if not library.large or question.scope or evidence.near is None:
        return None
    if ranking.signals is None or not ranking.best:
        return None
    return fitted().forest.score(belief_signals(question, evidence, ranking, library))


def belief_signals(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> list[float]:
    """The figures of `SIGNALS`; the ranking must have a sentence."""
    signals = ranking.signals
    assert signals is not None
    best = ranking.best[0]
    case = best.sentence.case
    others = [one.of_best for one in evidence.near.pages if one.case != case] if evidence.near else []
    weights = [weight for page, weight in ranking.weights.items() if page != case]
    page, figures = signals.page(case), ranking.pages[case]
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
        float(
            _untyped(question, signals, [one.sentence for one in ranking.best if one.sentence.case == case])
        ),
        float(bool(wrong_year(question, Evidence(ranking.readings), library))),
        best.chance,
        max(one.score for one in ranking.best),
        ranking.weights[case],
        ranking.weights[case] - max(weights) if weights else ALONE,
        *[figures[i] for i in _OF_PAGE],
        *[best.row[i] for i in _OF_SENTENCE],
    ]


def _untyped(question: Question, signals: Signals, sentences: Sequence[ReadSentence]) -> bool:
    """Whether a number or date is asked for and none that fits stands in any of the page's likely sentences."""
    if question.asked.ask not in (Ask.NUMBER, Ask.WHEN):
        return False
    return not any(map(signals.fitting, sentences))


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """What the file tells."""
    told = json.loads(FILE.read_text("utf-8"))
    return Fitted(Forest(told), told["bar"], told["near"])
