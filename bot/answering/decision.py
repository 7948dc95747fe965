"""The order in which a message is answered; the first station that has an answer gives it.

1. small talk, 2. the list of cases, 3. what pages say of themselves, 4. questions over several cases,
5. a case as a whole, 6. the sentence that answers, 7. "did you mean", 8. an honest no.

Status comes from the share of the question's word weight that the best sentence holds. Measured on
the labelled questions (see tests/questions): thresholds and their coverage stand beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answering.asking import Ask
from bot.answering.catalog import asks_catalog, catalog
from bot.answering.citing import bold_in, cite, label
from bot.answering.comparing import (
    answer_parts,
    asks_which_cases,
    fields_of_cases,
    most_of,
    which_cases,
)
from bot.answering.facts import Evidence, gather
from bot.answering.fields import FieldAsked, field_asked, known_fields, values_of
from bot.answering.listing import tell_points
from bot.answering.overview import asks_overview, overview
from bot.answering.parts import split_clauses, split_parts
from bot.answering.question import Question, tidy, understand
from bot.answering.suggesting import openers, suggestions
from bot.answering.talk import small_talk
from bot.answering.telling import hits_of, mend_lines, reasons_of, tell_fact
from bot.library import Library
from bot.models import Answer, Kind, Line, Reasons, Status
from bot.text.scripts import fold, to_simplified, to_traditional

ANSWER = 0.45
ANSWER_NAMED = 0.38
"""The bar where the question names one case: its sentences alone compete, and half of what a page puts
in other words is no doubt any more."""
SUGGEST = 0.2
THIN = 4.0
KEPT = 0.3


@dataclass(frozen=True)
class Conversation:
    """What a conversation keeps: the cases last spoken of and the question last understood."""

    cases: frozenset[str] = frozenset()
    question: Question | None = None


def respond(text: str, library: Library, conversation: Conversation) -> tuple[Answer, Conversation]:
    """Answer a message; the second value is the conversation to go on with.

    Raises UserError for an empty message or one beyond 2,000 characters.
    """
    question = understand(text, library)
    answer, asked = _decide(question, library, conversation)
    answer = _in_script(replace(answer, script=question.script))
    if answer.kind is Kind.TALK:
        return answer, conversation
    cases = frozenset(answer.cases) if len(answer.cases) == 1 else asked.scope or conversation.cases
    return answer, Conversation(cases, asked)


def _decide(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    talk = small_talk(question.folded, library)
    if talk is not None:
        return talk, question
    if asks_catalog(question.folded):
        return catalog(library), question
    question = _continued(question, library, conversation)
    parts = _parts(question, library)
    if parts is not None:
        return parts, question
    field = field_asked(question.plain)
    if field is not None:
        if not question.scope and conversation.cases and not asks_which_cases(question.folded):
            question = question.within(conversation.cases, "沿用上一问的案例")
        return _field(question, field, library), question
    several = _several(question, library)
    if several is not None:
        return several, question
    if asks_overview(question) and len(question.scope) == 1:
        return overview(next(iter(question.scope)), question, library), question
    return _fact(question, library, conversation)


def _continued(question: Question, library: Library, conversation: Conversation) -> Question:
    """The question with what it leaves to the conversation: its case, and its subject where elliptic."""
    last = conversation.question
    if last is None:
        return question
    elliptic = _ELLIPSIS.search(question.folded) is not None and question.asked.ask is Ask.ANY
    pointing = _POINTING.search(question.folded) is not None
    own = {term.text for term in question.terms if term.found}
    thin = sum(term.weight for term in question.terms if term.found) < THIN
    strange = any(not term.found for term in question.terms)
    if elliptic or ((pointing or (thin and not question.names)) and not (strange and not own)):
        kept = tuple(
            replace(term, weight=KEPT * term.weight if own else term.weight)
            for term in last.terms
            if term.text not in own
        )
        question = replace(
            question,
            asked=last.asked if elliptic else question.asked,
            terms=(*question.terms, *kept),
            plain=question.plain if own or field_asked(question.plain) else f"{question.plain} {last.plain}",
            notes=(*question.notes, "接着上一问"),
        )
        elliptic = True
    if not question.scope and conversation.cases and (elliptic or pointing):
        question = question.within(conversation.cases, "沿用上一问的案例")
    return question


def _field(question: Question, field: FieldAsked, library: Library) -> Answer:
    """What pages say of themselves."""
    if not question.scope or len(question.scope) > 1:
        if asks_which_cases(question.folded) or _ALL.search(question.folded) or len(question.scope) > 1:
            cases = sorted(question.scope) or list(library.cases)
            told = fields_of_cases(question, field, cases, library)
            if told is not None:
                return told
        evidence = gather(question, library)
        if not evidence.readings:
            return _refusal(question, evidence, library, f"请说明是哪个案例的{field.name}。")
        question = question.within(frozenset({evidence.readings[0].sentence.case}))
    case = library.cases[next(iter(question.scope))]
    values = values_of(case, field)
    if not values:
        known = "、".join(known_fields(case))
        text = f"《{case.title.text}》这一页没有写明{field.name}" + (
            f",写明的有:{known}。" if known else "。"
        )
        return Answer(
            Status.REFUSE, Kind.NONE, Line(text[:160]), cases=(case.id,), reasons=Reasons("field not stated")
        )
    shown = "、".join(dict.fromkeys(value.value for value in values))
    text = f"{values[0].name}:{shown}"
    if field.name == "日期":
        year, month, day = values[0].value.split("-")
        text = f"日期:{values[0].quote.text}({int(year)}年{int(month)}月{int(day)}日)"
    citations = tuple(cite(case, value.quote, library) for value in values)
    return Answer(
        Status.ANSWER,
        Kind.FACT,
        Line(text[:160], bold_in(text, shown), cites=0),
        tuple(mend_lines(question)),
        (case.id,),
        citations=citations,
        reasons=Reasons("field of the page", score=1.0),
    )


def _several(question: Question, library: Library) -> Answer | None:
    """Questions over several cases: who has the most, which cases, one answer a case."""
    if len(question.scope) == 1:
        return None
    which = asks_which_cases(question.folded)
    if which or len(question.scope) > 1 or _ALL_CASES.search(question.folded):
        most = most_of(question, library, SUGGEST)
        if most is not None:
            return most
    return which_cases(question, library) if which else None


def _parts(question: Question, library: Library) -> Answer | None:
    """A message that holds several questions, answered one by one."""
    if _COMPARED.search(question.folded) or (field_asked(question.plain) and len(question.scope) < 2):
        return None
    parts = split_parts(question.text, library)
    told = answer_parts(parts, library, SUGGEST) if parts else None
    if told is None and not asks_which_cases(question.folded):
        parts = split_clauses(question.text, library)
        told = answer_parts(parts, library, ANSWER_NAMED, whole=True) if parts else None
    return told and replace(told, reasons=replace(told.reasons, notes=tuple(parts)))


def _fact(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    evidence = gather(question, library)
    if not question.scope and conversation.cases:
        near = question.within(conversation.cases, "沿用上一问的案例")
        closer = gather(near, library)
        if closer.score >= min(ANSWER, 0.8 * evidence.score) and not closer.unfit:
            question, evidence = near, closer
    if question.strangers:
        return _refusal(question, evidence, library), question
    points = tell_points(question, evidence, library)
    if points is not None:
        return points, question
    wrong_year = _wrong_year(question, evidence, library)
    if wrong_year:
        return _refusal(question, evidence, library, wrong_year), question
    if evidence.unfit or not evidence.readings:
        return _refusal(question, evidence, library), question
    named = len(question.scope) == 1
    score = evidence.certainty(question, len(library.passages))
    if score >= (ANSWER_NAMED if named else ANSWER):
        return tell_fact(question, evidence, library, "evidence above the bar"), question
    if score >= SUGGEST:
        return _suggestion(question, evidence, library), question
    return _refusal(question, evidence, library), question


def _wrong_year(question: Question, evidence: Evidence, library: Library) -> str:
    """Why the best sentence is of another year than the question asks for, or ""."""
    if not question.years or not evidence.readings:
        return ""
    best = evidence.readings[0].sentence
    around = best.before + best.folded + best.after + best.heading
    missing = [year for year in question.years if year not in around]
    if not missing:
        return ""
    case = library.cases[best.case]
    if all(year in fold(case.text) for year in missing) and not best.moments:
        return ""
    stated = dict.fromkeys(str(moment.year) for moment in best.moments if moment.year)
    has = f",只有{'、'.join(stated)}年的" if stated else ""
    return f"{label(case)}的资料里没有{'、'.join(missing)}年的数据{has}。"


def _suggestion(question: Question, evidence: Evidence, library: Library) -> Answer:
    """Near, but not sure: the nearest questions, and the sentence they come from."""
    nearest = suggestions(evidence, library, SUGGEST)
    best = evidence.readings[0]
    case = library.cases[best.sentence.case]
    citation = cite(case, best.sentence.quote, library, best.sentence.passage)
    return Answer(
        Status.SUGGEST,
        Kind.NONE,
        Line("没有找到确切的回答。您是不是想问:" if nearest else "没有找到确切的回答,最接近的一句是:"),
        () if nearest else (Line(f"“{best.sentence.quote.text}”", cites=0),),
        (case.id,),
        hits_of(evidence),
        () if nearest else (citation,),
        nearest,
        reasons_of(question, evidence, "between the bars"),
    )


def _refusal(question: Question, evidence: Evidence, library: Library, why: str = "") -> Answer:
    """An honest no: what is missing, and what can be asked instead."""
    reasons = reasons_of(question, evidence, "below the bar")
    if not why and question.strangers:
        names = [n for n in question.strangers if not any(n != m and n in m for m in question.strangers)]
        why = f"资料里没有“{'”、“'.join(names[:3])}”。"
    if not why and evidence.unfit and evidence.score >= SUGGEST:
        case = library.cases[evidence.readings[0].sentence.case]
        what = f"多少{question.asked.unit}" if question.asked.ask is Ask.NUMBER else "时间"
        why = f"{label(case)}的资料里提到了这件事,但没有说{what}。"
    if not why:
        missing = [term.text for term in question.terms if not term.found][:3]
        why = f"资料里没有说到“{'”、“'.join(missing)}”。" if missing else "资料里没有说到这个问题。"
    near = suggestions(evidence, library, SUGGEST) or openers(
        sorted(question.scope) or list(library.cases), library
    )
    return Answer(
        Status.REFUSE,
        Kind.NONE,
        Line(why[:160]),
        (),
        hits=hits_of(evidence),
        suggestions=near,
        reasons=reasons,
    )


def _in_script(answer: Answer) -> Answer:
    """The words of the reply in the script of the question; quotes in the citations stay as they are."""
    turn = to_traditional if answer.script == "hant" else to_simplified

    def line(one: Line) -> Line:
        return replace(one, text=turn(one.text))

    return replace(
        answer,
        lead=line(answer.lead),
        body=tuple(line(one) for one in answer.body),
        suggestions=tuple(turn(question) for question in answer.suggestions),
    )


_ELLIPSIS = re.compile(r"^(?:那么?|还有|以及|另外)|呢[?!。]?$|^还有呢|又如何")
_POINTING = re.compile(
    r"它们?|他们|她们|他|她|那里|那边|那儿|这里|这边|这儿|当地|(?:这|那|该)(?:个|家|所|座|支|些|篇|项|位|批|次|里面)?|其中|上面|上述|前面|刚才|同一"
)
_COMPARED = re.compile(r"(?:更|最|较)[多少大小高低早晚]|哪[个篇]早|谁多")
_ALL_CASES = re.compile(r"(?:五|几|所有|全部|这些|各)个?(?:案例|地方)|案例(?:里|中)")
_ALL = re.compile(r"各|分别|都|每|所有|全部|五[个篇]|哪[几两些]")


__all__ = ["Conversation", "respond", "tidy"]
