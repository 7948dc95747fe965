"""Which texts are entries, pasted as they stand in a file."""

from __future__ import annotations

import re

from telegram import Message, MessageEntity
from telegram.ext.filters import MessageFilter


class PastedEntries(MessageFilter):
    """Texts that are entries: they begin as a list of them does, or are a block of code marked yaml."""

    def filter(self, message: Message) -> bool:
        return message.text is not None and (_begins(message.text) or _marked_yaml(message))


def holds_entries(text: str) -> bool:
    """Whether a text is entries, behind comments or none.

    >>> holds_entries("# 问答\\n\\n- id: a"), holds_entries("# 纪要\\n\\n- 一项")
    (True, False)
    """
    return _begins(_COMMENTS.sub("", text, count=1))


_COMMENTS = re.compile(r"\A(?:[^\S\n]*(?:#[^\n]*)?\n)+")


def unfenced(text: str) -> str:
    """A pasted text without the marks of a code block.

    >>> unfenced("```yaml\\n- id: a\\n```")
    '- id: a\\n'
    """
    fenced = _FENCED.fullmatch(text.strip())
    return fenced[1] if fenced else text


def _begins(text: str) -> bool:
    return _ENTRY.match(text) is not None or _FENCED.fullmatch(text.strip()) is not None


def _marked_yaml(message: Message) -> bool:
    """Telegram itself makes a block of code of ```yaml, and takes the marks away."""
    entity = message.entities[0] if message.entities else None
    return (
        entity is not None
        and (entity.type, entity.offset) == (MessageEntity.PRE, 0)
        and (entity.language or "").lower() in ("yaml", "yml")
    )


# The colon may be full-width: that is a mistake to be told of, not a question. Some editors copy a byte order
# mark with the text.
_ENTRY = re.compile(r"[\s\ufeff]*-\s+(?:id|questions|answer|sources|not|valid_until)\s*[::]")
_FENCED = re.compile(r"```(?:ya?ml)\s*\n(.*?\n?)```", re.S | re.I)
