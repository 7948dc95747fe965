"""What is kept as text reads back the same, and what is not ours reads as nothing."""

import pytest

from bot.answering import Conversation, respond
from bot.telegram.records import Talk, read_answer, read_talk, write_answer, write_talk


@pytest.mark.parametrize(
    "question",
    ["石湾培训了多少人次?", "壽寧縣主要是怎麼做的?", "火星上有什么?", "有哪些案例?", "你好", "<b>&"],
)
def test_an_answer_reads_back_the_same(library, question):
    answer, _ = respond(question, library, Conversation())
    assert answer == read_answer(write_answer(answer))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"status": "maybe"}', "不是"])
def test_what_is_no_answer_is_none(text):
    assert read_answer(text) is None


def test_a_talk_reads_back_the_same():
    assert Talk('{"cases": ["甲"]}', 12) == read_talk(write_talk(Talk('{"cases": ["甲"]}', 12)))


@pytest.mark.parametrize("text", [None, "", "[]", "null", '{"answer": "x"}', '{"answer": null}', "不是"])
def test_what_is_no_talk_is_a_fresh_one(text):
    assert Talk() == read_talk(text)
