"""Numbers with their units, and what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus.quantities import moments, quantities
from bot.corpus.units import Measure, measure_of, unit_at


def found(folded):
    return [(folded[q.start : q.end], q.value, q.unit, q.measure) for q in quantities(folded)]


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("资金300余万元", ("300余万元", 3_000_000.0, "元", Measure.MONEY)),
        ("资金达3.6亿元", ("3.6亿元", 360_000_000.0, "元", Measure.MONEY)),
        ("投入1,100万元", ("1,100万元", 11_000_000.0, "元", Measure.MONEY)),
        ("培训400余人", ("400余人", 400.0, "人", Measure.PEOPLE)),
        ("服务1312人次", ("1312人次", 1312.0, "人次", Measure.PEOPLE)),
        ("4万余人次", ("4万余人次", 40_000.0, "人次", Measure.PEOPLE)),
        ("解决3万余件", ("3万余件", 30_000.0, "件", Measure.THINGS)),
        ("流转4.35万亩", ("4.35万亩", 43_500.0, "亩", Measure.AREA)),
        ("共2920平方米", ("2920平方米", 2920.0, "平方米", Measure.AREA)),
        ("增幅31%", ("31%", 31.0, "%", Measure.SHARE)),
        ("百分之三十一", ("百分之三十一", 31.0, "%", Measure.SHARE)),
        ("百分之12.5", ("百分之12.5", 12.5, "%", Measure.SHARE)),
        ("29.36万斤", ("29.36万斤", 293_600.0, "斤", Measure.WEIGHT)),
        ("二十三个村", ("二十三个", 23.0, "个", Measure.THINGS)),
        ("一二八户", ("一二八户", 128.0, "户", Measure.HOUSEHOLDS)),
        ("五百零六人", ("五百零六人", 506.0, "人", Measure.PEOPLE)),
        ("两届", ("两届", 2.0, "届", Measure.TIMES)),
        ("惠及1.2万余户", ("1.2万余户", 12_000.0, "户", Measure.HOUSEHOLDS)),
        ("超百万斤", ("百万斤", 1_000_000.0, "斤", Measure.WEIGHT)),
        ("近四年", ("四年", 4.0, "年", Measure.DURATION)),
    ],
)
def test_a_number_and_its_unit(folded, expected):
    assert [expected] == found(folded)


@pytest.mark.parametrize(
    "folded",
    [
        "第一书记",
        "第23届",
        "第2届",
        "一是坚持学习",
        "一、加强领导",
        "一起努力",
        "万一下雨",
        "“1+5+9”站点",
        "7+n服务",
        "一个都不能少",
        "一方面",
        "抓两头、带中间",
        "医疗二次报销",
        "园区二期工程",
        "三农工作",
        "2018年",
        "2018年4月",
        "2022-2-20",
        "5月23日",
        "abc123",
        "",
        "没有数字的一句话",
    ],
)
def test_what_only_looks_like_a_number(folded):
    assert [] == found(folded)


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        (True, "50余人"),
        (True, "50多人"),
        (True, "近50人"),
        (True, "超50人"),
        (True, "数百人"),
        (False, "50人"),
        (False, "共50人"),
    ],
)
def test_about_is_told_from_exactly(expected, folded):
    assert [expected] == [quantity.approximate for quantity in quantities(folded)]


def test_an_approximate_number_is_its_round_value():
    assert [20.0, 20.0, 200_000.0] == [q.value for q in quantities("20余次、20多起、20多万元")]


def test_units_of_one_measure_compare():
    acre, hectare, ton = (quantities(text)[0].comparable for text in ("15亩", "1公顷", "1吨"))
    assert (10_000.0, 10_000.0, 2000.0) == (acre, hectare, ton)


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        ([(2018, "2018年4月")], "自2018年4月起"),
        ([(2018, "2018")], "自20184月起"),
        ([(2022, "2022-10-11")], "时间:2022-10-11"),
        ([(2022, "2022年10月11日")], "2022年10月11日,晴"),
        ([(None, "5月23日")], "5月23日下午"),
        ([(None, "每月第一周")], "每月第一周固定一天"),
        ([], "近四年"),
        ([], "120220人"),
        ([], "3个月"),
    ],
)
def test_a_date_or_year(expected, folded):
    assert expected == [(moment.year, folded[moment.start : moment.end]) for moment in moments(folded)]


def test_the_longest_unit_is_taken():
    assert ("平方米", "人次", "", "") == (
        unit_at("平方米地", 0),
        unit_at("多少人次", 2),
        unit_at("的", 0),
        unit_at("人", 1),
    )


def test_a_word_that_is_no_unit_has_no_measure():
    assert [None, None, Measure.MONEY] == [measure_of(""), measure_of("村民"), measure_of("元")]


@settings(deadline=None)  # the first word asked for loads the segmenter
@given(st.text("0123456789,.零一二三十百千万亿余多第年月日人元%百分之近超 a+-", max_size=30))
def test_any_heap_of_digits_is_read_in_order_and_within_bounds(folded):
    ranges = [(q.start, q.end) for q in quantities(folded)]
    assert ranges == sorted(ranges)
    assert [] == [pair for pair in pairwise(ranges) if pair[0][1] > pair[1][0]]
    assert [] == [(a, b) for a, b in ranges if not 0 <= a < b <= len(folded)]
