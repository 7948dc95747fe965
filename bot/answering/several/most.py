"""Who has the most or the least of something: numbers of several cases compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import cases_near, gather
from bot.answering.evidence.spans import answer_span
from bot.answering.several.comparable import names_thing, of_one_thing
from bot.answering.several.comparing import MOST_CASES, table
from bot.answering.understanding.question import Question, understand
from bot.corpus.quantities import Quantity
from bot.corpus.units import Measure, currency
from bot.library import Library
from bot.models import Answer, Line
from bot.search.evidence import Reading


def most_of(question: Question, library: Library, enough: float) -> Answer | None:
    """Who has the most (or least) of something: one number a case, compared by unit and magnitude.

    None where the question asks for no such thing, or fewer than two of the cases named tell a number of the
    same measure; of all cases one is enough, and told as the only one.
    """
    superlative = superlative_in(question.folded)
    if superlative is None or question.asked.unit == "人":
        return None  # 年纪最大的村民是谁: a person of one page
    least = superlative["least"] is not None
    asking = understand(counting(_subject(question.folded, superlative).strip(" ,的")), library)
    cases = sorted(question.scope) or cases_near(asking, library)
    found: list[Row] = []
    open_ended = _ANY_SUM.search(question.folded) is not None
    if not open_ended and not any(term.found for term in asking.terms):
        return None
    for case in cases:
        if open_ended:
            largest = largest_of(case, asking, library, least=least)
            found.extend([largest] if largest else [])
            continue
        own = rows_of(case, asking, library, enough)
        own = [row for row in own if _named(row, asking)] or own
        if own:
            found.append((min if least else max)(own, key=lambda row: row[0].comparable))
    found = list(_of_people(found, asking))
    compared = of_one_measure(found if open_ended else _of_the_thing(found, asking))
    alone = len(compared) < 2 and not (compared and _named(compared[0], asking))
    if not compared or (alone and (question.scope or compared[0][1].score < library.bars.answer)):
        return None
    return ranking(compared, asking, library, least=least)


Row = tuple[Quantity, Reading]


def rows_of(case: str, asking: Question, library: Library, enough: float) -> list[Row]:
    """The numbers of the thing asked for in a case, from its sentences that read nearly as well as its best."""
    evidence = gather(asking.within(frozenset({case})), library)
    if evidence.unfit:
        return []
    rows = [
        (quantity, reading)
        for reading in evidence.readings
        for quantity in reading.sentence.quantities
        if (quantity.start, quantity.end) == answer_span(reading, asking.asked, asking.folded, asking.terms)
    ]
    own = _of_people(rows, asking)
    best = max((reading.score for _, reading in own), default=0.0)
    if not own or best < enough or evidence.reader is None:
        return []
    words = evidence.reader.qualities
    first = words(next(reading for _, reading in own if reading.score == best).sentence.folded)
    return [
        row
        for row in own
        if row[1].score >= ALIKE * best and not _tells_less(words(row[1].sentence.folded), first)
    ]


def _tells_less(words: Sequence[float], best: Sequence[float]) -> bool:
    """Whether a sentence lacks words of the question that the best one has, and has no others: 建成农田 beside 流转土地."""
    lacks = any(b and not w for w, b in zip(words, best, strict=True))
    return lacks and not any(w and not b for w, b in zip(words, best, strict=True))


def of_one_measure(rows: Sequence[Row]) -> list[Row]:
    """The numbers of the measure, and the currency, that most have; a large one without a unit is of any."""
    kinds = [(quantity.measure, currency(quantity.unit)) for quantity, _ in rows]
    counts = Counter(kind for kind in kinds if kind[0] is not Measure.BARE)
    kept = [(Measure.BARE, ""), *(kind for kind, _ in counts.most_common(1))]
    return [row for row, kind in zip(rows, kinds, strict=True) if kind in kept]


def _of_people(rows: Sequence[Row], asking: Question) -> Sequence[Row]:
    """Where people are asked for, the numbers that count them; heads rather than visits (人次), unless these are
    asked for, and households where these are (农户)."""
    homes = [row for row in rows if row[0].measure is Measure.HOUSEHOLDS]
    if homes and any(term.text.endswith("户") for term in asking.terms):
        return homes
    if Measure.PEOPLE not in asking.asked.measures:
        return rows
    people = [row for row in rows if row[0].measure is Measure.PEOPLE]
    heads = [row for row in people if row[0].unit != "人次"] if "人次" not in asking.folded else people
    return heads or people or rows


def _of_the_thing(rows: Sequence[Row], asking: Question) -> list[Row]:
    """The numbers of the very thing: of cases that count it by name, or tell of it nearly as much as the best one
    does: who trains 400 people has not sent out 400 officials."""
    alike = of_one_thing([(quantity, reading.sentence, asking) for quantity, reading in rows])
    rows = [row for row, kept in zip(rows, alike, strict=True) if kept]
    top = max((reading.score for _, reading in rows), default=0.0)
    return [row for row in rows if row[1].score >= AS_MUCH * top or _named(row, asking)]


def _named(row: Row, asking: Question) -> bool:
    return names_thing((row[0], row[1].sentence, asking))


AS_MUCH = 0.6
"""What a case's sentence must tell of the thing, of what the best one does, to be compared with it."""


def superlative_in(folded: str) -> re.Match[str] | None:
    """The words that ask who has more or most (谁的志愿者多, 最少); its group `least` tells which way, `what` what is
    counted where it stands among them.

    >>> [bool(superlative_in(q)) for q in ("谁的志愿者更多", "哪个多", "志愿者有多少")]
    [True, True, False]
    """
    return _MOST.search(folded) or _WHICH_MORE.search(folded) or _OR_MORE.search(folded)


def counting(plain: str) -> str:
    """The question for the number of what is compared: 带动就业的人 -> 带动就业多少人, 培训的人次 -> 培训多少人次, 培训了人 ->
    培训多少人."""
    if plain.endswith("人次"):
        return f"{plain[:-2].rstrip('的')}多少人次"
    return f"{plain[:-2]}多少人" if plain.endswith(("的人", "了人")) else f"{plain}有多少"


def _subject(folded: str, superlative: re.Match[str]) -> str:
    """What is compared: the words before 最多, or (最少的钱是哪个案例) behind it."""
    before, after = folded[: superlative.start()] + superlative["what"], folded[superlative.end() :]
    plain = _WHO.sub("", before).strip(" ,的是")
    return plain or _WHO.sub("", re.split(r"是|,|\?", after)[0]).strip(" ,的")


ALONE = "其他案例没有写明这样的数字,无从比较。"
"""What is told beside the number of the only case that has one."""

ALIKE = 0.75
"""A case's own largest number is taken from its sentences that read nearly as well as its best."""


def ranking(
    rows: Sequence[Row], question: Question, library: Library, *, least: bool, names: Sequence[str] = ()
) -> Answer:
    """The numbers side by side, the largest (least) first and in the lead; `names` are what each is of, without them
    their cases."""
    names = names or [label(library.cases[reading.sentence.case]) for _, reading in rows]
    (name, *_), rows = zip(
        *sorted(zip(names, rows, strict=True), key=lambda row: row[1][0].comparable, reverse=not least),
        strict=True,
    )
    winner, reading = rows[0]
    shown = reading.sentence.quote.text[winner.start : winner.end]
    word = "最少" if least else "最多"
    text = f"{word}的是{name}:{shown}" if len(rows) > 1 else f"写明的只有{name}:{shown}"
    lead = Line(text, ((len(text) - len(shown), len(text)),), cites=0)
    shown_once = {reading.sentence.quote: reading for _, reading in reversed(rows[:MOST_CASES])}
    told = table(question, list(reversed(shown_once.values())), lead, library, "most")
    return told if len(rows) > 1 else replace(told, body=(*told.body, Line(ALONE)))


def largest_of(
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
    r"(?:谁|哪[个边里家])的?(?P<what>[^,。]{0,10}?)(?:更|最)?(?<!多)(?:多|大|高|(?<=[路线渠管道堤沟程河])长|占优|领先|居多|胜出|(?P<least>少|小|低|(?<=[路线渠管道堤沟程河])短|落后))(?:一?些|点)?[?。]?$"
)
# 甲收得多还是乙收得多
_OR_MORE = re.compile(r"(?P<what>)(?:多|大|高|(?P<least>少|小|低)),?还是")
# The question counts sums as such: only then any number of the measure will do.
_ANY_SUM = re.compile(r"金额|数额|一笔|数字")
_WHO = re.compile(
    r"哪一?(?:个|篇|家|处)?(?:案例|地方|地区|县|区|村|镇)?的?|谁的?|哪里的?|(?:五个|这些|几个|所有)?案例(?:里|中|里面)?[,,]?|(?:相比|比起来|对比一?下)[,,]?"
)
