"""What an admin wrote with Telegram's own formatting, as an entry writes it."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, MessageEntity

from bot.faq.entries import Entry
from bot.faq.markup import markup_problems
from bot.telegram.admin.composing import as_markup

LINK = "https://example.org/\\1"


def bold(offset, length):
    return MessageEntity(MessageEntity.BOLD, offset, length)


def linked(offset, length):
    return MessageEntity(MessageEntity.TEXT_LINK, offset, length, url=LINK)


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("没有格式", (), "没有格式"),
        ("📄 三支队伍", (bold(3, 2),), "📄 **三支**队伍"),
        ("见 原文 吧", (linked(1, 4),), f"见 [原文]({LINK}) 吧"),
        ("第一行\n\n第二行", (bold(0, 8),), "**第一行**\n\n**第二行**"),
        ("原文", (bold(0, 2), linked(0, 2)), f"[原文]({LINK})"),
        ("原文在此", (linked(0, 2), bold(1, 3)), f"[原文]({LINK})在此"),
        ("甲乙丙", (MessageEntity(MessageEntity.ITALIC, 0, 3), bold(2, 1)), "甲乙**丙**"),
        ("甲 乙", (bold(1, 1),), "甲 乙"),
    ],
)
def test_bold_and_links_become_an_entrys(text, entities, expected):
    message = Message(1, datetime.now(UTC), Chat(1, "private"), text=text, entities=entities)
    assert expected == as_markup(message)
    assert [] == markup_problems(Entry("a", ("问",), expected))
