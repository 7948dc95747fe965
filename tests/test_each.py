"""What each of the cases says of one thing, and how those named differ."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        (("a", "b", "c"), "三个案例的志愿者有什么不同?"),
        (("a", "b", "c"), "每个案例的特色种植各是怎么搞的?"),
        (("b", "c"), "這些案例的老年食堂各是什麼樣的?"),
        (("a", "c"), "白水镇和红岭镇的志愿者有什么区别?"),
    ],
)
def test_each_case_that_tells_of_it_has_its_line(towns, cases, question):
    answer = reply(question, towns)
    assert (Status.ANSWER, Kind.COMPARE, cases) == (answer.status, answer.kind, answer.cases)
    assert len(cases) == len(answer.citations) == len(answer.body)


def test_where_a_number_is_asked_for_the_lead_has_each_number(towns):
    answer = reply("三个案例的志愿者各有多少人?", towns)
    assert "白水镇:320人;青石镇:1.5万人;红岭镇:4500人" == answer.lead.text


@pytest.mark.parametrize(
    "question",
    ["三个案例的机场有什么不同?", "每个案例的古渠道是怎么修的?", "白水镇和绿野镇的志愿者有什么区别?"],
)
def test_what_fewer_than_two_cases_tell_is_no_comparison(towns, question):
    assert "each case" != reply(question, towns).reasons.rule


@pytest.mark.parametrize("question", ["三个案例都讲了什么?", "这三个案例比较一下", "各地有哪些做法?"])
def test_where_nothing_else_is_asked_about_each_case_opens(towns, question):
    answer = reply(question, towns)
    assert ("cases side by side", ("a", "b", "c")) == (answer.reasons.rule, answer.cases)


def test_everywhere_is_every_case_and_no_strange_place(towns):
    answer = reply("各地分别有多少志愿者?", towns)
    assert ("each case", ("a", "b", "c")) == (answer.reasons.rule, answer.cases)


@pytest.mark.parametrize(
    "question",
    [
        "白水镇和青石镇有什么区别?",
        "白水镇和青石镇的区别",
        "白水镇与青石镇的共同之处",
        "比较一下白水镇和青石镇",
    ],
)
def test_two_named_stand_side_by_side_where_only_their_difference_is_asked_for(towns, question):
    answer = reply(question, towns)
    assert ("cases side by side", ("a", "b")) == (answer.reasons.rule, answer.cases)


@pytest.mark.parametrize("question", ["白水镇和青石镇谁是镇长?", "白水镇和青石镇的养猪场各有多少个?"])
def test_what_neither_of_two_tells_is_refused(towns, question):
    assert Status.REFUSE is reply(question, towns).status


@pytest.mark.parametrize("question", ["各案例有多少志愿者?", "各个案例的志愿者数量"])
def test_each_case_is_meant_however_it_is_put(towns, question):
    answer = reply(question, towns)
    assert ("a", "b", "c") == answer.cases
    assert all(number in answer.lead.text for number in ("320人", "1.5万人", "4500人"))


def test_how_many_more_is_asked_of_both(towns):
    answer = reply("青石镇比白水镇多注册了多少志愿者?", towns)
    assert ("最多的是青石镇:1.5万人", ("b", "a")) == (answer.lead.text, answer.cases)
