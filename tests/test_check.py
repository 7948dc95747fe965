"""Folders -> the lines that tell what is wrong in them."""

import shutil
from pathlib import Path

import pytest

from bot.check import CheckReport, checked
from bot.errors import SettingsError

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture
def folders(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (tmp_path / "faq").mkdir()
    return tmp_path / "seeds", tmp_path / "faq"


def test_the_five_pages_have_no_problem():
    assert CheckReport(5, 0, ()) == checked(SEEDS, None)


def test_a_page_with_nothing_to_read_is_told_with_its_path(folders):
    seeds, faq = folders
    (seeds / "005_empty.txt").write_text("\n \n", "utf-8")
    report = checked(seeds, faq)
    assert (6, 0, 1) == (report.pages, report.yaml_files, len(report.problems))
    assert report.problems[0].startswith(f"{seeds / '005_empty.txt'}:1: ")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"- id: a\n- id: \xff\n", ":2: not UTF-8; save it as UTF-8"),
        (b"- id: a\n- id: [b\n", ":2: a quote or bracket is never closed; close it"),
        (b"- id: a\n\n- id: \x07\n", ":3: has the control character U+0007; delete it"),
    ],
    ids=["bytes", "bracket", "bell"],
)
def test_a_yaml_file_that_cannot_be_read_is_told_with_its_line(folders, content, expected):
    seeds, faq = folders
    (faq / "good.yaml").write_text("- id: a\n", "utf-8")
    (faq / "问.yaml").write_bytes(content)
    report = checked(seeds, faq)
    assert (5, 2, 1) == (report.pages, report.yaml_files, len(report.problems))
    assert report.problems[0].startswith(f"{faq / '问.yaml'}{expected}")


def test_a_missing_folder_and_one_without_pages_name_the_mend(tmp_path):
    with pytest.raises(SettingsError, match="no such folder; set SEEDS_DIR"):
        checked(tmp_path / "none", None)
    with pytest.raises(SettingsError, match="no such folder; set FAQ_DIR"):
        checked(SEEDS, tmp_path / "none")
    with pytest.raises(SettingsError, match="no pages; put"):
        checked(tmp_path, None)


def test_addresses_of_no_page_are_told_with_their_line(folders):
    seeds, faq = folders
    (seeds / "005_empty.txt").write_text("", "utf-8")
    sources = seeds / "sources.yaml"
    sources.write_text(
        '"000": https://a.org\n"005": https://b.org\n001: https://c.org\n"9": https://d.org', "utf-8"
    )
    expected = [
        f'{sources}:3: 001 is no text in YAML; quote it, as "001": …',
        f'{sources}:4: no page has the id "9"; write the file name up to its first _ or .',
    ]
    assert expected == list(checked(seeds, faq).problems[1:])
