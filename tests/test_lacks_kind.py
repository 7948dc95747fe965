"""Answers that have nothing of the kind asked for: no village, no place, no doer, no name."""

import pytest

from bot.models import Status
from tests.conversing import last


@pytest.mark.parametrize(
    "question",
    [
        "祥瑞葡萄合作社在寿宁的哪个村?",
        "首个乡村振兴学院设在西海岸的哪个街道?",
        "石湾的教育服务阵地都在哪些村?",  # 一村一品 is no village
        "尹兆场的夏令营办在哪里?",
        "尹兆场农民讲习所设在什么地方?",
        "涧西区的羊肚菌产业园是谁投资建的?",
        "涧西区的社区书记工作室是谁牵头的?",
        "西海岸乡村振兴慈善基金是谁捐的?",
        "寿宁第一家农业专业合作社联合社叫什么名字?",
        "大营社区的羊肚菌产业园叫什么名字?",
    ],
)
def test_what_has_nothing_of_the_kind_is_no_answer(library, question):
    assert Status.ANSWER is not last(library, question).status


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("市直机关工委帮扶的尹兆场社区在龙陵县哪个镇?", "龙山镇"),
        ("县花上树 哪个社区", "县花上树"),  # names no place: the case's own is meant
        ("石湾的红色驿站建在哪里?", "深村"),
        (
            "我们镇打算学着做石斛仿野生种植,听说龙陵的尹兆场社区是带着党员群众一起弄的,请问他们是种在什么地方的?",
            "沿线",
        ),
        ("寿宁的“田间课堂”由谁来讲?", "乡土人才"),
        ("王菊弟那个荣誉是哪个机构给评的?", "国务院农民工工作领导小组"),
        ("灵珠山的工作队打造的农产品品牌叫什么?", "小珠山"),
        ("寿宁评上国家级的合作社叫什么名字?", "祥瑞葡萄"),
    ],
)
def test_what_has_it_is_told_in_whatever_words(library, question, told):
    answer = last(library, question)
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


@pytest.mark.parametrize(
    "question",
    [
        "龙湾花馍是哪个村做的?",  # names no place, and its case is no village
        "涧西区的第一书记是从哪些单位派下来的?",
        "寿宁的义务消防队是哪年成立的?",  # each month's first week is told
    ],
)
def test_neither_is_what_only_stands_beside_it(library, question):
    assert Status.ANSWER is not last(library, question).status
