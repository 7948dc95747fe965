"""Small talk is answered as such, and no question is taken for it."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.talk import small_talk
from bot.models import Kind, Status


@pytest.mark.parametrize(
    ("rule", "messages"),
    [
        ("greeting", "你好|您好!|hi|Hello~|早上好|在吗?|喂"),
        ("thanks", "谢谢|多谢啦|谢谢你的帮助|thanks!|好的,谢谢"),
        ("bye", "再见|拜拜|晚安"),
        ("praise", "好的|明白了|收到|很好"),
        ("help", "帮助|怎么用?|你能做什么?|help|你好,你能干什么?|您好!能帮我什么?|怎么提问|都有哪些功能"),
        ("who", "你是谁?|你叫什么名字|你是机器人吗|你好,你是干嘛的"),
    ],
)
def test_each_kind_of_talk(library, rule, messages):
    for message in messages.split("|"):
        answer, _ = respond(message, library, Conversation())
        assert (message, Status.ANSWER, Kind.TALK, f"talk: {rule}") == (
            message,
            answer.status,
            answer.kind,
            answer.reasons.rule,
        )


@pytest.mark.parametrize(
    "folded",
    [
        "你好,寿宁县建了几个合作社",
        "谢谢,那石湾呢",
        "你好,能人做什么",
        "你知道哪些案例",
        "好的做法有哪些",
        "你知道番村吗",
        "帮助了多少群众",
        "怎么用好土地",
        "晚安排了什么活动",
        "",
        "?",
    ],
)
def test_a_question_is_no_talk(library, folded):
    assert small_talk(folded, library) is None


def test_talk_keeps_the_conversation(library):
    _, before = respond("寿宁县组建了多少人的村级党校师资库?", library, Conversation())
    _, after = respond("谢谢", library, before)
    assert before == after


def test_the_examples_of_help_can_be_answered(library):
    answer, _ = respond("你能做什么?", library, Conversation())
    examples = answer.body[0].text.removeprefix("可以这样问:").split(";")
    replies = [respond(example, library, Conversation())[0] for example in examples]
    assert [Kind.OVERVIEW] * 3 == [reply.kind for reply in replies]


def test_traditional_talk_is_answered_in_traditional(library):
    answer, _ = respond("謝謝", library, Conversation())
    assert ("hant", "不客氣!還想了解什麼,接著問就好。") == (answer.script, answer.lead.text)
