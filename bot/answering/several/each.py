"""What each of the cases says of one thing: 五个案例的产业有什么不同, 这些案例拿到过哪些荣誉."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence, cases_near, gather
from bot.answering.evidence.shapes import enumerations
from bot.answering.evidence.spans import answer_span, quantity_at
from bot.answering.several.comparable import Counted, of_one_thing
from bot.answering.several.comparing import MOST_CASES, side_by_side, table
from bot.answering.telling.outcomes import outcomes_of
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.asking_outcomes import asks_outcomes
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Line
from bot.search.evidence import Reading, match


def asks_each_case(question: Question) -> bool:
    """Whether a question asks the same of all cases (五个案例…, 每个案例…), or how those that it names differ, or of each of
    those that one name has (云南的两个案例分别…)."""
    if question.strangers:
        return False
    if question.scope:
        differ = _DIFFER.search(question.folded) or (
            len(question.names) == 1 and _OF_EACH.search(question.folded)
        )
        return len(question.scope) > 1 and bool(differ) and question.asked.ask is not Ask.NUMBER
    return _ALL_CASES.search(question.folded) is not None


def all_cases(question: Question, library: Library) -> Answer | None:
    """How each case opens, or each of those named, where nothing but the cases is asked about (五个案例都讲了什么);
    else None."""
    if any(term.text not in _GENERIC for term in question.terms):
        return None
    cases = question.scope or frozenset(list(library.cases)[:MOST_CASES])
    return side_by_side(replace(question, scope=cases), library)


def outcomes_of_each(question: Question, library: Library) -> Answer | None:
    """The weightiest result of each case; None where results are not asked for, or fewer than two have one."""
    if not asks_outcomes(question):
        return None
    cases = sorted(question.scope) or list(library.cases)[:MOST_CASES]
    told = {case: rows[0][1] for case in cases if (rows := outcomes_of(case, question, library))}
    return side_by_side(question, library, told) if len(told) > 1 else None


def each_case(question: Question, library: Library, enough: float) -> Answer | None:
    """One cited line for each case that tells of it, in the order of the cases; None where fewer than two
    do."""
    terms = tuple(term for term in question.terms if term.text not in _GENERIC)
    if not any(term.found for term in terms):
        return None
    question = replace(question, terms=terms)
    found: list[Reading] = []
    cases = question.scope or cases_near(question, library)
    for case in sorted(cases, key=list(library.cases).index):
        asked = question.within(frozenset({case}))
        evidence = gather(asked, library)
        if not evidence.unfit and evidence.certainty(asked, len(library.passages)) >= enough:
            found.append(_most_telling(evidence, asked))
    found = _of_one_thing(found, question) if question.asked.ask is Ask.NUMBER else found
    if len(found) < 2:
        return None
    found = found[:MOST_CASES]
    return table(question, found, _lead(found, question, library), library, "each case")


def _of_one_thing(found: Sequence[Reading], question: Question) -> list[Reading]:
    """The sentences whose number can be of the thing that is asked of each: 培训400人, not 师资158人."""
    rows: list[Counted] = []
    for reading in found:
        span = answer_span(reading, question.asked, question.folded, question.terms)
        rows.append((quantity_at(reading.sentence, span), reading.sentence, question))
    return [reading for reading, alike in zip(found, of_one_thing(rows), strict=True) if alike]


def _lead(found: Sequence[Reading], question: Question, library: Library) -> Line:
    """Whom the lines are of; where a number is asked for, the numbers."""
    names = [label(library.cases[reading.sentence.case]) for reading in found]
    if question.asked.ask is not Ask.NUMBER:
        of = "、".join(term.text for term in question.terms if term.found)
        return Line(f"{len(found)}个案例说到{of}:{'、'.join(names)}"[:LEAD_LIMIT])
    spans = [answer_span(reading, question.asked, question.folded, question.terms) for reading in found]
    numbers = [
        reading.sentence.quote.text[slice(*(span or reading.clause))]
        for reading, span in zip(found, spans, strict=True)
    ]
    told = ";".join(f"{name}:{number}" for name, number in zip(names, numbers, strict=True))
    return Line(told[:LEAD_LIMIT])


ALIKE = 0.8
"""Of a case's sentences that read nearly as well as its best, the one that tells most in particular."""

UNDER = 0.75
"""What a sentence counts that does not have the words itself, but stands under a heading that does."""


def _most_telling(evidence: Evidence, question: Question) -> Reading:
    """The sentence that says most in particular; where a number is asked for, the one that answers best."""
    best = evidence.readings[0]
    if question.asked.ask is Ask.NUMBER:
        return best
    words = [term for term in question.terms if term.found]
    alike = [
        (reading, 1.0 if reading.score >= ALIKE * best.score else UNDER)
        for reading in evidence.readings
        if reading.score >= ALIKE * best.score
        or all(match(term, reading.sentence.heading) == 1.0 for term in words)
    ]
    return max(alike, key=lambda row: row[1] * _telling(row[0]))[0]


def _telling(reading: Reading) -> float:
    """What a sentence lists and counts where the words stand, and whether it keeps to them; one that does
    none of it is a slogan."""
    sentence, (start, end) = reading.sentence, reading.clause
    here = sentence.folded[start:end]
    listed = max(enumerations(here), default=0)
    figures = sum(start <= quantity.start < end for quantity in sentence.quantities)
    again = sum(max(0, sentence.folded.count(word) - 1) for word in reading.matched)
    return 1 + 0.04 * min(4, listed) + 0.1 * min(2, figures) + 0.1 * min(2, again) + 0.1 * ("“" in here)


_OF_EACH = re.compile(r"(?:案例|文章|报道|[两三四几]个|[两三四几]篇).{0,3}(?:分别|各自?|都)")
_DIFFER = re.compile(r"不同|不一样|区别|差[别异]|异同|相[同通]|共[同通][点之]|对比|比较|相比|比一比|比比")
_ALL_CASES = re.compile(
    r"(?:所有|全部|这些|那些|各个?|每一?个|这?[两三四五六七八九十几]个|这?[两三四五六七八九十几]篇)(?:的)?(?:案例|文章|报道|地方|页面)|(?<![一-鿿])各地(?=都|分别|各|的|有|是|怎|在|做|用)"
)
_GENERIC = frozenset(
    """
    案例 地方 各地 文章 报道 页面 不同 不一样 区别 差别 差异 异同 相同 相同点 不同点 共同 共同点 共通点 共通 相通 之处 同之处 同点 一样 有啥不同 啥不同 对比 比较
    各自 分别 每个 各个 有些 方面 哪方面 拿到 得到 得过 获得 取得 有过 做法 情况
    """.split()
)
