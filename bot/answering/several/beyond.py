"""Which cases have a number beyond one that the question names: 资金超过一亿元的有哪几个案例, 哪些案例的茶园在千亩以上."""

from __future__ import annotations

from dataclasses import replace

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence, cases_near
from bot.answering.evidence.spans import ENUMERATED, counted
from bot.answering.several.comparing import MOST_CASES, table
from bot.answering.several.most import AS_MUCH, Row, counting, largest_of, rows_of
from bot.answering.telling.refusing import refuse
from bot.answering.understanding.question import Question, understand
from bot.corpus.quantities import Quantity, quantities
from bot.corpus.units import Measure
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Line


def cases_beyond(question: Question, library: Library, enough: float) -> Answer | None:
    """The cases whose largest number of the thing is beyond the one named, each with it, the largest (smallest)
    first, or that none has; None where the question names no such number."""
    bound, less, rest = _bound(question.folded)
    if bound is None:
        return None
    asking = understand(counting(_WHO.sub("", rest).strip(" ,的")), library)
    if bound.measure is not Measure.BARE:
        asking = replace(asking, asked=replace(asking.asked, measures=frozenset({bound.measure})))
    named = any(term.found and term.weight > SLIGHT for term in asking.terms)
    largest: list[Row] = []
    for case in sorted(question.scope) or cases_near(asking, library):
        if named:
            rows = [row for row in rows_of(case, asking, library, enough) if _of_it(row, asking, bound)]
        else:
            rows = [row for row in (largest_of(case, asking, library, least=False),) if row]
        largest.extend(sorted(rows, key=lambda row: -row[0].comparable)[:1])
    top = max((reading.score for _, reading in largest), default=0.0)
    found = [row for row in largest if row[1].score >= AS_MUCH * top and _is_beyond(row[0], bound, less)]
    if not found:
        number = question.folded[bound.start : bound.end]
        return refuse(question, Evidence(()), library, f"资料里没有{'不到' if less else '超过'}{number}的。")
    found.sort(key=lambda row: row[0].comparable, reverse=not less)
    found = found[:MOST_CASES]
    told = ";".join(
        f"{label(library.cases[reading.sentence.case])}:{reading.sentence.quote.text[quantity.start : quantity.end]}"
        for quantity, reading in found
    )
    lead = Line(f"{len(found)}个案例:{told}"[:LEAD_LIMIT])
    return table(question, [reading for _, reading in found], lead, library, "beyond a number")


SLIGHT = 0.5
"""The weight up to which a word (金额, 资金) only says what is measured."""


def _bound(folded: str) -> tuple[Quantity | None, bool, str]:
    """The number named as a bound, whether what is below it is asked for, and the question without both."""
    for quantity in quantities(folded):
        before, after = folded[: quantity.start], folded[quantity.end :]
        under, rim = _UNDER.search(before), _RIM.match(after)
        led = under or _OVER.search(before)
        if led or rim:
            less = under is not None or (rim is not None and rim["less"] is not None)
            return quantity, less, before[: led.start() if led else None] + after[rim.end() if rim else 0 :]
    return None, False, ""


def _of_it(row: Row, asking: Question, bound: Quantity) -> bool:
    """Whether a number counts the very thing; sums, weights and areas are told beside it, so that their measure does."""
    quantity, reading = row
    if quantity.measure not in ENUMERATED:
        return True
    return counted(quantity, reading.sentence, asking.terms) > 0 and (
        quantity.measure is bound.measure or quantity.unit == bound.unit
    )


def _is_beyond(quantity: Quantity, bound: Quantity, less: bool) -> bool:
    return quantity.comparable < bound.comparable if less else quantity.comparable >= bound.comparable


_OVER = re.compile(r"(?:超过|超出|大于|多于|高于|突破|超越|不少于|不低于|不止|达到?|上|过|超)了?$")
_UNDER = re.compile(r"(?:不到|少于|低于|不足|小于|没到|未到)了?$")
_RIM = re.compile(r"(?:以上|(?P<less>以下|以内))")
_WHO = re.compile(
    r"的?(?:有|是|都?有)?哪[一几些两三四]?(?:个|篇|家|处)?(?:案例|地方|[省市县区镇乡村](?=的))?的?|(?:这?[五几]个|这些|所有)?案例(?:里|中|当中|里面)?[,,]?|谁的?|涉及|提到|出现|写到|[?。]"
)
