"""Whoever wrote or edited a page, asked for by name."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "question",
    ["王大锤是谁?", "段绍飞是哪个单位的记者?", "苏凯的电话是多少?", "刘宁芬今年多大?"],
)
def test_what_no_credit_tells_is_not_answered(library, question):
    assert Status.REFUSE is reply(question, library).status


@pytest.mark.parametrize("name", ["段绍飞", "刘宁芬", "苏凯"])
def test_nobody_on_a_page_is_said_to_be_nowhere(library, name):
    told = reply(f"{name}获得了什么荣誉?", library)
    assert (Status.REFUSE, True) == (told.status, told.lead.text.startswith(f"资料里只写着{name}是"))


@pytest.mark.parametrize(
    ("case", "told", "question"),
    [
        ("000", "编辑", "段绍飞"),
        ("000", "责任编辑", "责任编辑钱秀英"),
        ("000", "责任编辑", "钱秀英是谁?"),
        ("000", "责任编辑", "责任编辑是钱秀英的是哪个案例?"),
        ("000", "编辑", "段紹飛是做什麼的?"),
        ("001", "责任编辑", "刘宁芬是哪篇文章的责编?"),
        ("003", "作者", "丁苏写的是哪篇"),
        ("004", "通讯员", "苏凯是谁呀"),
    ],
)
def test_the_page_and_the_part_of_whoever_it_credits(library, case, told, question):
    answer = reply(question, library)
    assert (Status.ANSWER, (case,)) == (answer.status, answer.cases)
    assert any(told in line.text or "編輯" in line.text for line in (answer.lead, *answer.body))
    assert all(citation.quote.text for citation in answer.citations) and answer.citations


def test_a_page_may_be_named_by_its_author(library):
    answer = reply("丁苏写的文章里发展了多少党员?", library)
    assert (Status.ANSWER, ("003",), True) == (answer.status, answer.cases, "344名" in answer.lead.text)


def test_two_who_edited_are_told_side_by_side(library):
    assert ("000", "001") == reply("钱秀英和刘宁芬分别是哪篇文章的责任编辑?", library).cases
