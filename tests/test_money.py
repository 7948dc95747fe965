"""Sums that were got do not answer for sums that were put in, nor the other way."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status

PAGE = """栗坪村的戏台
来源:松原日报
  “今天我领到了3260元,在家门口就能赚到钱。”栗坪村的老人笑着说。
  山上的茶园连成一片,游客常来拍照。溪边修了步道,走一圈要半小时。村口立着一棵老樟树,树下摆着石凳。
  村里的戏台总投资48万元,如今天天有人唱戏,全村老少都来听。
"""


@pytest.fixture(scope="module")
def village(library_of):
    return library_of({"a.txt": PAGE})


@pytest.mark.parametrize("question", ["栗坪村的老人投了多少钱?", "村里的戏台赚了多少钱?"])
def test_a_sum_that_goes_the_other_way_is_no_answer(village, question):
    answer, _ = respond(question, village, Conversation())
    assert Status.ANSWER is not answer.status


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("3260元", "栗坪村的老人赚了多少钱?"),
        ("48万元", "村里的戏台花了多少钱?"),
    ],
)
def test_a_sum_that_goes_as_asked_is_told(village, told, question):
    answer, _ = respond(question, village, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)
