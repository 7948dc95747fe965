"""Questions over several cases: which cases tell of it, what each has, who has the most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.citing import bold_in, cite, clipped, label
from bot.answering.facts import Evidence, gather
from bot.answering.fields import FieldAsked, field_asked, values_of
from bot.answering.parts import split_parts
from bot.answering.question import Question, understand
from bot.answering.spans import answer_span
from bot.answering.telling import hits_of, lead_line, mend_lines
from bot.corpus.quantities import Quantity
from bot.library import Library
from bot.models import Answer, Citation, Hit, Kind, Line, Quote, Reasons, Status
from bot.search.evidence import Reach, Reading, match, read_from
from bot.search.terms import Term, TermKind
from bot.text.scripts import fold

ROOM = 640
"""Characters of a reply that the quotes of all cases share, so that each case keeps its line."""

MOST_CASES = 12


def asks_which_cases(folded: str) -> bool:
    """Whether the answer is a set of cases: 哪几个案例…, …的是哪两个地方, 提到…的有哪些案例.

    >>> [asks_which_cases(q) for q in ("哪几个案例建了村级党校", "种蜜薯的是哪些社区", "都有哪些地方用了直播")]
    [True, False, True]
    """
    return _WHICH.search(folded) is not None


def which_cases(question: Question, library: Library) -> Answer | None:
    """The cases that tell of something, one cited line each; None where none does."""
    wanted, negative = _wanted(question)
    if not wanted:
        return None
    found = _any_of(_alternatives(question, wanted), question, library)
    if negative:
        lacking = [case for case in library.cases if case not in {r.sentence.case for r in found}]
        return _lacking(question, lacking, wanted, library)
    if not found:
        return None
    if question.asked.count:
        found = found[: question.asked.count]
    found.sort(key=lambda reading: reading.sentence.ordinal)
    names = [label(library.cases[reading.sentence.case]) for reading in found]
    lead = Line(f"{len(found)}个案例:" + "、".join(names))
    return _table(question, found, lead, library, "which-cases")


def most_of(question: Question, library: Library, enough: float) -> Answer | None:
    """Who has the most (or least) of something: one number a case, compared by unit and magnitude.

    None where the question asks for no such thing, or fewer than two cases tell a number of the
    same measure.
    """
    superlative = _MOST.search(question.folded)
    if superlative is None:
        return None
    least = superlative["least"] is not None
    parts = split_parts(question.text, library)
    if len(parts) > 1:
        return _most_of_parts(parts, question, library, enough, least=least)
    plain = _WHO.sub("", question.folded[: superlative.start()])
    asking = understand(f"{plain.strip(' ,的')}有多少", library)
    cases = sorted(question.scope) or list(library.cases)
    found: list[tuple[Quantity, Reading]] = []
    open_ended = not any(term.found for term in asking.terms)
    for case in cases[: 4 * MOST_CASES]:
        if open_ended:
            largest = _largest(case, asking, library, least=least)
            found.extend([largest] if largest else [])
            continue
        evidence = gather(asking.within(frozenset({case})), library)
        if evidence.unfit or evidence.score < enough:
            continue
        reading = evidence.readings[0]
        span = answer_span(reading, asking.asked, asking.folded, asking.terms)
        quantity = next((q for q in reading.sentence.quantities if (q.start, q.end) == span), None)
        if quantity is not None:
            found.append((quantity, reading))
    if len(found) < 2:
        return None
    measure = Counter(quantity.measure for quantity, _ in found).most_common(1)[0][0]
    rows = [(quantity, reading) for quantity, reading in found if quantity.measure is measure]
    if len(rows) < 2:
        return None
    return _ranking(rows, asking, library, least=least)


def _most_of_parts(
    parts: Sequence[str], question: Question, library: Library, enough: float, *, least: bool
) -> Answer | None:
    """The largest (least) number of several things named, one of each part."""
    rows: list[tuple[Quantity, Reading]] = []
    for part in parts:
        plain = _WHO.sub("", re.split(r"[,,]?(?:哪|谁|相比|比)", part)[0])
        asking = understand(f"{_MOST.sub('', plain).strip(' ,,的')}有多少", library)
        evidence = gather(asking, library)
        if evidence.unfit or evidence.score < enough:
            continue
        reading = evidence.readings[0]
        span = answer_span(reading, asking.asked, asking.folded, asking.terms)
        rows.extend((q, reading) for q in reading.sentence.quantities if (q.start, q.end) == span)
    if len(rows) < 2 or len({quantity.measure for quantity, _ in rows}) > 1:
        return None
    return _ranking(rows, question, library, least=least)


def _ranking(
    rows: Sequence[tuple[Quantity, Reading]], question: Question, library: Library, *, least: bool
) -> Answer:
    """The numbers of several cases, the largest (least) first and in the lead."""
    rows = sorted(rows, key=lambda row: row[0].comparable, reverse=not least)
    winner, reading = rows[0]
    shown = reading.sentence.quote.text[winner.start : winner.end]
    name = label(library.cases[reading.sentence.case])
    word = "最少" if least else "最多"
    text = f"{word}的是{name}:{shown}"
    lead = Line(text, ((len(text) - len(shown), len(text)),), cites=0)
    return _table(question, [reading for _, reading in rows[:MOST_CASES]], lead, library, "most")


def _largest(
    case: str, asking: Question, library: Library, *, least: bool
) -> tuple[Quantity, Reading] | None:
    """The largest (least) number of the asked measure in a case, where the question says of nothing."""
    rows = [
        (quantity, sentence)
        for ordinal in library.ordinals(case)
        for sentence in library.sentences(ordinal)
        for quantity in sentence.quantities
        if quantity.measure in asking.asked.measures
    ]
    if not rows:
        return None
    pick = min if least else max
    quantity, sentence = pick(rows, key=lambda row: row[0].comparable)
    return quantity, Reading(sentence, (quantity.start, quantity.end), 1.0, ())


def answer_parts(
    parts: Sequence[str], library: Library, enough: float, *, whole: bool = False
) -> Answer | None:
    """Each part answered from its own case, one cited line each; what has no answer is named.

    None where no part has one (with `whole`, where any has none), or all have the same sentence: then it
    is one question.
    """
    told: list[_Told] = []
    silent: list[str] = []
    for part in parts:
        found = _tell_part(understand(part, library), library, enough)
        if found is None:
            silent.append(part)
        else:
            told.append(found)
    if not told or (whole and silent) or len({row.quote for row in told}) + len(silent) < 2:
        return None
    room = ROOM // len(told)
    body: list[Line] = []
    citations: list[Citation] = []
    for row in told:
        text, _ = clipped(row.quote.text, row.around, room)
        line = f"{row.name}:“{text}”"
        body.append(Line(line, bold_in(line, row.short), cites=len(citations)))
        citations.append(cite(library.cases[row.case], row.quote, library, row.passage))
    body.extend(Line(f"资料里没有说到:{part}") for part in silent)
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(";".join(f"{row.name}:{row.short}" for row in told)[:160]),
        tuple(body),
        tuple(dict.fromkeys(row.case for row in told)),
        tuple(Hit(row.case, row.passage, row.score) for row in told if row.passage),
        tuple(citations),
        reasons=Reasons("parts", score=min(row.score for row in told), missing=tuple(silent)),
    )


@dataclass(frozen=True)
class _Told:
    """One part's answer: what the case is called, the shortest telling words, and where they stand."""

    name: str
    short: str
    case: str
    quote: Quote
    around: tuple[int, int]
    passage: str = ""
    score: float = 1.0


def _tell_part(question: Question, library: Library, enough: float) -> _Told | None:
    field = field_asked(question.folded)
    if field is not None and len(question.scope) == 1:
        case = library.cases[next(iter(question.scope))]
        values = values_of(case, field)
        if not values:
            return None
        shown = "、".join(dict.fromkeys(value.value for value in values))
        return _Told(label(case), f"{field.name} {shown}", case.id, values[0].quote, (0, 1))
    evidence = gather(question, library)
    if question.strangers or evidence.unfit or evidence.score < enough:
        return None
    reading = evidence.readings[0]
    case = library.cases[reading.sentence.case]
    span = answer_span(reading, question.asked, question.folded, question.terms)
    line = lead_line(reading, question)
    short = reading.sentence.quote.text[slice(*span)] if span else line.text
    return _Told(
        label(case),
        short,
        case.id,
        reading.sentence.quote,
        span or reading.clause,
        reading.sentence.passage,
        reading.score,
    )


def fields_of_cases(
    question: Question, asked: FieldAsked, cases: Sequence[str], library: Library
) -> Answer | None:
    """One field of several pages: who has it and what it is, or (哪几篇没有…) who lacks it."""
    having = [(case, values) for case in cases if (values := values_of(library.cases[case], asked))]
    lacking = [case for case in cases if case not in {case for case, _ in having}]
    if _NEGATIVE.search(question.folded):
        return _lacking(question, lacking, (), library, asked.name)
    if not having:
        return None
    told = [row for row in having if any(fold(value.value) in question.folded for value in row[1])]
    having = told or having  # 来源写某网的是哪个案例
    order = _ORDER.search(question.folded) if asked.name == "日期" else None
    if order:
        having.sort(key=lambda row: row[1][0].value, reverse=order["late"] is not None)
    citations: list[Citation] = []
    body: list[Line] = []
    for case_id, values in having:
        case = library.cases[case_id]
        citations.append(cite(case, values[0].quote, library))
        shown = "、".join(value.value for value in values)
        row = f"{label(case)}《{case.title.text}》:{asked.name} {shown}"
        body.append(Line(row, bold_in(row, shown), cites=len(citations) - 1))
    names = "、".join(label(library.cases[case]) for case, _ in having)
    first = label(library.cases[having[0][0]])
    lead = f"写明{asked.name}的有{len(having)}篇:{names}"
    if order and len(having) > 1:
        lead = f"{(order['late'] and '较晚') or '较早'}的是{first}:{having[0][1][0].value}"
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(lead[:160]),
        tuple(body),
        tuple(case for case, _ in having),
        citations=tuple(citations),
        reasons=Reasons("fields of cases"),
    )


_WHICH = re.compile(
    r"有[两二三四五几]个(?:案例|地方)|案例都?有(?:谁|哪)|哪(?:几|些|一|两|二|三|四|五)?(?:个|篇|家|处|份)?(?:案例|文章|报道|材料|资料|篇(?!章))|(?:哪|有)(?:几|些|两|三|四)(?:个|处)?(?:地方|地区|区县|县区|地儿)|哪个案例|哪几(?:个县|个区|地)|(?:案例|文章|报道)(?:有|是|都有)哪|(?:列|找|说)(?:一下|出|举)?.{1,20}的(?:案例|文章|报道|地方)$"
    r"|(?:几|多少)(?:个|篇)(?:案例|文章|报道)|哪[两几]篇|哪[些几]个?(?=都|也|提|写|说|讲|建|搞|用|有)"
)
_MOST = re.compile(
    r"(?:最|更|较|比较)(?:多|大|高|长|广|(?P<least>少|小|低|短))|(?:谁|哪[个家]|哪里)的?.{0,6}多(?:一?[些点])?[?吗呢]?$"
)
_WHO = re.compile(
    r"哪一?(?:个|篇|家|处)?(?:案例|地方|地区|县|区|村|镇)?的?|谁的?|哪里的?|(?:五个|这些|几个|所有)?案例(?:里|中|里面)?[,,]?|(?:相比|比起来|对比一?下)[,,]?"
)
_NEGATIVE = re.compile(
    r"没有?(?:提|写|标|注|说|给|出现|讲|日期|明|署|交代|列)|未(?:提|写|标|注|说|署)|不(?:提|写|含)|缺(?:少|了)?"
)
_ORDER = re.compile(r"(?:更|较|比较|最)?(?:早|先|旧|老)|(?P<late>(?:更|较|比较|最)?(?:晚|新|后|近))")
_GENERIC = frozenset(
    """
    案例 地方 地区 提到 提及 出现 写到 说到 讲到 涉及 文章 报道 资料 材料 数字 数据 这个 数
    词 字眼 字样 说法 一词 两个 三个 四个 五个 几个 都 篇 两篇 三篇 县 区 地 村 镇 标明
    写明 注明 内容 做法 关于 有关 相同 同样 共同 都有 存在 里 用 用到 采用 采取 搞 发现
    找到 包含 拥有 明确 把 叫做 叫 称为 称作 称 当作 作为
    """.split()
)
_STRICT = Reach(clause=1.0, next_clause=1.0, sentence=1.0, before=0.5, after=0.2, heading=0.5, title=0.5)
_HOLDS = 0.72
_READ_ALL = 2_000
"""Passages that are all read for the cases that tell of something; of more, the index's best fifth."""


def _wanted(question: Question) -> tuple[tuple[Term, ...], bool]:
    """The words a case must have, and whether the question asks for the cases without them."""
    terms = tuple(term for term in question.terms if term.text not in _GENERIC)
    quoted = tuple(term for term in terms if term.kind is TermKind.QUOTED)
    return quoted or terms, _NEGATIVE.search(question.folded) is not None


def _alternatives(question: Question, wanted: Sequence[Term]) -> list[list[Term]]:
    """The words by the alternatives of the question: 站点或者服务中心 wants either."""
    ends = [match.start() for match in re.finditer(r"或者|或是|或", question.folded)]
    groups: list[list[Term]] = [[] for _ in range(len(ends) + 1)]
    for term in wanted:
        at = question.folded.find(term.text)
        groups[sum(end < at for end in ends)].append(term)
    return [group for group in groups if group]


def _any_of(groups: Sequence[Sequence[Term]], question: Question, library: Library) -> list[Reading]:
    best: dict[str, Reading] = {}
    for group in groups:
        for reading in _holders(question, group, library):
            held = best.setdefault(reading.sentence.case, reading)
            if reading.score > held.score:
                best[reading.sentence.case] = reading
    return sorted(best.values(), key=lambda reading: -reading.score)


def _holders(question: Question, wanted: Sequence[Term], library: Library) -> list[Reading]:
    """The best sentence of each case that has all (or nearly all) of the words, best first."""
    best: dict[str, Reading] = {}
    exact = [term for term in wanted if term.kind is TermKind.QUOTED and term.known]
    open_question = replace(question, terms=tuple(wanted), scope=frozenset())
    ordinals: Iterable[int] = range(len(library.passages))
    if len(library.passages) > _READ_ALL:
        weights = {part: term.weight for term in wanted for part in _bigrams(term.text)}
        ordinals = [c.ordinal for c in library.index.candidates(weights, _READ_ALL // 5)]
    for ordinal in ordinals:
        for sentence in library.sentences(ordinal):
            if exact and not all(match(term, sentence.folded) == 1.0 for term in exact):
                continue
            reading = max(
                (
                    read_from(sentence, i, open_question.terms, reach=_STRICT)
                    for i in range(len(sentence.clauses))
                ),
                key=lambda reading: reading.score,
            )
            if reading.score > best[sentence.case].score if sentence.case in best else True:
                best[sentence.case] = reading
    if not best:
        return []
    top = max(reading.score for reading in best.values())
    bar = max(_HOLDS, 0.85 * top)
    found = [reading for reading in best.values() if reading.score >= bar]
    return sorted(found, key=lambda reading: -reading.score)[:MOST_CASES]


def _bigrams(text: str) -> list[str]:
    return [text] if text.isascii() or len(text) < 3 else [text[i : i + 2] for i in range(len(text) - 1)]


def _table(
    question: Question, readings: Sequence[Reading], lead: Line, library: Library, rule: str
) -> Answer:
    """A reply with one cited line for each reading's case."""
    citations = [
        cite(library.cases[r.sentence.case], r.sentence.quote, library, r.sentence.passage) for r in readings
    ]
    room = max(60, ROOM // len(readings))
    body: list[Line] = []
    for number, reading in enumerate(readings):
        text, _ = clipped(reading.sentence.quote.text, reading.clause, room)
        row = f"{label(library.cases[reading.sentence.case])}:“{text}”"
        found = next((t for t in reading.matched if t in fold(row)), "")
        body.append(Line(row, bold_in(row, found), cites=number))
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        lead,
        (*body, *mend_lines(question)),
        tuple(reading.sentence.case for reading in readings),
        hits_of(Evidence(tuple(readings))),
        tuple(citations),
        reasons=Reasons(
            rule, tuple(term.text for term in question.terms), score=max(r.score for r in readings)
        ),
    )


def _lacking(
    question: Question, cases: Sequence[str], wanted: Sequence[Term], library: Library, name: str = ""
) -> Answer | None:
    if not cases:
        return None
    what = name or "、".join(term.text for term in wanted)
    names = "、".join(label(library.cases[case]) for case in cases)
    rows = tuple(Line(f"{label(library.cases[c])}《{library.cases[c].title.text}》") for c in cases)
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(f"没有写明{what}的有{len(cases)}篇:{names}"[:160]),
        rows,
        tuple(cases),
        reasons=Reasons("cases without it"),
    )
