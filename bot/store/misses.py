"""What was asked in vain: open until an admin settles it.

A miss is an answer of the log: a refusal, a "did you mean", or one that somebody rated bad.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from bot.store.audit import note
from bot.store.database import Run
from bot.store.going import DAY
from bot.store.part import Part

Settling = Literal["answered", "off-topic", "later"]

LATER_DAYS = 1.0
"""When what was put off comes back, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question asked in vain. `answer` is the answer's id; `bad` whether somebody rated it so, `reason`
    the code of the last reason given; `person` the hash of who asked; `asked` in seconds since 1970;
    `dismissed` how many questions of the same words were settled as off-topic before."""

    answer: int
    question: str
    status: str
    kind: str
    bad: bool
    reason: str | None
    person: str
    asked: float
    dismissed: int = 0


class Misses(Part):
    async def misses(self, limit: int = 5000) -> list[Miss]:
        """The latest open misses, last one first."""
        rows = await self._database.rows(_MISSES, {"now": self._database.now(), "limit": limit})
        return [
            Miss(answer, question, status, kind, bool(bad), reason, person, asked, dismissed)
            for answer, question, status, kind, bad, reason, person, asked, dismissed in rows
        ]

    async def settle(
        self,
        answers: Collection[int],
        how: Settling,
        admin: int,
        entry: str = "",
        until: float | None = None,
    ) -> int:
        """Settle those of the answers that are open; gives how many that were (0: somebody else was first).

        "answered" by `entry` and "off-topic" are for good, whatever is asked later; "later" lasts `until`
        (seconds since 1970; a day, if not given).
        """
        now = self._database.now()
        if how == "later" and until is None:
            until = now + LATER_DAYS * DAY
        values = {"answers": json.dumps(list(answers)), "how": how, "admin": admin, "entry": entry}
        async with self._database.transaction() as run:
            cursor = await run(_SETTLE, {**values, "until": until if how == "later" else None, "now": now})
            count = cursor.rowcount
            if count:
                await note(run, admin, "settle", " ".join(filter(None, (how, entry, f"×{count}"))), now)
            return count

    async def reopen(self, answer: int, admin: int) -> int:
        """Put back what was settled in one stroke with an answer, as off-topic or for later; gives how many
        answers that were."""
        now = self._database.now()
        async with self._database.transaction() as run:
            count = (await run(_REOPEN, (answer,))).rowcount
            if count:
                await note(run, admin, "reopen", f"×{count}", now)
            return count

    async def liked(self, limit: int = 2000) -> list[str]:
        """Different questions that somebody rated good and nobody rated bad, the latest first."""
        rows = await self._database.rows(_LIKED, (limit,))
        return [str(question) for (question,) in rows]


_OPEN = """NOT EXISTS (
        SELECT 1 FROM settled WHERE settled.answer = answers.id AND (how != 'later' OR until > :now)
    )"""

# Two branches, since nearly all stand in the first, which its index holds whole.
_MISSES = f"""
    WITH missed AS (
        SELECT id, question, status, kind, user, asked FROM answers
        WHERE status IN ('suggest', 'refuse') AND {_OPEN}
        UNION ALL
        SELECT id, question, status, kind, user, asked FROM answers
        WHERE status NOT IN ('suggest', 'refuse') AND id IN (SELECT answer FROM ratings WHERE NOT good)
            AND {_OPEN}
        ORDER BY id DESC LIMIT :limit
    ),
    dismissed AS (
        SELECT question, count(*) AS times FROM settled JOIN answers ON answers.id = settled.answer
        WHERE how = 'off-topic' GROUP BY question
    )
    SELECT id, missed.question, status, kind,
        EXISTS (SELECT 1 FROM ratings WHERE answer = id AND NOT good),
        (
            SELECT reason FROM ratings
            WHERE answer = id AND NOT good AND reason IS NOT NULL ORDER BY at DESC LIMIT 1
        ),
        user, asked, coalesce(times, 0)
    FROM missed LEFT JOIN dismissed ON dismissed.question = missed.question
    ORDER BY id DESC"""

_SETTLE = f"""
    INSERT OR REPLACE INTO settled
    SELECT id, :how, :admin, :entry, :until, :now FROM answers
    WHERE id IN (SELECT value FROM json_each(:answers)) AND {_OPEN}"""

_REOPEN = """
    DELETE FROM settled WHERE how != 'answered' AND (admin, at, how) = (
        SELECT admin, at, how FROM settled WHERE answer = ?
    )"""

_LIKED = """
    SELECT question FROM ratings JOIN answers ON answers.id = ratings.answer
    GROUP BY question HAVING min(good) ORDER BY max(ratings.at) DESC LIMIT ?"""


async def ask_again(run: Run, entries: Collection[str], since: float) -> None:
    """Open what these entries have answered since a time, and tell nobody who was not told yet."""
    values = (json.dumps(list(entries)), since)
    await run(
        "DELETE FROM settled WHERE entry IN (SELECT value FROM json_each(?)) AND entry != '' AND at >= ?",
        values,
    )
    await run("DELETE FROM notices WHERE entry IN (SELECT value FROM json_each(?)) AND at >= ?", values)
