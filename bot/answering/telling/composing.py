"""Evidence -> Answer: the lead with what answers in bold, the sentence, where it stands, what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.citing import cite, clipped, label, quoted
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.leads import COMFORTABLE, lead_range
from bot.answering.evidence.marking import marked
from bot.answering.evidence.ranking import Ranking
from bot.answering.evidence.windows import Stretch, joined, told_of
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Case, Citation, Hit, Kind, Line, Quote, Reasons, Status
from bot.search.evidence import Reading, goes_on
from bot.search.names import HEAD
from bot.search.sentences import ReadSentence
from bot.search.spelling import Mend
from bot.text.scripts import fold
from bot.text.sentences import RIMS

WHOLE = 0.8
"""A lead with this share of its sentence stands alone: repeating the sentence would add a few words."""

MORE = 0.72
"""A further sentence is told beside the first when it reads at least this share as well: a list is
often spread over parallel sentences, and two good sentences beat one wrong choice."""


def tell_fact(
    question: Question, evidence: Evidence, library: Library, rule: str, ranking: Ranking | None = None
) -> Answer:
    """The answer from the best reading; `evidence` must have one."""
    best = (evidence.order or evidence.readings)[0]
    case = library.cases[best.sentence.case]
    quote, around = best.sentence.quote, best.clause
    told: Sequence[Stretch] = ()
    if ranking is None or not ranking.best:
        other = _told_with(best, question, evidence, library)
        if other is not None:
            first, second = sorted((quote, other), key=lambda one: one.start)
            shift = len(first.text) if first is other else 0
            quote = Quote(first.text + second.text, first.start, second.end, first.line)
            clause = best.clause[0] + shift, best.clause[1] + shift
            lead = _line(quote.text, (0, len(quote.text)), clause, question)
        else:
            lead = lead_line(best, question)
    else:
        told = told_of(ranking, library)
        found = told[0]
        quote, around = found.quote, (found.start, found.end)
        best = best._replace(sentence=found.best.sentence, clause=(found.best.start, found.best.end))
        clause = found.best.start + found.offset, found.best.end + found.offset
        lead = _line(quote.text, (found.start, found.end), clause, question)
    lead = _placed(lead, question, case, best.sentence)
    beside = told[1:]
    said = {(one.case, one.best.sentence.quote.start) for one in beside}
    more = [
        one
        for one in _more(question, evidence, best)
        if (one.sentence.case, one.sentence.quote.start) not in said
    ]
    citations = (
        cite(case, quote, library, best.sentence.passage),
        *(cite_stretch(one, library) for one in beside),
        *(_cite(one, library) for one in more),
    )
    body = _whole(0, lead.text, quote, around)
    for number, one in enumerate(beside, 1):
        body += _whole(number, one.shown, one.quote, (one.start, one.end))
    for number, reading in enumerate(more, 1 + len(beside)):
        text, _ = clipped(reading.sentence.quote.text, reading.clause, 160)
        body.append(Line(f"另见:{quoted(text)}", cites=number))
    body.extend(mend_lines(question.mends))
    return Answer(
        status=Status.ANSWER,
        kind=Kind.LIST if question.asked.ask is Ask.LIST else Kind.FACT,
        lead=replace(lead, text=joined(lead.text, told)),
        body=tuple(body),
        cases=(case.id, *dict.fromkeys(r.sentence.case for r in more if r.sentence.case != case.id)),
        hits=hits_of(evidence),
        citations=citations,
        reasons=reasons_of(question, evidence, rule),
    )


def _whole(number: int, shown: str, quote: Quote, around: tuple[int, int]) -> list[Line]:
    """The quote of a citation as a line of its own, unless what is `shown` of it in the lead nearly is the quote."""
    if len(shown) >= WHOLE * len(quote.text):
        return []
    text, _ = clipped(quote.text, around)
    return [Line(f"原文:{quoted(text)}", cites=number)]


def _told_with(best: Reading, question: Question, evidence: Evidence, library: Library) -> Quote | None:
    """The neighbour without which a sentence is not told, or None: the one behind where it only says what its
    paragraph is about (一是能人带动促共富。) and is asked openly, the one before where it goes on from it (该公司…), either
    where it reads nearly as well and no number is asked for."""
    quote = best.sentence.quote
    before, after = _neighbours(best.sentence, library)
    open_topic = question.asked.ask in _OPEN and len(quote.text) <= TOPIC and not best.sentence.quantities
    if open_topic and after is not None:
        return after
    room = LEAD_LIMIT - len(quote.text)
    if before is not None and goes_on(best.sentence.folded, fold(before.text)) and len(before.text) <= room:
        return before
    if question.asked.ask in (Ask.NUMBER, Ask.WHEN):
        return None
    second = [
        reading.sentence.quote
        for reading in evidence.readings[1:2]
        if reading.score >= DOUBT * best.score and len(reading.sentence.quote.text) > TOPIC
    ]
    return next((one for one in (before, after) if one in second and len(one.text) <= room), None)


DOUBT = 0.6
"""What the sentence beside the best one must have of its score to be told with it."""


def _neighbours(sentence: ReadSentence, library: Library) -> tuple[Quote | None, Quote | None]:
    """The sentences of the same paragraph right before and right behind one."""
    ordinals = library.ordinals(sentence.case)
    near = range(max(ordinals.start, sentence.ordinal - 1), min(sentence.ordinal + 2, ordinals.stop))
    own = sentence.quote
    quotes = [s.quote for ordinal in near for s in library.sentences(ordinal) if s.quote.line == own.line]
    before = next((one for one in quotes if one.end == own.start), None)
    return before, next((one for one in quotes if one.start == own.end), None)


TOPIC = 30
"""Characters up to which a sentence without a number can be the topic of its paragraph."""

_OPEN = frozenset({Ask.ANY, Ask.HOW, Ask.LIST, Ask.DEFINITION, Ask.WHY})


def lead_line(reading: Reading, question: Question) -> Line:
    """The lead of a reading, cut from its sentence, with what answers bold."""
    short = question.asked.ask in (Ask.NUMBER, Ask.WHEN)
    told = lead_range(reading, question.terms, COMFORTABLE if short else LEAD_LIMIT)
    return _line(reading.sentence.quote.text, told, reading.clause, question)


def _line(text: str, told: tuple[int, int], clause: tuple[int, int], question: Question) -> Line:
    """A range of a text as a lead, without the marks at its rims; `clause` is the likeliest of the text."""
    part = text[slice(*told)]
    start = told[0] + len(part) - len(part.lstrip(RIMS))
    lead = part.strip(RIMS)[:LEAD_LIMIT]
    bold = marked(lead, (clause[0] - start, clause[1] - start), question)
    return Line(lead, (bold,) if bold else (), cites=0)


def _placed(lead: Line, question: Question, case: Case, told: ReadSentence) -> Line:
    """A lead that does not name the place asked for, with the case's place in front.

    哪里 asked without a place: what the case is called. 哪个区: the district that `told` is surely of, unless it
    names one itself.
    """
    if question.asked.ask is not Ask.WHERE or question.names or case.title.text in case.text:
        return lead  # a page that has no title of its own is called by its opening words: no place
    rank = question.asked.unit
    place = place_of(told, case, rank) if rank else label(case)
    if not place or fold(place) in fold(lead.text):
        return lead
    shift = len(place) + 1
    bold = ((0, len(place)), *((start + shift, end + shift) for start, end in lead.bold))
    return Line(f"{place}:{lead.text}"[:LEAD_LIMIT], tuple(b for b in bold if b[1] <= LEAD_LIMIT), lead.cites)


def place_of(told: ReadSentence, case: Case, rank: str) -> str:
    """The one place of a rank (区, 村) that a sentence is surely of, though it does not name it, or "".

    Behind 该区 it is the last district named before; else the only one that the heading names, or the title with
    the page's first lines. A village that is named somewhere on the page has not done what the page tells elsewhere.
    """
    places = [place for place in case.places if _has_rank(fold(place), rank)]
    if any(fold(place) in told.folded for place in places):
        return ""
    if f"该{rank}" in told.folded:
        before = case.text[: max(0, case.text.find(told.quote.text))]
        last = max(places, key=before.rfind, default="")
        return last if last in before else ""
    for near in (told.heading, fold(case.title.text + case.text[:HEAD])):
        named = [place for place in places if fold(place) in near]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _has_rank(place: str, rank: str) -> bool:
    """Whether a place is one of that rank: a community (社区) is no district (区)."""
    return place.endswith(rank) and (rank == "社区" or not place.endswith(("社区", "自治区")))


def hits_of(evidence: Evidence) -> tuple[Hit, ...]:
    """The passages of the readings, best first, ten at most, each once."""
    found: dict[str, Hit] = {}
    for reading in evidence.order or evidence.readings:
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


def _more(question: Question, evidence: Evidence, best: Reading) -> Sequence[Reading]:
    if question.asked.ask not in (Ask.LIST, Ask.HOW, Ask.WHY, Ask.ANY, Ask.DEFINITION, Ask.NAME, Ask.QUOTE):
        return ()
    return [
        reading
        for reading in evidence.readings[:4]
        if reading.score >= MORE * best.score
        and reading.sentence.case == best.sentence.case
        and reading.sentence.quote.start != best.sentence.quote.start
    ]


def cite_stretch(stretch: Stretch, library: Library) -> Citation:
    """Where a stretch stands."""
    return cite(library.cases[stretch.case], stretch.quote, library, stretch.best.sentence.passage)


def _cite(reading: Reading, library: Library) -> Citation:
    case = library.cases[reading.sentence.case]
    return cite(case, reading.sentence.quote, library, reading.sentence.passage)
