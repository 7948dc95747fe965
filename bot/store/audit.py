"""Who did what, and when: appended to, never changed, kept without limit."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.database import Run
from bot.store.part import Part


@dataclass(frozen=True, slots=True)
class Act:
    """What an admin did; `admin` a Telegram id (0: the command line), `at` in seconds since 1970."""

    id: int
    admin: int
    act: str
    detail: str
    at: float


class Audit(Part):
    async def audit(self, admin: int, act: str, detail: str = "") -> None:
        """Note an act that no other method notes by itself. `detail` must hold nothing of what people
        asked: no /forget reaches it."""
        async with self._database.transaction() as run:
            await note(run, admin, act, detail, self._database.now())

    async def audit_log(self, limit: int = 100) -> list[Act]:
        """The latest acts, last one first."""
        rows = await self._database.rows(
            "SELECT id, admin, act, detail, at FROM audit ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [Act(*row) for row in rows]


async def note(run: Run, admin: int, act: str, detail: str, now: float) -> None:
    """Note an act in the transaction that does it."""
    await run("INSERT INTO audit (admin, act, detail, at) VALUES (?, ?, ?, ?)", (admin, act, detail, now))
