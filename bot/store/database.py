"""A database address -> an open connection with the schema of this code; what is in the way, in one line.

Migrations are an appended list: the file's `user_version` counts those it has had. Each runs in one
transaction with its count, so a crash leaves the schema before or after it, never between.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import aiosqlite

from bot.errors import SettingsError

BUSY_SECONDS = 5.0
"""How long a write waits for another process's: a deploy may overlap for a moment with the old worker."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
        "INSERT INTO secrets VALUES ('ids', randomblob(32))",
        # `payload` is emptied when the update is finished; the id stays to know it by.
        """CREATE TABLE updates (
            id INTEGER PRIMARY KEY,
            payload TEXT NOT NULL,
            begun INTEGER NOT NULL DEFAULT 0,
            taken REAL NOT NULL,
            finished REAL
        )""",
        "CREATE INDEX updates_unfinished ON updates (id) WHERE finished IS NULL",
        """CREATE TABLE set_aside (
            id INTEGER PRIMARY KEY,
            payload TEXT NOT NULL,
            error TEXT NOT NULL,
            at REAL NOT NULL
        )""",
        "CREATE TABLE conversations (chat TEXT PRIMARY KEY, text TEXT NOT NULL, at REAL NOT NULL)",
        """CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user TEXT NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            status TEXT NOT NULL,
            kind TEXT NOT NULL,
            ms REAL NOT NULL,
            asked REAL NOT NULL,
            update_id INTEGER
        )""",
        "CREATE INDEX answers_user ON answers (user)",
        "CREATE INDEX answers_asked ON answers (asked)",
        # A question and the messages of its reply; `reply` tells the one from the others.
        """CREATE TABLE messages (
            chat TEXT NOT NULL,
            message INTEGER NOT NULL,
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            reply INTEGER NOT NULL,
            PRIMARY KEY (chat, message)
        ) WITHOUT ROWID""",
        "CREATE INDEX messages_answer ON messages (answer)",
        # The one table with Telegram's own ids beside payloads under way: whom to tell of a later answer.
        """CREATE TABLE askers (
            answer INTEGER PRIMARY KEY REFERENCES answers ON DELETE CASCADE,
            user INTEGER NOT NULL,
            chat INTEGER NOT NULL
        )""",
        "CREATE INDEX askers_user ON askers (user)",
        """CREATE TABLE ratings (
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            user TEXT NOT NULL,
            good INTEGER NOT NULL,
            reason TEXT,
            at REAL NOT NULL,
            PRIMARY KEY (answer, user)
        ) WITHOUT ROWID""",
        "CREATE INDEX ratings_user ON ratings (user)",
        """CREATE TABLE wishes (
            user TEXT PRIMARY KEY,
            script TEXT NOT NULL DEFAULT '',
            quiet INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID""",
    ),
)


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
