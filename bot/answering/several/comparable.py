"""Whether numbers that are to stand beside one another are of one thing: 党员344名 and 党员22人, not 帮助130多名党员."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot import lazy_re as re
from bot.answering.evidence.spans import ENUMERATED, counted, zone_of
from bot.answering.understanding.question import Question
from bot.answering.weighing.money import other_way
from bot.corpus.quantities import Quantity
from bot.corpus.units import Measure
from bot.search.evidence import SPLIT, match
from bot.search.sentences import ReadSentence
from bot.search.terms import Term
from bot.text.words import tag, tagged

Counted = tuple[Quantity | None, ReadSentence, Question]
"""A number (None where a part is told without one), the sentence that tells it, and what was asked for it."""


def of_one_thing(rows: Sequence[Counted]) -> list[bool]:
    """Which of the numbers can be of the thing asked for. What is told of one head stands beside no total, nor what is
    done with the thing (流转土地) beside what is not. Where some number counts the thing by name (12个服务中心), another
    does too, or counts nothing else in the same unit."""
    fair = [row[0] is None or _as_asked(row[0], row[1], row[2]) for row in rows]
    done = [row[0] is not None and _done(row[0], row[1], row[2].terms) for row in rows]
    if any(done):
        fair = [ok and (row[0] is None or so) for row, ok, so in zip(rows, fair, done, strict=True)]
    by_name = [ok and names_thing(row) for row, ok in zip(rows, fair, strict=True)]
    like = [row[0] for row, named in zip(rows, by_name, strict=True) if named and row[0]]
    if not like:
        heads = any(row[0] and row[0].measure in ENUMERATED for row in rows)
        return [
            ok and not (heads and row[0] and row[0].measure is Measure.BARE)
            for row, ok in zip(rows, fair, strict=True)
        ]
    units, measures = {one.unit for one in like}, {one.measure for one in like}
    return [
        ok and (named or row[0] is None or _may_count(row, units, measures))
        for row, ok, named in zip(rows, fair, by_name, strict=True)
    ]


def names_thing(row: Counted) -> bool:
    """Whether a number counts the thing asked for by its name, as what was asked is done with it: 发展党员344名."""
    quantity, sentence, asking = row
    if quantity is None or not _done(quantity, sentence, asking.terms):
        return False
    head = _head(asking.terms)
    if head is None:
        return counted(quantity, sentence, asking.terms) > 0
    zone = zone_of(quantity, sentence)
    if sentence.folded[: quantity.start].endswith(zone):
        zone = _ADDS_UP.sub("", zone)[-len(head.text) - APART :]
    else:
        zone = "".join(word for word, _ in takewhile(lambda pair: not _leads_on(*pair), tagged(zone)))
    return match(head, zone) >= SPLIT


def _may_count(row: Counted, units: set[str], measures: set[Measure]) -> bool:
    """Whether a number that does not name the thing may be of it: in a unit of those that do, and of nothing else."""
    quantity, sentence, asking = row
    if quantity is None or quantity.measure not in {*measures, Measure.BARE}:
        return False
    if quantity.measure not in ENUMERATED:
        return True
    another = _head(asking.terms) is not None and _COUNTS.match(sentence.folded, quantity.end)
    heads = quantity.measure is Measure.PEOPLE and (quantity.unit != "人次" or "人次" in asking.folded)
    alike = quantity.unit in units or heads
    return alike and not another


def _as_asked(quantity: Quantity, sentence: ReadSentence, asking: Question) -> bool:
    """Whether a number is of one head, or of all, as the question asks; and a sum is spent, or got, as it asks."""
    told = _HEAD_EACH.search(_near(quantity, sentence)[0])
    a_sum = quantity.measure not in ENUMERATED
    if a_sum and other_way(asking.folded, sentence.folded):
        return False
    return (told is not None) == (_HEAD_EACH.search(asking.folded) is not None)


def _done(quantity: Quantity, sentence: ReadSentence, terms: Sequence[Term]) -> bool:
    """Whether a number's clause, or the one before, tells what is done with the thing (发展, 选派, 流转). Sums of money
    are told with other verbs than they are asked for (花, 投入)."""
    acts = [term for term in terms if tag(term.text).startswith("v") and term.text not in _LIGHT]
    return (
        not acts
        or quantity.measure not in (*ENUMERATED, Measure.AREA)
        or any(match(act, text) >= SPLIT for text in _near(quantity, sentence) for act in acts)
    )


def _leads_on(word: str, kind: str) -> bool:
    """Whether a word is a verb with what comes of it (纳入, 组成): what follows is no longer what a number before it
    counts. A bare one may be part of a name (乡村振兴工作队)."""
    return kind == "v" and len(word) > 1 and word[-1] in "入成为到出给在进于"


def _head(terms: Sequence[Term]) -> Term | None:
    """The thing counted: the last noun asked for that does not only say that it is counted (户数)."""
    nouns = (term for term in reversed(terms) if tag(term.text).startswith("n"))
    return next((term for term in nouns if not _ONLY_COUNTS.fullmatch(term.text)), None)


def _near(quantity: Quantity, sentence: ReadSentence) -> tuple[str, str]:
    """The clause that a number stands in, and the one before."""
    number = next(i for i, span in enumerate(sentence.clauses) if span[0] <= quantity.start < span[1])
    before = sentence.folded[slice(*sentence.clauses[number - 1])] if number else ""
    return sentence.folded[slice(*sentence.clauses[number])], before


APART = 3
"""Characters that may stand between a thing and its number behind it: 党员共344名, not 党员争取项目70个."""

_LIGHT = frozenset("有 是 拥有 共有 参与 参加 涉及 达到 写 说 提到 组织 开展 举办 举行 办 搞 做".split())
_HEAD_EACH = re.compile(r"[人户亩]均|每[人户亩]|平均每")
_ONLY_COUNTS = re.compile(r".数|数量|数目|总数|人次|人")
_ADDS_UP = re.compile(r"(?:[人户总]数|数量|超过|超|达到?|突破|接近|近|约|一共|共计?|累计|总计|有)+$")
_COUNTS = re.compile(r"的?[一-鿿]{2}")
