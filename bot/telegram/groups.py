"""Which messages are meant for the bot. In a private chat all are; in a group those that mention it,
reply to it, or are /ask or a command with its name behind; nothing else."""

from __future__ import annotations

from telegram import Chat, Message, MessageEntity
from telegram.ext.filters import MessageFilter

from bot.telegram.texts import GROUP_COMMANDS
from bot.text.utf16 import stretch


def addressed(message: Message, bot_id: int, username: str) -> bool:
    """Whether a message is meant for the bot; its own posts, other bots' and service messages never are.

    An anonymous admin writes as a bot of Telegram's, in the name of the group (`sender_chat`).
    """
    sender = message.from_user
    if sender is None or (sender.is_bot and message.sender_chat is None):
        return False
    if message.is_automatic_forward or (message.via_bot is not None and message.via_bot.id == bot_id):
        return False
    if message.chat.type == Chat.PRIVATE:
        return True
    if not (message.text or message.caption):
        return False
    command = command_of(message)
    if command is not None:
        name, _, whose = command.partition("@")
        if whose:
            return whose.lower() == username.lower()
        if name in GROUP_COMMANDS:
            return True
    return _replies_to(message, bot_id) or _own_mention(message, bot_id, username) is not None


def command_of(message: Message) -> str | None:
    """The command a message begins with, in lower case, without the slash: `ask` or `ask@name`."""
    entity = message.entities[0] if message.text and message.entities else None
    if entity is None or entity.type != MessageEntity.BOT_COMMAND or entity.offset:
        return None
    return (message.text or "")[1 : entity.length].lower()


def words_of(message: Message, bot_id: int, username: str) -> str:
    """What a message says, without the command in front or the mention of the bot."""
    text = message.text or message.caption or ""
    command = command_of(message)
    if command is not None:
        return text[len(command) + 1 :].strip()
    mention = _own_mention(message, bot_id, username) if message.chat.type != Chat.PRIVATE else None
    if mention is not None:
        before = stretch(text, 0, mention.offset)
        after = stretch(text, mention.offset + mention.length)
        return f"{before.rstrip()} {after.lstrip(' ,,::')}".strip()
    return text.strip()


class ForBot(MessageFilter):
    """`addressed` as a filter for the table of handlers."""

    def __init__(self, bot_id: int, username: str) -> None:
        super().__init__(name="ForBot")
        self._bot_id = bot_id
        self._username = username

    def filter(self, message: Message) -> bool:
        return addressed(message, self._bot_id, self._username)


def _replies_to(message: Message, bot_id: int) -> bool:
    """In a topic every message replies to the one that opened it: that is no reply to anybody."""
    other = message.reply_to_message
    if other is None or other.forum_topic_created is not None:
        return False
    return other.from_user is not None and other.from_user.id == bot_id


def _own_mention(message: Message, bot_id: int, username: str) -> MessageEntity | None:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    for entity, text in found.items():
        if entity.type == MessageEntity.MENTION and text.lower() == f"@{username}".lower():
            return entity
        if entity.user is not None and entity.user.id == bot_id:
            return entity
    return None
