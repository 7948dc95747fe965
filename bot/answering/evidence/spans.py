"""Which numbers and dates of a sentence can be what is asked for, and how well each fits."""

from __future__ import annotations

from collections.abc import Sequence

from bot import lazy_re as re
from bot.answering.understanding.asking import Ask, Asked
from bot.corpus.quantities import Quantity
from bot.corpus.units import Measure
from bot.search.evidence import Reader, Reading, match
from bot.search.sentences import ReadSentence
from bot.search.terms import Term
from bot.text.sentences import Span


class AskedReader(Reader):
    """Reads sentences against the terms of one question, and for what it asks: each sentence once."""

    def __init__(self, asked: Asked, question: str, asking: Sequence[Term], terms: Sequence[Term]) -> None:
        """`asking` are the terms of the folded question, `terms` those to read for."""
        super().__init__(terms)
        self._fits = Fits(asked, question, asking)
        self._fitting: dict[tuple[str, int], list[tuple[Span, float]]] = {}

    def fitting(self, sentence: ReadSentence) -> list[tuple[Span, float]]:
        """The ranges of a sentence that can answer (see `Fits`)."""
        at = sentence.case, sentence.quote.start
        found = self._fitting.get(at)
        if found is None:
            found = self._fitting[at] = self._fits.of(sentence)
        return found


def fitting(
    sentence: ReadSentence, asked: Asked, question: str, terms: Sequence[Term] = ()
) -> list[tuple[Span, float]]:
    """The ranges of one sentence that can answer what is asked (see `Fits`)."""
    return Fits(asked, question, terms).of(sentence)


class Fits:
    """Which ranges of sentences can be what a folded question asks for."""

    def __init__(self, asked: Asked, question: str, terms: Sequence[Term] = ()) -> None:
        self._asked, self._question, self._terms = asked, question, terms
        self._times = asked.ask is Ask.WHEN or asked.measures == {Measure.DURATION}
        self._fineness = _FINENESS.search(question) if self._times else None
        if asked.ask is Ask.NUMBER:
            # 多少万元: no price of a hundred.
            self._least = 10_000 if _IN_TEN_THOUSANDS.search(question) else 0
            self._of_people = asked.measures == {Measure.PEOPLE, Measure.THINGS} and asked.unit != "个"
            self._shorthand = _ASKS_SHORTHAND.search(question) is not None
            self._of_one = OF_ONE.search(question) is not None
            self._places = HOW_MANY_PLACES.search(question) is not None
            self._moment = _TIME_ASKED.search(question)

    def of(self, sentence: ReadSentence) -> list[tuple[Span, float]]:
        """The ranges of a sentence that can answer, each with how well it fits (0..1].

        For a number: quantities of a fitting unit; for a date: years and dates. Never what stands in the
        question already. Other kinds have no ranges of their own here.
        """
        found: list[tuple[Span, float]] = []
        if self._asked.ask is Ask.NUMBER:
            found = [
                ((quantity.start, quantity.end), self._weighed(fit, quantity, sentence))
                for quantity in sentence.quantities
                if (fit := unit_fit(quantity, self._asked)) and self._counts(quantity, sentence.folded)
            ]
        if self._times and not found:
            found = [
                ((moment.start, moment.end), self._fine(told))
                for moment in sentence.moments
                if (told := sentence.folded[moment.start : moment.end]) not in self._question
            ]
        return found

    def _counts(self, quantity: Quantity, folded: str) -> bool:
        """Whether a number of a fitting unit can be the one that is asked for."""
        return (
            quantity.value >= self._least
            and not (self._of_people and _counts_bodies(quantity, folded))
            and (self._shorthand or not _of_shorthand(quantity, folded))
            and folded[quantity.start : quantity.end] not in self._question
            and not _prices_one(quantity, folded)
        )

    def _weighed(self, fit: float, quantity: Quantity, sentence: ReadSentence) -> float:
        """How well a number fits: better where it counts what is asked about, less where it is told of each one, or has
        no figure."""
        fit *= 1 + COUNTED * counted(quantity, sentence, self._terms)
        fit *= OF_EACH if not self._of_one and _of_each(quantity, sentence) else 1.0
        if self._places and not _PLACES_COUNTED.match(sentence.folded, quantity.start):
            fit *= OF_OTHER_THINGS
        if self._moment and _of_other_time(quantity, sentence.folded, now=self._moment["now"] is not None):
            fit *= OF_OTHER_TIME
        return fit * _round(quantity, sentence.folded)

    def _fine(self, moment: str) -> float:
        """Less where a date is told less finely than it is asked for: a year for 哪天."""
        asked = self._fineness
        if asked is None or any(mark in moment for mark in _FINER[asked.lastgroup or ""]):
            return 1.0
        return COARSE


_IN_TEN_THOUSANDS = re.compile(r"(?:多少|几)十?百?[万亿]")


def _prices_one(quantity: Quantity, folded: str) -> bool:
    """Whether a number only says what one costs or brings (建1座大棚要3万元): it counts nothing."""
    return quantity.value == 1 and _COSTS.match(folded, quantity.end) is not None


_COSTS = re.compile(
    r"[一-鿿]{0,8}?(?:要|需要?|得|可|能|花|掏|卖|赚|挣|值|收入|产|补贴?|奖励?)[一-鿿]{0,4}?\d"
)


def _counts_bodies(quantity: Quantity, folded: str) -> bool:
    """Whether what a number counts is a body or place (12个服务中心): that is nobody."""
    return quantity.unit == "个" and _BODIES.match(folded, quantity.end) is not None


def _of_shorthand(quantity: Quantity, folded: str) -> bool:
    """Whether a numeral goes on with another 一 (三位一体, “十个一”, 三个一批): that counts nothing."""
    return not folded[quantity.start].isdigit() and _GOES_ON.match(folded, quantity.end) is not None


_GOES_ON = re.compile(r"一(?![十百千万亿])")
_ASKS_SHORTHAND = re.compile(r"(?:几|多少)[一-鿿]一")

_BODIES = re.compile(
    r"[一-鿿]{0,8}?(?:中心|服务站|阵地|基地|品牌|项目|网格|支部|党委|公厕|合作社|工厂|车间|企业|公司|村(?!民)|社区|镇街?|街道)(?![一-鿿]{0,2}[民人员])"
)


def _of_each(quantity: Quantity, sentence: ReadSentence) -> bool:
    """Whether a number is told of each one (每支队伍设队长1名)."""
    start = next(span[0] for span in sentence.clauses if span[0] <= quantity.start < span[1])
    return EACH.search(sentence.folded, start, quantity.start) is not None


OF_OTHER_THINGS = 0.6
"""What a number keeps that counts another thing (12个村企联建项目, 4类重点村) than the villages or towns asked for."""

HOW_MANY_PLACES = re.compile(
    r"(?:多少|几)个?(?:镇街|乡镇|行政村|自然村|村庄|村|社区|嘎查)(?![一-鿿]?[民级委干支组小])"
)
_PLACES_COUNTED = re.compile(
    r"[\d.]+余?多?[万千]?个?(?:行政|自然|建制|村改)?(?:村|镇|乡|街道|社区|嘎查)(?![民级委干支组小企集里务])"
)


def _of_other_time(quantity: Quantity, folded: str, *, now: bool) -> bool:
    """Whether a number is of before where it is asked how many there are `now` (原来一斤卖1.5元,现在能卖4元), or the other
    way."""
    turn = _TURN.search(folded)
    if turn is None or _BEFORE.search(folded, 0, turn.start()) is None:
        return False
    return (quantity.start > turn.start()) != now


OF_OTHER_TIME = 0.6
"""What a number keeps that a sentence tells of another time than the one asked about."""

_TIME_ASKED = re.compile(r"(?P<now>现在|如今|目前|眼下)|原来|原先|以前|过去|从前|当初")
_BEFORE = re.compile(r"原来|原先|以前|过去|从前|当初|曾经")
_TURN = re.compile(r"现在|如今|目前|眼下")


def _round(quantity: Quantity, folded: str) -> float:
    """Less where no figure stands before the magnitude: 百亩基地 names a field, it does not measure it."""
    bare = folded[quantity.start] in "百千万亿" and folded[quantity.start - 1 : quantity.start] not in _NEARLY
    return ROUND if bare else 1.0


ROUND = 0.75
"""What a bare magnitude keeps: 百亩, 万头."""

_NEARLY = tuple("近约超逾过达上")


COARSE = 0.75
"""What a date keeps that is told less finely than it is asked for."""

_FINENESS = re.compile(r"(?P<day>哪一?[天日]|几[号日])|(?P<month>哪一?个?月|几月)|(?P<year>哪一?年)")
_FINER = {"day": "日号-/.", "month": "月-/.", "year": "年-/."}

OF_EACH = 0.6
"""What a number of each one keeps where the number of all is asked for."""

EACH = re.compile(r"每一?[支个名位户家人村镇组队所座]")
OF_ONE = re.compile(r"每|平均|[人户亩]均|各|一[支个名位户家人村镇组队所座]")

COUNTED = 0.3
"""What a number gains when the noun it counts is in the question: of several numbers in one clause, the
one that counts what was asked for."""


def counted(quantity: Quantity, sentence: ReadSentence, terms: Sequence[Term]) -> float:
    """The share of the question that stands in the noun a number counts: after its unit (30期短视频),
    or before it where the clause ends there (合作社160家)."""
    total = sum(term.weight for term in terms)
    if not total:
        return 0.0
    zone = zone_of(quantity, sentence)
    return sum(term.weight * match(term, zone) for term in terms) / total


def zone_of(quantity: Quantity, sentence: ReadSentence) -> str:
    """What a number may count: the words after its unit, or before it where the clause ends there or the unit only
    says again what they count (农户1200户增收)."""
    folded = sentence.folded
    after = _WORDS.match(folded, quantity.end, quantity.end + 12)
    if after and not (quantity.unit and folded.endswith(quantity.unit, 0, quantity.start)):
        return after.group()
    return _CUTS.split(folded[max(0, quantity.start - 12) : quantity.start])[-1]


_WORDS = re.compile(r"[^\W\d]{2,12}")
_CUTS = re.compile(r"[,;:\d]")


def unit_fit(quantity: Quantity, asked: Asked) -> float:
    """1 for the very unit, less for another of the same measure, 0 for one that cannot answer."""
    if asked.unit and (quantity.unit == asked.unit or {quantity.unit, asked.unit} == _SHOWS):
        return 1.0
    if quantity.measure is Measure.BARE:
        return 0.9 if not asked.measures or asked.measures & _LARGE else 0.0
    narrow = quantity.unit in PARTS or (Measure.PEOPLE in asked.measures and asked.unit in _HEADS)
    if narrow and quantity.unit not in ("个", asked.unit) and quantity.measure is not Measure.PEOPLE:
        return 0.0
    if asked.measures:
        if quantity.measure not in asked.measures:
            return 0.0
        if quantity.measure is Measure.PEOPLE and Measure.HOUSEHOLDS in asked.measures:
            return NO_HOMES
        if asked.unit in ("", "个"):
            things = quantity.measure is Measure.THINGS and quantity.unit != "个"
            return NO_PEOPLE if things and Measure.PEOPLE in asked.measures and not asked.unit else 0.97
        if quantity.measure is Measure.AREA:
            return OTHER_LAND
        return 0.93 if quantity.unit == "个" or quantity.measure is not Measure.THINGS else 0.8
    return 0.0 if quantity.measure in _SELDOM_MEANT and quantity.unit != "秒" else 0.95


NO_HOMES = 0.85
"""How well people answer for households (多少农户), which are often told by heads."""

NO_PEOPLE = 0.8
"""How well what counts things (两批, 12支) answers for people where no unit is named."""

_SELDOM_MEANT = frozenset({Measure.DURATION, Measure.RATIO})
# For how long, or a ratio, is asked for by name; 33秒62 is a record.

OTHER_LAND = 0.5
"""How well square metres answer for acres: fields are told in the one, buildings in the other."""

ENUMERATED = frozenset({Measure.THINGS, Measure.PEOPLE, Measure.HOUSEHOLDS, Measure.TIMES})
"""What is counted one by one; sums, weights and areas are measured."""

# Units that name a level or a place more often than they count: they answer only for themselves.
PARTS = frozenset("级 层 点 步 面 口 道 门 节 堂 线 区 县 市 镇 乡 村 省 社 团 部 队 班".split())
_SHOWS = frozenset(["场", "场次"])
_HEADS = frozenset(["名", "人", "位", "口", "人次"])
_LARGE = frozenset({Measure.MONEY, Measure.PEOPLE, Measure.THINGS, Measure.TIMES})


def quantity_at(sentence: ReadSentence, span: Span | None) -> Quantity | None:
    """The number that a range of a sentence is, None where it is none."""
    return next((one for one in sentence.quantities if (one.start, one.end) == span), None)


def answer_span(reading: Reading, asked: Asked, question: str, terms: Sequence[Term] = ()) -> Span | None:
    """The number or date of the clause that answers best, or None where it has none."""
    start, end = reading.clause
    spans = [
        (fit, span)
        for span, fit in fitting(reading.sentence, asked, question, terms)
        if start <= span[0] < end
    ]
    return max(spans, key=lambda pair: pair[0])[1] if spans else None
