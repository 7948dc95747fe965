"""The order in which a question is answered; the first station that has an answer gives it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.facts import Evidence, gather
from bot.answering.leads import lead_range
from bot.answering.question import Question, understand
from bot.answering.asking import Ask
from bot.answering.spans import answer_span
from bot.library import Library
from bot.models import Answer, Citation, Hit, Kind, Line, Reasons, Status
from bot.search.evidence import Reading

ANSWER = 0.5
SUGGEST = 0.3


@dataclass(frozen=True)
class Conversation:
    cases: frozenset[str] = frozenset()
    question: Question | None = None


def respond(text: str, library: Library, conversation: Conversation) -> tuple[Answer, Conversation]:
    question = understand(text, library)
    evidence = gather(question, library)
    answer = _fact(question, evidence, library)
    return answer, Conversation(frozenset(answer.cases[:1]), question)


def _fact(question: Question, evidence: Evidence, library: Library) -> Answer:
    if not evidence.readings:
        return Answer(Status.REFUSE, Kind.NONE, Line("资料里没有说到。"), script=question.script)
    best = evidence.readings[0]
    start, end = lead_range(best, question.terms)
    sentence = best.sentence
    lead = Line(sentence.quote.text[start:end], cites=0)
    span = answer_span(best, question.asked, question.folded)
    case = library.cases[sentence.case]
    status = Status.ANSWER if best.score >= ANSWER and not question.strangers and not evidence.unfit else Status.SUGGEST if best.score >= SUGGEST else Status.REFUSE
    body = (Line("原文:" + sentence.quote.text, cites=0), Line(f"出处:{case.title.text}"))
    more = [Line(r.sentence.quote.text) for r in evidence.readings[1:4]] if question.asked.ask is Ask.LIST else []
    return Answer(status, Kind.FACT, lead, (*body,*more), (sentence.case,), tuple(Hit(r.sentence.case, r.sentence.passage, r.score) for r in evidence.readings[:10]),
        (Citation(case.id, case.title.text, case.file, sentence.quote),), reasons=Reasons("evidence", best.matched, question.strangers, best.score, evidence.margin), script=question.script)
