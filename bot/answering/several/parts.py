"""A message that holds several questions, answered one by one: one cited line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite, clipped, label, quoted
from bot.answering.evidence.facts import gather
from bot.answering.evidence.marking import told_in
from bot.answering.evidence.spans import answer_span, quantity_at
from bot.answering.several.comparable import Counted, of_one_thing
from bot.answering.several.comparing import ROOM
from bot.answering.several.which import cases_telling
from bot.answering.telling.composing import lead_line, place_of
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.asking_which import asks_which_cases
from bot.answering.understanding.fields import field_asked, values_of
from bot.answering.understanding.question import Question, understand
from bot.answering.understanding.strangers import names_credited
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Citation, Hit, Kind, Line, Quote, Reasons, Status
from bot.search.evidence import Reading
from bot.text.scripts import fold
from bot.text.sentences import Span


def answer_parts(
    parts: Sequence[str],
    library: Library,
    enough: float,
    *,
    whole: bool = False,
    compared: bool = False,
    together: bool = False,
) -> Answer | None:
    """Each part answered from its own case, one cited line each; what has no answer is named.

    None where no part has one (with `whole`, where any has none), or all have the same sentence: then it
    is one question. Numbers that are `compared` must be of one thing; what is asked `together` is added up where all
    parts have a number of one unit.
    """
    found: list[list[_Told]] = []
    for part in parts:
        found.append(_tell_part(understand(part, library), library, enough))
        if whole and not found[-1]:
            return None
    if compared:
        found = _of_one_thing(found)
    told = [row for rows in found for row in rows]
    silent = [part for part, rows in zip(parts, found, strict=True) if not rows]
    if not told or (whole and silent) or len({(row.quote, row.short) for row in told}) + len(silent) < 2:
        return None
    told = _named_apart(told)
    total = _total(told) if together and not silent else ""
    room = ROOM // len(told)
    body: list[Line] = []
    citations: list[Citation] = []
    for row in told:
        text, _ = clipped(row.quote.text, row.around, room)
        line = f"{row.name}:{quoted(text)}"
        body.append(Line(line, bold_in(line, row.short), cites=len(citations)))
        citations.append(cite(library.cases[row.case], row.quote, library, row.passage))
    body.extend(Line(f"资料里没有说到:{_COUNTED.sub('', part) if compared else part}") for part in silent)
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line((total + ";".join(f"{row.name}:{row.short}" for row in told))[:LEAD_LIMIT]),
        tuple(body),
        tuple(dict.fromkeys(row.case for row in told)),
        tuple(Hit(row.case, row.passage, row.score) for row in told if row.passage),
        tuple(citations),
        reasons=Reasons("parts", score=min(row.score for row in told), missing=tuple(silent)),
    )


@dataclass(frozen=True)
class _Told:
    """One part's answer: what the case is called, the shortest telling words, and where they stand; `place` is the
    last place that the part names."""

    name: str
    short: str
    case: str
    quote: Quote
    around: tuple[int, int]
    passage: str = ""
    score: float = 1.0
    counts: Counted | None = None
    place: str = ""


def _named_apart(told: Sequence[_Told]) -> list[_Told]:
    """The rows, those of one case by the place inside it that each is asked about."""
    names = Counter(row.name for row in told)
    return [
        replace(row, name=row.place or row.name)
        if names[row.name] > 1 and len({one.place for one in told if one.name == row.name}) > 1
        else row
        for row in told
    ]


def _total(told: Sequence[_Told]) -> str:
    """The sum of the rows' numbers in front of them, "" where they have not one unit."""
    numbers = [row.counts[0] for row in told if row.counts and row.counts[0]]
    if len(numbers) < max(2, len(told)) or len({number.unit for number in numbers}) > 1:
        return ""
    about = "约" if any(number.approximate for number in numbers) else ""
    return f"合计{about}{sum(number.value for number in numbers):,.10g}{numbers[0].unit}:".replace(",", "")


def _of_one_thing(found: Sequence[Sequence[_Told]]) -> list[list[_Told]]:
    """The parts' answers without those that number something else than the others do."""
    alike = iter(of_one_thing([row.counts for rows in found for row in rows if row.counts]))
    return [[row for row in rows if row.counts is None or next(alike)] for rows in found]


_COUNTED = re.compile(r"有多少$")

NAMELESS = 0.35
"""The bar for a part that names no case: below that of a whole question, as the other parts vouch for it."""


def _tell_part(question: Question, library: Library, enough: float) -> list[_Told]:
    """What a part is told: one row, or one for each case that it asks to pick out; [] where nothing is."""
    field = field_asked(question.folded)
    if field is not None and len(question.scope) == 1:
        case = library.cases[next(iter(question.scope))]
        values = values_of(case, field)
        if not values:
            return []
        shown = "、".join(dict.fromkeys(value.value for value in values))
        return [_Told(label(case), f"{field.name} {shown}", case.id, values[0].quote, (0, 1))]
    credits = names_credited(question.folded, library) if question.strangers else []
    if credits and all(any(one in name for name in credits) for one in question.strangers):
        return [
            _Told(
                label(library.cases[case]), f"{credit.role.value} {credit.name}", case, credit.quote, (0, 1)
            )
            for name in credits
            for case, credit in library.credits()[name]
        ]
    picked = cases_telling(question, library) if asks_which_cases(question.folded) else []
    if picked:
        return [_row(reading, None, question, library) for reading in picked]
    evidence = gather(question, library)
    score = evidence.certainty(question, len(library.passages))
    bar = enough if question.scope else max(enough, NAMELESS)
    if question.strangers or evidence.unfit or score < bar:
        return []
    reading = evidence.readings[0]
    if question.asked.ask in (Ask.NUMBER, Ask.WHEN):
        span = answer_span(reading, question.asked, question.folded, question.terms)
    else:
        span = told_in(reading.sentence.folded, reading.clause, question)
    return [_row(reading, span, question, library)]


def _row(reading: Reading, span: Span | None, question: Question, library: Library) -> _Told:
    case = library.cases[reading.sentence.case]
    short = reading.sentence.quote.text[slice(*span)] if span else lead_line(reading, question).text
    if question.asked.ask is Ask.WHERE and fold(short).startswith("该"):
        short = place_of(reading.sentence, case, question.asked.unit) or short
    return _Told(
        label(case),
        short,
        case.id,
        reading.sentence.quote,
        span or reading.clause,
        reading.sentence.passage,
        reading.score,
        (quantity_at(reading.sentence, span), reading.sentence, question),
        question.names[-1].text if question.names else "",
    )
