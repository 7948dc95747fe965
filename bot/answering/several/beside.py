"""What was spoken of, beside another case: 跟甲县比呢, 和乙村有什么不同."""

from __future__ import annotations

from dataclasses import replace

from bot import lazy_re as re
from bot.answering.several.comparing import side_by_side
from bot.answering.several.each import each_case, outcomes_of_each
from bot.answering.understanding.conversation import Conversation
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import Answer


def beside_last(
    question: Question, conversation: Conversation, library: Library
) -> tuple[Answer, Question] | None:
    """What was asked last told of its case and of the one now named, a line each, or how both open where nothing in
    particular was asked; and the question that this answers. None for any other message."""
    last, cases = conversation.question, conversation.cases | question.scope
    if last is None or not question.names or not conversation.cases or len(cases) == len(question.scope):
        return None
    if _BESIDE.fullmatch(question.folded) is None:
        return None
    named = "".join(name.text for name in (*last.names, *question.names))
    terms = tuple(term for term in last.terms if term.text not in named)
    asked = replace(
        last, text=question.text, script=question.script, names=(), terms=terms, mends=question.mends
    )
    asked = asked.within(cases, "与上一问的案例相比")
    results = outcomes_of_each(question.within(cases), library)
    if results is not None:
        return results, asked
    told = each_case(asked, library, library.bars.answer_named) or side_by_side(asked, library)
    return told, asked


_BESIDE = re.compile(
    r"(?:那么?|它|他们|如果|要是|再)?[,]?[跟和与同].{2,12}?(?:(?:相|对|作|做)?比(?:较|一?下|一比|起来)?(?:呢|怎么?样|如何|又如何|有(?:什么|啥|哪些))?(?:不同|不一样|区别|差别|差异)?|有(?:什么|啥|哪些)(?:不同|不一样|区别|差别|差异))(?:的|呢|啊|吗)?[?。]*"
)
