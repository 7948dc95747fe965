"""What the store keeps as text: an answer whole, and a chat's conversation with its last answer."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from bot.models import Answer

_ANSWER = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat's conversation as `bot.answering.understanding.conversation.saved` wrote it ("" for a fresh one), and the
    id of the answer given last (0: none), which /why speaks of."""

    conversation: str = ""
    answer: int = 0


def write_answer(answer: Answer) -> str:
    return _ANSWER.dump_json(answer).decode("utf-8")


def read_answer(text: str) -> Answer | None:
    """What `write_answer` wrote; None where an older version wrote it in a shape that is no more."""
    try:
        return _ANSWER.validate_json(text)
    except ValidationError:
        return None


def write_talk(talk: Talk) -> str:
    return json.dumps({"conversation": talk.conversation, "answer": talk.answer}, ensure_ascii=False)


def read_talk(text: str | None) -> Talk:
    """What `write_talk` wrote; a fresh talk for None or anything else.

    >>> read_talk(write_talk(Talk("{}", 7))), read_talk("?")
    (Talk(conversation='{}', answer=7), Talk(conversation='', answer=0))
    """
    try:
        record = json.loads(text or "{}")
        return Talk(str(record.get("conversation", "")), int(record.get("answer", 0)))
    except (ValueError, TypeError, AttributeError):
        return Talk()
