"""Who has the most or the least of something: numbers of several cases compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.answering.citing import label
from bot.answering.comparing import MOST_CASES, table
from bot.answering.facts import cases_near, gather
from bot.answering.question import Question, understand
from bot.answering.spans import answer_span, of_one_thing
from bot.answering.splitting import split_parts
from bot.corpus.quantities import Quantity
from bot.library import Library
from bot.models import Answer, Line
from bot.search.evidence import Reading
from bot.text.scripts import fold


def most_of(question: Question, library: Library, enough: float) -> Answer | None:
    """Who has the most (or least) of something: one number a case, compared by unit and magnitude.

    None where the question asks for no such thing, or fewer than two cases tell a number of the
    same measure.
    """
    superlative = _MOST.search(question.folded) or _WHICH_MORE.search(question.folded)
    if superlative is None:
        return None
    least = superlative["least"] is not None
    parts = split_parts(question.meant, library)
    if len(parts) > 1:
        return _most_of_parts(parts, question, library, enough, least=least)
    plain = _subject(question.folded, superlative)
    asking = understand(f"{plain.strip(' ,的')}有多少", library)
    cases = sorted(question.scope) or cases_near(asking, library)
    found: list[tuple[Quantity, Reading]] = []
    open_ended = _ANY_SUM.search(question.folded) is not None
    if not open_ended and not any(term.found for term in asking.terms):
        return None
    for case in cases:
        if open_ended:
            largest = _largest(case, asking, library, least=least)
            found.extend([largest] if largest else [])
            continue
        evidence = gather(asking.within(frozenset({case})), library)
        if evidence.unfit or evidence.score < enough:
            continue
        rows = [
            (quantity, reading)
            for reading in evidence.readings
            if reading.score >= ALIKE * evidence.score
            for quantity in reading.sentence.quantities
            if (quantity.start, quantity.end)
            == answer_span(reading, asking.asked, asking.folded, asking.terms)
        ]
        if rows:
            pick = min if least else max
            found.append(pick(rows, key=lambda row: row[0].comparable))
    if len(found) < 2:
        return None
    measure = Counter(quantity.measure for quantity, _ in found).most_common(1)[0][0]
    rows = [(quantity, reading) for quantity, reading in found if quantity.measure is measure]
    if len(rows) < 2:
        return None
    return _ranking(rows, asking, library, least=least)


def _subject(folded: str, superlative: re.Match[str]) -> str:
    """What is compared: the words before 最多, or (最少的钱是哪个案例) behind it."""
    before, after = folded[: superlative.start()] + superlative["what"], folded[superlative.end() :]
    plain = _WHO.sub("", before).strip(" ,的是")
    return plain or _WHO.sub("", re.split(r"是|,|\?", after)[0]).strip(" ,的")


ALIKE = 0.9
"""A case's own largest number is taken from its sentences that read nearly as well as its best."""


def _most_of_parts(
    parts: Sequence[str], question: Question, library: Library, enough: float, *, least: bool
) -> Answer | None:
    """The largest (least) number of several things named, one of each part."""
    found: list[tuple[Quantity, Reading, Question]] = []
    for part in parts:
        asking = understand(_how_many(part), library)
        evidence = gather(asking, library)
        if evidence.unfit or evidence.score < enough:
            continue
        reading = evidence.readings[0]
        span = answer_span(reading, asking.asked, asking.folded, asking.terms)
        told = (q for q in reading.sentence.quantities if (q.start, q.end) == span)
        found.extend((quantity, reading, asking) for quantity in told)
    alike = of_one_thing([(quantity, reading.sentence, asking.terms) for quantity, reading, asking in found])
    rows = [(quantity, reading) for (quantity, reading, _), kept in zip(found, alike, strict=True) if kept]
    if len(rows) < 2 or len({quantity.measure for quantity, _ in rows}) > 1:
        return None
    return _ranking(rows, question, library, least=least)


def numbers_asked(question: Question, library: Library) -> list[str]:
    """What a comparison of things named asks of each: 甲和乙谁的茶园多 -> 甲的茶园有多少 / 乙的茶园有多少; [] where
    it is none."""
    if _MOST.search(question.folded) is None and _WHICH_MORE.search(question.folded) is None:
        return []
    return [_how_many(part) for part in split_parts(question.meant, library)]


def _how_many(part: str) -> str:
    """What a part of a comparison asks for itself: 甲谁的茶园多 -> 甲的茶园有多少; 甲的意见，谁收得多 -> 甲的意见有多少."""
    part = fold(part)
    compared = _WHICH_MORE.search(part)
    told = f"{part[: compared.start()].rstrip(' ,的')}的{compared['what']}" if compared else part
    plain = _WHO.sub("", re.split(r",?(?:哪|谁|相比|比)", told)[0])
    plain = _MOST.sub("", plain).strip(" ,的")
    plain = re.sub(r"(?<=..)的.得$", "", plain)
    return f"{plain[:-2]}多少人" if plain.endswith("的人") else f"{plain}有多少"


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
    return table(question, [reading for _, reading in rows[:MOST_CASES]], lead, library, "most")


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


_MOST = re.compile(r"(?:最|更|较|比较)(?P<what>)(?:多|大|高|长|广|(?P<least>少|小|低|短))")
# Two things compared without a word for it: 谁的志愿者多.
_WHICH_MORE = re.compile(
    r"(?:谁|哪[个边里家])的?(?P<what>[^,。]{1,10}?)(?:更|最)?(?<!多)(?:多|大|高|(?P<least>少|小|低))(?:一?些|点)?[?。]?$"
)
# The question counts sums as such: only then any number of the measure will do.
_ANY_SUM = re.compile(r"金额|数额|一笔|数字")
_WHO = re.compile(
    r"哪一?(?:个|篇|家|处)?(?:案例|地方|地区|县|区|村|镇)?的?|谁的?|哪里的?|(?:五个|这些|几个|所有)?案例(?:里|中|里面)?[,,]?|(?:相比|比起来|对比一?下)[,,]?"
)
