"""Whom to tell that their question has its answer now: queued in one stroke, gone when told.

A notice outlives the process: after a kill between sending and noting, one is sent twice at most.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from bot.store.part import Part


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell `user` in `chat` that `entry` answers their `question`, which is `message` there (None: it is
    not known, or was edited since); `answer` is the id of the answer they got."""

    id: int
    answer: int
    entry: str
    user: int
    chat: int
    message: int | None
    question: str


class Notices(Part):
    async def queue_notices(self, entry: str, answers: Collection[int]) -> int:
        """Queue one notice for each person who asked one of these in vain and is not quiet: of the latest
        that they asked. Gives how many are new; called again, it adds none."""
        values = {"entry": entry, "answers": json.dumps(list(answers)), "now": self._database.now()}
        async with self._database.transaction() as run:
            cursor = await run(_QUEUE, values)
            # Told by the one notice: the other questions of these people wait for nothing more.
            await run(_REST, values)
            return cursor.rowcount

    async def notices(self, limit: int = 100) -> list[Notice]:
        """Those to be sent, oldest first."""
        return [Notice(*row) for row in await self._database.rows(_NOTICES, (limit,))]

    async def noticed(self, notice_id: int) -> None:
        """It is sent, or never can be: its person is no longer waiting."""
        async with self._database.transaction() as run:
            await run(
                "DELETE FROM askers WHERE answer = (SELECT answer FROM notices WHERE id = ?)", (notice_id,)
            )
            await run("DELETE FROM notices WHERE id = ?", (notice_id,))


# Bare columns beside max() are those of the row that has it.
_QUEUE = """
    INSERT INTO notices (entry, user, chat, answer, at)
    SELECT :entry, user, chat, max(answer), :now FROM askers
    WHERE answer IN (SELECT value FROM json_each(:answers)) GROUP BY user
    ON CONFLICT DO NOTHING"""

_REST = """
    DELETE FROM askers WHERE answer IN (SELECT value FROM json_each(:answers))
        AND NOT EXISTS (SELECT 1 FROM notices WHERE notices.answer = askers.answer)"""

_NOTICES = """
    SELECT notices.id, notices.answer, entry, notices.user, chat,
        (SELECT message FROM messages WHERE answer = notices.answer AND NOT reply ORDER BY message LIMIT 1),
        question
    FROM notices JOIN answers ON answers.id = notices.answer
    ORDER BY notices.id LIMIT ?"""
