"""A question that holds several, each part able to stand alone."""

import pytest

from bot.answering.understanding.asking import Ask, asked_for
from bot.answering.understanding.splitting import split_clauses, split_parts, split_turns
from bot.text.scripts import fold


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (
            ["云溪县的培训分别有多少场?", "石桥镇的清洁行动分别有多少场?"],
            "云溪县的培训、石桥镇的清洁行动分别有多少场?",
        ),
        (
            ["云溪县的党员分别有多少名?", "石桥镇的党员分别有多少名?"],
            "云溪县和石桥镇的党员分别有多少名?",
        ),
        (["云溪县有多少亩", "石桥镇有多少户"], "云溪县有多少亩,石桥镇有多少户?"),
        (
            ["云溪县的党员数量", "云溪县的茶园面积"],
            "云溪县的党员数量和茶园面积分别是多少?",
        ),
        (
            ["云溪县的茶农各培训了多少人?", "石桥镇的保洁员各培训了多少人?"],
            "云溪县的茶农和石桥镇的保洁员,各培训了多少人?",
        ),
        (
            ["收集意见,云溪县各收了多少", "收集意见,石桥镇各收了多少"],
            "收集意见,云溪县和石桥镇各收了多少",
        ),
        (["指导员这两样分别是哪儿的", "“先锋岗”这两样分别是哪儿的"], "指导员和“先锋岗”这两样分别是哪儿的"),
        (["指导员分别是哪个案例的", "先锋岗分别是哪个案例的"], "指导员和先锋岗分别是哪个案例的"),
        (["雲溪縣有多少畝", "石橋鎮有多少戶"], "雲溪縣有多少畝,石橋鎮有多少戶?"),
    ],
)
def test_one_part_for_each_case_named(small, parts, text):
    assert parts == split_parts(text, small)


def test_a_place_inside_a_case_stands_for_it_where_each_is_asked_of(library):
    text = "寿宁直播卖的和王台街道过节卖的农产品,分别有多少斤?"
    assert 2 == len(split_parts(text, library))
    assert [] == split_parts("寿宁下党村的党校师资库有多少人?", library)


@pytest.mark.parametrize(
    "text",
    [
        "云溪县的茶园有多少亩?",
        "清理垃圾、河道和沟渠的志愿者有多少人?",
        "机场和码头分别是哪个案例的",
        "有多少人?",
        "你好,",
        "",
        "、、、",
        "分别",
    ],
)
def test_one_question_is_not_split(small, text):
    assert [] == split_parts(text, small)


def test_each_part_of_the_labelled_pairs_asks_for_something(library):
    parts = split_parts("寿宁县争取了多少个项目,西海岸新区引进了多少个项目?", library)
    assert 2 == len(parts)
    assert [] == [part for part in parts if asked_for(fold(part)).ask is Ask.ANY]


def test_two_numbers_asked_in_one_clause_are_two_questions(small):
    assert ["云溪县有多少家企业", "云溪县有多少名党员"] == split_clauses(
        "云溪县有多少家企业、多少名党员?", small
    )
    assert [] == split_clauses("云溪县有多少家企业和合作社?", small)


@pytest.mark.parametrize(
    ("split", "text"),
    [
        (split_parts, "云溪县有多少亩，石桥镇有多少户？"),
        (lambda text, library: split_turns(text), "种茶的案例是哪个，修渠的又是哪个？"),
        (lambda text, library: split_turns(text), "这几个地方里，谁修过渠，谁办过食堂？"),
        (split_clauses, "云溪县的茶叶年产值有多少，户厕改造了几户？"),
    ],
)
def test_marks_of_either_width_cut_alike(small, split, text):
    half = text.replace("，", ",").replace("？", "?")
    assert 2 == len(split(text, small)) == len(split(half, small))


def test_a_place_named_right_behind_another_is_part_of_it(towns):
    assert [] == split_parts("白水镇青石镇有多少志愿者?", towns)
