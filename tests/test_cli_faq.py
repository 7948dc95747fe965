"""The admins' commands as a process, on a database that Telegram could be writing."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.faq.reading import read_entries
from bot.store import Store
from tests.entries import TEA

ROOT = Path(__file__).parent.parent

MARKET = """\
- id: market
  questions: [石桥镇的集市几点开门?]
  answer: 八点。
"""


@pytest.fixture
def folder(tmp_path, pages):
    """Pages, a FAQ folder with one entry, and where the rest goes."""
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "a.yaml").write_text(TEA, "utf-8")
    return tmp_path


@pytest.fixture
def casebot(folder):
    own = {
        "SEEDS_DIR": str(folder / "pages"),
        "FAQ_DIR": str(folder / "faq"),
        "CASEBOT_VAR_DIR": str(folder / "var"),
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(ROOT),
    }
    env = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"} | own

    def run(*args, typed="", **more):
        done = subprocess.run(
            [sys.executable, "-m", "bot", *args],
            cwd=folder,
            env=env | more,
            input=typed.encode(),
            capture_output=True,
            timeout=120,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture
def in_store(folder):
    """Ask the store of that folder."""
    (folder / "var").mkdir(exist_ok=True)

    def ask(question):
        async def asked():
            store = await Store.open(f"sqlite:///{folder / 'var' / 'casebot.db'}")
            try:
                return await question(store)
            finally:
                await store.close()

        return asyncio.run(asked())

    return ask


def live(in_store):
    return {entry.id: entry.text for entry in in_store(lambda store: store.curation.entries())}


def write(folder, text):
    (folder / "more.yaml").write_text(text, "utf-8")
    return str(folder / "more.yaml")


@pytest.mark.parametrize(
    "args", [["check"], ["faq", "check"], ["faq", "check", "faq"], ["faq", "check", "faq/a.yaml"]]
)
def test_a_bad_entry_exits_1_with_its_line_and_a_warning_0(casebot, folder, args):
    assert (0, "") == casebot(*args)[::2]
    file = folder / "faq" / "a.yaml"
    file.write_text(TEA + "  valid_until: 2020-01-01\n", "utf-8")
    code, out, _ = casebot(*args)
    warned, told = out.splitlines()
    place = str(file) if args[-1] == "check" else "faq/a.yaml"
    assert (0, True, True) == (
        code,
        warned.startswith(f"{place}:1: warning: "),
        told.endswith("checked: 1 warning"),
    )
    file.write_text(TEA.replace("3.2万亩\n", "4万亩\n"), "utf-8")
    code, out, _ = casebot(*args)
    assert (1, True) == (code, out.startswith(f"{place}:1: the quote "))


def test_an_answer_goes_on_without_a_bad_entry_and_says_so(casebot, folder):
    write_bad = (folder / "faq" / "b.yaml").write_text
    write_bad("- id: x\n", "utf-8")
    code, out, err = casebot("ask", "云溪县的茶园有多大?")
    assert (0, True) == (code, "3.2万亩" in out)
    assert err.startswith("casebot: left out ")
    assert err.count("\n") == 1


def test_the_list_has_the_entries_of_files_and_chat(casebot, folder, in_store):
    in_store(lambda store: store.curation.change(7, "upload", {"market": MARKET, "tea": TEA}))
    expected = f"tea  {folder}/faq/a.yaml:1  云溪县的茶园有多大?\nmarket  Telegram  石桥镇的集市几点开门?\n"
    assert (0, expected, "") == casebot("faq", "list")


def test_what_was_made_in_the_chat_is_exported_as_a_file(casebot, folder, in_store):
    assert (0, "") == casebot("faq", "export")[:2]
    in_store(lambda store: store.curation.change(7, "upload", {"market": MARKET}))
    code, out, err = casebot("faq", "export")
    (entry,), problems = read_entries(out)
    assert (0, (), "market", "casebot: 1 entry made in the chat\n") == (code, problems, entry.id, err)
    assert (0, "") == casebot("faq", "export", "-o", "faq/chat.yaml")[:2]
    assert out == (folder / "faq" / "chat.yaml").read_text("utf-8")
    assert casebot("faq", "check")[0] == 0


def test_an_import_is_shown_and_asked_for_before_it_is_live(casebot, folder, in_store):
    file = write(folder, MARKET)
    code, out, _ = casebot("faq", "import", file, typed="n\n")
    assert (130, {}) == (code, live(in_store))
    assert [
        "+ market  石桥镇的集市几点开门?",
        "0 of 1 known questions would be answered otherwise",
    ] == out.splitlines()[:2]
    assert casebot("faq", "import", file, typed="y\n")[0] == 0
    assert ["market"] == list(live(in_store))
    (act,) = in_store(lambda store: store.curation.audit_log(5))
    assert (0, "import", "+market") == (act.admin, act.act, act.detail)


def test_nobody_there_to_ask_leaves_all_as_it_was(casebot, folder, in_store):
    assert casebot("faq", "import", write(folder, MARKET))[0] == 130
    assert {} == live(in_store)


def test_a_bad_import_tells_each_line_and_leaves_what_was_live(casebot, folder, in_store):
    bad = MARKET + TEA.replace("id: tea", "id: other") + "- id: z\n"
    code, out, _ = casebot("faq", "import", write(folder, bad), "--yes")
    assert (1, {}) == (code, live(in_store))
    file = write(folder, bad)
    assert [10, 10, 4] == sorted(
        (int(line.removeprefix(f"{file}:").partition(":")[0]) for line in out.splitlines()), key=str
    )


def test_the_log_tells_who_did_what_and_when(casebot, folder):
    assert (0, "no admin has done anything yet\n", "") == casebot("faq", "log")
    casebot("faq", "import", write(folder, MARKET), "--yes")
    code, out, _ = casebot("faq", "log", "--last", "1")
    (line,) = out.splitlines()
    assert (0, ["shell", "import"]) == (code, line.split()[2:4])
    assert "market" in line


def test_an_import_of_what_is_live_changes_nothing(casebot, folder, in_store):
    file = write(folder, MARKET)
    assert casebot("faq", "import", file, "--yes")[0] == 0
    version = in_store(lambda store: store.curation.version())
    assert (0, "nothing changes: what is live is the same\n", "") == casebot("faq", "import", file, "--yes")
    assert version == in_store(lambda store: store.curation.version())


def test_an_import_keeps_what_changes_alone_and_nothing_that_gives_way(casebot, folder, in_store):
    text = MARKET + TEA.replace("\n  answer: ", "\n  answer: 新", 1)
    code, out, _ = casebot("faq", "import", write(folder, text), "--yes")
    assert (0, ["market"]) == (code, list(live(in_store)))
    assert "put live in Telegram: 1 entry" in out


def test_an_import_shows_the_known_questions_it_takes(casebot, folder):
    (folder / "faq" / "q.jsonl").write_text(
        json.dumps({"id": "1", "q": "石桥镇聘用了多少名保洁员?", "gold": ["75名"]}) + "\n", "utf-8"
    )
    text = MARKET.replace("石桥镇的集市几点开门?", "石桥镇聘用了多少名保洁员?")
    code, out, _ = casebot("faq", "import", write(folder, text), "--yes")
    assert code == 0
    assert "answered by another:\n  石桥镇聘用了多少名保洁员?  (labelled)\n    - the pages: " in out
    assert "    + entry market: 八点。\n" in out


def asked(store, question, user, status="refuse"):
    return store.log(user=user, chat=user, question=question, answer="{}", status=status, kind="none", ms=1.0)


def test_misses_are_listed_most_asked_first(casebot, in_store):
    assert (0, "nothing was asked in vain\n", "") == casebot("misses")

    async def ask(store):
        for user, question in ((1, "民宿怎么收费?"), (1, "食堂几点开门?"), (2, "请问食堂几点开门")):
            await asked(store, question, user)

    in_store(ask)
    first, second = casebot("misses")[1].splitlines()
    assert first.startswith("2x by 2, last ")
    assert (True, True) == (first.endswith(": 请问食堂几点开门"), second.startswith("1x by 1, "))
    told = json.loads(casebot("misses", "--json")[1])["misses"]
    keys = ["questions", "answers", "asked", "people", "last", "bad"]
    assert [keys, keys] == [list(cluster) for cluster in told]


def test_without_questions_the_figures_are_one_line(casebot):
    assert (0, "no questions in 30 days\n") == casebot("stats")[:2]


def test_a_folder_without_entries_is_warned_of(casebot, folder):
    (folder / "empty").mkdir()
    (folder / "empty" / "notes.txt").write_text(TEA, "utf-8")
    code, out, _ = casebot("faq", "check", "empty")
    assert (0, True) == (code, "empty:1: warning: no .yaml file" in out), out


def test_figures_are_told(casebot, in_store):
    async def ask(store):
        await asked(store, "民宿怎么收费?", 1)
        good = await asked(store, "茶园有多大?", 2, status="answer")
        await store.rate(good, 2, True)

    in_store(ask)
    code, out, _ = casebot("stats", "--days", "1")
    assert (0, ["questions  2 by 2 people", "answered   1", "suggested  0", "refused    1"]) == (
        code,
        out.splitlines()[:4],
    )
    assert 2 + 6 == len(casebot("stats", "--days", "1")[1].splitlines())
    told = json.loads(casebot("stats", "--json")[1])
    assert (2, 1, 1, 30) == (told["questions"], told["answered"], told["good"], len(told["days"]))


def test_a_database_of_another_kind_names_itself_and_harms_no_check(casebot):
    other = {"DATABASE_URL": "postgres://user:secret@host/db"}
    for args in (["misses"], ["stats"], ["faq", "list"], ["faq", "export"]):
        code, out, err = casebot(*args, **other)
        assert (2, "", True, False) == (code, out, err.startswith("casebot: DATABASE_URL"), "secret" in err)
    assert casebot("check", **other)[0] == 0


def labelled(folder, *rows):
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "faq" / "known.jsonl").write_text("".join(lines), "utf-8")


CLEANERS = {"id": "1", "q": "石桥镇聘用了多少名保洁员?", "gold": ["75名"]}


def test_eval_takes_the_labelled_questions_beside_the_faq(casebot, folder):
    code, _, err = casebot("eval")
    assert (2, True) == (code, err.startswith("casebot: no labelled questions; "))
    labelled(folder, CLEANERS)
    code, out, _ = casebot("eval")
    assert (0, ["single", "1", "1.000", "0.000", "1.000", "0.000"]) == (code, out.splitlines()[1].split())


def test_the_gate_passes_a_faq_that_spoils_nothing(casebot, folder):
    labelled(folder, CLEANERS)
    code, out, _ = casebot("eval", "--gate")
    assert (0, True) == (code, out.splitlines()[-1].startswith("gate passed: "))
    assert [] == json.loads(casebot("eval", "--gate", "--json")[1])["gate"]


def test_the_gate_fails_where_a_known_question_got_worse(casebot, folder):
    labelled(folder, CLEANERS)
    text = MARKET.replace("石桥镇的集市几点开门?", CLEANERS["q"])
    (folder / "faq" / "b.yaml").write_text(text, "utf-8")
    code, out, _ = casebot("eval", "--gate")
    expected = f"worse: 1 {CLEANERS['q']}: was right, now answer by entry market: 八点。"
    assert (1, expected) == (code, out.splitlines()[-1])
    assert [expected] == json.loads(casebot("eval", "--gate", "--json")[1])["gate"]


def test_the_gate_fails_where_a_question_does_not_lead_to_its_entry(casebot, folder):
    (folder / "faq" / "b.yaml").write_text(TEA.replace("id: tea", "id: two"), "utf-8")
    code, out, _ = casebot("eval", "--gate")
    assert (1, True) == (code, out.splitlines()[-1].endswith("of entry two is answered by entry tea"))
