"""Whether the best page of a large library answers a question: a few figures weighed together.

In a small library every page has half of a question's words, so only the sentence tells (`facts`). Among hundreds
of pages the page tells as well: the right one stands out. Fitted by logistic regression on questions of CMRC and
DRCD that name no case: asked of their own pages, of the other set's ("far"), and of their own without the page that
answers ("near"). By cross-validation, at the same share of far questions believed (.10), it answers .98 / .94 of
those their pages tell, where the certainty of the sentence alone answers .92 / .91, and believes .09 / .13 of the
near ones where that believes .19 / .22. A name that stands nowhere is never weighed against: it refuses before.
"""

from __future__ import annotations

from bot.answering.facts import LARGE, Evidence
from bot.answering.question import Question
from bot.answering.ranking import Ranking
from bot.answering.untold import wrong_year
from bot.library import Library

BELIEVED = -0.55
"""The bar to answer, in log-odds: where as many far questions are believed as by the bar on the sentence alone."""

_BASE = -12.06
_CERTAINTY, _SENTENCE = 5.39, -1.61
_PAGE, _PAGE_WORDS, _PAGE_CHANCE, _LEAD = 3.61, 2.29, 5.26, -1.95
_LENGTH = 0.07
_UNFIT, _WRONG_YEAR = -0.57, -1.22


def belief(question: Question, evidence: Evidence, ranking: Ranking, library: Library) -> float | None:
    """How surely the page put first answers (log-odds), or None where this cannot tell: in a small library, or
    where the question names its case."""
    signals = ranking.signals
    near = evidence.near
    if len(library.passages) < LARGE or question.scope or signals is None or not ranking.best or near is None:
        return None
    best = ranking.best[0]
    case = best.sentence.case
    others = [page.of_best for page in near.pages if page.case != case]
    chance = sum(one.chance for one in ranking.best if one.sentence.case == case)
    told = Evidence(ranking.readings)
    return (
        _BASE
        + _CERTAINTY * evidence.certainty(question, len(library.passages))
        + _SENTENCE * evidence.score
        + _PAGE * best.looked.page.share
        + _PAGE_WORDS * signals.share(library.page_text(case))
        + _PAGE_CHANCE * chance
        + _LEAD * (1.0 - max(others, default=0.0))
        + _LENGTH * len(signals.asking)
        + _UNFIT * evidence.unfit
        + _WRONG_YEAR * bool(wrong_year(question, told, library))
    )
