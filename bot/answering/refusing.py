"""Near, but not sure: did you mean. Not told: an honest no that says what is missing."""

from __future__ import annotations

from bot.answering.asking import Ask
from bot.answering.citing import cite, label
from bot.answering.facts import Evidence
from bot.answering.question import Question
from bot.answering.suggesting import openers, suggestions
from bot.answering.telling import hits_of, reasons_of
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Kind, Line, Status
from bot.search.evidence import match
from bot.text.scripts import fold

SUGGEST = 0.2
"""The bar for "did you mean": below it the nearest sentence is no help."""


def suggest(question: Question, evidence: Evidence, library: Library) -> Answer:
    """Near, but not sure: the nearest questions, and the sentence they come from."""
    nearest = suggestions(evidence, library, SUGGEST)
    best = evidence.readings[0]
    case = library.cases[best.sentence.case]
    citation = cite(case, best.sentence.quote, library, best.sentence.passage)
    return Answer(
        Status.SUGGEST,
        Kind.NONE,
        Line("没有找到确切的回答。" if nearest else "没有找到确切的回答,最接近的一句是:"),
        () if nearest else (Line(f"“{best.sentence.quote.text}”", cites=0),),
        (case.id,),
        hits_of(evidence),
        () if nearest else (citation,),
        nearest,
        reasons_of(question, evidence, "between the bars"),
    )


def refuse(question: Question, evidence: Evidence, library: Library, why: str = "") -> Answer:
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
        why = _unsaid(question, library)
    near = suggestions(evidence, library, SUGGEST) or openers(
        sorted(question.scope) or library.cases, library
    )
    return Answer(
        Status.REFUSE,
        Kind.NONE,
        Line(why[:LEAD_LIMIT]),
        (),
        hits=hits_of(evidence),
        suggestions=near,
        reasons=reasons,
    )


def _unsaid(question: Question, library: Library) -> str:
    """Which of the question's words the case asked about (or no case) has."""
    missing = [term.text for term in question.terms if not term.found]
    where = "资料里"
    if len(question.scope) == 1:
        case = next(iter(question.scope))
        page = library.page_text(case)
        where = f"{label(library.cases[case])}的资料里"
        missing = [term.text for term in question.terms if match(term, page) < 0.5] or missing
    if not missing:
        return f"{where}没有说到这个问题。"
    return f"{where}没有说到“{'”、“'.join(missing[:3])}”。"


def wrong_year(question: Question, evidence: Evidence, library: Library) -> str:
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
