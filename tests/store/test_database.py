"""Opening the file: an older schema, a newer one, and what is in the way, in one line."""

import asyncio
import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store import Store
from bot.store.migrations import MIGRATIONS


def test_a_newer_schema_is_refused(store, path):
    async def nothing(store):
        return None

    store(nothing)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    expected = (
        f"{path}: written by a newer casebot (schema {len(MIGRATIONS) + 1}, this one knows {len(MIGRATIONS)});"
        " install that version again, or name another file in DATABASE_URL"
    )
    assert expected == mistake(path)


def test_an_older_schema_is_brought_up_to_date(store, path):
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO updates VALUES (7, '{}', 0, 0, NULL)")
    for answer in ('{"entry": "a", "cases": ["001", "002"]}', "{}", "no JSON"):
        connection.execute(
            "INSERT INTO answers VALUES (NULL, 'ann', '?', ?, 'answer', 'fact', 1.0, 1000000.0, NULL)",
            (answer,),
        )
    connection.commit()
    connection.close()

    async def steps(store):
        stats = await store.curation.stats()
        return await store.unfinished(), stats.answered, stats.entries, stats.cases

    assert ([(7, "{}")], 3, (("a", 1),), (("001", 1), ("002", 1))) == store(steps)
    assert (len(MIGRATIONS),) == sqlite3.connect(path).execute("PRAGMA user_version").fetchone()


def test_another_kind_of_database_is_refused_without_its_password():
    with pytest.raises(SettingsError) as caught:
        asyncio.run(Store.open("postgres://user:secret@host/db"))
    expected = "DATABASE_URL: postgres is not SQLite; write sqlite:///var/casebot.db, or unset it"
    assert expected == str(caught.value)


def test_a_file_that_is_no_database_is_named(path):
    path.parent.mkdir()
    path.write_text("不是数据库\n" * 100, "utf-8")
    expected = (
        f"{path}: not a database casebot can read (file is not a database); move it away, or name another"
        " file in DATABASE_URL"
    )
    assert expected == mistake(path)


MEND = (
    "; make the folder writable for this user, or name another file, as"
    " DATABASE_URL=sqlite:////data/casebot.db"
)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "casebot.db"
    assert f"{path}: cannot write the database (File exists){MEND}" == mistake(path)


def test_a_folder_in_place_of_the_file_is_named(tmp_path):
    assert f"{tmp_path}: cannot write the database (unable to open database file){MEND}" == mistake(tmp_path)


def test_a_folder_that_cannot_be_written_is_named():
    # Not tmp_path: root, who may write everywhere, becomes another user here, who must get as far as this.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        path = Path(folder) / "casebot.db"
        with as_nobody():
            told = mistake(path)
    assert f"{path}: cannot write the database (unable to open database file){MEND}" == told


@contextlib.contextmanager
def as_nobody():
    """Without root's rights, for whoever has them."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def mistake(path: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        asyncio.run(Store.open(f"sqlite:///{path}"))
    return str(caught.value)
