"""Questions over several cases: who has the most, which cases, one answer a case."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.evidence.facts import CASES_COMPARED, Evidence
from bot.answering.several.beyond import cases_beyond
from bot.answering.several.each import all_cases, asks_each_case, each_case, outcomes_of_each
from bot.answering.several.most import most_of
from bot.answering.several.parts import answer_parts
from bot.answering.several.versus import larger, numbers_asked
from bot.answering.several.which import sets_aside, which_cases
from bot.answering.telling.refusing import refuse
from bot.answering.understanding.asking_which import asks_which_cases
from bot.answering.understanding.continuing import asks_over_cases
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import Answer, Status


def over_cases(question: Question, library: Library) -> Answer | None:
    """The answer over cases, or None where one case is asked about."""
    which = asks_which_cases(question.folded)
    if sets_aside(question) and (which or _WHOSE.search(question.folded)):
        return which_cases(question, library) or refuse(question, Evidence(()), library, NO_OTHERS)
    bar = library.bars.suggest
    numbers = numbers_asked(question, library)
    if numbers:
        told = larger(numbers, question, library, bar)
        if told is not None:
            return told
    if len(question.scope) == 1:
        return None
    if numbers:
        told = answer_parts(numbers, library, bar, compared=True)
        if told is not None:
            return told
    elif (
        which
        or len(question.scope) > 1
        or len(library.cases) <= CASES_COMPARED
        or asks_over_cases(question.folded)
    ):
        most = most_of(question, library, bar)
        if most is not None:
            return most
    if _WHOSE.search(question.folded) and not question.scope:
        told = cases_beyond(question, library, bar)
        if told is not None and told.status is Status.ANSWER:
            return told
    if which:
        return cases_beyond(question, library, bar) or which_cases(question, library)
    if not asks_each_case(question):
        return None
    return (
        outcomes_of_each(question, library)
        or each_case(question, library, library.bars.answer_named)
        or all_cases(question, library)
    )


NO_OTHERS = "其他案例的资料里没有说到。"

_WHOSE = re.compile(r"谁|哪一?[些几两]?个?(?:[省市县区镇乡村]|地方|社区)")
