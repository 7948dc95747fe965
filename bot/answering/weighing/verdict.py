"""The best sentence, weighed: told, suggested, or an honest no."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.evidence.facts import Evidence, gather
from bot.answering.evidence.ranking import Ranking, rank
from bot.answering.telling.composing import tell_fact
from bot.answering.telling.listing import tell_points
from bot.answering.telling.refusing import refuse, suggest, unsaid
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.continuing import asks_over_cases, elsewhere
from bot.answering.understanding.conversation import Conversation
from bot.answering.understanding.question import Question
from bot.answering.weighing.belief import Belief, believed
from bot.answering.weighing.demanded import lacks_demanded
from bot.answering.weighing.doubt import doubted
from bot.answering.weighing.lacks_kind import lacks_kind
from bot.answering.weighing.unnumbered import gives_none
from bot.answering.weighing.untold import untold, wrong_year
from bot.library import Library
from bot.models import Answer

NEAR_BY = 0.7
"""Whoever speaks of a case goes on with it: what its best sentence must reach of the best of all cases."""


def best_fact(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    """The sentence that answers as it clears the bars; the question as it was read, perhaps of the last cases.

    Status comes from the share of the question's word weight that the best sentence holds, in a large library
    from `belief`; the bars and what they give stand in `bars.json`.
    """
    read = _read(question, library, conversation)
    if read.question.skip and (not read.evidence.readings or read.evidence.score < library.bars.suggest):
        return refuse(read.question, Evidence(()), library, "关于这一问,资料里没有更多了。"), read.question
    return _weighed(read, library), read.question


@dataclass(frozen=True, slots=True)
class _Read:
    """A question as it was read, its sentences in two orders, and what was read where its cases were left aside."""

    question: Question
    evidence: Evidence
    ranking: Ranking
    wide: _Wide | None


def _read(question: Question, library: Library, conversation: Conversation) -> _Read:
    """What is read for a question: of the cases that it names, of the page that answers elsewhere, or of the cases
    spoken of last where they say nearly as much."""
    wide = _wide(question, library)
    if wide is not None and _elsewhere(question, wide, library):
        question, evidence = wide.question, wide.evidence
    else:
        evidence = gather(question, library, wide.evidence if wide is not None else None)
    own = any(term.known and not term.piece for term in question.terms)
    leaves = asks_over_cases(question.folded) or elsewhere(question)
    if own and not question.scope and conversation.cases and not leaves:
        near = question.carried(conversation.cases)
        closer = gather(near, library)
        if closer.score >= min(library.bars.answer, NEAR_BY * evidence.score) and not closer.unfit:
            question, evidence = near, closer
    # In a library of a few pages the hand-made order is as good and costs less.
    searched = library.large and len(question.scope) != 1
    if wide is not None and question.scope in (frozenset(), wide.cases):
        ranking = wide.ranking
    else:
        ranking = rank(question, evidence, library) if searched else Ranking()
    return _Read(question, replace(evidence, order=ranking.readings), ranking, wide)


def _weighed(read: _Read, library: Library) -> Answer:
    """The stations in their order: who is unknown, a believed page, a list, what is told otherwise or of something else,
    the bars."""
    question, evidence, ranking = read.question, read.evidence, read.ranking
    if question.strangers:
        return refuse(question, evidence, library)
    belief = believed(question, evidence, ranking, library)
    if belief is Belief.SURE and not _denied(question, ranking, library):
        return tell_fact(question, evidence, library, "page and sentence above the bar", ranking)
    points = tell_points(question, evidence, library)
    if points is not None:
        return points
    why = untold(question, evidence, library)
    if why:
        if belief is Belief.SURE:
            return suggest(question, evidence, library, ranking, but=why)
        return refuse(question, evidence, library, why)
    if evidence.unfit or not evidence.readings:
        return refuse(question, evidence, library)
    sure = (belief or _of_named(question, read.wide, library)) is Belief.SURE
    if lacks_demanded(question, evidence, library):
        if sure:
            return suggest(question, evidence, library, ranking, but=unsaid(question, library))
        return refuse(question, evidence, library)
    score = evidence.certainty(question, len(library.passages))
    if belief is None and _enough(question, evidence, score, library):
        return tell_fact(question, evidence, library, "evidence above the bar", ranking)
    close = score >= library.bars.suggest if belief is None else belief is Belief.NEAR
    if close or sure:
        but = "" if close else unsaid(question, library)
        return suggest(question, evidence, library, ranking, but)
    return refuse(question, evidence, library)


def _enough(question: Question, evidence: Evidence, score: float, library: Library) -> bool:
    """Whether the best sentence clears its bar, has what is asked for and nothing that makes it doubtful."""
    bars = library.bars
    return (
        score >= (bars.answer_named if len(question.scope) == 1 else bars.answer)
        and not lacks_kind(question, evidence.readings[0], library)
        and not doubted(question, evidence, library)
    )


@dataclass(frozen=True, slots=True)
class _Wide:
    """A question that names cases, read as if it named none: all that is wanted of it is read once."""

    question: Question
    evidence: Evidence
    ranking: Ranking

    @property
    def cases(self) -> frozenset[str]:
        """The page put first, alone."""
        return frozenset(one.sentence.case for one in self.ranking.best[:1])


def _wide(question: Question, library: Library) -> _Wide | None:
    """A question read wide, None where its cases are sure: set by the conversation, or among a few pages."""
    if not question.scope or question.pinned or question.strangers or not library.large:
        return None
    wide = replace(question, scope=frozenset())
    evidence = gather(wide, library)
    return _Wide(wide, evidence, rank(wide, evidence, library))


def _of_named(question: Question, wide: _Wide | None, library: Library) -> Belief | None:
    """How the page of the one case named is taken among all: not sure enough to be told, yet worth showing."""
    if wide is None or question.scope != wide.cases:
        return None
    return believed(wide.question, wide.evidence, wide.ranking, library)


def _elsewhere(question: Question, wide: _Wide, library: Library) -> bool:
    """Whether a page answers that the names of a question do not point at, or not at it alone. Among hundreds of pages
    a name also stands in other pages' text, or is part of another word (天门冬). The one case that names do point at is
    not believed so easily: its page has half of what is asked, told or not; there the bars decide (near refusals
    among 1,710 pages .88; .60 where belief does)."""
    if not wide.cases or wide.cases == question.scope:
        return False
    named = all(name.text in library.page_text(case) for case in wide.cases for name in question.names)
    return named and believed(wide.question, wide.evidence, wide.ranking, library) is Belief.SURE


def _denied(question: Question, ranking: Ranking, library: Library) -> bool:
    """Whether a believed page is about what is asked for and yet does not tell it. Another year is a figure of the
    belief itself, and a date may be told by the sentence before, which is told with it."""
    told = Evidence(ranking.readings)
    if gives_none(question, ranking.readings[0].sentence, library):
        return True
    if question.asked.ask is Ask.WHEN or wrong_year(question, told, library):
        return False
    return bool(untold(question, told, library)) or lacks_demanded(question, told, library)
