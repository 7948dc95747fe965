"""Things named side by side and compared by number."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.several.versus import compares, numbers_asked
from bot.answering.understanding.question import understand
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "folded", ["白水镇的志愿者有多少", "白水镇的占比有多大", "对比一下两个镇", "相比之下有多少志愿者"]
)
def test_no_comparison_is_none(folded):
    assert not compares(folded)


@pytest.mark.parametrize(
    ("cases", "told", "question"),
    [
        (("b", "a"), "青石镇:1.5万人", "白水镇的志愿者比青石镇多吗?"),
        (("b", "a"), "青石镇:1.5万人", "白水镇的志愿者有没有青石镇多"),
        (("a", "b"), "白水镇:1.2亿元", "白水镇的建设资金比青石镇的多多少?"),
        (("b", "a"), "青石镇:1.5万人", "白水镇和青石镇,志愿者哪个多?"),
    ],
)
def test_what_the_second_side_leaves_out_is_that_of_the_first(towns, cases, told, question):
    answer = reply(question, towns)
    assert (Status.ANSWER, Kind.COMPARE, cases) == (answer.status, answer.kind, answer.cases)
    assert answer.lead.text.endswith(told)


def test_two_things_of_one_case(library):
    answer = reply("石湾的党群服务中心和党群服务站哪个多?", library)
    assert "最多的是石湾的党群服务站:19个" == answer.lead.text
    assert 1 == len(answer.citations) and "12个" in answer.body[0].text


def test_the_same_number_is_not_compared_with_itself(towns):
    assert reply("白水镇的志愿者和志愿服务哪个多?", towns).status is not Status.ANSWER


@pytest.mark.parametrize(
    ("thing", "question"),
    [
        ("志愿者", "白水镇的志愿者比青石镇多吗?"),
        ("志愿者", "志愿者是白水镇多还是青石镇多?"),
        ("志愿者", "论志愿者,白水镇和青石镇相差多少?"),
        ("志愿者", "白水镇跟青石镇,谁的资金多我不管,我只问志愿者谁多"),
        ("服务场次", "白水镇、青石镇谁的服务场次更多"),
    ],
)
def test_what_is_asked_of_each_whatever_the_order(towns, thing, question):
    asked = numbers_asked(understand(question, towns), towns)
    assert [f"白水镇的{thing}有多少", f"青石镇的{thing}有多少"] == asked


def test_each_has_its_own_thing_and_what_is_asked_of_all(towns):
    asked = numbers_asked(understand("参加治理的白水镇党员和青石镇的志愿者,哪边人多?", towns), towns)
    assert ["白水镇的参加治理的党员多少人", "青石镇的志愿者多少人"] == asked
