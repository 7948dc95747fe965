"""The book that is kept between two starts: the same as what is read, and never older than its files."""

import json
import os
from pathlib import Path

import pytest

from bot.faq import kept
from bot.faq.kept import kept_folder
from bot.faq.reading import read_folder

FAQ = Path(__file__).parent.parent / "faq"
ENTRY = """- id: tea
  questions: [云溪县的茶产业怎么样?, 云溪种茶了吗]
  answer: 建成**茶园**3.2万亩。
  sources:
    - case: a
      quote: 建成标准化茶园3.2万亩
    - url: https://example.org/tea
      title: 茶
  not: [云溪县的茶好喝吗]
  valid_until: 2027-12-31
- id: bad
  questions: [没有答案的问题?]
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "a.yaml").write_text(ENTRY, "utf-8")
    (folder / "lexicon.yaml").write_text("同义: [[茶园, 茶山]]\n词: [云溪茶]\n", "utf-8")
    return folder


@pytest.fixture
def unread(monkeypatch):
    """Reading YAML from now on is a mistake."""

    def read(_):
        raise AssertionError("read from YAML again")

    return lambda: monkeypatch.setattr("bot.faq.reading.read_folder", read)


def places(book):
    return [entry.place for entry in book.entries.values()]


@pytest.mark.parametrize("which", ["the project's", "a small one"])
def test_the_second_time_it_is_the_same_and_no_yaml_is_read(folder, tmp_path, unread, which):
    chosen = FAQ if which == "the project's" else folder
    read = read_folder(chosen)
    assert read == kept_folder(chosen, tmp_path / "var")
    unread()
    again = kept_folder(chosen, tmp_path / "var")
    assert (read, places(read[0])) == (again, places(again[0]))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.yaml").write_text(ENTRY.replace("茶园", "茶山"), "utf-8"),
        lambda folder: (folder / "a.yaml").unlink(),
        lambda folder: (folder / "b.YML").write_text(ENTRY.replace("tea", "second"), "utf-8"),
        lambda folder: (folder / "lexicon.yaml").write_text("词: [石桥]\n", "utf-8"),
        lambda folder: (folder / "a.yaml").rename(folder / "c.yaml"),
        lambda folder: os.mkfifo(folder / "pipe.yaml"),
        lambda folder: (folder / "folder.yaml").mkdir(),
        lambda folder: (folder / "x.yaml").symlink_to(folder / "nowhere"),
    ],
    ids=["changed", "removed", "added", "lexicon", "renamed", "pipe", "folder", "dangling link"],
)
def test_any_change_of_the_files_is_read(folder, tmp_path, change):
    kept_folder(folder, tmp_path / "var")
    change(folder)
    assert read_folder(folder) == kept_folder(folder, tmp_path / "var")


def test_another_version_of_the_reader_reads_again(folder, tmp_path, monkeypatch):
    kept_folder(folder, tmp_path / "var")
    (file,) = (tmp_path / "var" / "faq").iterdir()
    before = json.loads(file.read_bytes())["digest"]
    monkeypatch.setattr(kept, "__file__", str(tmp_path / "bot" / "faq" / "kept.py"))
    (tmp_path / "bot" / "faq").mkdir(parents=True)
    (tmp_path / "bot" / "yamlfile.py").write_text("#", "utf-8")
    kept_folder(folder, tmp_path / "var")
    assert before != json.loads(file.read_bytes())["digest"]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"7", b"\xff", b"[" * 100_000])
def test_what_is_damaged_is_read_again(folder, tmp_path, content):
    kept_folder(folder, tmp_path / "var")
    (file,) = (tmp_path / "var" / "faq").iterdir()
    file.write_bytes(content)
    assert read_folder(folder) == kept_folder(folder, tmp_path / "var")


@pytest.mark.parametrize("part", ["entries", "problems", "words"])
def test_a_part_of_another_shape_is_read_again(folder, tmp_path, part):
    kept_folder(folder, tmp_path / "var")
    (file,) = (tmp_path / "var" / "faq").iterdir()
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {part: [[1, 2]] if part != "words" else 7}))
    assert read_folder(folder) == kept_folder(folder, tmp_path / "var")


def test_where_nothing_can_be_written_it_is_read(folder, tmp_path):
    (tmp_path / "var").write_bytes(b"")
    assert read_folder(folder) == kept_folder(folder, tmp_path / "var")
