"""The order in which a message is answered; the first station that has an answer gives it.

1. the very words of a curated entry, 2. small talk, 3. the list of cases, 4. a curated entry that is asked
for in other words, 5. what pages say of themselves, 6. questions over several cases, 7. a case as a whole,
8. the sentence that answers, 9. "did you mean": curated entries first, 10. an honest no.

Status comes from the share of the question's word weight that the best sentence holds; the bars
and what they give stand in `bars.json`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from bot.answering.belief import BELIEVED, belief
from bot.answering.catalog import asks_catalog, catalog
from bot.answering.citing import bold_in, cite
from bot.answering.comparing import fields_of_cases, side_by_side
from bot.answering.continuing import asks_over_cases, continued, points_back
from bot.answering.conversation import Conversation
from bot.answering.credited import credited
from bot.answering.curated import alike, offering, same_words
from bot.answering.each import all_cases, asks_each_case, each_case
from bot.answering.facts import CASES_COMPARED, LARGE, Evidence, gather
from bot.answering.fields import FieldAsked, asks_of_page, field_asked, known_fields, values_of
from bot.answering.listing import tell_points
from bot.answering.most import most_of, numbers_asked
from bot.answering.overview import asks_overview, overview, wants_whole
from bot.answering.parts import answer_parts
from bot.answering.question import Question, understand
from bot.answering.ranking import Ranking, rank
from bot.answering.refusing import refuse, suggest, uncounted, untold, which_case
from bot.answering.splitting import split_clauses, split_parts
from bot.answering.talk import small_talk
from bot.answering.telling import mend_lines, tell_fact
from bot.answering.whereabouts import whereabouts
from bot.answering.which import asks_which_cases, sets_aside, which_cases
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Kind, Line, Reasons, Status
from bot.text.scripts import in_script, script_of

NEAR_BY = 0.7
"""Whoever speaks of a case goes on with it: what its best sentence must reach of the best of all cases."""

FIELDS_READ = 500
"""Cases, the first of them, that are read for what pages say of themselves: 0.1 ms a case."""

ENOUGH = 3.0
"""The word weight that must point at a page before its editor or date is told as the one meant."""


def respond(text: str, library: Library, conversation: Conversation) -> tuple[Answer, Conversation]:
    """Answer a message; the second value is the conversation to go on with.

    Raises UserError for an empty message or one beyond 2,000 characters.
    """
    question = understand(text, library)
    answer, asked = _decide(question, library, conversation)
    answer = in_asked_script(answer, question)
    if answer.kind is Kind.TALK:
        return answer, conversation
    cases = frozenset(answer.cases) if len(answer.cases) == 1 else asked.scope or conversation.cases
    if asked.strangers and answer.status is Status.REFUSE:
        cases = frozenset()  # 它 now means a place that no case tells of
    told = {(citation.case, citation.quote.start) for citation in answer.citations}
    return answer, Conversation(cases, asked, asked.skip | told)


def _decide(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    worded = same_words(question, library)
    if worded is not None:
        return worded, question
    talk = small_talk(question.folded, library)
    if talk is not None:
        return talk, question
    if asks_catalog(question.folded) and field_asked(question.plain) is None:
        return catalog(library), question
    if points_back(question):
        return _by_pages(question, library, conversation)
    entry = alike(question, library)
    if entry is not None:
        return entry, question
    answer, asked = _by_pages(question, library, conversation)
    return offering(answer, question, library), asked


def _by_pages(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    question = continued(question, conversation)
    if len(question.scope) > 1 and asks_each_case(question):
        differing = each_case(question, library, library.bars.answer_named)
        if differing is not None:
            return differing, question
    parts = _parts(question, library)
    if parts is not None:
        return parts, question
    named = credited(question, library)
    if named is not None:
        return named, question
    field = field_asked(question.plain)
    if field is not None and question.strangers:
        return refuse(question, Evidence(()), library), question
    if field is not None:
        if not question.scope and conversation.cases and not asks_which_cases(question.folded):
            question = question.within(conversation.cases, "沿用上一问的案例")
        told = _field(question, field, library)
        if told.status is Status.REFUSE and not asks_of_page(question.plain):
            fact, asked = _fact(question, library, conversation)
            if fact.status is Status.ANSWER:
                return fact, asked
        return told, question
    place = whereabouts(question, library)
    if place is not None:
        return place, question
    several = _several(question, library)
    if several is not None:
        return several, question
    if len(question.scope) > 1 and not any(term.found for term in question.terms):
        return side_by_side(question, library), question
    if asks_overview(question) and len(question.scope) == 1:
        return overview(next(iter(question.scope)), question, library), question
    if not (question.scope or conversation.cases or question.terms or question.strangers) and wants_whole(
        question
    ):
        return which_case(question, library), question
    return _fact(question, library, conversation)


def _field(question: Question, field: FieldAsked, library: Library) -> Answer:
    """What pages say of themselves."""
    if not question.scope or len(question.scope) > 1:
        if asks_which_cases(question.folded) or _ALL.search(question.folded) or len(question.scope) > 1:
            cases = sorted(question.scope) or list(islice(library.cases, FIELDS_READ))
            told = fields_of_cases(question, field, cases, library)
            if told is not None:
                return told
        evidence = gather(question, library)
        if evidence.mass(question) < ENOUGH:
            return refuse(question, evidence, library, f"请说明是哪个案例的{field.name}。")
        question = question.within(frozenset({evidence.readings[0].sentence.case}))
    case = library.cases[next(iter(question.scope))]
    values = values_of(case, field)
    if not values:
        known = "、".join(known_fields(case))
        text = f"《{case.title.text}》这一页没有写明{field.name}" + (
            f",写明的有:{known}。" if known else "。"
        )
        return Answer(
            Status.REFUSE,
            Kind.NONE,
            Line(text[:LEAD_LIMIT]),
            cases=(case.id,),
            reasons=Reasons("field not stated"),
        )
    by_name: dict[str, list[str]] = {}
    for value in values:
        by_name.setdefault(value.name, []).append(value.value)
    shown = "、".join(dict.fromkeys(value.value for value in values))
    text = ";".join(f"{name}:{'、'.join(dict.fromkeys(found))}" for name, found in by_name.items())
    if field.name == "日期":
        year, month, day = values[0].value.split("-")
        stated = re.sub(r"^[^:：\d]*[:：]\s*", "", values[0].quote.text)
        text = f"日期:{stated}({int(year)}年{int(month)}月{int(day)}日)"
    citations = tuple(cite(case, value.quote, library) for value in values)
    return Answer(
        Status.ANSWER,
        Kind.FACT,
        Line(text[:LEAD_LIMIT], bold_in(text, shown), cites=0),
        tuple(mend_lines(question.mends)),
        (case.id,),
        citations=citations,
        reasons=Reasons("field of the page", score=1.0),
    )


def _several(question: Question, library: Library) -> Answer | None:
    """Questions over several cases: who has the most, which cases, one answer a case."""
    which = asks_which_cases(question.folded)
    if which and sets_aside(question):
        return which_cases(question, library)
    if len(question.scope) == 1:
        return None
    if (
        which
        or len(question.scope) > 1
        or len(library.cases) <= CASES_COMPARED
        or asks_over_cases(question.folded)
    ):
        most = most_of(question, library, library.bars.suggest)
        if most is not None:
            return most
    numbers = numbers_asked(question, library)
    bar = library.bars.suggest
    if numbers and (told := answer_parts(numbers, library, bar, compared=True)) is not None:
        return told
    if which:
        return which_cases(question, library)
    if not asks_each_case(question):
        return None
    return each_case(question, library, library.bars.answer_named) or all_cases(question, library)


def _parts(question: Question, library: Library) -> Answer | None:
    """A message that holds several questions, answered one by one."""
    if (
        _COMPARED.search(question.folded)
        or sets_aside(question)
        or (field_asked(question.plain) and len(question.scope) < 2)
    ):
        return None
    parts = split_parts(question.meant, library)
    told = answer_parts(parts, library, library.bars.suggest) if parts else None
    if told is None and not asks_which_cases(question.folded):
        parts = split_clauses(question.meant, library)
        told = answer_parts(parts, library, library.bars.answer_named, whole=True) if parts else None
    if told is None:
        return None
    body = (*told.body, *mend_lines(question.mends))
    return replace(told, body=body, reasons=replace(told.reasons, notes=tuple(parts)))


def _fact(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    evidence = gather(question, library)
    own = any(term.known and not term.piece for term in question.terms)
    if own and not question.scope and conversation.cases and not asks_over_cases(question.folded):
        near = question.within(conversation.cases, "沿用上一问的案例")
        closer = gather(near, library)
        if closer.score >= min(library.bars.answer, NEAR_BY * evidence.score) and not closer.unfit:
            question, evidence = near, closer
    if question.skip and (not evidence.readings or evidence.score < library.bars.suggest):
        return refuse(question, Evidence(()), library, "关于这一问,资料里没有更多了。"), question
    # Within one named case, or a few, the hand-made order is as good and costs less.
    searched = len(library.passages) >= LARGE and len(question.scope) != 1
    ranking = rank(question, evidence, library) if searched else Ranking()
    evidence = replace(evidence, order=ranking.readings)
    if question.strangers:
        return refuse(question, evidence, library), question
    believed = belief(question, evidence, ranking, library)
    if believed is not None and believed >= BELIEVED:
        return tell_fact(question, evidence, library, "page and sentence above the bar", ranking), question
    points = tell_points(question, evidence, library)
    if points is not None:
        return points, question
    why = untold(question, evidence, library)
    if why:
        return refuse(question, evidence, library, why), question
    if evidence.unfit or not evidence.readings or uncounted(question, evidence, library):
        return refuse(question, evidence, library), question
    named = len(question.scope) == 1
    score = evidence.certainty(question, len(library.passages))
    if believed is None and score >= (library.bars.answer_named if named else library.bars.answer):
        return tell_fact(question, evidence, library, "evidence above the bar", ranking), question
    if score >= library.bars.suggest:
        return suggest(question, evidence, library, ranking if believed is not None else None), question
    return refuse(question, evidence, library), question


def in_asked_script(answer: Answer, question: Question) -> Answer:
    """The words of the reply in the script of the question; quotes in the citations stay as they are."""
    answer = replace(answer, script=question.script)

    def line(one: Line) -> Line:
        # What stands in the asker's script already is left as its page has it.
        return (
            one
            if answer.script == "hant" == script_of(one.text)
            else replace(one, text=in_script(one.text, answer.script))
        )

    return replace(
        answer,
        lead=line(answer.lead),
        body=tuple(line(one) for one in answer.body),
        suggestions=tuple(in_script(question, answer.script) for question in answer.suggestions),
    )


_COMPARED = re.compile(
    r"(?:更|最|较)[多大少小高低早晚]|哪[个篇]早|谁多|(?:谁|哪[个边里家])的?[^,。]{1,10}(?<!多)[多少大小高低](?:一?些|点)?[?。]?$"
)
_ALL = re.compile(r"各|分别|都|每|所有|全部|五[个篇]|哪[几两些]")
