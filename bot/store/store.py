"""The state of the worker: one method, one transaction.

People and chats are kept as a keyed hash (HMAC-SHA256; the key is made with the database and stays in
it): enough to find one's own again, not enough to tell who asked. Telegram's own ids of those who ask stand
in two places only: in an update until it is finished, and in `askers` (from there in `notices`), for those
who want to be told when a question asked in vain is answered later. Admins are kept by their ids.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.store.curation import Curation
from bot.store.database import Database, Values
from bot.store.going import DAY, expire, forget

CONVERSATION_HOURS = 6.0
RETENTION_DAYS = 90.0


@dataclass(frozen=True, slots=True)
class Logged:
    """A question and what was answered; `answer` as the JSON it was logged with, `asked` in seconds
    since 1970, `replies` the ids of the messages that carry it, in order."""

    id: int
    question: str
    answer: str
    status: str
    kind: str
    ms: float
    asked: float
    replies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person thought of an answer; `reason` is the code of one, or None."""

    good: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom to tell, and where, when a question asked in vain gets its answer."""

    user: int
    chat: int


class Store:
    """See `open`. All methods may raise sqlite3.Error (a full disk); none leaves half of its work."""

    def __init__(self, database: Database, conversation_hours: float, retention_days: float) -> None:
        self._database = database
        self._now = database.now
        self._conversation_seconds = conversation_hours * 3600
        self._retention_seconds = retention_days * DAY
        self.curation = Curation(database)

    @classmethod
    async def open(
        cls,
        database_url: str,
        *,
        now: Callable[[], float] = time.time,
        conversation_hours: float = CONVERSATION_HOURS,
        retention_days: float = RETENTION_DAYS,
    ) -> Self:
        """Open the database of an address (`sqlite:///path`), made and brought up to date as needed.

        Raises SettingsError where that cannot be done.
        """
        return cls(await Database.open(database_url, now), conversation_hours, retention_days)

    async def close(self) -> None:
        await self._database.close()

    # Updates: written before they are handled, so that a killed process takes none with it.

    async def take(self, update_id: int, payload: str) -> bool:
        """Write an update down; False where it is known (fetched again, or set aside)."""
        taken = await self._rows(
            "INSERT INTO updates (id, payload, taken) SELECT ?, ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM set_aside WHERE id = ?) ON CONFLICT DO NOTHING RETURNING id",
            (update_id, payload, self._now(), update_id),
        )
        return bool(taken)

    async def begin(self, update_id: int) -> int:
        """Count a start at an update and tell how many there were, this one with them."""
        rows = await self._rows(
            "UPDATE updates SET begun = begun + 1 WHERE id = ? RETURNING begun", (update_id,)
        )
        return int(rows[0][0]) if rows else 0

    async def leave(self, update_id: int) -> None:
        """Take a start back that ended in order, without an answer: only deaths are to count."""
        await self._rows("UPDATE updates SET begun = begun - 1 WHERE id = ? AND begun > 0", (update_id,))

    async def finish(self, update_id: int) -> None:
        await self._rows(_FINISH, (self._now(), update_id))

    async def unfinished(self) -> list[tuple[int, str]]:
        """(id, payload) of the updates taken and not finished, oldest first."""
        rows = await self._rows("SELECT id, payload FROM updates WHERE finished IS NULL ORDER BY id")
        return [(int(id), str(payload)) for id, payload in rows]

    async def set_aside(self, update_id: int, payload: str, error: str) -> None:
        """Keep an update that cannot be handled, with why; it counts as finished."""
        async with self._database.transaction() as run:
            await run(
                "INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?, ?)",
                (update_id, payload, error, self._now()),
            )
            await run(_FINISH, (self._now(), update_id))

    # Conversations.

    async def conversation(self, chat: int) -> str | None:
        """What `keep_conversation` kept of a chat, or None where it is too old or there is none."""
        rows = await self._rows(
            "SELECT text FROM conversations WHERE chat = ? AND at > ?",
            (self._hash("chat", chat), self._now() - self._conversation_seconds),
        )
        return str(rows[0][0]) if rows else None

    async def keep_conversation(self, chat: int, text: str) -> None:
        await self._rows(
            "INSERT OR REPLACE INTO conversations VALUES (?, ?, ?)",
            (self._hash("chat", chat), text, self._now()),
        )

    # Questions and answers.

    async def log(
        self,
        *,
        user: int,
        chat: int,
        question: str,
        answer: str,
        status: str,
        kind: str,
        ms: float,
        message: int | None = None,
        update_id: int | None = None,
    ) -> int:
        """Log an answer and give its id. `message` is the question's (None inline, for a button),
        `update_id` the update it came in. Whoever asked in vain is kept for telling, unless quiet."""
        person = self._hash("user", user)
        async with self._database.transaction() as run:
            cursor = await run(
                "INSERT INTO answers (user, question, answer, status, kind, ms, asked, update_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (person, question, answer, status, kind, ms, self._now(), update_id),
            )
            id = cursor.lastrowid
            assert id is not None
            await run(_ORIGIN, {"answer": id, "told": answer})
            if message is not None:
                await run(_MESSAGE, (self._hash("chat", chat), message, id, False))
            if status in ("suggest", "refuse"):
                await run(
                    "INSERT INTO askers SELECT ?, ?, ?"
                    " WHERE NOT EXISTS (SELECT 1 FROM wishes WHERE user = ? AND quiet)",
                    (id, user, chat, person),
                )
            return id

    async def replied(self, answer_id: int, chat: int, *messages: int) -> None:
        """The whole reply is out, in these messages: to be called once. Its update is finished by the
        same stroke, so that a kill after it sends nothing twice. Of an answer that was forgotten or has
        expired, nothing is kept."""
        async with self._database.transaction() as run:
            for message in messages:
                await run(
                    "INSERT OR REPLACE INTO messages SELECT ?, ?, id, 1 FROM answers WHERE id = ?",
                    (self._hash("chat", chat), message, answer_id),
                )
            await run(
                "UPDATE updates SET finished = ?, payload = ''"
                " WHERE finished IS NULL AND id = (SELECT update_id FROM answers WHERE id = ?)",
                (self._now(), answer_id),
            )

    async def answer(self, answer_id: int) -> Logged | None:
        return _logged(await self._rows(f"{_ANSWER} WHERE id = ?", (answer_id,)))

    async def answer_of_message(self, chat: int, message: int) -> Logged | None:
        """The answer that a message asked for or carries (the latest, where a question was edited)."""
        return _logged(
            await self._rows(
                f"{_ANSWER} WHERE id = (SELECT answer FROM messages WHERE chat = ? AND message = ?)",
                (self._hash("chat", chat), message),
            )
        )

    async def asker(self, answer_id: int) -> Asker | None:
        """Whom to tell of a later answer, or None: answered, quiet, or forgotten."""
        rows = await self._rows("SELECT user, chat FROM askers WHERE answer = ?", (answer_id,))
        return Asker(*rows[0]) if rows else None

    # Feedback.

    async def rate(self, answer_id: int, user: int, good: bool, reason: str | None = None) -> None:
        """Keep what a person thinks of an answer, in place of what they thought before; nothing of an
        answer that was forgotten or has expired."""
        await self._rows(
            "INSERT OR REPLACE INTO ratings SELECT id, ?, ?, ?, ? FROM answers WHERE id = ?",
            (self._hash("user", user), good, reason, self._now(), answer_id),
        )

    async def rating(self, answer_id: int, user: int) -> Rating | None:
        rows = await self._rows(
            "SELECT good, reason FROM ratings WHERE answer = ? AND user = ?",
            (answer_id, self._hash("user", user)),
        )
        return Rating(bool(rows[0][0]), rows[0][1]) if rows else None

    # Wishes.

    async def script(self, user: int) -> str:
        """The script a person chose ("hans", "hant", "as-is"), or "" for that of each question."""
        rows = await self._rows("SELECT script FROM wishes WHERE user = ?", (self._hash("user", user),))
        return str(rows[0][0]) if rows else ""

    async def set_script(self, user: int, script: str) -> None:
        await self._rows(
            "INSERT INTO wishes (user, script) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET script = excluded.script",
            (self._hash("user", user), script),
        )

    async def quiet(self, user: int) -> bool:
        """Whether a person does not want to be told when a question asked in vain is answered."""
        rows = await self._rows("SELECT quiet FROM wishes WHERE user = ?", (self._hash("user", user),))
        return bool(rows and rows[0][0])

    async def set_quiet(self, user: int, quiet: bool) -> None:
        """Being quiet also takes back what was kept for telling."""
        async with self._database.transaction() as run:
            await run(
                "INSERT INTO wishes (user, quiet) VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET quiet = excluded.quiet",
                (self._hash("user", user), quiet),
            )
            if quiet:
                await run("DELETE FROM askers WHERE user = ?", (user,))
                await run("DELETE FROM notices WHERE user = ?", (user,))

    # Going.

    async def forget(self, user: int, chat: int) -> int:
        """Delete all that is kept of a person and the conversation of the chat; gives how many answers
        that were. The update under way ends by itself: its payload is emptied when it is finished."""
        async with self._database.transaction() as run:
            return await forget(run, user, self._hash("user", user), self._hash("chat", chat))

    async def expire(self) -> int:
        """Delete what is past its time; gives how many answers that were."""
        async with self._database.transaction() as run:
            return await expire(run, self._now(), self._retention_seconds, self._conversation_seconds)

    def _hash(self, what: str, id: int) -> str:
        return self._database.hash(what, id)

    async def _rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        return await self._database.rows(sql, values)


_FINISH = "UPDATE updates SET finished = ?, payload = '' WHERE id = ?"
_MESSAGE = "INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?)"

_ORIGIN = """INSERT INTO origins SELECT
    :answer, coalesce(json_extract(:told, '$.entry'), ''), coalesce(json_extract(:told, '$.cases'), '[]')
    WHERE json_valid(:told)"""

_ANSWER = (
    "SELECT id, question, answer, status, kind, ms, asked, (SELECT group_concat(message) FROM"
    " (SELECT message FROM messages WHERE answer = answers.id AND reply ORDER BY message)) FROM answers"
)


def _logged(rows: Sequence[sqlite3.Row]) -> Logged | None:
    if not rows:
        return None
    *row, messages = rows[0]
    replies = tuple(int(message) for message in (messages or "").split(",") if message)
    return replace(Logged(*row), replies=replies)
