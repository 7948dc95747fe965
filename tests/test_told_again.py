"""The sentence told last, told again to who asks for what stands right there."""

import pytest

from bot.models import Status
from tests.conversing import last


@pytest.mark.parametrize(
    "turns",
    [
        ("西海岸的短视频做了多少期?", "广告费花了多少?"),  # a noun that does not stand there
        ("涧西区收集了多少条意见建议?", "由几辆卡车运走?"),
        ("寿宁县争取了多少资金?", "屏南县归成几大类?"),  # a place that no case has
    ],
)
def test_what_does_not_stand_there_is_not_told(library, turns):
    assert Status.ANSWER is not last(library, *turns).status


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("涧西区收集了多少条意见建议?", "归成几大类?"), "8大类"),
        (("西海岸的短视频做了多少期?", "带火了什么?"), "龙湾花馍"),
        (("石湾2021年农村集体经济增幅是多少?", "人均分红呢?", "是跟哪一年比的?"), "2018年"),
        (("寿宁的邻里夜谈机制又叫什么?", "它每个月定在什么时候?"), "每月第一周"),
    ],
)
def test_what_stands_there_is_told_whatever_verb_asks_for_it(library, turns, told):
    answer = last(library, *turns)
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)
