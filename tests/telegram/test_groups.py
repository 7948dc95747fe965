"""Which messages are for the bot."""

import pytest
from telegram import Message

from bot.telegram.groups import addressed, command_of, words_of

BOT = {"id": 9, "is_bot": True, "first_name": "案例", "username": "CaseBot"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
OTHER = {"id": 8, "is_bot": True, "first_name": "别的", "username": "otherbot"}


def message(text="", chat="supergroup", sender=ANN, marks=(), **more):
    """A message as Telegram sends it; `marks` are (type, words) found in the text."""
    entities = []
    for kind, words in marks:
        before = text[: text.index(words)].encode("utf-16-le")
        entities.append(
            {"type": kind, "offset": len(before) // 2, "length": len(words.encode("utf-16-le")) // 2}
        )
    record = {"message_id": 5, "date": 1, "chat": {"id": -3, "type": chat, "title": "群"}, "from": sender}
    content = {"text": text, "entities": entities} if text else {}
    return Message.de_json(record | content | more, None)


def said(text, *marks, **more):
    return message(text, marks=marks, **more)


MENTION = ("mention", "@casebot")
REPLY = {"message_id": 4, "date": 1, "chat": {"id": -3, "type": "supergroup", "title": "群"}, "from": BOT}


@pytest.mark.parametrize(
    "given",
    [
        said("@casebot 有多少人?", MENTION),
        said("请问@casebot有多少人", MENTION),
        said("/ask 有多少人", ("bot_command", "/ask")),
        said("/ask@CASEBOT 有多少人", ("bot_command", "/ask@CASEBOT")),
        said("/help@casebot", ("bot_command", "/help@casebot")),
        said("那有多少户?", reply_to_message=REPLY),
        said("/why", ("bot_command", "/why"), reply_to_message=REPLY),
        message(caption="@casebot 这是哪?", caption_entities=[{"type": "mention", "offset": 0, "length": 8}]),
        said(
            "@casebot 匿名管理员问",
            MENTION,
            sender={"id": 1087968824, "is_bot": True, "first_name": "Group"},
            sender_chat={"id": -3, "type": "supergroup", "title": "群"},
        ),
        said("你好", chat="private"),
        message(chat="private"),
    ],
)
def test_for_the_bot(given):
    assert addressed(given, 9, "CaseBot")


@pytest.mark.parametrize(
    "given",
    [
        said("有多少人?"),
        said("casebot 有多少人?"),
        said("@casebot2 有多少人?", ("mention", "@casebot2")),
        said("/help", ("bot_command", "/help")),
        said("/why", ("bot_command", "/why")),
        said("/ask@otherbot 有多少人", ("bot_command", "/ask@otherbot")),
        said("那呢", reply_to_message=REPLY | {"from": OTHER}),
        said(
            "新话题里的话",
            reply_to_message=REPLY | {"forum_topic_created": {"name": "话题", "icon_color": 1}},
        ),
        said("@casebot 有多少人?", MENTION, sender=OTHER),
        said("@casebot 有多少人?", MENTION, via_bot=BOT),
        said("@casebot 频道转来的", MENTION, is_automatic_forward=True),
        message(reply_to_message=REPLY),  # a sticker in reply to the bot
        said("回答", chat="private", via_bot=BOT),
    ],
)
def test_not_for_the_bot(given):
    assert not addressed(given, 9, "CaseBot")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (said("@casebot 有多少人?", MENTION), "有多少人?"),
        (said("@casebot,有多少人?", MENTION), "有多少人?"),
        (said("😀请问@casebot有多少人?", MENTION), "😀请问 有多少人?"),
        (said("有多少人? @casebot", MENTION), "有多少人?"),
        (said("/ask 有  多少\n人?", ("bot_command", "/ask")), "有  多少\n人?"),
        (said("/ask@casebot 有多少人?", ("bot_command", "/ask@casebot")), "有多少人?"),
        (said("/ask", ("bot_command", "/ask")), ""),
        (said("@casebot", MENTION), ""),
        (said("@casebot 你好", MENTION, chat="private"), "@casebot 你好"),
        (message(caption="这是哪?"), "这是哪?"),
        (message(), ""),
    ],
)
def test_the_words_are_what_is_left(given, words):
    assert words == words_of(given, 9, "CaseBot")


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (said("/Ask@CaseBot 人", ("bot_command", "/Ask@CaseBot")), "ask@casebot"),
        (said("请用 /ask", ("bot_command", "/ask")), None),
        (said("人"), None),
        (message(), None),
    ],
)
def test_only_the_first_word_is_a_command(given, command):
    assert command == command_of(given)
