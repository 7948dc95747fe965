"""What a conversation keeps, and that a restart loses nothing of it."""

import json

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_text
from bot.answering.understanding.conversation import restored, saved

ASKED = ("石桥镇改造了多少户厕?", "那保洁员呢?", "雲溪縣的茶園有多少畝?", "医院有几家?", "你好")


def after(library, *questions):
    conversation = Conversation()
    for question in questions:
        _, conversation = respond(question, library, conversation)
    return conversation


@pytest.mark.parametrize("following", ["那志愿者呢?", "它的标题是什么?", "云溪县呢?", "清理了多少吨垃圾?"])
@pytest.mark.parametrize("count", range(len(ASKED) + 1))
def test_a_conversation_goes_on_after_a_restart(small, count, following):
    before = after(small, *ASKED[:count])
    again = restored(saved(before), small)
    told, retold = (as_text(respond(following, small, one)[0]) for one in (before, again))
    assert told == retold


def test_and_more_goes_on_too(small):
    before = after(small, "石桥镇改造了多少户厕?", "那保洁员呢?")
    again = restored(saved(before), small)
    told, retold = (as_text(respond("还有呢?", small, one)[0]) for one in (before, again))
    assert told == retold


def test_a_fresh_one_is_fresh_again(small):
    assert Conversation() == restored(saved(Conversation()), small)


def test_what_is_saved_is_json_with_chinese_as_it_is(small):
    record = json.loads(saved(after(small, ASKED[0])))
    assert (["cases", "question", "told"], ["b"]) == (list(record), record["cases"])
    assert "石桥镇" in saved(after(small, ASKED[0]))


def test_a_case_that_is_gone_is_forgotten(small, library):
    again = restored(saved(after(small, ASKED[0])), library)
    assert frozenset() == again.cases


@pytest.mark.parametrize(
    "text",
    [
        "",
        "oops",
        "null",
        "[]",
        "7",
        "{}",
        '{"cases": 5, "question": null, "told": []}',
        '{"cases": [], "question": null, "told": [1]}',
        '{"cases": [], "question": null, "told": [["a", "x"]]}',
        '{"cases": [], "question": "", "told": null}',
        '{"cases": [], "question": 5, "told": []}',
        json.dumps({"cases": [], "question": "问" * 3000, "told": []}),
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_what_is_no_conversation_gives_a_fresh_one(small, text):
    assert Conversation() == restored(text, small)


def test_another_case_is_asked_in_its_own_verbs(library):
    conversation = after(library, "尹兆场协调了多少资金?")
    assert "3070余万元" in respond("西海岸呢?", library, conversation)[0].lead.text


def test_of_two_that_read_alike_the_sentence_just_told_is_meant(library):
    conversation = after(library, "灵珠山街道注册了个什么合作社?", "卖了多少斤芋头板栗?")
    assert "252.73万元" in respond("给农民增收了多少", library, conversation)[0].lead.text
