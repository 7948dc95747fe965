"""Numbers with their units, and dates, as they stand in text: what "how many" and "when" ask for.

Works on folded text (see `bot.text.scripts.fold`) and gives ranges in it, which are ranges in the
text shown. What only looks like a number stays out: ordinals (第一, 一是), names (“1+5+9”, 7+N),
enumerating headings (一、), and number words inside other words (一起, 万一).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a unit counts. Two units of one measure can answer for one another; BARE is a large number
    without a unit (投入1100多万), which can answer for most."""

    PEOPLE = "people"
    TIMES = "times"
    MONEY = "money"
    AREA = "area"
    WEIGHT = "weight"
    LENGTH = "length"
    SHARE = "share"
    BARE = "bare"
    AGE = "age"
    HOUSEHOLDS = "households"
    DURATION = "duration"
    THINGS = "things"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit in folded text `[start, end)`. `value` is in the unit's base (万 and 亿
    multiplied out; 千米, 公斤 and the like are not converted: see `comparable`)."""

    value: float
    unit: str
    measure: Measure
    start: int
    end: int
    approximate: bool = False

    @property
    def comparable(self) -> float:
        """The value in its measure's base unit (元, 平方米, 斤, 米), so that magnitudes compare.

        >>> [q.comparable for q in quantities("1公里、3亩")]
        [1000.0, 2000.0]
        """
        return self.value * _TO_BASE.get(self.unit, 1.0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or year in folded text `[start, end)`; `year` is None where only a month or day stands."""

    year: int | None
    start: int
    end: int


def quantities(folded: str, dates: Sequence[Moment] | None = None) -> list[Quantity]:
    """Every quantity of a text in order; `dates` are its moments where they are known.

    >>> [(q.value, q.unit) for q in quantities("资金300余万元,培训7场次、4万余人次,占50%,两届")]
    [(3000000.0, '元'), (7.0, '场次'), (40000.0, '人次'), (50.0, '%'), (2.0, '届')]
    >>> [(q.value, q.unit) for q in quantities("两万五千人,一万两千余人,5000-6000元,三分之一")][:3]
    [(25000.0, '人'), (12000.0, '人'), (6000.0, '元')]
    >>> [(q.value, q.unit) for q in quantities("超百万斤,十余个村庄,第一书记,一是坚持,2018年4月")]
    [(1000000.0, '斤'), (10.0, '个')]
    """
    if dates is None:
        dates = moments(folded)
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(folded):
        if any(date.start <= match.start() < date.end for date in dates):
            continue
        quantity = _quantity(match, folded)
        if quantity is not None:
            found.append(quantity)
    return found


def moments(folded: str) -> list[Moment]:
    """Every year or date of a text in order; a duration (近四年, 5年来) is none.

    >>> text = "2018年4月起,2021年度,5月23日,近四年,每月第一周"
    >>> [(m.year, text[m.start:m.end]) for m in moments(text)]
    [(2018, '2018年4月'), (2021, '2021年'), (None, '5月23日'), (None, '每月第一周')]
    >>> text = "形成于1227年前后,公元前25年,嘉靖四十四年,19世纪晚期,1930年代,300年来,两代人,500年"
    >>> [text[m.start:m.end] for m in moments(text)]
    ['1227年', '公元前25年', '嘉靖四十四年', '19世纪晚期', '1930年代']
    """
    if not _DATED.search(folded):
        return []
    return [
        Moment(int(match["year"] or match["dashed"] or 0) or None, match.start(), match.end())
        for match in _MOMENT.finditer(folded)
    ]


def measure_of(unit: str) -> Measure | None:
    """The measure of a folded unit word, or None for a word that is no unit.

    >>> measure_of("平方米"), measure_of("名"), measure_of("的")
    (<Measure.AREA: 'area'>, <Measure.PEOPLE: 'people'>, None)
    """
    return _MEASURES.get(unit)


def unit_at(folded: str, at: int) -> str:
    """The longest unit word that begins at a place of folded text, or "".

    >>> unit_at("多少平方米闲置厂房", 2)
    '平方米'
    """
    match = _UNIT.match(folded, at)
    return match.group() if match else ""


_UNITS: dict[Measure, str] = {
    Measure.PEOPLE: "人次 人 名 位 口",
    Measure.TIMES: "场次 人天 次 回 场 期 届 轮 遍 趟",
    Measure.MONEY: "元 块钱 块 美元 港元 欧元",
    Measure.AREA: "平方公里 平方千米 平方米 平米 公顷 ㎡ m2 亩 顷",
    Measure.WEIGHT: "公斤 千克 斤 吨 克 担",
    Measure.LENGTH: "公里 千米 华里 厘米 毫米 米 里",
    Measure.SHARE: "% ％ ‰ 个百分点 成 倍",
    Measure.HOUSEHOLDS: "户",
    Measure.DURATION: "个月 个小时 小时 分钟 天 周 年 日",
    Measure.AGE: "岁 周岁",
    Measure.THINGS: (
        "大类 个 项 件 处 家 所 支 条 种 类 座 栋 幢 间 套 台 辆 艘 架 部 本 册 份 张 篇 起 宗 "
        "只 头 羽 匹 尾 株 棵 盆 颗 粒 枚 朵 批 级 层 门 节 堂 幅 面 块 片 道 眼 口 盏 对 双 组 "
        "盒 箱 袋 瓶 桶 筐 股 班 队 团 社 村 镇 乡 县 市 区 省 点 步 档 单 款 例 桩 笔 封 集 字 词 度 千瓦 兆瓦 立方米 升"
    ),
}
_MEASURES = {unit: measure for measure, units in _UNITS.items() for unit in units.split()}
_TO_BASE = {
    "亩": 2000 / 3,
    "公顷": 10_000.0,
    "顷": 200_000 / 3,
    "平方公里": 1e6,
    "平方千米": 1e6,
    "公斤": 2.0,
    "千克": 2.0,
    "吨": 2000.0,
    "克": 0.002,
    "公里": 1000.0,
    "千米": 1000.0,
    "里": 500.0,
    "华里": 500.0,
    "厘米": 0.01,
    "毫米": 0.001,
    "成": 10.0,
}

_UNIT = re.compile("|".join(sorted(map(re.escape, _MEASURES), key=len, reverse=True)))
_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_HAN = r"[零〇一二三四五六七八九十百千两][零〇一二三四五六七八九十百千两万亿]{0,14}(?<![万亿])|[零〇一二三四五六七八九十百千两]"
_RANGE = rf"(?:(?:{_DIGITS})\s*[-~—–至到]\s*)"
# The lookahead tells nothing: it spares most places of a text the alternatives, four fifths of the time.
_QUANTITY = re.compile(
    rf"(?=[\d零〇一二三四五六七八九十百千两万亿数几])(?<![第a-z+\d.-])(?:(?P<percent>百分之)(?P<share>{_DIGITS}|{_HAN})"
    r"|(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])"
    rf"|(?P<some>[数几](?=[十百千万亿]))?(?P<range>{_RANGE})?(?P<number>{_DIGITS}|{_HAN}|(?=[万亿]))"
    rf"(?P<about>余|多|来|几)?(?P<scale>[十百千万亿]*)(?P<more>余|多|来)?(?P<unit>{_UNIT.pattern}|(?<=[万亿])(?![人户亩斤次件个名多余])))"
)
# Dates of the past: 公元前25年, 1786年2月2日, 承光元年(577年), 民国十八年, 19世纪晚期, 1930年代, 侏罗纪.
_ERAS = "民国|洪武|永乐|宣德|正统|成化|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|明治|大正|昭和|平成|令和"
_DAY = r"(?:(?:闰|农历)?[\d一二三四五六七八九十]{1,2}月(?:[\d初一二三四五六七八九十]{1,3}[日号]?)?)?"
_PAST = (
    r"(?:公元|西元|元)?(?<!\d)前\d{1,4}(?:年|世纪)|(?:公元|西元)\d{1,4}年"
    rf"|(?<![\d.])1[0-8]\d\d年{_DAY}(?!来|历史)|(?<![\d.])[2-9]\d\d年{_DAY}(?=[),。;]|\d|初|末|起|时)"
    rf"|(?:{_ERAS})[\d元一二三四五六七八九十]{{1,3}}年{_DAY}"
    rf"|[一-鿿]{{2}}元年{_DAY}"
    r"|(?:(?:公元|西元)前?)?(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,3})世纪(?:初期?|末期?|中叶|中期|[早晚后]期|\d0年代)?"
    r"|(?<!\d)\d{0,3}0年代(?:初期?|末期?|中期|[早晚后]期)?|[二三四五六七八九]十年代"
    r"|(?:侏罗|白垩|三叠|二叠|石炭|泥盆|志留|奥陶|寒武)纪|(?:[春秋战国先秦西东两魏晋南北隋唐宋元明清]朝|[唐宋元明清]代)(?:初年?|末年?|中叶|初期|末期|时期)?"
)
# What stands in each moment; and, sparing most places the alternatives, what each begins with.
_DATED = re.compile(r"[\d年纪代朝每]")
_BEGINS = r"\d每公西元前一二三四五六七八九十侏白石泥志奥寒春秋战国先秦东两魏晋南北隋唐宋明清" + "".join(
    era[0] for era in _ERAS.split("|")
)
_MOMENT = re.compile(
    rf"(?=[{_BEGINS}]|..元年)(?:"
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年(?!代)(?:\d{1,2}月(?:\d{1,2}[日号])?)?|(?=\d{1,2}月))"
    r"|(?<!\d)(?P<dashed>(?:19|20)\d\d)[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?<!\d)\d{1,2}月(?:\d{1,2}[日号])?(?!\d|份)"
    rf"|{_PAST}"
    r"|每(?:半?年|个?月|个?季度?|周|天|日|个?星期[一二三四五六日天]?)度?(?:第?[一二三四五六\d]+个?(?:周|星期|天|日|号))?(?!都|个))"
)
_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# A lone Han numeral before these is more often part of a word or phrase than a count: 一个, 一批 tell
# nothing, and 一方面, 一家人, 三农 are words.
_LONE = frozenset("一")
_BEASTS = re.compile(r"[^,。;]{0,4}[牛羊猪驴马骡象鹿驼]")
_NEARLY = frozenset("近约超逾")


def _quantity(match: re.Match[str], folded: str) -> Quantity | None:
    if match["percent"]:
        return Quantity(_value(match["share"]), "%", Measure.SHARE, match.start(), match.end())
    if match["below"]:
        share = 100 * _value(match["above"]) / _value(match["below"])
        return Quantity(share, "%", Measure.SHARE, match.start(), match.end())
    number, scale, unit = match["number"], match["scale"], match["unit"]
    if not number and not (scale and unit):
        return None  # 万一
    if number in _LONE and not scale:
        return None
    value = (_value(number) if number else 1.0) * _product(scale)
    about = bool(
        match["some"]
        or match["range"]
        or (number and _LOOSE.search(number))
        or match["about"]
        or match["more"]
        or folded[match.start() - 1 : match.start()] in _NEARLY
    )
    if unit == "头" and number in ("一", "两") and not scale and not _BEASTS.match(folded, match.end()):
        return None  # 抓两头
    measure = _MEASURES.get(unit, Measure.BARE)
    if unit == "块" and value >= _IN_MONEY and not folded[match.end() : match.end() + 1].isalpha():
        measure = Measure.MONEY  # 一天能挣两百块!
    if measure is Measure.DURATION and unit in "年日" and value > 1000:
        return None
    return Quantity(value, unit, measure, match.start(), match.end(), about)


_IN_MONEY = 10


def _value(number: str) -> float:
    """
    >>> [_value(n) for n in ("4.35", "1,312", "二十三", "五百零六", "两万五千", "一亿零三百万", "三四百")]
    [4.35, 1312.0, 23.0, 506.0, 25000.0, 103000000.0, 300.0]
    """
    if number[0].isdigit():
        return float(number.replace(",", ""))
    number = _LOOSE.sub(r"\1", number)
    total, section, digit = 0, 0, 0
    for char in number:
        if char in "万亿":
            total, section, digit = total + ((section + digit) or 1) * _SCALES[char], 0, 0
        elif char in _SCALES:
            section, digit = section + (digit or 1) * _SCALES[char], 0
        else:
            digit = digit * 10 + _VALUES[char] if digit else _VALUES[char]
    return float(total + section + digit)


# 三四百, 两三千: one digit or the next; the first is taken.
_LOOSE = re.compile(r"([一二三四五六七八九两])[二三四五六七八九](?=[十百千万亿])")


def _product(scale: str) -> float:
    product = 1.0
    for char in scale:
        product *= _SCALES[char]
    return product
