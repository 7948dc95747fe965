"""A book kept: the same as read, anew when a file changes, and never in the way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.faq.kept import read_kept
from bot.faq.reading import read_folder

ENTRIES = """\
- id: a
  questions: [甲?, 乙?, 甲?]
  answer: |
    **一**

    二
  sources: [{case: 002, quote: 三}, {url: "https://example.org", title: 四}]
  not: [五]
  valid_until: 2027-12-31
- id: b
  questions: [六?]
- {id: c, questions: [七?], answer: 八}
"""


@pytest.fixture
def faq(tmp_path):
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "a.yaml").write_text(ENTRIES, "utf-8")
    (folder / "lexicon.yaml").write_text("同义: [[甲, 乙]]\n词: [丙]\n", "utf-8")
    return folder


@pytest.fixture
def var(tmp_path):
    return tmp_path / "var"


def kept_file(var):
    (file,) = (var / "faq").iterdir()
    return file


def places(read):
    """The places too, which make no difference between entries."""
    return [(entry.id, entry.place) for entry in read[0].entries.values()]


def test_what_was_kept_is_what_was_read(faq, var):
    expected = read_folder(faq)
    assert (2, 2) == (len(expected[0].entries), len(expected[1]))
    first, again = (read_kept(faq, var) for _ in range(2))
    assert expected == first == again
    assert places(expected) == places(first) == places(again)


def test_what_was_kept_is_used(faq, var):
    """Seen by a word that only the kept file has."""
    read_kept(faq, var)
    file = kept_file(var)
    file.write_text(file.read_text("utf-8").replace("八", "九"), "utf-8")
    assert "九" == read_kept(faq, var)[0].entries["c"].answer


@pytest.mark.parametrize("change", ["edit", "add", "rename", "remove"])
def test_a_change_of_any_file_is_seen(faq, var, change):
    read_kept(faq, var)
    if change == "edit":
        file = faq / "a.yaml"
        times = file.stat()
        file.write_text(ENTRIES.replace("八", "九"), "utf-8")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif change == "add":
        (faq / "b.yaml").write_text("- {id: d, questions: [八?], answer: 九}\n", "utf-8")
    elif change == "rename":
        (faq / "a.yaml").rename(faq / "z.yaml")
    else:
        (faq / "lexicon.yaml").unlink()
    read = read_kept(faq, var)
    assert read_folder(faq) == read
    assert places(read_folder(faq)) == places(read)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"digest": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_read_anew(faq, var, damage):
    expected = read_kept(faq, var)
    file = kept_file(var)
    good = file.read_bytes()
    file.write_bytes(damage)
    assert expected == read_kept(faq, var)
    assert good == file.read_bytes()


def test_a_file_of_the_right_digest_and_other_contents_is_read_anew(faq, var):
    expected = read_kept(faq, var)
    file = kept_file(var)
    for key in ("entries", "synonyms", "words", "problems"):
        kept = json.loads(file.read_bytes())
        kept[key] = 1
        file.write_text(json.dumps(kept), "utf-8")
        assert expected == read_kept(faq, var)


def test_a_var_that_is_no_folder_keeps_nothing(faq, var):
    var.write_text("", "utf-8")
    assert read_folder(faq) == read_kept(faq, var)


def test_a_start_with_what_was_kept_loads_no_pydantic(faq, var):
    code = (
        "import sys; from pathlib import Path; from bot.faq.kept import read_kept;"
        f"book, _ = read_kept(Path({str(faq)!r}), Path({str(var)!r}));"
        "print(len(book.entries), 'pydantic' in sys.modules)"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert [["2", "True"], ["2", "False"]] == printed
