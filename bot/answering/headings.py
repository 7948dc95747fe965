"""Answers that are the headings of a case: 三项工程是哪三项, 头雁 育雁 强雁."""

from __future__ import annotations

from bot.answering.asking import Ask
from bot.answering.citing import cite, label
from bot.answering.facts import Evidence
from bot.answering.question import Question
from bot.answering.shapes import enumerations
from bot.library import Library
from bot.models import Answer, Kind, Line, Quote, Reasons, Section, Status
from bot.search.evidence import match
from bot.search.terms import Term
from bot.text.scripts import fold

FEWEST = 3
"""Headings that make a list; two are rather answered by a sentence."""


def tell_headings(question: Question, evidence: Evidence, library: Library) -> Answer | None:
    """The headings that are what is asked for, in page order; None where the question asks for no such set
    or a sentence lists as many things.

    Either as many headings as the question counts (哪三项) share a word with it, or three headings and
    more hold a word of it each that the others lack.
    """
    if len(question.scope) != 1 or question.asked.ask in (Ask.NUMBER, Ask.WHEN, Ask.WHERE):
        return None
    count = question.asked.count
    if count and evidence.readings and count in enumerations(evidence.readings[0].sentence.folded):
        return None
    case = library.cases[next(iter(question.scope))]
    found = _counted(question, case.sections) or _one_each(question, case.sections)
    if not found:
        return None
    citations = tuple(cite(case, heading, library) for heading in found)
    lead = ";".join(heading.text.rstrip("。,,;;") for heading in found)
    return Answer(
        Status.ANSWER,
        Kind.LIST,
        Line(lead if len(lead) <= 160 else f"{label(case)}的{len(found)}项:"),
        tuple(Line(heading.text, cites=number) for number, heading in enumerate(found)),
        (case.id,),
        citations=citations,
        reasons=Reasons("headings", tuple(term.text for term in question.terms), score=1.0),
    )


def _counted(question: Question, sections: tuple[Section, ...]) -> list[Quote]:
    if question.asked.count is None or question.asked.count < FEWEST:
        return []
    for inline in (False, True):
        own = [s.heading for s in sections if s.heading is not None and s.inline is inline]
        if len(own) == question.asked.count and any(
            all(match(term, fold(heading.text)) == 1.0 for heading in own) for term in question.terms
        ):
            return own
    return []


def _one_each(question: Question, sections: tuple[Section, ...]) -> list[Quote]:
    headings = [section.heading for section in sections if section.heading is not None]
    found: dict[int, Quote] = {}
    for term in question.terms:
        holders = [i for i, heading in enumerate(headings) if _names(term, heading)]
        if len(holders) == 1:
            found[holders[0]] = headings[holders[0]]
    covered = sum(any(_names(t, h) for h in found.values()) for t in question.terms)
    if len(found) < FEWEST or covered < len(question.terms) - 1:
        return []
    return [found[i] for i in sorted(found)]


def _names(term: Term, heading: Quote) -> bool:
    return len(term.text) > 1 and match(term, fold(heading.text)) == 1.0
