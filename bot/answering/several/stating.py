"""What a page says of itself, told: its value, cited, or that the page does not state it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite
from bot.answering.evidence.facts import gather
from bot.answering.several.comparing import fields_of_cases
from bot.answering.telling.composing import mend_lines
from bot.answering.telling.refusing import refuse
from bot.answering.understanding.asking_which import asks_which_cases
from bot.answering.understanding.fields import FieldAsked, FieldValue, known_fields, values_of
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Case, Kind, Line, Reasons, Status
from bot.search.evidence import match

FIELDS_READ = 500
"""Cases, the first of them, that are read for what pages say of themselves: 0.1 ms a case."""

ENOUGH = 3.0
"""The word weight that must point at a page before its editor or date is told as the one meant."""


def tell_field(question: Question, field: FieldAsked, library: Library) -> Answer:
    """The field of the page asked about, or of each where several are."""
    several = len(question.scope) > 1
    if several or (
        not question.scope and (asks_which_cases(question.folded) or _ALL.search(question.folded))
    ):
        cases = sorted(question.scope) or list(islice(library.cases, FIELDS_READ))
        if several and _THAT_PAGE.search(question.folded):
            having = [case for case in cases if values_of(library.cases[case], field)]
            if len(having) == 1:
                found = library.cases[having[0]]
                return _stated(found, field, values_of(found, field), question, library)
        told = fields_of_cases(question, field, cases, library)
        if told is not None:
            return told
    titled = () if question.scope else _titled(question, library)
    if len(question.scope) == 1 or len(titled) == 1:
        (case,) = question.scope or titled
    else:
        evidence = gather(question, library)
        if evidence.mass(question) < ENOUGH:
            return refuse(question, evidence, library, f"请说明是哪个案例的{field.name}。")
        case = evidence.readings[0].sentence.case
    found = library.cases[case]
    values = values_of(found, field)
    return _stated(found, field, values, question, library) if values else _unstated(found, field)


def _titled(question: Question, library: Library) -> tuple[str, ...]:
    """The cases whose title has every word that a question has beside the field it asks for."""
    if library.large or not any(len(term.text) > 1 and term.known for term in question.terms):
        return ()
    return tuple(
        case
        for case in library.cases
        if all(match(term, library.title_text(case)) == 1.0 for term in question.terms)
    )


def _stated(
    case: Case, field: FieldAsked, values: Sequence[FieldValue], question: Question, library: Library
) -> Answer:
    by_name: dict[str, list[str]] = {}
    for value in values:
        by_name.setdefault(value.name, []).append(value.value)
    shown = "、".join(dict.fromkeys(value.value for value in values))
    text = ";".join(f"{name}:{'、'.join(dict.fromkeys(found))}" for name, found in by_name.items())
    if field.name == "日期":
        year, month, day = values[0].value.split("-")
        stated = re.sub(r"^[^:：\d]*[:：]\s*", "", values[0].quote.text)
        text = f"日期:{stated}({int(year)}年{int(month)}月{int(day)}日)"
    return Answer(
        Status.ANSWER,
        Kind.FACT,
        Line(text[:LEAD_LIMIT], bold_in(text, shown), cites=0),
        tuple(mend_lines(question.mends)),
        (case.id,),
        citations=tuple(cite(case, value.quote, library) for value in values),
        reasons=Reasons("field of the page", score=1.0),
    )


def _unstated(case: Case, field: FieldAsked) -> Answer:
    known = "、".join(known_fields(case))
    text = f"《{case.title.text}》这一页没有写明{field.name}" + (f",写明的有:{known}。" if known else "。")
    return Answer(
        Status.REFUSE,
        Kind.NONE,
        Line(text[:LEAD_LIMIT]),
        cases=(case.id,),
        reasons=Reasons("field not stated"),
    )


# One page, though its place is named on others as well.
_THAT_PAGE = re.compile(r"[这那]一?篇|[这那]个(?:案例|报道)")
_ALL = re.compile(
    r"各|分别|都|每|所有|全部|[五几][个篇]|[这那]些(?:案例|文章|报道|页面|网页)|哪[几两些]|的是哪一?[个篇]"
)
