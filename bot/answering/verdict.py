"""The best sentence, weighed: told, suggested, or an honest no."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.belief import believes
from bot.answering.continuing import asks_over_cases, elsewhere
from bot.answering.conversation import Conversation
from bot.answering.demanded import lacks_demanded
from bot.answering.facts import LARGE, Evidence, gather
from bot.answering.listing import tell_points
from bot.answering.question import Question
from bot.answering.ranking import Ranking, rank
from bot.answering.refusing import refuse, suggest
from bot.answering.telling import tell_fact
from bot.answering.untold import untold, wrong_year
from bot.library import Library
from bot.models import Answer

NEAR_BY = 0.7
"""Whoever speaks of a case goes on with it: what its best sentence must reach of the best of all cases."""


def best_fact(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    """The sentence that answers as it clears the bars; the question as it was read, perhaps of the last cases.

    Status comes from the share of the question's word weight that the best sentence holds, in a large library
    from `belief`; the bars and what they give stand in `bars.json`.
    """
    wide = Ranking()
    if question.scope and not question.pinned:
        wide, elsewhere_told = _over_all(question, library)
        if elsewhere_told:
            question = replace(question, scope=frozenset())
    evidence = gather(question, library)
    own = any(term.known and not term.piece for term in question.terms)
    leaves = asks_over_cases(question.folded) or elsewhere(question)
    if own and not question.scope and conversation.cases and not leaves:
        near = question.carried(conversation.cases)
        closer = gather(near, library)
        if closer.score >= min(library.bars.answer, NEAR_BY * evidence.score) and not closer.unfit:
            question, evidence = near, closer
    if question.skip and (not evidence.readings or evidence.score < library.bars.suggest):
        return refuse(question, Evidence(()), library, "关于这一问,资料里没有更多了。"), question
    # In a library of a few pages the hand-made order is as good and costs less.
    searched = len(library.passages) >= LARGE and len(question.scope) != 1
    ranking = rank(question, evidence, library) if searched else Ranking()
    if wide.best and {wide.best[0].sentence.case} == question.scope:
        ranking = wide
    evidence = replace(evidence, order=ranking.readings)
    if question.strangers:
        return refuse(question, evidence, library), question
    believed = believes(question, evidence, ranking, library)
    if believed and not _denied(question, ranking, library):
        return tell_fact(question, evidence, library, "page and sentence above the bar", ranking), question
    points = tell_points(question, evidence, library)
    if points is not None:
        return points, question
    why = untold(question, evidence, library)
    if why:
        return refuse(question, evidence, library, why), question
    if evidence.unfit or not evidence.readings or lacks_demanded(question, evidence, library):
        return refuse(question, evidence, library), question
    named = len(question.scope) == 1
    score = evidence.certainty(question, len(library.passages))
    if believed is None and score >= (library.bars.answer_named if named else library.bars.answer):
        return tell_fact(question, evidence, library, "evidence above the bar", ranking), question
    if score >= library.bars.suggest:
        return suggest(question, evidence, library, ranking if believed is not None else None), question
    return refuse(question, evidence, library), question


def _over_all(question: Question, library: Library) -> tuple[Ranking, bool]:
    """The sentences of all pages in order, and whether a page answers that the names of a question do not point at.
    Among hundreds of pages a name also stands in other pages' text, or is part of another word (天门冬)."""
    if len(library.passages) < LARGE or question.strangers:
        return Ranking(), False
    wide = replace(question, scope=frozenset())
    evidence = gather(wide, library)
    ranking = rank(wide, evidence, library)
    if not ranking.best:
        return ranking, False
    case = ranking.best[0].sentence.case
    named = all(name.text in library.page_text(case) for name in question.names)
    meant = {case} == question.scope
    believed = not meant and named and bool(believes(wide, evidence, ranking, library))
    return ranking, believed


def _denied(question: Question, ranking: Ranking, library: Library) -> bool:
    """Whether a believed page is about what is asked for and yet does not tell it; another year is a figure of the
    belief itself."""
    told = Evidence(ranking.readings)
    if wrong_year(question, told, library):
        return False
    return bool(untold(question, told, library)) or lacks_demanded(question, told, library)
