"""The digest of pages and what reads them: what must change it, and what must not."""

import shutil
from pathlib import Path

import pytest

from bot import digest
from bot.digest import makers_digest, page_digests

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folders(tmp_path):
    """A copy of the five pages and one of the package."""
    pages = shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    package = shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    return pages, package


def digests(pages, package):
    return makers_digest((), package), page_digests(pages)


def test_the_same_pages_and_package_elsewhere_have_the_same_digest(folders, tmp_path):
    moved = [shutil.copytree(folder, tmp_path / "moved" / folder.name) for folder in folders]
    assert digests(*folders) == digests(*moved)


def test_own_words_count_in_any_order():
    assert makers_digest(["甲", "乙"]) == makers_digest(["乙", "甲"]) != makers_digest(["甲"])


@pytest.mark.parametrize(
    "name",
    [
        "models.py",
        "shelf.py",
        "building.py",
        "corpus/regions.txt",
        "corpus/case.py",
        "text/synonyms.txt",
        "text/words.py",
        "search/index.py",
    ],
)
def test_what_reads_and_cuts_pages_counts(folders, name):
    before = digests(*folders)
    path = folders[1] / name
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert before != digests(*folders)


@pytest.mark.parametrize("name", ["corpus/new.txt", "text/more/new.py"])
def test_a_new_file_in_these_rooms_counts(folders, name):
    before = digests(*folders)
    path = folders[1] / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    assert before != digests(*folders)


@pytest.mark.parametrize(
    "name", ["cli.py", "answering/decision.py", "telegram/worker.py", "text/__pycache__/a.pyc"]
)
def test_what_only_uses_the_index_does_not_count(folders, name):
    before = digests(*folders)
    path = folders[1] / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"changed")
    assert before == digests(*folders)


def change(pages):
    page = pages / "a.txt"
    page.write_bytes(page.read_bytes() + b"\n")


@pytest.mark.parametrize(
    "act",
    [
        change,
        lambda pages: (pages / "a.txt").rename(pages / "b.txt"),
        lambda pages: (pages / "a.txt").unlink(),
        lambda pages: (pages / "sources.yaml").write_bytes(b""),
    ],
    ids=["changed", "renamed", "removed", "added"],
)
def test_each_file_beside_the_pages_counts(tmp_path, act):
    (tmp_path / "a.txt").write_bytes("石村有3个网格。".encode())
    before = page_digests(tmp_path)
    act(tmp_path)
    assert before != page_digests(tmp_path)


def test_a_folder_among_the_pages_does_not_count(tmp_path):
    before = page_digests(tmp_path)
    (tmp_path / "a.txt").mkdir()
    assert before == page_digests(tmp_path)


@pytest.mark.parametrize("name", ["tantivy", "opencc", "rjieba"])
def test_the_versions_of_the_engines_count(folders, monkeypatch, name):
    before, versions = digests(*folders), digest._version
    monkeypatch.setattr(digest, "segmenter_name", lambda: "rjieba")
    monkeypatch.setattr(digest, "_version", lambda one: "0.0" if one == name else versions(one))
    assert before != digests(*folders)


def test_another_segmenter_counts(folders, monkeypatch):
    found = set()
    for name in ("rjieba", "jieba"):
        monkeypatch.setattr(digest, "segmenter_name", lambda name=name: name)
        found.add(makers_digest((), folders[1]))
    assert 2 == len(found)


def test_a_version_is_what_the_metadata_states():
    from importlib.metadata import version

    for name in digest._ENGINES:
        assert f"-{version(name)}." in digest._version(name)


def test_a_package_that_is_not_there_has_no_version():
    assert "" == digest._version("nosuchpackage")
