"""What a question asks for, from its cue words alone."""

import pytest

from bot.answering.understanding.asking import Ask, asked_for
from bot.corpus.units import Measure


@pytest.mark.parametrize(
    ("ask", "questions"),
    [
        (Ask.NUMBER, "有多少户人家|清理了几吨垃圾|占地多大|资金金额|增幅是百分之几|有几个村|多长的路"),
        (
            Ask.WHEN,
            "何时开始的|哪年评上的|什么时候发布的|哪天开工|哪个月办的|建于几世纪|民国几年成立|在哪个年代",
        ),
        (Ask.WHO, "谁负责的|哪位书记|哪家公司来的|什么单位帮扶的"),
        (Ask.WHERE, "在哪里建的|哪个村搞的|建在什么地方|地点|哪个镇|哪个地方的游客数量最多"),
        (Ask.LIST, "有哪些做法|包括什么|分别有什么|哪三项工程|列一下措施|几个村搞了些啥"),
        (Ask.WHY, "为什么要改|为啥改|原因|目的"),
        (Ask.HOW, "怎么改的|如何推进|靠什么增收|有什么办法"),
        (Ask.DEFINITION, "什么是三变|头雁是什么意思|红色驿站是做什么的"),
        (
            Ask.NAME,
            "叫什么名字|山茶是什么牌子|得了什么奖|哪项工程|名称|在哪部电影里演过|交大学的名称|产量与哪种肥料的比例有关",
        ),
        (Ask.QUOTE, "他的原话|租户怎么说|村民说了什么"),
        (Ask.ANY, "茶园面积三万亩|云溪县|讲党建|"),
    ],
)
def test_what_is_asked_for(ask, questions):
    for question in questions.split("|"):
        assert (question, ask) == (question, asked_for(question).ask)


def test_a_month_asked_for_is_a_time():
    assert [Ask.WHEN, Ask.WHEN] == [asked_for(folded).ask for folded in ("几月份举办的", "几号开会")]


@pytest.mark.parametrize(
    ("unit", "folded"),
    [
        ("户", "改造了多少户"),
        ("平方米", "盘活多少平方米厂房"),
        ("人次", "培训了多少万人次"),
        ("个", "建了几个厂"),
        ("吨", "清理了几吨垃圾"),
        ("", "有多少茶园"),
        ("", "增加了多少集体收入"),
        ("", "建了多少支部"),
        ("", "有多少乡土专家"),
        ("支", "派了多少支队"),
        ("支", "建了多少支队伍"),
        ("棒", "木耳有多少棒"),
        ("", "收入多少"),
        ("", "坚持了多少年"),
        ("镇", "是哪个镇的"),
        ("镇", "在哪个镇"),
        ("村", "哪一个村建的"),
        ("", "在哪里"),
    ],
)
def test_the_unit_or_rank_asked_for(unit, folded):
    assert unit == asked_for(folded).unit


@pytest.mark.parametrize(
    ("measure", "folded"),
    [
        (Measure.MONEY, "投入资金多少"),
        (Measure.MONEY, "花了多少钱"),
        (Measure.SHARE, "增长了百分之几"),
        (Measure.AREA, "占地面积有多大"),
        (Measure.DURATION, "搞了多久"),
        (Measure.MONEY, "一堂课给多少课时费"),
        (Measure.AGE, "张大山今年多大"),
        (Measure.AGE, "张大山多大了"),
        (Measure.AREA, "果园多大"),
        (Measure.HOUSEHOLDS, "惠及多少户"),
        (Measure.HOUSEHOLDS, "多少农户加入了"),
        (Measure.PEOPLE, "多少农户加入了"),
        (Measure.PEOPLE, "多少名党员"),
        (Measure.TIMES, "开了几场"),
        (Measure.WEIGHT, "卖了多少斤"),
        (Measure.LENGTH, "修了多少公里"),
    ],
)
def test_the_measure_asked_for(measure, folded):
    assert measure in asked_for(folded).measures


def test_a_measure_that_cannot_answer_is_not_among_them():
    assert frozenset({Measure.MONEY}) == asked_for("花了多少钱").measures
    assert Measure.MONEY not in asked_for("多少名党员").measures
    assert Measure.PEOPLE not in asked_for("服务中心有多少").measures | asked_for("有几支工作队").measures
    assert Measure.PEOPLE not in asked_for("占地多少亩").measures


@pytest.mark.parametrize(
    ("count", "folded"), [(3, "哪三项工程"), (2, "是哪两个村"), (None, "哪几个村"), (None, "有哪些工程")]
)
def test_how_many_items_a_list_must_have(count, folded):
    assert (Ask.LIST, count) == (asked_for(folded).ask, asked_for(folded).count)


@pytest.mark.parametrize("folded", ["好几个村都修了路", "几乎全部", "十几个村", "参数调整", "人数字化"])
def test_what_only_sounds_like_a_number_asked_for(folded):
    assert Ask.NUMBER is not asked_for(folded).ask


def test_cue_words_are_ranges_of_the_question():
    folded = "请问石桥镇一共改造了多少户"
    told = {folded[start:end] for start, end in asked_for(folded).spans}
    assert {"请问", "一共", "多少", "多少户"} == told


def test_the_measure_at_the_end_of_keywords_asks_for_its_number():
    assert Ask.NUMBER is asked_for("石桥镇 培训 场次").ask
    assert Ask.NUMBER is not asked_for("培训场次安排").ask


@pytest.mark.parametrize(
    ("measures", "folded"),
    [
        ({Measure.DURATION}, "从南竿到东引要花费多少时间"),
        ({Measure.SHARE, Measure.RATIO}, "人数占总人口的多少比例"),
        ({Measure.PEOPLE, Measure.THINGS}, "按人数看,培训规模有多少"),
        ({Measure.LENGTH}, "体长约是多少"),
        ({Measure.MONEY}, "婚礼耗资多少日圆"),
        ({Measure.AGE, Measure.DURATION}, "被立为当主时多大"),
        ({Measure.RATIO, Measure.SCORE}, "以多少比数输给对手"),
    ],
)
def test_what_may_answer_for_a_number(measures, folded):
    assert measures == asked_for(folded).measures


def test_what_only_has_the_characters_asks_for_no_number():
    assert [Ask.WHERE, Ask.NAME] == [asked_for(q).ask for q in ("许多高校迁到哪里", "面积是全国第几大")]


@pytest.mark.parametrize("folded", ["她被评为什么", "工厂升级成为什么", "旧厂房改为什么"])
def test_what_something_became_is_no_reason(folded):
    assert Ask.NAME is asked_for(folded).ask


@pytest.mark.parametrize("folded", ["为什么要改", "他认为什么重要不是为什么", "因为什么"])
def test_a_reason_is_asked_for(folded):
    assert Ask.WHY is asked_for(folded).ask
