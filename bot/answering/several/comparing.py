"""Several cases in one reply: a cited line each, a field of each, or each as it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite, clipped, label, quoted
from bot.answering.evidence.facts import Evidence
from bot.answering.telling.composing import hits_of, mend_lines
from bot.answering.telling.refusing import refuse
from bot.answering.understanding.fields import FieldAsked, FieldValue, values_of
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Citation, Kind, Line, Reasons, Status
from bot.search.evidence import Reading
from bot.search.sentences import ReadSentence
from bot.search.terms import Term, TermKind
from bot.text.scripts import fold

ROOM = 640
"""Characters of a reply that the quotes of all cases share, so that each case keeps its line."""

MOST_CASES = 12


def table(question: Question, readings: Sequence[Reading], lead: Line, library: Library, rule: str) -> Answer:
    """A reply with one cited line for each reading."""
    citations = [
        cite(library.cases[r.sentence.case], r.sentence.quote, library, r.sentence.passage) for r in readings
    ]
    room = max(60, ROOM // len(readings))
    body: list[Line] = []
    for number, reading in enumerate(readings):
        text, _ = clipped(reading.sentence.quote.text, reading.clause, room)
        row = f"{label(library.cases[reading.sentence.case])}:{quoted(text)}"
        found = next((t for t in reading.matched if t in fold(row)), "")
        body.append(Line(row, bold_in(row, found), cites=number))
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        lead,
        (*body, *mend_lines(question.mends)),
        tuple(dict.fromkeys(reading.sentence.case for reading in readings)),
        hits_of(Evidence(tuple(readings))),
        tuple(citations),
        reasons=Reasons(
            rule, tuple(term.text for term in question.terms), score=max(r.score for r in readings)
        ),
    )


def fields_of_cases(
    question: Question, asked: FieldAsked, cases: Sequence[str], library: Library
) -> Answer | None:
    """One field of several pages: who has it and what it is, or (哪几篇没有…) who lacks it."""
    having = [(case, values) for case in cases if (values := values_of(library.cases[case], asked))]
    without = [case for case in cases if case not in {case for case, _ in having}]
    if NEGATIVE.search(question.folded):
        return lacking(question, without, (), library, asked.name)
    if not having:
        return None
    told = [row for row in having if any(fold(value.value) in question.folded for value in row[1])]
    worded = _worded(having, question)
    dated = _dated(having, question) if asked.name == "日期" else None
    if dated == []:
        return refuse(question, Evidence(()), library, "没有写明在那时发布的案例。")
    having = told or worded or dated or having  # 来源写某网的, 2022年2月发的是哪个案例
    order = _ORDER.search(question.folded) if asked.name == "日期" else None
    if order:
        having.sort(key=lambda row: row[1][0].value, reverse=order["late"] is not None)
    citations: list[Citation] = []
    body: list[Line] = []
    for case_id, values in having[:MOST_CASES]:
        case = library.cases[case_id]
        first_cited = len(citations)
        citations += [cite(case, quote, library) for quote in dict.fromkeys(value.quote for value in values)]
        shown = "、".join(value.value for value in values)
        row = f"{label(case)}《{case.title.text}》:{asked.name} {shown}"
        bold = bold_in(row, shown)
        if len({value.name for value in values}) > 1 or "、" in asked.name:
            told_values = "、".join(f"{value.name} {value.value}" for value in values)
            row = f"{label(case)}《{case.title.text}》:{told_values}"
            bold = tuple(span for value in values for span in bold_in(row, value.value))
        body.append(Line(row, bold, cites=first_cited))
    names = "、".join(label(library.cases[case]) for case, _ in having[:MOST_CASES])
    if len(having) > MOST_CASES:
        body.append(Line(f"……还有{len(having) - MOST_CASES}篇。"))
    first = label(library.cases[having[0][0]])
    what = f"{asked.name}里有这些字" if having is worded else f"写明{asked.name}"
    lead = f"{what}的有{len(having)}篇:{names}"
    if order and len(having) > 1:
        lead = f"{(order['late'] and '较晚') or '较早'}的是{first}:{having[0][1][0].value}"
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(lead[:LEAD_LIMIT]),
        tuple(body),
        tuple(case for case, _ in having[:MOST_CASES]),
        citations=tuple(citations),
        reasons=Reasons("fields of cases"),
    )


def lacking(
    question: Question, cases: Sequence[str], wanted: Sequence[Term], library: Library, name: str = ""
) -> Answer | None:
    if not cases:
        return None
    what = name or "、".join(term.text for term in wanted)
    names = "、".join(label(library.cases[case]) for case in cases[:MOST_CASES])
    rows = tuple(
        Line(f"{label(library.cases[c])}《{library.cases[c].title.text}》") for c in cases[:MOST_CASES]
    )
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(f"没有写明{what}的有{len(cases)}篇:{names}"[:LEAD_LIMIT]),
        rows,
        tuple(cases),
        reasons=Reasons("cases without it"),
    )


def _worded(
    having: Sequence[tuple[str, list[FieldValue]]], question: Question
) -> list[tuple[str, list[FieldValue]]]:
    """The pages that have in that field the words the question quotes (标题里带“茶”的是哪篇)."""
    quoted = [term.text for term in question.terms if term.kind is TermKind.QUOTED]
    return [row for row in having if quoted and all(q in fold(row[1][0].value) for q in quoted)]


def _dated(
    having: Sequence[tuple[str, list[FieldValue]]], question: Question
) -> list[tuple[str, list[FieldValue]]] | None:
    """The pages dated in a month or year that the question names (2022年2月, 2022-02, 2月, 2022年); None where it names
    none."""
    months = {f"{year}-{int(month):02d}" for year, month in _MONTH.findall(question.folded)}
    if not months and not question.years:
        return None
    if months:
        return [row for row in having if any(row[1][0].value[:7].endswith(month) for month in months)]
    return [row for row in having if row[1][0].value[:4] in question.years]


def side_by_side(
    question: Question, library: Library, told: Mapping[str, ReadSentence] | None = None
) -> Answer:
    """Several cases named: each with its opening sentence, where nothing is asked of them, else with the one that is
    `told` of it."""
    rows: list[Line] = []
    citations: list[Citation] = []
    cases = sorted(told or question.scope)[:MOST_CASES]
    for case_id in cases:
        case = library.cases[case_id]
        shown = told[case_id] if told else library.sentences(library.ordinals(case_id)[0])[0]
        text, _ = clipped(shown.quote.text, (0, 1), ROOM // len(cases))
        rows.append(Line(f"{label(case)}:{quoted(text)}", ((0, len(label(case))),), cites=len(citations)))
        citations.append(cite(case, shown.quote, library, shown.passage))
    names = "、".join(label(library.cases[case]) for case in cases)
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line((f"{len(cases)}个案例:{names}" if told else f"{names}:想比较哪一方面?")[:LEAD_LIMIT]),
        tuple(rows),
        tuple(cases),
        citations=tuple(citations),
        reasons=Reasons("cases side by side"),
    )


NEGATIVE = re.compile(
    r"(?<!有)没有?(?:提|写|标|注|说|给|出现|讲|日期|明|署|交代|列)|未(?:提|写|标|注|说|署)|不(?:提|写|含)|缺(?:少|了)?"
)
_MONTH = re.compile(r"(?:((?:19|20)\d\d)(?:年|-)|(?<![\d年-]))(\d{1,2})(?:月|-|(?!\d))")
_ORDER = re.compile(r"(?:更|较|比较|最)?(?:早|先|旧|老)|(?P<late>(?:更|较|比较|最)?(?:晚|新|后|近))")
