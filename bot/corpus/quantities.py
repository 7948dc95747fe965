"""Numbers with their units, and dates, as they stand in text: what "how many" and "when" ask for.

Works on folded text (see `bot.text.scripts.fold`) and gives ranges in it, which are ranges in the
text shown. What only looks like a number stays out: ordinals (第一, 一是), names (“1+5+9”, 7+N),
enumerating headings (一、), and number words inside other words (一起, 万一).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import lazy_re as re
from bot.corpus.units import ALSO_WORDS, BASE, Measure, alternatives, measure_of, opens_word


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit in folded text `[start, end)`. `value` is in the unit itself (万 and 亿
    multiplied out; 千米, 公斤 and the like are not converted: see `comparable`)."""

    value: float
    unit: str
    measure: Measure
    start: int
    end: int
    approximate: bool = False

    @property
    def comparable(self) -> float:
        """The value in its measure's base unit (平方米, 斤, 米, 天), so that magnitudes compare.

        >>> [round(q.comparable) for q in quantities("1公里、3亩、2英尺宽,用时3小时")]
        [1000, 2000, 1, 0]
        """
        return self.value * BASE.get(self.unit, 1.0)


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


_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_HAN = r"[零〇一二三四五六七八九十百千两][零〇一二三四五六七八九十百千两万亿]{0,14}(?<![万亿])|[零〇一二三四五六七八九十百千两]"
_HAN_DIGIT = "一二三四五六七八九十百"
_RANGE = rf"(?:(?:{_DIGITS})\s*[-~—–至到]\s*)"
_UNIT = alternatives()
# 百分之…, 三分之一, 1/3, 一半; 3:1, 3比1; 1小时25分, 3分33秒62; 两个半小时, 3个多月; 80公里/小时.
# The lookahead tells nothing: it spares most places of a text the alternatives, four fifths of the time.
_QUANTITY = re.compile(
    rf"(?=[\d零〇一二三四五六七八九十百千两万亿数几半过])(?<![第a-z+\d.-])(?:(?P<percent>[百千]分之)(?P<share>{_DIGITS}|{_HAN})"
    rf"|(?P<below>[{_HAN_DIGIT}]{{1,4}}|\d{{1,4}})分之(?P<above>[{_HAN_DIGIT}]{{1,4}}|\d{{1,4}})"
    r"|(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/.,月年])"
    r"|(?P<half>一半|半数|过半(?=[数,。、的]))"
    rf"|(?P<one>\d{{1,4}}(?:\.\d{{1,2}})?|[{_HAN_DIGIT}]{{1,3}}) ?[:比] ?(?P<other>\d{{1,4}}(?:\.\d{{1,2}})?|[{_HAN_DIGIT}]{{1,3}})(?![\d:%万亿])"
    r"|(?=\d{1,3}(?:小?时|分)\d|\d{1,2}秒\d)(?:(?P<hours>\d{1,3})小?时)?(?:(?P<minutes>\d{1,2})分钟?)?(?P<seconds>\d{1,2}(?:\.\d{1,3})?)秒(?P<hundredths>\d{1,3})?"
    r"|(?P<whole_hours>\d{1,3}|[一二三四五六七八九十两])小时(?P<more_minutes>\d{1,2})分钟?"
    rf"|(?P<some>[数几](?=[十百千万亿]))?(?P<range>{_RANGE})?(?P<number>{_DIGITS}|{_HAN}|半(?=年|天|小时|个(?:多?月|小时|世纪))|(?=[万亿]))"
    r"(?P<about>余|多|来|几|个[多半](?=月|小时|星期|钟头|世纪))?(?P<scale>(?:[十百千万亿垓]|兆(?![瓦赫帕字比位]))*)(?P<more>余|多|来)? ?"
    rf"(?P<unit>{_UNIT}|(?<=个[多半])(?:月|世纪)|(?<=\d,\d\d\d)(?![.,]?\d)|(?<=[万亿兆垓])(?![人户亩斤次件个名多余 ]))"
    r"(?P<per>/(?:小时|分钟|秒|时|天|h(?![a-z])|s(?![a-z])|立方米|m3|m³|升|l(?![a-z])|公斤|千克|kg|克|g(?![a-z])))?"
    r"(?P<and_half>(?<=[年月时天岁])半)?)"
)
# Dates of the past: 公元前25年, 1786年2月2日, 承光元年(577年), 民国十八年, 19世纪晚期, 1930年代, 侏罗纪.
_ERAS = "民国|洪武|永乐|宣德|正统|成化|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|明治|大正|昭和|平成|令和"
_DAY = r"(?:(?:闰|农历)?[\d一二三四五六七八九十]{1,2}月(?:[\d初一二三四五六七八九十]{1,3}[日号]?)?)?"
_PAST = (
    r"(?:公元|西元|元)?(?<!\d)前(?:\d{1,4}|\d[千万]|[一二三四五六七八九十百千万]{2,6})(?:年|世纪)|(?<![\d.,])\d[\d,]{0,9}(?:\.\d{1,3})?[千万亿]+年前|(?:公元|西元)\d{1,4}年"
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
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "兆": 10**12, "垓": 10**20}
# A lone Han numeral before these is more often part of a word or phrase than a count: 一个, 一批 tell
# nothing, and 一方面, 一家人, 三农 are words.
_LONE = frozenset("一")
# … but for how long something lasts: 一个月, 一年左右; not 每一年, 有一天, 一年一度.
_LASTING = frozenset("年 天 周 星期 个星期 个月 小时 个小时 分钟 秒 个世纪 个季度 刻钟".split())
_ONE_OF, _RECURRING = "每这那有哪某同另新上下前后当头", "一度次级代线天"
_YEAR, _LONG_AGO = re.compile(r"[12]\d{3}"), re.compile(r"来|间|的?历史|以[上来]")
_OF_THE_CLOCK = ("时", "点", "度", ":")
# What goes on behind a unit: 23°26′31″, 1米82.
_FINER = {
    "°": re.compile(r" ?\d{1,2}(?:\.\d+)?[′'](?: ?\d{1,2}(?:\.\d+)?[″\"])?"),
    "米": re.compile(rf"(?<=\d米)(?P<tenths>\d{{1,2}})(?![\d.,~-]|{_UNIT})"),
}
_BEASTS = re.compile(r"[^,。;]{0,4}[牛羊猪驴马骡象鹿驼]")
_NEARLY = frozenset("近约超逾")


def _quantity(match: re.Match[str], folded: str) -> Quantity | None:
    if match["unit"] is None:
        value, unit, measure = _share(match) or _ratio(match) or _clocked(match)
        return Quantity(value, unit, measure, match.start(), match.end())
    number, scale, unit = match["number"], match["scale"], match["unit"]
    if not number and not (scale and unit):
        return None  # 万一
    if _is_phrase(match, folded):
        return None
    half = 0.5 if match["about"] == "个半" or match["and_half"] else 0.0
    value = ((_value(number) if number else 1.0) + half) * _product(scale)
    about = bool(
        match["some"]
        or match["range"]
        or (number and _LOOSE.search(number))
        or (match["about"] and match["about"] != "个半")
        or match["more"]
        or folded[match.start() - 1 : match.start()] in _NEARLY
    )
    if unit in ("月", "世纪"):
        unit = f"个{unit}"
    measure = measure_of(unit) or Measure.BARE
    if unit == "块" and value >= _IN_MONEY and not folded[match.end() : match.end() + 1].isalpha():
        measure = Measure.MONEY  # 一天能挣两百块!
    if match["per"] and measure is not Measure.MONEY:
        unit, measure = unit + match["per"], Measure.RATE
    end = match.end()
    finer = _FINER[unit].match(folded, end) if unit in _FINER else None
    if finer is not None:
        end = finer.end()
        value = float(f"{value:.0f}.{finer['tenths']}") if unit == "米" else value
    return Quantity(value, unit, measure, match.start(), end, about)


def _share(match: re.Match[str]) -> tuple[float, str, Measure] | None:
    """百分之三十一, 三分之一, 1/3, 一半."""
    if match["percent"]:
        return _value(match["share"]) / (1 if match["percent"][0] == "百" else 10), "%", Measure.SHARE
    if match["half"]:
        return 50.0, "%", Measure.SHARE
    above, below = match["above"] or match["over"], match["below"] or match["under"]
    return (100 * _value(above) / (_value(below) or 1.0), "%", Measure.SHARE) if below else None


def _ratio(match: re.Match[str]) -> tuple[float, str, Measure] | None:
    """3:1, 3比1."""
    if not match["one"]:
        return None
    return _value(match["one"]) / (_value(match["other"]) or 1.0), ":", Measure.RATIO


def _clocked(match: re.Match[str]) -> tuple[float, str, Measure]:
    """How long something took, in two units or more: 1小时25分, 3分33秒62."""
    if match["whole_hours"]:
        return 60 * _value(match["whole_hours"]) + int(match["more_minutes"]), "分钟", Measure.DURATION
    whole = 3600 * int(match["hours"] or 0) + 60 * int(match["minutes"] or 0) + float(match["seconds"])
    return whole + float(f"0.{match['hundredths'] or 0}"), "秒", Measure.DURATION


def _is_phrase(match: re.Match[str], folded: str) -> bool:
    """Whether what looks like a number with its unit is part of a word, a phrase, a year or a time of the day."""
    number, scale, unit = match["number"], match["scale"], match["unit"]
    if (
        number
        and unit in ("户", "里", "家")
        and _IN_NAME.match(folded, match.end())
        and not _has_digit(number)
    ):
        return True  # 六户地村, 三里屯镇
    if number in _LONE and not scale:
        before, behind = folded[match.start() - 1 : match.start()], folded[match.end() : match.end() + 1]
        return unit not in _LASTING or bool(
            (before and before in _ONE_OF) or (behind and behind in _RECURRING)
        )
    if number == "二" and unit in _SECOND and not scale:
        return True  # 二次报销, 二期工程: the second; two of them are 两次
    if unit == "头" and number in ("一", "两") and not scale and not _BEASTS.match(folded, match.end()):
        return True  # 抓两头
    if unit in ALSO_WORDS:
        lone = len(number) == 1 and not number.isdigit() and not scale
        before = folded[match.start() - 1 : match.start()]
        return lone or opens_word(unit, folded, match.end()) or (unit == "分" and before in _OF_THE_CLOCK)
    year = unit == "年" and not scale and not match["about"] and _YEAR.fullmatch(number)
    return bool(year) and not _LONG_AGO.match(folded, match.end())


_IN_MONEY = 10
_SECOND = frozenset("次期级类线个名家位")
_IN_NAME = re.compile(r"[^\W\d农乡贫的内属全入]?[村镇乡](?![民干支里企级集医容])")


def _has_digit(text: str) -> bool:
    return any(char.isdigit() and char.isascii() for char in text)


def _value(number: str) -> float:
    """
    >>> [_value(n) for n in ("4.35", "1,312", "二十三", "五百零六", "两万五千", "一亿零三百万", "三四百")]
    [4.35, 1312.0, 23.0, 506.0, 25000.0, 103000000.0, 300.0]
    """
    if number == "半":
        return 0.5
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
