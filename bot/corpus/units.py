"""Units: what each counts or measures, and how much of its measure's base unit it is.

One lexicon for pages and questions, folded. A unit without a factor is its measure's base or has no fixed rate (a
currency). Some counters are words of their own as often (三国, 十分): these count only behind figures or a longer
numeral, and where no word begins with them (25分公司).
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from bot import lazy_re as re
from bot.text.words import is_word


class Measure(StrEnum):
    """What a unit counts. Two units of one measure can answer for one another; BARE is a large number
    without a unit (投入1100多万), which can answer for most. RATIO is of two numbers (3:1), RATE of two units (米/秒);
    SCORE is what is won, DEGREE of heat or of the globe, PHYSICAL what an instrument shows."""

    PEOPLE = "people"
    TIMES = "times"
    MONEY = "money"
    AREA = "area"
    WEIGHT = "weight"
    LENGTH = "length"
    VOLUME = "volume"
    SHARE = "share"
    RATIO = "ratio"
    RATE = "rate"
    DEGREE = "degree"
    PHYSICAL = "physical"
    SCORE = "score"
    BARE = "bare"
    AGE = "age"
    HOUSEHOLDS = "households"
    DURATION = "duration"
    THINGS = "things"


def measure_of(unit: str) -> Measure | None:
    """The measure of a folded unit word, or None for a word that is no unit.

    >>> measure_of("平方米"), measure_of("名"), measure_of("的")
    (<Measure.AREA: 'area'>, <Measure.PEOPLE: 'people'>, None)
    """
    return _MEASURES.get(unit)


def currency(unit: str) -> str:
    """The currency of a sum of foreign money, which compares with its own kind alone; "" for all else.

    >>> currency("日元"), currency("元"), currency("亩")
    ('日元', '', '')
    """
    return unit if _MEASURES.get(unit) is Measure.MONEY and unit not in _OWN_MONEY else ""


def is_counter(unit: str) -> bool:
    """Whether a word is a unit and seldom anything else.

    >>> is_counter("亩"), is_counter("国"), is_counter("的")
    (True, False, False)
    """
    return unit in _MEASURES and unit not in ALSO_WORDS


def unit_at(folded: str, at: int) -> str:
    """The longest unit word that begins at a place of folded text, or "".

    >>> unit_at("多少平方米闲置厂房", 2), unit_at("多少国家", 2), unit_at("多少国参加", 2)
    ('平方米', '', '国')
    """
    match = _UNIT.match(folded, at)
    return match.group() if match and not opens_word(match.group(), folded, match.end()) else ""


def opens_word(unit: str, folded: str, end: int) -> bool:
    """Whether a counter that ends at `end` is only the beginning of a word (国|家)."""
    return unit in ALSO_WORDS and any(is_word(unit + folded[end:behind]) for behind in _behind(folded, end))


def _behind(folded: str, end: int) -> range:
    """The ends of the one or two characters behind a place."""
    return range(end + 1, min(end + 2, len(folded)) + 1)


def alternatives() -> str:
    """The regular expression of all units, longest first, as few alternatives as their first characters."""
    return _UNIT.pattern


BASE: dict[str, float] = {}
"""How much of its measure's base unit (平方米, 斤, 米, 立方米, 天) a unit is, where that is not 1."""

ALSO_WORDS = frozenset(
    """
    分 环 杆 胜 负 平 局 盘 球 票 连胜 连败 度 载 夜 晚 首 句 段 章 页 行 席 曲 辑 代 尊 挺 发 杯 碗 包 剂 针
    床 桌 站 国 州 郡 府 旗 领 院 校 派 族 系 科 属 目 纲 军 师 旅 营 舰 阶 卷 码 丈 尺 寸 瓦 伏 帕 马克 手 °
    """.split()
)

_OWN_MONEY = frozenset(["元", "块", "块钱", "人民币"])

_UNITS: dict[Measure, str] = {
    Measure.PEOPLE: "人次 人 名 位 口",
    Measure.TIMES: "场次 人天 次 回 场 期 届 轮 遍 趟",
    Measure.MONEY: """
        元 块钱 块 人民币 美元 美金 港元 港币 欧元 英镑 日元 日圆 日币 韩元 韩圆 新台币 台币 澳元 澳币 加元 加币 新元 新加坡元
        新西兰元 纽元 澳门元 卢布 卢比 泰铢 法郎 瑞郎 马克 里拉 比索 越南盾 印尼盾 荷兰盾 林吉特 令吉 里亚尔 第纳尔 克朗 先令
        兰特 雷亚尔
        """,
    Measure.AREA: """
        平方米 平方公尺 平米 ㎡ m² m2 平方公里=1e6 平方千米=1e6 km²=1e6 km2=1e6 平方厘米=1e-4 平方公分=1e-4 cm²=1e-4 cm2=1e-4
        公顷=1e4 ha=1e4 亩=2000/3 顷=200000/3 英亩=4046.856 坪=3.305785 平方英里=2589988 平方哩=2589988 平方英尺=0.0929
        平方呎=0.0929
        """,
    Measure.WEIGHT: """
        斤 公斤=2 千克=2 kg=2 ㎏=2 吨=2000 公吨=2000 t=2000 克=0.002 公克=0.002 g=0.002 毫克=2e-6 mg=2e-6 微克=2e-9 担=100
        磅=0.9071847 盎司=0.056699 克拉=0.0004
        """,
    Measure.LENGTH: """
        米 公尺 m 公里=1000 千米=1000 km=1000 ㎞=1000 里=500 华里=500 厘米=0.01 公分=0.01 cm=0.01 ㎝=0.01 毫米=0.001 公厘=0.001
        mm=0.001 ㎜=0.001 微米=1e-6 μm=1e-6 纳米=1e-9 奈米=1e-9 nm=1e-9 英里=1609.344 哩=1609.344 海里=1852 浬=1852 英尺=0.3048
        呎=0.3048 公呎=1 英寸=0.0254 英吋=0.0254 吋=0.0254 码=0.9144 丈=10/3 尺=1/3 寸=1/30 光年=9.461e15
        天文单位=1.496e11
        """,
    Measure.VOLUME: """
        立方米 立方公尺 m³ m3 立方公里=1e9 立方千米=1e9 立方厘米=1e-6 升=0.001 公升=0.001 l=0.001 毫升=1e-6 ml=1e-6 cc=1e-6
        加仑=0.003785412 立方英尺=0.02831685
        """,
    Measure.SHARE: "% ％ ‰ 个百分点 成=10 倍",
    Measure.DEGREE: "度 摄氏度 华氏度 ℃ ℉ °c °f °",
    Measure.PHYSICAL: """
        千瓦 兆瓦 瓦 瓦特 kw mw gw w 千瓦时 千瓦小时 kwh 马力 匹马力 hp 焦耳 千焦 kj 卡路里 大卡 千卡 赫兹 千赫 兆赫 hz khz mhz
        ghz 分贝 db 伏 伏特 千伏 v kv 安培 帕 百帕 千帕 hpa kpa 牛顿 流明 字节 位元 像素 kb mb gb tb bit bits 微西弗 毫西弗
        """,
    Measure.SCORE: "分 环 杆 胜 负 平 局 盘 球 票 连胜 连败",
    Measure.HOUSEHOLDS: "户",
    Measure.DURATION: """
        天 日 昼夜 夜 晚 年=365 周年=365 载=365 个季度=91 季度=91 个月=30 周=7 星期=7 个星期=7 小时=1/24 个小时=1/24
        个钟头=1/24 刻钟=1/96 分钟=1/1440 秒=1/86400 秒钟=1/86400 毫秒=1/86400000 个世纪=36500
        """,
    Measure.AGE: "岁 周岁 虚岁",
    Measure.THINGS: """
        大类 个 项 件 处 家 所 支 条 种 类 座 栋 幢 间 套 台 辆 艘 架 部 本 册 份 张 篇 起 宗 只 头 羽 匹 尾 株 棵 盆 颗 粒 枚 朵
        批 级 层 门 节 堂 幅 面 块 片 道 眼 口 盏 对 双 组 班 队 团 社 村 镇 乡 县 市 区 省 点 步 档 单 款 例 桩 笔 封 集 字 词
        座位 席位 床位 车位 航次 班次 车次 首 句 段 章 页 行 股 席 曲 辑 代 尊 挺 发 箱 瓶 杯 碗 袋 包 盒 桶 筐 棒 罐 捆 筒 笼 剂 针 床 桌 站 国 州
        郡 府 旗 领 院 校 派 族 系 科 属 目 纲 军 师 旅 营 舰 阶 卷 手
        """,
}


def _read() -> dict[str, Measure]:
    measures: dict[str, Measure] = {}
    for measure, units in _UNITS.items():
        for one in units.split():
            unit, _, factor = one.partition("=")
            measures[unit] = measure
            if factor:
                BASE[unit] = float(Fraction(factor))
    return measures


def _alternatives(units: frozenset[str]) -> str:
    """An expression for the units with one alternative for each first character, the longest unit first.

    >>> _alternatives(frozenset(["米", "公里", "公斤", "亩", "公"]))
    '公(?:斤|里)?|[亩米]'
    """
    single = sorted(unit for unit in units if len(unit) == 1)
    longer: dict[str, list[str]] = {}
    for unit in sorted(units, key=lambda unit: (-len(unit), unit)):
        if len(unit) > 1:
            longer.setdefault(unit[0], []).append(_ended(unit)[1:])
    first = [
        f"{re.escape(char)}(?:{'|'.join(rests)}{')?' if char in single and not char.isascii() else ')'}"
        for char, rests in sorted(longer.items())
    ]
    latin = [_ended(char) for char in single if char.isascii()]
    alone = "".join(char for char in single if char not in longer and not char.isascii())
    return "|".join([*first, *latin, f"[{alone}]"])


def _ended(unit: str) -> str:
    """A unit as an expression; a Latin one ends where its word does (2m3t has no 2m)."""
    return re.escape(unit) + (r"(?![a-z\d])" if unit[-1].isascii() and unit[-1].isalnum() else "")


_MEASURES = _read()
_UNIT = re.compile(_alternatives(frozenset(_MEASURES)))
