"""Parallel points of a page, told where as many are asked for."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Kind

PAGE = """柏岭镇深化“三个先行”
来源:柏岭发布
  柏岭镇以“三个先行”抓好山区发展。
一、先行学习本领,争做懂行能手
  一是课堂办到田头。请农技员在地里讲课。二是师傅结对徒弟。每名师傅带两名徒弟。三是比武评出名次。一年比两次。
二、先行试种新品,争做种植示范
  一是试种新稻。先种二十亩。二是套种药材。收成归各户。三是留种选优。由农技站把关。
三、先行帮扶邻里,争做邻里帮手
  一是送货上门。替老人买药。二是代办手续。材料一次交齐。三是冬日送暖。每户送炭一袋。
"""


@pytest.fixture(scope="module")
def town(library_of):
    return library_of({"a.txt": PAGE})


@pytest.mark.parametrize(
    ("told", "question"),
    [
        (("懂行能手", "种植示范", "邻里帮手"), "柏岭镇的“三个先行”分别要争做什么?"),
        (("试种新稻", "套种药材", "留种选优"), "柏岭镇“先行试种新品”下面分哪三条?"),
        (("送货上门", "代办手续", "冬日送暖"), "柏岭镇先行帮扶邻里有哪三项做法?"),
    ],
)
def test_the_points_asked_for_are_told_and_cited(town, told, question):
    answer, _ = respond(question, town, Conversation())
    assert (Kind.LIST, 3) == (answer.kind, len(answer.citations))
    assert [True] * 3 == [point in answer.lead.text for point in told]


def test_as_many_as_the_page_has_not_are_no_points(town):
    answer, _ = respond("柏岭镇先行帮扶邻里有哪五项做法?", town, Conversation())
    assert answer.reasons.rule != "parallel points"
