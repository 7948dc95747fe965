"""Folders -> the lines that tell what is wrong in them."""

import shutil
from pathlib import Path

import pytest

from bot.check import CheckReport, checked, checked_faq
from bot.errors import SettingsError
from bot.settings import Settings
from tests.entries import TEA

ROOT = Path(__file__).parent.parent


def write(settings, name, text):
    file = settings.faq_dir / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_the_five_pages_and_their_faq_have_no_problem(tmp_path):
    report = checked(Settings(ROOT / "seeds", ROOT / "faq", tmp_path))
    assert ((), False) == (report.lines, report.failed)
    assert report.pages == 5
    assert report.entries >= 25


def test_pages_alone_can_be_checked(tmp_path, pages):
    assert CheckReport(2, 0, (), False) == checked(Settings(pages, None, tmp_path / "var"))


def test_a_page_with_nothing_to_read_is_told_with_its_path(settings):
    seeds = settings.seeds_dir
    (seeds / "c_empty.txt").write_text("\n \n", "utf-8")
    report = checked(settings)
    assert (3, 1, True) == (report.pages, len(report.lines), report.failed)
    assert report.lines[0].startswith(f"{seeds / 'c_empty.txt'}:1: ")


def test_every_problem_of_every_file_is_told_in_one_run(settings):
    write(settings, "a.yaml", TEA.replace("3.2万亩\n", "9万亩\n"))
    write(settings, "b.yaml", TEA.replace("case: a", "case: z") + "- id: [\n")
    write(settings, "c.yaml", b"- id: a\n- id: \xff\n")
    write(settings, "q.jsonl", '{"q": "?"}\n')
    (settings.seeds_dir / "sources.yaml").write_text("a: no address\n", "utf-8")
    report = checked(settings)
    faq, seeds = settings.faq_dir, settings.seeds_dir
    places = [
        f"{seeds}/sources.yaml:1: ",
        f"{faq}/a.yaml:1: the quote ",
        f"{faq}/b.yaml:1: ",
        f"{faq}/b.yaml:7: ",
        f"{faq}/c.yaml:2: not UTF-8",
        f"{faq}/q.jsonl:1: nothing to judge by",
    ]
    assert report.failed
    assert [True] * len(places) == [
        line.startswith(place) for line, place in zip(report.lines, places, strict=True)
    ]


def test_a_warning_is_told_and_fails_nothing(settings):
    file = write(settings, "a.yaml", TEA + "  valid_until: 2020-01-01\n")
    report = checked(settings)
    assert (1, False, "1 warning") == (report.entries, report.failed, report.summary)
    assert report.lines[0].startswith(f"{file}:1: warning: ")


def test_a_missing_folder_and_one_without_pages_name_the_mend(tmp_path, pages):
    with pytest.raises(SettingsError, match="no such folder; set SEEDS_DIR"):
        checked(Settings(tmp_path / "none", None, tmp_path))
    with pytest.raises(SettingsError, match="no such folder; set FAQ_DIR"):
        checked(Settings(pages, tmp_path / "none", tmp_path))
    (tmp_path / "bare").mkdir()
    with pytest.raises(SettingsError, match="no pages in this folder; put"):
        checked(Settings(tmp_path / "bare", None, tmp_path))
    with pytest.raises(SettingsError, match="no such folder; make it, set FAQ_DIR, or name"):
        checked_faq(Settings(pages, None, tmp_path))


def test_addresses_of_no_page_are_told_with_their_line(tmp_path):
    seeds = shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (seeds / "005_empty.txt").write_text("", "utf-8")
    sources = seeds / "sources.yaml"
    sources.write_text(
        '"000": https://a.org\n"005": https://b.org\n001: https://c.org\n"9": https://d.org', "utf-8"
    )
    expected = [
        f'{sources}:3: 001 is no text in YAML; quote it, as "001": …',
        f'{sources}:4: no page has the id "9"; write the file name up to its first _ or .',
    ]
    assert expected == list(checked(Settings(seeds, None, tmp_path / "var")).lines[1:])


def test_yaml_beside_the_pages_that_cannot_be_read_is_told(settings):
    file = settings.seeds_dir / "notes.yaml"
    file.write_text("a: [b\n", "utf-8")
    (line,) = checked(settings).lines
    assert line.startswith(f"{file}:")


def test_one_file_is_checked_as_it_would_be_in_the_folder(settings, tmp_path):
    write(settings, "a.yaml", TEA)
    draft = tmp_path / "draft.yaml"
    draft.write_text(TEA, "utf-8")
    (line,) = checked_faq(settings, draft).lines
    assert line.startswith(f'{draft}:1: id "tea" already stands at {settings.faq_dir}/a.yaml:1; ')
    draft.write_text(TEA.replace("id: tea", "id: tea-2"), "utf-8")
    (line,) = checked_faq(settings, draft).lines
    assert line.startswith(f"{draft}:1: the question ")
    draft.write_text(TEA.replace("id: tea", "id: tea-2").replace("多大", "几个"), "utf-8")
    assert CheckReport(2, 1, (), False) == checked_faq(settings, draft)


def test_a_file_of_the_folder_is_no_rival_of_its_own(settings):
    file = write(settings, "a.yaml", TEA)
    write(settings, "b.yaml", "- id: x\n")
    assert CheckReport(2, 1, (), False) == checked_faq(settings, file)
    assert checked_faq(settings).failed


def test_another_folder_or_a_lexicon_can_be_checked(settings, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.yaml").write_text("- id: x\n", "utf-8")
    (line, *_) = checked_faq(settings, other).lines
    assert line.startswith(f"{other / 'a.yaml'}:1: ")
    lexicon = settings.faq_dir / "lexicon.yaml"
    lexicon.write_bytes("词: [茶]\n".encode("gbk"))
    assert (f"{lexicon}:1: not UTF-8; save it as UTF-8",) == checked_faq(settings, lexicon).lines
    write(settings, "lexicon.yaml", "同义: [[茶]]\n")
    (line,) = checked_faq(settings, lexicon).lines
    assert line.startswith(f"{lexicon}:1: ")
