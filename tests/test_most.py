"""Who has the most and the least of something."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    ("order", "told", "question"),
    [
        (("b", "c", "a"), "青石镇:1.5万人", "哪个案例的志愿者最多?"),
        (("a", "c", "b"), "白水镇:320人", "哪个案例的志愿者最少?"),
        (("a", "c", "b"), "白水镇:1.2亿元", "哪个案例投入的建设资金最多?"),
        (("b", "c", "a"), "青石镇:860万元", "最少的建设资金是哪个案例?"),
        (("b", "c", "a"), "青石镇:860万元", "哪个案例投入的钱最少?"),
        (("b", "a"), "青石镇:1.5万人", "白水镇和青石镇哪个志愿者多?"),
        (("a", "b"), "白水镇:320人", "白水镇和青石镇,谁的志愿者少?"),
        (("b", "c", "a"), "青石镇:2平方公里", "哪个案例流转的土地面积最大?"),
    ],
)
def test_numbers_compare_by_their_magnitude_not_their_digits(towns, order, told, question):
    answer = reply(question, towns)
    assert (Status.ANSWER, Kind.COMPARE, order) == (answer.status, answer.kind, answer.cases)
    assert answer.lead.text.endswith(told)
    assert told.split(":")[1] == answer.lead.text[slice(*answer.lead.bold[0])]


def test_a_number_of_something_else_is_not_compared(library):
    answer = reply("涧西和石湾谁的党群服务中心多", library)
    assert "12个" in answer.lead.text and "支" not in answer.lead.text
    assert any("没有说到" in line.text for line in answer.body)


def test_what_is_compared_may_stand_before_the_names(library):
    answer = reply("收集群众意见建议,寿宁和涧西哪个收得多?", library)
    assert ("004", "001") == answer.cases and answer.lead.text.endswith("1200余条")


def test_the_verb_of_a_comparison_is_not_searched_for(library):
    answer = reply("收集群众意见建议,寿宁和涧西哪个收得多?", library)
    assert "最多的是河南洛阳:1200余条" == answer.lead.text


def test_people_are_counted_by_heads_and_by_who_tells_of_the_thing(library):
    answer = reply("选派干部人数最多的案例是哪个?", library)
    assert "最多的是青岛西海岸新区:470名" == answer.lead.text
    assert "000" not in answer.cases


def test_one_case_alone_is_told_as_the_only_one(library):
    assert "写明的只有河南洛阳:1000余人" == reply("哪个案例带动就业的人最多?", library).lead.text


def test_the_least_is_of_the_thing_asked_for(library):
    assert "最少的是寿宁县:350多条" == reply("哪个案例收集的意见最少?", library).lead.text
