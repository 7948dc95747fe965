"""Answers that are a set of parallel points of a case: its headings, 一是 / 二是 / 三是 of a section, a shorthand spelled
out (三化)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite, label
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.shapes import enumerations
from bot.answering.telling.shorthand import spelled_out
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Case, Kind, Line, Quote, Reasons, Status
from bot.search.evidence import match
from bot.search.terms import Term
from bot.text.scripts import fold
from bot.text.sentences import RIMS, clause_spans

FEWEST = 3
"""Points that make a list where the question counts none; two are rather answered by a sentence."""

ENOUGH = 0.45
"""The share of the question's word weight that all points (or the heading over them) must have."""


@dataclass(frozen=True)
class Points:
    """Parallel points in page order and the heading they stand under (None at the top)."""

    items: tuple[Quote, ...]
    over: Quote | None = None


def tell_points(question: Question, evidence: Evidence, library: Library) -> Answer | None:
    """The points that are what is asked for, in page order; None where the question asks for no such set
    or a sentence tells more of it."""
    if len(question.scope) != 1 or question.asked.ask in (Ask.NUMBER, Ask.WHEN, Ask.WHERE, Ask.WHO):
        return None
    case = library.cases[next(iter(question.scope))]
    found = spelled_out(question, case) or _counted(question, case, evidence) or _one_each(question, case)
    if not found:
        return None
    points = [_point(item) for item in found]
    citations = tuple(cite(case, item, library) for item in found)
    lead = ";".join(points)
    repeats = len(lead) <= LEAD_LIMIT and points == [item.text for item in found]
    return Answer(
        Status.ANSWER,
        Kind.LIST,
        Line(
            lead
            if len(lead) <= LEAD_LIMIT
            else f"{label(case)}:" + ";".join(point[:40] for point in points)[:140]
        ),
        ()
        if repeats
        else tuple(
            Line(item.text.rstrip(RIMS), bold_in(item.text, point), cites=number)
            for number, (item, point) in enumerate(zip(found, points, strict=True))
        ),
        (case.id,),
        citations=citations,
        reasons=Reasons("parallel points", tuple(term.text for term in question.terms), score=1.0),
    )


def points_of(case: Case) -> Iterator[Points]:
    """Every set of parallel points of a case.

    Its headings on lines of their own; lead clauses of paragraphs, together and by the heading they stand
    under; within a section the sentences 一是…, 二是….
    """
    headings = [(s.heading, s.inline) for s in case.sections if s.heading is not None]
    yield Points(tuple(heading for heading, inline in headings if not inline))
    yield Points(tuple(heading for heading, inline in headings if inline))
    over: Quote | None = None
    under: list[Quote] = []
    for heading, inline in [*headings, (None, False)]:
        if inline and heading is not None:
            under.append(heading)
            continue
        if under and over is not None:
            yield Points(tuple(under), over)
        over, under = heading, []
    for section in case.sections:
        numbered = [
            sentence
            for paragraph in section.paragraphs
            for sentence in paragraph.sentences
            if _NUMBERED.match(fold(sentence.text))
        ]
        if numbered:
            yield Points(tuple(numbered), section.heading)


def _counted(question: Question, case: Case, evidence: Evidence) -> list[Quote]:
    """As many points as the question counts (哪三项, 三个“抓”), sharing its words."""
    hint = _COUNT.search(question.folded)
    count = question.asked.count or (hint and "零一二三四五六七八九十".index(hint[1].replace("两", "二")))
    if not count or (question.asked.ask is Ask.ANY and not hint):
        return []
    chosen: list[Quote] = []
    counts = enumerations(evidence.readings[0].sentence.folded) if evidence.readings else []
    below = _BELOW.findall(question.folded)
    telling = [term for term in question.terms if not _NUMBERS.match(term.text) and term.text not in below]
    sentence_lists = count in counts and not below
    top = max(ENOUGH, (1.0 if sentence_lists else 0.6) * evidence.score)
    for points in points_of(case):
        items = points.items
        if len(items) != count:
            continue
        share = _share(telling, points)
        if share > top or (share == top and not chosen):
            chosen, top = list(items), share
    return chosen


def _share(terms: Sequence[Term], points: Points) -> float:
    """The share of the word weight that stands in every point, or in the heading over them."""
    total = sum(term.weight for term in terms)
    if not total:
        return 0.0
    texts = [fold(item.text) for item in points.items]
    over = fold(points.over.text) if points.over else ""
    held = sum(
        term.weight * max(min(match(term, text) for text in texts), OVER * match(term, over))
        for term in terms
    )
    return held / total


OVER = 0.75
"""What a word counts that stands in the heading over the points, beside one that stands in each of them."""


def _one_each(question: Question, case: Case) -> list[Quote]:
    """Three headings and more that hold a word of the question each that the others lack."""
    headings = [section.heading for section in case.sections if section.heading is not None]
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


def _point(item: Quote) -> str:
    """What a point says in short: of 一是…，… its first clause, of a heading the whole."""
    if not _NUMBERED.match(fold(item.text)):
        return item.text.rstrip(RIMS + "。")
    start, end = clause_spans(item.text)[0]
    return item.text[start:end].rstrip(RIMS + "。")


_NUMBERED = re.compile(
    r"[一二三四五六七八九十]是|其[一二三四五六]|第[一二三四五六],|首先|其次|再次|最后,|一方面|另一方面"
)
# 三项, 三个带头: the count is asked for, and a sentence that repeats it tells no more.
_NUMBERS = re.compile(r"[两三四五六七八九][个条项大种步点句化]")
# What stands below a heading is asked for: no sentence that lists headings tells it.
_BELOW = re.compile(r"下面|底下|之下|这部分|这一?[块节段]|里面?又?分")
_COUNT = re.compile(r"([两三四五六七八九])(?:个|条|项|大|种|步|点|句|方面)")
