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


@pytest.mark.parametrize(
    ("case", "told", "question"),
    [
        ("000", "责任编辑", "钱秀英是谁?"),
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
