"""Units of every kind, in one lexicon."""

import pytest

from bot.corpus.quantities import quantities
from bot.corpus.units import Measure, currency, is_counter, unit_at


def found(folded):
    return [(folded[q.start : q.end], q.measure) for q in quantities(folded)]


@pytest.mark.parametrize(
    "folded",
    [
        "十分重要",
        "三分球",
        "两国关系",
        "海峡两岸",
        "3分公司",
        "6时39分",
        "2m3t",
        "4x100",
        "第3局",
        "每一年",
        "一年一度",
        "有一天",
        "四川省",
        "九龙",
    ],
)
def test_a_word_or_a_time_of_the_day_is_no_quantity(folded):
    assert [] == found(folded)


@pytest.mark.parametrize(
    ("measure", "folded"),
    [
        (Measure.MONEY, "14800日元"),
        (Measure.MONEY, "5亿日圆"),
        (Measure.LENGTH, "13公尺"),
        (Measure.LENGTH, "182cm"),
        (Measure.LENGTH, "10 km"),
        (Measure.AREA, "1750.33km²"),
        (Measure.AREA, "92英亩"),
        (Measure.WEIGHT, "8.5磅"),
        (Measure.VOLUME, "3立方米"),
        (Measure.AGE, "两岁"),
        (Measure.DEGREE, "44摄氏度"),
        (Measure.DEGREE, "-5℃"[1:]),
        (Measure.DEGREE, "23°26′31″"),
        (Measure.RATE, "80公里/小时"),
        (Measure.RATE, "88微克/立方米"),
        (Measure.PHYSICAL, "3兆瓦"),
        (Measure.SCORE, "25分"),
        (Measure.RATIO, "3:1"),
        (Measure.RATIO, "三比一"),
        (Measure.SHARE, "1/3"),
        (Measure.SHARE, "一半"),
        (Measure.DURATION, "一个月"),
        (Measure.DURATION, "两个半小时"),
        (Measure.DURATION, "近2,400万年"[1:]),
        (Measure.DURATION, "3分33秒62"),
        (Measure.THINGS, "四十九旗"),
        (Measure.THINGS, "12 个"),
        (Measure.BARE, "2,790,060"),
    ],
)
def test_a_number_with_its_unit_is_read_whole(measure, folded):
    assert [(folded, measure)] == found(folded)


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        (60.96, "200英尺"),
        (1.82, "182cm"),
        (1.82, "1米82"),
        (250_000.0, "25公顷"),
        (0.125, "3小时"),
        (547.5, "一年半"),
        (90.0, "3个多月"),
        (3e12, "3兆元"),
    ],
)
def test_magnitudes_compare_in_the_base_unit(expected, folded):
    assert [pytest.approx(expected)] == [quantity.comparable for quantity in quantities(folded)]


def test_foreign_money_compares_with_its_own_kind_alone():
    assert ["日元", "", ""] == [currency(unit) for unit in ("日元", "元", "亩")]


def test_what_is_a_word_as_often_counts_only_behind_figures():
    assert (True, False) == (is_counter("户"), is_counter("国"))
    assert [("16国", Measure.THINGS)] == found("16国参加")
    assert ("", "国") == (unit_at("国家", 0), unit_at("国参加", 0))
