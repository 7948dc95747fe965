"""What a conversation keeps between messages, and how it is written down for a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.answering.understanding.question import Question, understand
from bot.errors import UserError
from bot.library import Library


@dataclass(frozen=True)
class Conversation:
    """The cases last spoken of, the question last understood, and where the sentences told for it stand
    (case, start), so that 还有呢 tells others. `Conversation()` is a fresh one."""

    cases: frozenset[str] = frozenset()
    question: Question | None = None
    told: frozenset[tuple[str, int]] = frozenset()


def saved(conversation: Conversation) -> str:
    """A conversation as JSON: its cases, the words of its last question, the sentences told."""
    return json.dumps(
        {
            "cases": sorted(conversation.cases),
            "question": conversation.question.plain if conversation.question else None,
            "told": sorted(conversation.told),
        },
        ensure_ascii=False,
    )


def restored(text: str, library: Library) -> Conversation:
    """The conversation that `saved` wrote, read against the library of now; a fresh one where the text
    is not such JSON or its cases are gone."""
    try:
        record = json.loads(text)
        cases = frozenset(str(case) for case in record["cases"]) & library.cases.keys()
        told = frozenset((str(case), int(start)) for case, start in record["told"])
        asked = record["question"] or ""
        if not isinstance(asked, str):
            return Conversation()
        question = understand(asked, library) if asked else None
    except (ValueError, KeyError, TypeError, RecursionError, UserError):
        return Conversation()
    return Conversation(frozenset(cases), question, told)
