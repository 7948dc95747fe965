"""Near, but not sure: did you mean. Not told: an honest no that says what is missing."""

from __future__ import annotations

from bot.answering.citing import cite, label, quoted
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.ranking import Ranking
from bot.answering.evidence.windows import joined, told_of
from bot.answering.telling.composing import cite_stretch, hits_of, reasons_of
from bot.answering.telling.suggesting import openers, suggestions
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.answering.understanding.strangers import names_credited
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Kind, Line, Reasons, Status
from bot.search.evidence import match


def suggest(
    question: Question,
    evidence: Evidence,
    library: Library,
    ranking: Ranking | None = None,
    but: str = "",
) -> Answer:
    """Near, but not sure: the nearest questions, and the sentence they come from; by a `ranking` of many pages what
    would have been told of the best one, as one asks there for what nobody has put in a question yet. What
    speaks against it (`but`) stands below."""
    nearest = suggestions(evidence, library, library.bars.suggest)
    best = (evidence.order or evidence.readings)[0]
    case = library.cases[best.sentence.case]
    if ranking is not None and ranking.best:
        told = told_of(ranking, library)
        shown = joined(told[0].shown, told)
        cited = [cite_stretch(one, library) for one in told]
        lead = Line(f"{NEAREST}“{shown[: LEAD_LIMIT - len(NEAREST) - 2]}”", cites=0)
        body = (Line(but),) if but else ()
    else:
        lead = Line("没有找到确切的回答。" if nearest else "没有找到确切的回答,最接近的一句是:")
        cited = [] if nearest else [cite(case, best.sentence.quote, library, best.sentence.passage)]
        body = () if nearest else (Line(quoted(best.sentence.quote.text), cites=0),)
    return Answer(
        Status.SUGGEST,
        Kind.NONE,
        lead,
        body,
        (case.id,),
        hits_of(evidence),
        tuple(cited),
        nearest,
        reasons_of(question, evidence, "between the bars"),
    )


NEAREST = "只找到相近的:"
"""What is shown behind it may not answer: so it says, in few characters, as what it leads to is what is read."""


def refuse(question: Question, evidence: Evidence, library: Library, why: str = "") -> Answer:
    """An honest no: what is missing, and what can be asked instead."""
    reasons = reasons_of(question, evidence, "below the bar")
    if not why and question.strangers:
        why = _unknown(question, library)
    if not why and evidence.unfit and evidence.score >= library.bars.suggest:
        case = library.cases[evidence.readings[0].sentence.case]
        what = f"多少{question.asked.unit}" if question.asked.ask is Ask.NUMBER else "时间"
        why = f"{label(case)}的资料里提到了这件事,但没有说{what}。"
    if not why:
        why = unsaid(question, library, otherwise="这个问题")
    near = suggestions(evidence, library, library.bars.suggest) or openers(
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


def _unknown(question: Question, library: Library) -> str:
    """Which names no case has; of whoever a page credits, that nothing more is told of him."""
    names = [n for n in question.strangers if not any(n != m and n in m for m in question.strangers)]
    credited = {name: library.credits()[name][0] for name in names_credited(question.folded, library)}
    told = [
        f"资料里只写着{credit.name}是{label(library.cases[case])}《{library.cases[case].title.text}》的{credit.role.value},没有说到别的。"
        for case, credit in (credited[name] for name in names if name in credited)
    ]
    others = [name for name in names if name not in credited][:3]
    return (f"资料里没有“{'”、“'.join(others)}”。" if others else "") + "".join(told[:1])


def unsaid(question: Question, library: Library, otherwise: str = "") -> str:
    """Which of the question's words the case asked about (or no case) has not; where it has all, that it does not tell
    `otherwise` (这个问题), or nothing."""
    missing = [term.text for term in question.terms if not term.found]
    where = "资料里"
    carried = question.pinned and not question.names
    if len(question.scope) == 1 and not (carried and missing):
        case = next(iter(question.scope))
        page = library.page_text(case)
        where = f"{label(library.cases[case])}的资料里"
        missing = [term.text for term in question.terms if match(term, page) < 0.5] or missing
    named = f"“{'”、“'.join(missing[:3])}”" if missing else otherwise
    return f"{where}没有说到{named}。" if named else ""


def which_case(question: Question, library: Library) -> Answer:
    """Asks back where a message wants a case told and neither names one nor anything else."""
    return Answer(
        Status.SUGGEST,
        Kind.NONE,
        Line("您想了解哪个案例?"),
        suggestions=openers(library.cases, library),
        reasons=Reasons("which case"),
    )
