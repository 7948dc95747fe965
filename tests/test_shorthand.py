"""Counted shorthands that a page has, and whether it tells what they stand for."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "question",
    [
        "石湾的“三大工程”是哪三大工程?",
        "寿宁的“三个带头”是哪三个带头?",
        "石湾的“三化”工作法是哪三化?",
        "寿宁的“三讲”课堂是哪三讲?",
        "石湾的“四小园”是哪四园?",
    ],
)
def test_what_the_page_lists_is_told(library, question):
    assert reply(question, library).status is Status.ANSWER


@pytest.mark.parametrize(
    ("why", "question"),
    [
        ("没有说是哪六有", "寿宁村级党校的“六有”标准是哪六有?"),
        ("没有说是哪十个一", "寿宁的“十个一”暖心活动具体是哪十个一"),
        ("没有说是哪五好", "石湾的“五好”支部是指哪五好?"),
    ],
)
def test_a_shorthand_that_stands_alone_is_no_answer(library, why, question):
    answer = reply(question, library)
    assert (Status.REFUSE, True) == (answer.status, why in answer.lead.text)
