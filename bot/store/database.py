"""The SQLite file, opened and brought up to date: statements and transactions in turn, one hash of ids.

What is in the way of opening it is told in one line. Migrations run in one transaction with their count, so
a crash leaves the schema before or after them, never between.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

import aiosqlite

from bot.errors import SettingsError
from bot.store.migrations import MIGRATIONS

BUSY_SECONDS = 20.0
"""How long a write waits for another process's: a deploy may overlap with the old worker, a backup or an import hold
the file. What then fails is an answer that was sent and not noted, so it is worth a wait."""

StoreError = sqlite3.Error
"""What every method of the store may raise: a full disk, a file that another process holds for too long."""

Values = Sequence[object] | Mapping[str, object]
"""What is put in for `?`, or for `:name`."""

Run = Callable[..., "aiosqlite.context.Result[aiosqlite.Cursor]"]
"""`await run(sql, values)` within a transaction."""


class Database:
    """One connection that serves all chats and all parts of the store, one statement or transaction at a
    time. `now` is the clock, in seconds since 1970."""

    def __init__(self, connection: aiosqlite.Connection, key: bytes, now: Callable[[], float]) -> None:
        self.now = now
        self._connection = connection
        self._key = key
        # Without this the statements of two chats would share transactions.
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, database_url: str, now: Callable[[], float] = time.time) -> Self:
        """See `open_database`."""
        connection = await open_database(database_url)
        async with connection.execute("SELECT value FROM secrets WHERE name = 'ids'") as cursor:
            row = await cursor.fetchone()
        assert row is not None, "the first migration makes the key"
        return cls(connection, row[0], now)

    async def close(self) -> None:
        async with self._lock:
            await self._connection.close()

    async def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """One statement, which is a transaction by itself: one way to the database's thread and back,
        where `transaction` takes two more."""
        async with self._lock:
            return list(await self._connection.execute_fetchall(sql, values))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Run]:
        """All that is run within, or nothing of it; other processes wait or are waited for."""
        async with self._lock:
            # All three within: who is cancelled while the thread begins or commits must not leave an open
            # transaction to the next. Rolling back where none is open does nothing.
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection.execute
                await self._connection.commit()
            except BaseException:
                await self._connection.rollback()
                raise

    def hash(self, what: str, id: int) -> str:
        """Enough to find one's own again, not enough to tell whose it is."""
        return hmac.new(self._key, f"{what}:{id}".encode(), hashlib.sha256).hexdigest()


async def open_database(database_url: str) -> aiosqlite.Connection:
    """Open (and make, and bring up to date) the database of `sqlite:///path`.

    Raises SettingsError for another kind of database, a path that cannot be written, a file that is no
    database, and a schema newer than this code.
    """
    path = database_path(database_url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error
    try:
        # Tried here first: when aiosqlite cannot open, its thread outlives the error and may end in a
        # traceback of its own.
        sqlite3.connect(path).close()
        # No transaction that was not asked for by name: see Store.
        connection = await aiosqlite.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise _unwritable(path, str(error)) from error
    try:
        await _prepare(connection, path)
    except sqlite3.Error as error:
        await connection.close()
        if isinstance(error, sqlite3.OperationalError):
            raise _unwritable(path, str(error)) from error
        raise SettingsError(
            f"{path}: not a database casebot can read ({error}); move it away, or name another file in"
            " DATABASE_URL"
        ) from error
    except BaseException:
        await connection.close()
        raise
    return connection


def database_path(database_url: str) -> Path:
    """The file of a database address; three slashes lead a relative path, four an absolute one.

    Raises SettingsError for anything but SQLite. Hosts set DATABASE_URL for their own server databases,
    and such an address carries a password: only its scheme is shown.

    >>> database_path("sqlite:///var/casebot.db").as_posix()
    'var/casebot.db'
    >>> database_path("sqlite:////data/casebot.db").as_posix()
    '/data/casebot.db'
    """
    found = re.fullmatch(r"sqlite:///(\S.*)", database_url)
    if found is None:
        scheme = database_url.partition(":")[0] if ":" in database_url else "a path"
        raise SettingsError(
            f"DATABASE_URL: {scheme} is not SQLite; write sqlite:///var/casebot.db, or unset it"
        )
    return Path(found[1])


async def _prepare(connection: aiosqlite.Connection, path: Path) -> None:
    # A killed process loses nothing in either mode; a power cut may take back the last commits in WAL
    # with NORMAL, where FULL would wait for the disk some five times a question.
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA synchronous = NORMAL")
    await connection.execute("PRAGMA foreign_keys = ON")
    await connection.execute("PRAGMA secure_delete = ON")
    await connection.execute("BEGIN IMMEDIATE")
    try:
        version = await _version(connection)
        if version > len(MIGRATIONS):
            raise SettingsError(
                f"{path}: written by a newer casebot (schema {version}, this one knows {len(MIGRATIONS)});"
                " install that version again, or name another file in DATABASE_URL"
            )
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                await connection.execute(statement)
        await connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        await connection.rollback()
        raise
    await connection.commit()


async def _version(connection: aiosqlite.Connection) -> int:
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0


def _unwritable(path: Path, why: str) -> SettingsError:
    return SettingsError(
        f"{path}: cannot write the database ({why}); make the folder writable for this user, or name"
        " another file, as DATABASE_URL=sqlite:////data/casebot.db"
    )
