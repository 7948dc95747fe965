"""Things named side by side and compared by number: 甲和乙谁的茶园多, 甲的茶园比乙多吗, 甲的茶园和果园哪个多."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.comparable import of_one_thing
from bot.answering.facts import gather
from bot.answering.most import Row, counting, of_one_measure, ranking, superlative_in
from bot.answering.question import Question, understand
from bot.answering.spans import answer_span
from bot.answering.splitting import nameless, split_parts
from bot.library import Library
from bot.models import Answer
from bot.text.scripts import fold


def compares(folded: str) -> bool:
    """Whether a question asks which is more, so that its halves are no questions of their own.

    >>> compares("甲县的茶园比乙县多吗"), compares("甲县的茶园有多少")
    (True, False)
    """
    return superlative_in(folded) is not None or _THAN.search(folded) is not None


def numbers_asked(question: Question, library: Library) -> list[str]:
    """What a comparison asks of each thing: 甲和乙谁的茶园多 -> 甲的茶园有多少 / 乙的茶园有多少; [] where it is none."""
    things = _than(question.meant, library)
    if not things and superlative_in(question.folded) is not None:
        things = split_parts(question.meant, library) or _of_one_case(question, library)
    return [_how_many(thing) for thing in things]


def larger(numbers: Sequence[str], question: Question, library: Library, enough: float) -> Answer | None:
    """Which of the `numbers` asked for is the largest (the least); None where fewer than two are told, or they are
    of different measures or things."""
    superlative = superlative_in(question.folded)
    least = superlative is not None and superlative["least"] is not None
    found: list[tuple[Row, Question, str]] = []
    for number in numbers:
        asking = understand(number, library)
        evidence = gather(asking, library)
        if evidence.unfit or evidence.score < enough:
            continue
        reading = evidence.readings[0]
        span = answer_span(reading, asking.asked, asking.folded, asking.terms)
        told = (q for q in reading.sentence.quantities if (q.start, q.end) == span)
        found.extend(((quantity, reading), asking, number) for quantity in told)
    alike = of_one_thing([(row[0], row[1].sentence, asking) for row, asking, _ in found])
    found = [one for one, kept in zip(found, alike, strict=True) if kept]
    rows = [row for row, _, _ in found]
    if len(rows) < 2 or len(of_one_measure(rows)) < len(rows):
        return None
    within = len({reading.sentence.case for _, reading in rows}) == 1
    if within and len({(reading.sentence.ordinal, quantity.start) for quantity, reading in rows}) < len(rows):
        return None  # the same number told of both: which is the larger stands nowhere
    names = [_ASKED.sub("", number) for _, _, number in found] if within else ()
    return ranking(rows, question, library, least=least, names=names)


def _than(text: str, library: Library) -> list[str]:
    """Both sides of 甲的茶园比乙多吗: what the second leaves out is that of the first."""
    folded = fold(text)
    found = _THAN.search(folded)
    if found is None:
        return []
    left, right = text[slice(*found.span("left"))], text[slice(*found.span("right"))]
    sides = [library.names.mentions(fold(side)) for side in (left, right)]
    if not all(sides) or sides[0][0].cases & sides[1][0].cases:
        return []
    own = nameless(right, library).strip("的 ")
    return [left, right if len(own) > 1 else f"{right.rstrip('的')}的{nameless(left, library).lstrip('的')}"]


def _of_one_case(question: Question, library: Library) -> list[str]:
    """Two things of the one case named: 甲的茶园和果园哪个多 -> 甲的茶园 / 甲的果园."""
    found = _WITHIN.search(question.folded)
    if found is None or len(question.scope) != 1:
        return []
    text = question.meant
    left, right = text[slice(*found.span("left"))], text[slice(*found.span("right"))]
    names = library.names.mentions(fold(left))
    if not names:
        return []
    place = left[names[0].start : names[0].end]
    return [left, f"{place}的{right.lstrip('的')}"]


def _how_many(part: str) -> str:
    """What a part of a comparison asks for itself: 甲谁的茶园多 -> 甲的茶园有多少; 甲的意见，谁收得多 -> 甲的意见有多少."""
    part = fold(part)
    compared = superlative_in(part)
    told = f"{part[: compared.start()].rstrip(' ,的')}的{compared['what']}" if compared else part
    plain = re.split(r",?(?:哪|谁|相比|比)", told)[0]
    plain = _IN_NUMBER.sub("", _MORE.sub("", plain)).strip(" ,的")
    plain = re.sub(r"(?<=..)的(?:.得|数[量字目]?)$", "", plain)
    return counting(plain)


_MORE = re.compile(r"(?:最|更|较|比较)[多大高长广少小低短]")
_IN_NUMBER = re.compile(r",?(?:从|在|按|论)?(?:数量|人数|个数|总数|金额|规模|面积)(?:上|来看|来说|看)")
_THAN = re.compile(
    r"^(?P<left>[^?。]{2,30}?)(?:是不是|会不会|要)?(?:(?<![占对相])比(?![例重较赛一起得])|有没有)(?P<right>[^,。?]{2,24}?)"
    r"(?:还|更|要|都|来得|那么|这么)?[多少大小高低](?:吗|么|不|得多|出?多少|一?些|一?点|[?,。]|$)"
)
_WITHIN = re.compile(
    r"^(?P<left>[^,。?]{3,24}?)(?:和|与|跟|同|、)(?P<right>[^,。?]{2,20}?)(?:相?比|比起来)?,?"
    r"(?:哪一?[个边项种样笔]|谁)(?:的[^,。]{1,4})?(?:更|比较|花得|要)?[多少大小高低]"
)
_ASKED = re.compile(r"有?多少人?$")
