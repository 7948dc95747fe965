"""Evidence -> Answer: the lead with what answers in bold, the sentence, where it stands, what else."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.asking import Ask
from bot.answering.citing import cite, clipped, label
from bot.answering.facts import Evidence
from bot.answering.leads import COMFORTABLE, lead_range
from bot.answering.question import Question
from bot.answering.spans import answer_span
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Case, Citation, Hit, Kind, Line, Reasons, Status
from bot.search.evidence import Reading
from bot.search.spelling import Mend
from bot.text.scripts import fold

WHOLE = 0.8
"""A lead with this share of its sentence stands alone: repeating the sentence would add a few words."""

MORE = 0.72
"""A further sentence is told beside the first when it reads at least this share as well: a list is
often spread over parallel sentences, and two good sentences beat one wrong choice."""


def tell_fact(question: Question, evidence: Evidence, library: Library, rule: str) -> Answer:
    """The answer from the best reading; `evidence` must have one."""
    best = evidence.readings[0]
    case = library.cases[best.sentence.case]
    told = [best, *_more(question, evidence)]
    citations = tuple(_cite(reading, library) for reading in told)
    lead = _placed(lead_line(best, question), question, case)
    body: list[Line] = []
    if len(lead.text) < WHOLE * len(best.sentence.quote.text):
        text, _ = clipped(best.sentence.quote.text, best.clause)
        body.append(Line(f"原文:“{text}”", cites=0))
    for number, reading in enumerate(told[1:], 1):
        text, _ = clipped(reading.sentence.quote.text, reading.clause, 160)
        body.append(Line(f"另见:“{text}”", cites=number))
    body.extend(mend_lines(question.mends))
    return Answer(
        status=Status.ANSWER,
        kind=Kind.LIST if question.asked.ask is Ask.LIST else Kind.FACT,
        lead=lead,
        body=tuple(body),
        cases=(case.id, *dict.fromkeys(r.sentence.case for r in told[1:] if r.sentence.case != case.id)),
        hits=hits_of(evidence),
        citations=citations,
        reasons=reasons_of(question, evidence, rule),
    )


def lead_line(reading: Reading, question: Question) -> Line:
    """The lead of a reading, cut from its sentence, with the answering range bold."""
    short = question.asked.ask in (Ask.NUMBER, Ask.WHEN)
    start, end = lead_range(reading, question.terms, COMFORTABLE if short else LEAD_LIMIT)
    text = reading.sentence.quote.text[start:end]
    trimmed = text.lstrip(" ,、;:").rstrip(" ,、;:")
    start += len(text) - len(text.lstrip(" ,、;:"))
    span = answer_span(reading, question.asked, question.folded, question.terms)
    bold: tuple[tuple[int, int], ...] = ()
    if span and start <= span[0] and span[1] <= start + len(trimmed):
        bold = ((span[0] - start, span[1] - start),)
    return Line(trimmed[:LEAD_LIMIT], bold, cites=0)


def _placed(lead: Line, question: Question, case: Case) -> Line:
    """A lead that does not name the place asked for, with the case's place in front.

    哪个社区: the case's first community; 哪里 asked without a place: what the case is called.
    """
    if question.asked.ask is not Ask.WHERE or question.names:
        return lead
    suffix = question.asked.unit
    place = next((p for p in case.places if fold(p).endswith(suffix)), "") if suffix else label(case)
    if not place or fold(place) in fold(lead.text):
        return lead
    shift = len(place) + 1
    bold = ((0, len(place)), *((start + shift, end + shift) for start, end in lead.bold))
    return Line(f"{place}:{lead.text}"[:LEAD_LIMIT], tuple(b for b in bold if b[1] <= LEAD_LIMIT), lead.cites)


def hits_of(evidence: Evidence) -> tuple[Hit, ...]:
    """The passages of the readings, best first, ten at most, each once."""
    found: dict[str, Hit] = {}
    for reading in evidence.readings:
        found.setdefault(
            reading.sentence.passage, Hit(reading.sentence.case, reading.sentence.passage, reading.score)
        )
    return tuple(found.values())[:10]


def reasons_of(question: Question, evidence: Evidence, rule: str) -> Reasons:
    best = evidence.readings[0] if evidence.readings else None
    second = evidence.readings[1] if len(evidence.readings) > 1 else None
    return Reasons(
        rule=rule,
        matched=best.matched if best else (),
        missing=tuple(
            dict.fromkeys([*question.strangers, *(term.text for term in question.terms if not term.found)])
        ),
        score=min(1.0, evidence.score),
        margin=min(1.0, evidence.margin),
        runner_up=second.sentence.quote.text if second else "",
        notes=(*question.notes, *(f"{m.asked} → {m.meant}" for m in question.mends)),
    )


def mend_lines(mends: Sequence[Mend]) -> list[Line]:
    """What was taken for a typo, told so that a wrong guess can be seen."""
    if not mends:
        return []
    told = "、".join(dict.fromkeys(f"“{mend.asked}”按“{mend.meant}”" for mend in mends))
    return [Line(f"({told}理解)")]


def _more(question: Question, evidence: Evidence) -> Sequence[Reading]:
    if question.asked.ask not in (Ask.LIST, Ask.HOW, Ask.WHY, Ask.ANY, Ask.DEFINITION, Ask.NAME, Ask.QUOTE):
        return ()
    best = evidence.readings[0]
    return [
        reading
        for reading in evidence.readings[1:4]
        if reading.score >= MORE * best.score and reading.sentence.case == best.sentence.case
    ]


def _cite(reading: Reading, library: Library) -> Citation:
    case = library.cases[reading.sentence.case]
    return cite(case, reading.sentence.quote, library, reading.sentence.passage)
