"""A folder of FAQ files that cannot be listed is told of; it is not an empty one."""

import os
import shutil
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.faq.files import is_folder, yaml_files
from bot.faq.kept import read_kept
from bot.faq.reading import read_folder
from bot.telegram.admin.watching import roots

ENTRY = "- id: tea\n  questions: [云溪县的茶园有多大?]\n  answer: 有3.2万亩。\n"
NOBODY = 65534


@pytest.fixture
def folder():
    """A folder of one file, in one that everybody may enter: pytest's own are closed to others."""
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    made = above / "faq"
    made.mkdir()
    (made / "tea.yaml").write_text(ENTRY, "utf-8")
    read_folder(made)  # whatever reading loads is loaded by whoever may
    yield made
    above.chmod(0o755)
    made.chmod(0o755)
    shutil.rmtree(above)


@contextmanager
def as_nobody():
    """Root may open everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_listed_is_a_problem_and_not_an_empty_one(folder, tmp_path):
    folder.chmod(0)
    with as_nobody():
        book, (problem,) = read_folder(folder)
        again, (kept,) = read_kept(folder, tmp_path)
    assert ("unreadable", False, {}, {}) == (problem.code, problem.warning, book.entries, again.entries)
    assert f"{folder}:1: cannot be read (Permission denied); mend its permissions" == kept.english


def test_a_folder_whose_files_may_not_be_looked_at_is_one_problem_a_file(folder):
    folder.chmod(0o444)
    with as_nobody():
        _, (problem,) = read_folder(folder)
    assert ("unreadable", f"{folder}/tea.yaml") == (problem.code, problem.place.file)


def test_a_folder_in_one_that_nobody_may_enter_is_none(folder):
    folder.parent.chmod(0)
    with as_nobody():
        assert not is_folder(folder)
        assert [(folder, 0)] == roots([folder])
        assert isinstance(yaml_files(folder), str)


def test_a_folder_that_is_away_for_a_moment_is_never_read_as_empty(folder):
    """As where a deploy moves a new one into its place."""
    done = threading.Event()

    def swap():
        while not done.is_set():
            folder.rename(folder.with_name("away"))
            time.sleep(0.001)
            folder.with_name("away").rename(folder)
            time.sleep(0.01)

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        ends, read = time.monotonic() + 1, []
        while time.monotonic() < ends:
            read.append(read_folder(folder))
    finally:
        done.set()
        swapping.join()
    assert [] == [book for book, problems in read if not book.entries and not problems]
    assert {True, False} == {bool(problems) for _, problems in read}
