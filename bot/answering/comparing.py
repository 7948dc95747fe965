"""Questions over several cases: which cases tell of it, what each has, who has the most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking import Ask, asked_for
from bot.answering.citing import bold_in, cite, clipped, label
from bot.answering.facts import Evidence, gather
from bot.answering.fields import FieldAsked, values_of
from bot.answering.question import Question, understand
from bot.answering.spans import answer_span
from bot.answering.telling import hits_of, lead_line, mend_lines
from bot.corpus.quantities import Quantity
from bot.library import Library
from bot.models import Answer, Citation, Kind, Line, Reasons, Status
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
    found = _holders(question, wanted, library)
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
    plain = _WHO.sub("", question.folded[: superlative.start()])
    asking = understand(f"{plain}有多少{superlative['unit'] or ''}", library)
    cases = sorted(question.scope) or list(library.cases)
    found: list[tuple[Quantity, Reading]] = []
    for case in cases[: 4 * MOST_CASES]:
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
    rows.sort(key=lambda row: -row[0].comparable)
    if superlative["least"]:
        rows.reverse()
    winner, reading = rows[0]
    shown = reading.sentence.quote.text[winner.start : winner.end]
    name = label(library.cases[reading.sentence.case])
    word = "最少" if superlative["least"] else "最多"
    text = f"{word}的是{name}:{shown}"
    lead = Line(text, ((len(text) - len(shown), len(text)),), cites=0)
    return _table(asking, [reading for _, reading in rows[:MOST_CASES]], lead, library, "most")


def split_parts(text: str, library: Library) -> list[str]:
    """A question about several cases or things as one question each, or [] where it is only one.

    寿宁…的项目、西海岸…的项目，分别是多少个 -> 寿宁…的项目分别是多少个 / 西海岸…的项目分别是多少个
    """
    folded = fold(text)
    names = [name for name in library.names.mentions(folded) if name.whole]
    groups: list[tuple[int, frozenset[str]]] = []
    for name in names:
        if not groups or not groups[-1][1] & name.cases:
            groups.append((name.start, name.cases))
    if len(groups) < 2 and not _EACH.search(folded):
        return []
    tail = _TAIL.search(folded)
    head = text[: tail.start()] if tail else text
    if len(groups) >= 2:
        cuts = [0, *(_cut_before(folded, at) for at, _ in groups[1:]), len(head)]
        pieces = [head[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    else:
        pieces = [piece for piece in re.split(r"[、;;]|[,,](?=.*的)", head) if piece.strip(" ,,的")]
    pieces = [piece.strip(" ,,、;;和与跟及?？") for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return []
    ending = text[tail.start() :] if tail else ""
    asks = [asked_for(fold(piece)).ask is not Ask.ANY for piece in pieces]
    if not ending and not any(asks):
        return []
    if not ending:
        cue = next(piece for piece, has in zip(pieces, asks, strict=True) if has)
        found = re.search(r"(?:多少|几)\S{0,3}|何时|哪.+|谁.*|什么.*", fold(cue))
        ending = cue[found.start() :] if found else ""
    return [piece if has else f"{piece}{ending}" for piece, has in zip(pieces, asks, strict=True)]


def _cut_before(folded: str, at: int) -> int:
    """Where the part that names a case at `at` begins: after the last mark before it."""
    return max((m.end() for m in re.finditer(r"[、,;?]|[和与跟及](?=\S{0,2}$)", folded[:at])), default=at)


def answer_parts(parts: Sequence[str], library: Library, enough: float) -> Answer | None:
    """Each part answered from its own case; None where a part has no good evidence."""
    readings: list[tuple[Question, Reading]] = []
    for part in parts:
        question = understand(part, library)
        evidence = gather(question, library)
        if evidence.score < enough or evidence.unfit or question.strangers:
            return None
        readings.append((question, evidence.readings[0]))
    citations: list[Citation] = []
    body: list[Line] = []
    told: list[str] = []
    room = ROOM // len(readings)
    for number, (question, reading) in enumerate(readings):
        case = library.cases[reading.sentence.case]
        citations.append(cite(case, reading.sentence.quote, library, reading.sentence.passage))
        line = lead_line(reading, question)
        span = answer_span(reading, question.asked, question.folded, question.terms)
        short = reading.sentence.quote.text[slice(*span)] if span else line.text
        told.append(f"{label(case)}:{short}")
        text, _ = clipped(reading.sentence.quote.text, span or reading.clause, room)
        row = f"{label(case)}:“{text}”"
        body.append(Line(row, bold_in(row, short) if span else (), cites=number))
    cases = tuple(dict.fromkeys(reading.sentence.case for _, reading in readings))
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(";".join(told)[:160]),
        (*body, *_sources(citations)),
        cases,
        hits_of(Evidence(tuple(reading for _, reading in readings))),
        tuple(citations),
        reasons=Reasons("parts", score=min(reading.score for _, reading in readings)),
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
    citations: list[Citation] = []
    body: list[Line] = []
    for case_id, values in having:
        case = library.cases[case_id]
        citations.append(cite(case, values[0].quote, library))
        shown = "、".join(value.value for value in values)
        row = f"{label(case)}《{case.title.text}》:{asked.name} {shown}"
        body.append(Line(row, bold_in(row, shown), cites=len(citations) - 1))
    names = "、".join(label(library.cases[case]) for case, _ in having)
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(f"写明{asked.name}的有{len(having)}篇:{names}"[:160]),
        tuple(body),
        tuple(case for case, _ in having),
        citations=tuple(citations),
        reasons=Reasons("fields of cases"),
    )


_WHICH = re.compile(
    r"哪(?:几|些|一|两|二|三|四|五)?(?:个|篇|家|处|份)?(?:案例|文章|报道|材料|资料|篇(?!章))|(?:哪|有)(?:几|些|两|三|四)(?:个|处)?(?:地方|地区|区县|县区|地儿)|哪个案例|哪几(?:个县|个区|地)|(?:案例|文章|报道)(?:有|是|都有)哪|(?:列|找|说)(?:一下|出|举)?.{1,20}的(?:案例|文章|报道|地方)$"
    r"|(?:几|多少)(?:个|篇)(?:案例|文章|报道)|哪[两几]篇|哪[些几]个?(?=都|也|提|写|说|讲|建|搞|用|有)"
)
_MOST = re.compile(
    r"(?:最|更|较|比较)(?:多|大|高|长|广|(?P<least>少|小|低|短))|(?:谁|哪[个家]|哪里)的?.{0,6}多(?:一?[些点])?[?吗呢]?$"
    r"(?P<unit>(?!))?"
)
_WHO = re.compile(
    r"哪一?(?:个|篇|家|处)?(?:案例|地方|地区|县|区|村|镇)?的?|谁的?|哪里的?|(?:五个|这些|几个|所有)?案例(?:里|中|里面)?[,,]?|(?:相比|比起来|对比一?下)[,,]?"
)
_NEGATIVE = re.compile(
    r"没有?(?:提|写|标|注|说|给|出现|讲|日期|明|署|交代|列)|未(?:提|写|标|注|说|署)|不(?:提|写|含)|缺(?:少|了)?"
)
_EACH = re.compile(r"分别|各(?:是|有|自|指|来自|在)|又(?:是|有)")
_TAIL = re.compile(r"[,,]?\s*(?:一共|总共)?(?:分别|各自|各)(?:都)?(?:是|有|为|指|来自|在|叫)?.{0,16}$")
_GENERIC = frozenset(
    "案例 地方 地区 提到 提及 出现 写到 说到 讲到 涉及 文章 报道 资料 材料 数字 数据 这个 数 词 字眼 字样 说法 一词 两个 三个 四个 五个 几个 都 篇 两篇 三篇 "
    "县 区 地 村 镇 标明 写明 注明 内容 做法 关于 有关 相同 同样 共同 都有 存在 里 用 用到 采用 采取 搞 发现 找到 包含 拥有 明确 把 叫做 叫 称为 称作 称 当作 作为".split()
)
_STRICT = Reach(clause=1.0, next_clause=1.0, sentence=1.0, before=0.5, after=0.2, heading=0.5, title=0.5)
_HOLDS = 0.72


def _wanted(question: Question) -> tuple[tuple[Term, ...], bool]:
    """The words a case must have, and whether the question asks for the cases without them."""
    terms = tuple(term for term in question.terms if term.text not in _GENERIC)
    quoted = tuple(term for term in terms if term.kind is TermKind.QUOTED)
    return quoted or terms, _NEGATIVE.search(question.folded) is not None


def _holders(question: Question, wanted: Sequence[Term], library: Library) -> list[Reading]:
    """The best sentence of each case that has all (or nearly all) of the words, best first."""
    best: dict[str, Reading] = {}
    exact = [term for term in wanted if term.kind is TermKind.QUOTED and term.known]
    open_question = replace(question, terms=tuple(wanted), scope=frozenset())
    ordinals = range(len(library.passages)) if len(library.passages) <= 2_000 else ()
    if not ordinals:
        weights = {part: term.weight for term in wanted for part in _bigrams(term.text)}
        ordinals = [c.ordinal for c in library.index.candidates(weights, 400)]
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
        (*body, *_sources(citations), *mend_lines(question)),
        tuple(reading.sentence.case for reading in readings),
        hits_of(Evidence(tuple(readings))),
        tuple(citations),
        reasons=Reasons(
            rule, tuple(term.text for term in question.terms), score=max(r.score for r in readings)
        ),
    )


def _sources(citations: Sequence[Citation]) -> list[Line]:
    files = dict.fromkeys(f"{citation.file}:{citation.quote.line}" for citation in citations)
    return [Line("出处:" + " · ".join(files))]


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
