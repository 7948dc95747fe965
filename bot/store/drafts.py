"""What an admin has begun and not finished: an upload to confirm, an answer being written.

A dialogue goes on after a restart, and only a reply to the very message that asks counts as its answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from bot.store.going import DAY, DRAFT_DAYS
from bot.store.part import Part


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft of an admin in a chat; `state` is text of whoever keeps it, `message` the message that asks
    or carries its buttons, `at` when it was kept last (seconds since 1970)."""

    id: int
    admin: int
    chat: int
    kind: str
    state: str
    message: int | None
    at: float


class Drafts(Part):
    async def keep_draft(
        self, admin: int, chat: int, kind: str, state: str, message: int | None = None
    ) -> int:
        """Keep a draft and give its id, which no later draft gets. `state` should name answers by id
        rather than quote what people asked: /forget does not reach into it."""
        rows = await self._database.rows(
            "INSERT INTO drafts (admin, chat, kind, state, message, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (admin, chat, kind, state, message, self._database.now()),
        )
        return int(rows[0][0])

    async def draft(self, draft_id: int) -> KeptDraft | None:
        """None where it was dropped, or is past its days."""
        return _draft(await self._database.rows(f"{_DRAFT} AND id = ?", (self._oldest(), draft_id)))

    async def draft_of_message(self, chat: int, message: int) -> KeptDraft | None:
        """The draft that a message asks about: the latest, where there are several."""
        return _draft(
            await self._database.rows(
                f"{_DRAFT} AND chat = ? AND message = ? ORDER BY id DESC LIMIT 1",
                (self._oldest(), chat, message),
            )
        )

    async def update_draft(
        self, draft_id: int, *, state: str | None = None, message: int | None = None
    ) -> bool:
        """Change what is given, and let its days begin anew; False where there is no such draft."""
        rows = await self._database.rows(
            "UPDATE drafts SET state = coalesce(?, state), message = coalesce(?, message), at = ?"
            " WHERE at > ? AND id = ? RETURNING id",
            (state, message, self._database.now(), self._oldest(), draft_id),
        )
        return bool(rows)

    async def drop_draft(self, draft_id: int) -> bool:
        """True for the one that dropped it: a button pressed twice acts once."""
        rows = await self._database.rows("DELETE FROM drafts WHERE id = ? RETURNING id", (draft_id,))
        return bool(rows)

    def _oldest(self) -> float:
        return self._database.now() - DRAFT_DAYS * DAY


_DRAFT = "SELECT id, admin, chat, kind, state, message, at FROM drafts WHERE at > ?"


def _draft(rows: Sequence[sqlite3.Row]) -> KeptDraft | None:
    return KeptDraft(*rows[0]) if rows else None
