"""Opening a folder of pages: what is kept is used, what is stale, damaged or foreign is built anew."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.answering import Conversation, respond
from bot.errors import SettingsError
from bot.faq.entries import Entry, FaqBook
from bot.library import open_library, sources_of

ROOT = Path(__file__).parent.parent
OPEN = "import sys; from pathlib import Path; from bot.library import open_library; open_library(Path(sys.argv[1]), var=Path(sys.argv[2]))"


def opened(pages, var):
    """The library, and the stages of building that were told on the way."""
    told = []
    library = open_library(pages, var=var, progress=lambda stage, done, total: told.append(stage))
    return library, list(dict.fromkeys(told))


def answers(library):
    answer, _ = respond("石桥镇改造了多少户厕?", library, Conversation())
    return "1300户" in answer.lead.text


def kept(var):
    """The one folder that holds an index."""
    (folder,) = (var / "index").iterdir()
    return folder


def test_cases_and_passages_are_in_page_order(pages, tmp_path):
    library, _ = opened(pages, tmp_path / "var")
    assert ["a", "b"] == list(library.cases)
    assert ["a-0", "a-1", "a-2", "a-3", "b-0", "b-1", "b-2"] == [passage.id for passage in library.passages]
    assert (range(0, 4), range(4, 7), range(0)) == (
        library.ordinals("a"),
        library.ordinals("b"),
        library.ordinals("c"),
    )


@pytest.mark.parametrize("id", ["", "a", "a-", "a-4", "a--1", "a-x", "a-１x", "c-0", "-0", "-"])
def test_an_unknown_passage_is_none(small, id):
    assert small.passage(id) is None


def test_each_passage_is_found_by_its_id(library):
    assert list(library.passages) == [library.passage(passage.id) for passage in library.passages]


def test_opened_again_nothing_is_built(pages, tmp_path):
    first, built = opened(pages, tmp_path / "var")
    again, told = opened(pages, tmp_path / "var")
    assert (["pages", "index"], []) == (built, told)
    assert (dict(first.cases), list(first.passages)) == (dict(again.cases), list(again.passages))
    assert answers(again)


@pytest.mark.parametrize("change", ["changed", "added", "removed", "renamed"])
def test_a_change_of_the_pages_builds_anew(pages, tmp_path, change):
    opened(pages, tmp_path / "var")
    page = pages / "a_tea.txt"
    if change == "changed":
        page.write_text(page.read_text("utf-8").replace("云溪", "白水"), "utf-8")
    if change == "added":
        shutil.copy(page, pages / "c_more.txt")
    if change == "removed":
        page.unlink()
    if change == "renamed":
        page.rename(pages / "z_tea.txt")
    library, told = opened(pages, tmp_path / "var")
    expected = {"changed": "ab", "added": "abc", "removed": "b", "renamed": "bz"}[change]
    assert (["pages", "index"], list(expected)) == (told, list(library.cases))
    assert answers(library)
    assert 1 == len(list((tmp_path / "var" / "index").iterdir()))


def test_two_folders_share_a_var_without_harm(pages, tmp_path):
    other = shutil.copytree(pages, tmp_path / "other")
    opened(pages, tmp_path / "var")
    opened(other, tmp_path / "var")
    assert ([], []) == (opened(pages, tmp_path / "var")[1], opened(other, tmp_path / "var")[1])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pages: (pages / "loop.txt").symlink_to("loop.txt"),
        lambda pages: Path(os.fsdecode(os.fsencode(pages) + b"/\xff_x.txt")).write_text("x", "utf-8"),
        lambda pages: Path(os.fsdecode(os.fsencode(pages) + b"/\xff.zip")).write_bytes(b""),
        lambda pages: os.mkfifo(pages / "pipe.txt"),
    ],
    ids=["link to itself", "name no text", "no page, name no text", "pipe"],
)
def test_an_odd_file_beside_the_pages_stops_nothing(pages, tmp_path, spoil):
    first, _ = opened(pages, tmp_path / "var")
    spoil(pages)
    again, _ = opened(pages, tmp_path / "var")
    assert list(first.cases) == list(again.cases)
    assert [] == opened(pages, tmp_path / "var")[1], "built again each time"


def damage(name, content):
    def do(folder):
        (folder / name).write_bytes(content)

    return do


def without(name):
    return lambda folder: (folder / name).unlink()


def cut(name):
    def do(folder):
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return do


def in_manifest(**changes):
    def do(folder):
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        (folder / "manifest.json").write_text(json.dumps(manifest | changes), "utf-8")

    return do


def each_index_file(spoil):
    def do(folder):
        for file in (folder / "passages").iterdir():
            spoil(file)

    return do


DAMAGE = {
    "no manifest": without("manifest.json"),
    "manifest cut": cut("manifest.json"),
    "manifest a list": damage("manifest.json", b"[]"),
    "manifest null": damage("manifest.json", b"null"),
    "manifest a number": damage("manifest.json", b"7"),
    "manifest not UTF-8": damage("manifest.json", b"\xff\xfe"),
    "manifest of another format": in_manifest(format=2),
    "manifest of another": in_manifest(makers="0" * 64),
    "problems a number": in_manifest(problems=5),
    "problems flat": in_manifest(problems=[1]),
    "problems no texts": in_manifest(problems=[[1, 2, 3]]),
    "passages a text": in_manifest(passages="7"),
    "passages fewer": in_manifest(passages=6),
    "no cases": without("cases.jsonl"),
    "cases cut": cut("cases.jsonl"),
    "cases empty": damage("cases.jsonl", b""),
    "no shelf": without("shelf.json"),
    "shelf cut": cut("shelf.json"),
    "shelf empty": damage("shelf.json", b""),
    "shelf a list": damage("shelf.json", b"[]"),
    "shelf of wrong types": damage("shelf.json", b'{"size": 1, "slots": [[1, 2]]}'),
    "shelf not UTF-8": damage("shelf.json", b"\xff\xfe\x00"),
    "no index": lambda folder: shutil.rmtree(folder / "passages"),
    "index empty": each_index_file(lambda file: file.write_bytes(b"")),
    "index cut": each_index_file(
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    ),
    "index zeroed": each_index_file(lambda file: file.write_bytes(b"\0" * file.stat().st_size)),
    "index meta a list": damage("passages/meta.json", b"[]"),
    "index without segments": each_index_file(lambda file: file.unlink() if file.suffix != ".json" else None),
}


@pytest.mark.parametrize(
    "spoil",
    [
        *(pytest.param(spoil, id=name) for name, spoil in DAMAGE.items()),
        pytest.param(damage("manifest.json", b"[" * 100_000), id="manifest deep"),
    ],
)
def test_what_is_damaged_or_foreign_is_built_anew(pages, tmp_path, spoil):
    opened(pages, tmp_path / "var")
    spoil(kept(tmp_path / "var"))
    library, told = opened(pages, tmp_path / "var")
    assert (["pages", "index"], ["a", "b"]) == (told, list(library.cases))
    assert answers(library)
    assert [] == opened(pages, tmp_path / "var")[1]


def test_a_file_where_the_index_belongs_is_replaced(pages, tmp_path):
    opened(pages, tmp_path / "var")
    folder = kept(tmp_path / "var")
    shutil.rmtree(folder)
    folder.write_bytes(b"")
    assert answers(opened(pages, tmp_path / "var")[0])


def test_a_missing_folder_names_itself(tmp_path):
    with pytest.raises(SettingsError) as caught:
        open_library(tmp_path / "none", var=tmp_path / "var")
    assert str(caught.value).startswith(f"{tmp_path / 'none'}: no such folder")


@pytest.mark.parametrize("files", [{}, {"notes.pdf": b"%PDF"}, {"README.md": "# 页面".encode()}])
def test_a_folder_without_pages_names_itself(tmp_path, files):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, content in files.items():
        (pages / name).write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        open_library(pages, var=tmp_path / "var")
    assert str(caught.value).startswith(f"{pages}: no pages")


def test_a_var_that_cannot_be_written_names_itself(pages, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SettingsError) as caught:
        open_library(pages, var=tmp_path / "file")
    assert str(caught.value).startswith(f"{tmp_path / 'file'}")
    assert "CASEBOT_VAR_DIR" in str(caught.value)


def test_an_empty_page_is_told_and_the_others_answer(pages, tmp_path):
    (pages / "c_empty.txt").write_bytes(b"")
    (pages / "d_binary.txt").write_bytes(bytes(range(256)) * 40)
    for _ in ("built", "opened again"):
        library, _ = opened(pages, tmp_path / "var")
        assert ["c_empty.txt", "d_binary.txt"] == sorted(problem.file for problem in library.problems)
        assert ["a", "b"] == list(library.cases)
        assert answers(library)


def test_a_folder_of_bad_pages_alone_opens_and_tells_them(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_bytes(b"")
    library, _ = opened(pages, tmp_path / "var")
    assert (["a.txt"], {}, []) == (
        [problem.file for problem in library.problems],
        dict(library.cases),
        list(library.passages),
    )
    answer, _ = respond("石桥镇改造了多少户厕?", library, Conversation())
    assert "refuse" == answer.status


def test_two_processes_that_build_at_once_both_work(pages, tmp_path):
    command = [sys.executable, "-c", OPEN, str(pages), str(tmp_path / "var")]

    def run(_):
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(run, range(4)))
    assert [(0, b"")] * 4 == [(one.returncode, one.stderr) for one in done]
    assert [] == opened(pages, tmp_path / "var")[1]
    assert 1 == len(list((tmp_path / "var" / "index").iterdir()))


def many(pages, copies):
    text = (pages / "a_tea.txt").read_text("utf-8")
    for number in range(copies):
        (pages / f"n{number:04}_x.txt").write_text(text.replace("1200", str(2000 + number)), "utf-8")


@pytest.mark.parametrize("moment", ["building", "swapping"])
def test_a_build_killed_in_its_middle_leaves_what_works(pages, tmp_path, moment):
    var = tmp_path / "var"
    opened(pages, var)
    many(pages, 150)
    build = subprocess.Popen([sys.executable, "-c", OPEN, str(pages), str(var)], cwd=ROOT)
    wanted = "passages" if moment == "building" else "manifest.json"
    old = kept_name = kept(var)
    end = time.monotonic() + 60
    while time.monotonic() < end and build.poll() is None:
        fresh = [folder for folder in (var / "index").iterdir() if folder.name != kept_name.name]
        if any((folder / wanted).exists() for folder in fresh):
            break
    build.send_signal(signal.SIGKILL)
    build.wait(timeout=60)
    library, _ = opened(pages, var)
    assert 152 == len(library.cases)
    assert answers(library)
    assert old.is_dir()
    assert [] == opened(pages, var)[1]


def test_no_sources_file_means_no_addresses(pages):
    assert {} == sources_of(pages)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('"000": https://example.org/a\n', {"000": "https://example.org/a"}),
        (
            "a: http://example.org/a\nb: https://example.org/b",
            {"a": "http://example.org/a", "b": "https://example.org/b"},
        ),
        ("7: https://example.org/7", {"7": "https://example.org/7"}),
        ("", {}),
        ("# nothing yet\n", {}),
    ],
)
def test_sources_map_cases_to_addresses(pages, content, expected):
    (pages / "sources.yaml").write_text(content, "utf-8")
    assert expected == sources_of(pages)


@pytest.mark.parametrize(
    "content",
    [
        b"- https://example.org",
        b"a: ftp://example.org/x",
        b"a: javascript:alert(1)",
        b"a: example.org",
        b"a: 5",
        b"a: [https://example.org]",
        b"a: null",
        b"a: [",
        b"\xff\xfe\xff",
        b"a: !!python/object/apply:os.system [ls]",
        b"just text",
        b"a\x00b: c",
    ],
)
def test_a_wrong_sources_file_names_itself(pages, tmp_path, content):
    (pages / "sources.yaml").write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        open_library(pages, var=tmp_path / "var")
    assert str(caught.value).startswith(f"{pages / 'sources.yaml'}: ")


def test_an_address_is_the_link_of_its_case_alone(pages, tmp_path):
    (pages / "sources.yaml").write_text("b: https://example.org/b", "utf-8")
    library, _ = opened(pages, tmp_path / "var")
    links = {}
    for question in ("石桥镇改造了多少户厕?", "云溪县的茶园有多少亩?"):
        answer, _ = respond(question, library, Conversation())
        links |= {citation.case: citation.link for citation in answer.citations}
    assert {"b": "https://example.org/b", "a": ""} == links


def test_a_source_base_gives_file_and_line(pages, tmp_path):
    (pages / "b_town.txt").rename(pages / "b_石桥 1.txt")
    library = open_library(pages, var=tmp_path / "var", source_base_url="https://example.org/raw/")
    answer, _ = respond("石桥镇改造了多少户厕?", library, Conversation())
    assert ["https://example.org/raw/b_%E7%9F%B3%E6%A1%A5%201.txt#L3"] == [c.link for c in answer.citations]


# --- curated answers ---

FAQ = Path(__file__).parent / "faq"
OWN = Entry("own", ("积分怎么算?",), "一分一分算。")


def test_a_named_folder_of_answers_must_exist(pages, tmp_path):
    with pytest.raises(SettingsError, match=r"faq: no such folder of FAQ files; name an existing one"):
        open_library(pages, faq=tmp_path / "faq", var=tmp_path / "var")


def test_without_a_folder_there_are_no_answers(small):
    assert ({}, 0, ()) == (dict(small.faq.entries), len(small.phrasings), small.faq_problems)


def test_an_entry_with_an_error_is_left_out_and_told_and_the_rest_serves(pages, tmp_path):
    folder = tmp_path / "faq"
    folder.mkdir()
    text = "- id: a\n  questions: [积分怎么算?]\n  answer: 一分一分算。\n- id: b\n  questions: [甲?]\n"
    (folder / "x.yaml").write_text(text, "utf-8")
    library = open_library(pages, faq=folder, var=tmp_path / "var")
    assert (["a"], "a") == (list(library.faq.entries), library.phrasings.exact("积分怎么算"))
    assert [4] == [problem.place.line for problem in library.faq_problems]


def test_entries_of_the_chat_stand_beside_the_files_and_give_way_to_them(pages, tmp_path):
    chat = (OWN, Entry("cha", ("茶?",), "别的"))
    library = open_library(pages, faq=FAQ, chat_entries=chat, var=tmp_path / "var")
    assert ("own", None, "cha") == tuple(
        library.phrasings.exact(text) for text in ("积分怎么算", "茶", "云溪县的茶产业是怎么发展的")
    )


def test_another_book_shares_the_pages_and_leaves_the_first_as_it_was(small):
    other = small.with_faq(FaqBook({"own": OWN}, synonyms=(("茶农", "种茶人"),)))
    assert (None, "own") == (small.phrasings.exact("积分怎么算"), other.phrasings.exact("积分怎么算"))
    assert other.index is small.index and other.passages is small.passages and other.names is small.names
    assert ("茶农" in other.lexicon["种茶人"], "种茶人" in small.lexicon) == (True, False)
    again = other.with_faq(FaqBook())
    assert ("种茶人" in again.lexicon, len(again.phrasings)) == (False, 0)


def test_words_of_ones_own_find_what_the_pages_put_otherwise(pages, tmp_path):
    library = open_library(pages, var=tmp_path / "var")
    taught = library.with_faq(FaqBook(synonyms=(("保洁员", "清道夫"),)))
    question = "石桥镇请了几名清道夫?"
    before, after = (respond(question, one, Conversation())[0] for one in (library, taught))
    assert ("75名" in before.lead.text, "75名" in after.lead.text) == (False, True)


def test_pages_are_indexed_anew_when_the_own_words_change(pages, tmp_path):
    folder = tmp_path / "faq"
    folder.mkdir()
    opened(pages, tmp_path / "var")
    told = []

    def stages():
        told.clear()
        open_library(pages, faq=folder, var=tmp_path / "var", progress=lambda stage, *_: told.append(stage))
        return bool(told)

    assert not stages()
    (folder / "lexicon.yaml").write_text("词: [转运机制甲]\n", "utf-8")
    assert (True, False) == (stages(), stages())


@pytest.mark.parametrize(("case", "start", "expected"), [("a", 0, None), ("c", 50, None), ("a", 10**9, None)])
def test_an_offset_outside_the_passages_is_in_none(small, case, start, expected):
    assert expected == small.passage_at(case, start)


def test_each_sentence_is_found_by_its_offset(small):
    assert [] == [
        (passage.id, sentence.text)
        for passage in small.passages
        for sentence in passage.sentences
        if small.passage_at(passage.case, sentence.end - 1) != passage
    ]
