"""The entries made in the chat: what is live, changed in one stroke, taken back in another.

Each change keeps what it found and what it left, entry by entry. Taking it back is a change too, made only
where every entry still is what the change left: what somebody did since is never undone by the way.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.store.audit import note
from bot.store.database import Run
from bot.store.misses import ask_again
from bot.store.part import Part


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry made in the chat: its YAML, and who changed it last, when (seconds since 1970)."""

    id: str
    text: str
    admin: int
    at: float


@dataclass(frozen=True, slots=True)
class Undone:
    """A change taken back: which it was, the entries that are what they were again (`put`), those that
    are gone again (`dropped`), and the version that is live now.

    `clashes` are its entries that are not what it left, each with the Telegram id of who changed it since
    (their last change that is not taken back itself); with one of them nothing was taken back, and `put` and
    `dropped` tell what would have been.
    """

    act: str
    at: float
    put: tuple[str, ...]
    dropped: tuple[str, ...]
    version: int
    clashes: tuple[tuple[str, int], ...] = ()


class Entries(Part):
    async def entries(self) -> list[StoredEntry]:
        """What is live, by id."""
        rows = await self._database.rows("SELECT id, text, admin, at FROM entries ORDER BY id")
        return [StoredEntry(*row) for row in rows]

    async def version(self) -> int:
        """A number that grows with each change, whichever process makes it; 0 before the first."""
        rows = await self._database.rows(_VERSION)
        return int(rows[0][0])

    async def change(
        self,
        admin: int,
        act: str,
        put: Mapping[str, str],
        drop: Collection[str] = (),
        version: int | None = None,
    ) -> int | None:
        """Make entries live (id -> YAML) and drop others; gives the version that is live then.

        None, and nothing done, where `version` is given and is no longer the present one: what was checked
        against it must be checked again. An entry that is so already counts for nothing, and a change of
        nothing is none. What is both put and dropped is put.
        """
        now = self._database.now()
        async with self._database.transaction() as run:
            present = await _version(run)
            if version not in (None, present):
                return None
            change = await _begun(run, admin, act, now)
            await run(_PUT, {"change": change, "put": json.dumps(put), "admin": admin, "now": now})
            await run(_DROP, {"change": change, "drop": json.dumps([id for id in drop if id not in put])})
            if await _applied(run, change):
                await note(run, admin, act, await _told(run, change), now)
            else:
                await run("DELETE FROM changes WHERE id = ?", (change,))
                change = present
            return change

    async def undo(self, admin: int) -> Undone | None:
        """Take an admin's last change back that was not yet; None where there is none (or what it found
        is past its time). The questions that it had answered come back as misses, and who was not told of
        it yet no longer will be."""
        now = self._database.now()
        async with self._database.transaction() as run:
            last = await (await run(_LAST, (admin,))).fetchone()
            if last is None:
                return None
            undone, act, at = last
            since = await (await run(_SINCE, (undone,))).fetchall()
            if since:
                put, dropped = _split(await (await run(_BACK, (undone,))).fetchall())
                clashes = tuple((str(entry), int(who)) for entry, who in since)
                return Undone(act, at, put, dropped, await _version(run), clashes)
            change = await _begun(run, admin, "undo", now, undone)
            await run(_TAKE_BACK, {"change": change, "undone": undone})
            put, dropped = _split(await _applied(run, change))
            await ask_again(run, (*put, *dropped), at)
            await note(run, admin, "undo", await _told(run, change), now)
            return Undone(act, at, put, dropped, change)


_VERSION = "SELECT coalesce(max(id), 0) FROM changes"


async def _version(run: Run) -> int:
    row = await (await run(_VERSION)).fetchone()
    assert row is not None
    return int(row[0])


async def _begun(run: Run, admin: int, act: str, now: float, undoes: int | None = None) -> int:
    cursor = await run(
        "INSERT INTO changes (admin, act, at, undoes) VALUES (?, ?, ?, ?)", (admin, act, now, undoes)
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


# Edits are written first, then applied: what is kept is what was done.

_PUT = """
    INSERT INTO edits
    SELECT :change, new.key, old.text, old.admin, old.at, new.value, :admin, :now
    FROM json_each(:put) AS new LEFT JOIN entries AS old ON old.id = new.key
    WHERE old.text IS NOT new.value"""

_DROP = """
    INSERT INTO edits
    SELECT :change, id, text, admin, at, NULL, NULL, NULL
    FROM entries WHERE id IN (SELECT value FROM json_each(:drop))"""

_TAKE_BACK = """
    INSERT INTO edits
    SELECT :change, entry, after, after_admin, after_at, before, before_admin, before_at
    FROM edits WHERE change = :undone"""


async def _applied(run: Run, change: int) -> list[tuple[str, bool]]:
    """Do what the edits of a change say; gives (id, whether it is there then) of each entry."""
    await run(
        "INSERT OR REPLACE INTO entries"
        " SELECT entry, after, after_admin, after_at FROM edits WHERE change = ? AND after IS NOT NULL",
        (change,),
    )
    await run(
        "DELETE FROM entries WHERE id IN (SELECT entry FROM edits WHERE change = ? AND after IS NULL)",
        (change,),
    )
    cursor = await run(
        "SELECT entry, after IS NOT NULL FROM edits WHERE change = ? ORDER BY entry", (change,)
    )
    return [(str(entry), bool(there)) for entry, there in await cursor.fetchall()]


_LAST = """
    SELECT id, act, at FROM changes AS done
    WHERE admin = ? AND undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM changes WHERE undoes = done.id)
        AND EXISTS (SELECT 1 FROM edits WHERE change = done.id)
    ORDER BY id DESC LIMIT 1"""

# The entries that are not what the change left (by text, as they may have come back to it), and who changed
# each last: what was taken back, and the taking back, changed nothing in the end. Only where nothing else is
# left (two made the same edit, one took it back) is it who did that.
_SINCE = """
    SELECT mine.entry, (
        SELECT changes.admin FROM edits AS later JOIN changes ON changes.id = later.change
        WHERE later.entry = mine.entry AND later.change > mine.change
        ORDER BY
            changes.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM changes AS back WHERE back.undoes = changes.id) DESC,
            later.change DESC
        LIMIT 1
    )
    FROM edits AS mine LEFT JOIN entries AS present ON present.id = mine.entry
    WHERE mine.change = ? AND present.text IS NOT mine.after
    ORDER BY mine.entry"""

_BACK = "SELECT entry, before IS NOT NULL FROM edits WHERE change = ? ORDER BY entry"


def _split(edits: Iterable[Iterable[object]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of those that are there, and of those that are not."""
    pairs = [(str(entry), bool(there)) for entry, there in edits]
    return tuple(id for id, there in pairs if there), tuple(id for id, there in pairs if not there)


async def _told(run: Run, change: int) -> str:
    """The detail of a change in the audit, in no language: `+added ~changed -dropped`."""
    cursor = await run(
        "SELECT group_concat(CASE WHEN before IS NULL THEN '+' WHEN after IS NULL THEN '-' ELSE '~' END || entry, ' ')"
        " FROM (SELECT * FROM edits WHERE change = ? ORDER BY entry)",
        (change,),
    )
    row = await cursor.fetchone()
    assert row is not None
    return str(row[0])
