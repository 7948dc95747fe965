"""The real command as a process: what it prints, its exit codes, and one line for each mistake."""

import json
import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from bot.cli import commands

ROOT = Path(__file__).parent.parent
QUESTION = "尹兆场社区2023年人均纯收入是多少?"
IDS = ["000", "001", "002", "003", "004"]


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def casebot(var):
    def run(*args, **options):
        options = {"cwd": ROOT, "env": environment(var), "capture_output": True, "timeout": 120} | options
        return subprocess.run([sys.executable, "-m", "bot", *args], **options)

    return run


def environment(var, **more):
    own = ("SEEDS_DIR", "FAQ_DIR", "SOURCE_BASE_URL", "CASEBOT_ADMINS", "DATABASE_URL")
    inherited = {name: text for name, text in os.environ.items() if name not in own}
    return inherited | {"CASEBOT_VAR_DIR": str(var), "PYTHONWARNINGS": "ignore"} | more


def mistake(done):
    """The one line of a mistake, after checking that there is nothing else."""
    assert (2, b"") == (done.returncode, done.stdout)
    (line,) = done.stderr.decode().splitlines()
    return line.removeprefix("casebot: ")


def test_bare_it_says_what_one_can_do_next(casebot):
    done = casebot()
    assert (0, b"") == (done.returncode, done.stderr)
    lines = done.stdout.decode().splitlines()
    assert "casebot:5 个案例,可以提问了。" == lines[0]
    assert ["ask", "chat", "cases", "--help"] == [line.split()[1] for line in lines[1:]]
    assert '  casebot ask "尹兆场社区做了什么?"' == lines[1]


def test_the_console_command_is_the_module(casebot, var):
    script = Path(sys.executable).with_name("casebot")
    done = subprocess.run([script, "cases"], cwd=ROOT, env=environment(var), capture_output=True, timeout=120)
    assert casebot("cases").stdout == done.stdout != b""


def test_help_names_every_command(casebot):
    told = casebot("--help").stdout.decode()
    names = "ask batch cases chat check doctor eval faq misses run show stats"
    assert names.split() == sorted(commands.commands)
    assert [] == [name for name in commands.commands if f"\n  {name} " not in told]


def test_starting_loads_nothing_that_a_command_may_not_need():
    heavy = "{'rich', 'pydantic', 'jieba', 'rjieba', 'tantivy', 'opencc', 'telegram', 'yaml', 'asyncio'}"
    code = f"import sys, bot.cli, bot.settings; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    assert (b"[]\n", b"") == (done.stdout, done.stderr)


def test_ask_answers_with_the_source(casebot):
    done = casebot("ask", QUESTION)
    assert (0, b"") == (done.returncode, done.stderr)
    told = done.stdout.decode()
    assert "16861元" in told
    assert "000_49d5682515d4bfd0.txt:" in told


def test_ask_takes_unquoted_words(casebot):
    words = ("尹兆场社区", "2023年人均纯收入", "是多少?")
    assert casebot("ask", " ".join(words)).stdout == casebot("ask", *words).stdout != b""


def test_ask_explains(casebot):
    plain, explained = (casebot("ask", QUESTION, *more).stdout.decode() for more in ((), ("--explain",)))
    assert explained.startswith(plain)
    labels = [line.split()[0] for line in explained.removeprefix(plain).splitlines() if line.strip()]
    assert ["判定", "规则", "得分", "其次", "对上的词", "没有的词"] == labels[:6]


def test_ask_gives_one_json_object(casebot):
    reply = json.loads(casebot("ask", QUESTION, "--json").stdout)
    fields = "id status kind lead text cases hits citations suggestions ms"
    assert fields.split() == list(reply)
    assert (None, "answer", "000") == (reply["id"], reply["status"], reply["cases"][0])
    assert reply["ms"] == round(reply["ms"], 1) > 0
    assert [*fields.split(), "reasons"] == list(
        json.loads(casebot("ask", QUESTION, "--json", "--explain").stdout)
    )


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["ask"], "the question is empty; type one in UTF-8, as: casebot ask '有哪些案例?'"),
        (["ask", " \t"], "the question is empty; type one in UTF-8, as: casebot ask '有哪些案例?'"),
        (["ask", b"\xc9\xd9"], "the question is empty; type one in UTF-8, as: casebot ask '有哪些案例?'"),
        (["frob"], "No such command 'frob'. (see casebot --help)"),
        (["show"], "Missing argument 'ID'. (see casebot --help)"),
        (["faq", "frob"], "No such command 'frob'. (see casebot --help)"),
        (["faq", "import"], "Missing argument 'FILE'. (see casebot --help)"),
        (["faq", "import", "none.yaml"], "none.yaml: No such file or directory"),
        (["faq", "check", "none.yaml"], "none.yaml: No such file or directory"),
        (
            ["eval", "none.jsonl"],
            "none.jsonl: cannot be read (No such file or directory); give a file of JSON lines",
        ),
    ],
    ids=[
        "no words",
        "blank",
        "not UTF-8",
        "command",
        "no id",
        "command of a group",
        "no file to import",
        "missing file to import",
        "missing file to check",
        "missing file",
    ],
)
def test_a_mistake_gets_one_line(casebot, args, line):
    assert line == mistake(casebot(*args))


def test_an_endless_question_gets_one_short_line(casebot):
    assert len(mistake(casebot("ask", "x" * 100_000))) < 200


def test_an_unknown_case_names_the_nearest(casebot):
    assert mistake(casebot("show", "寿宁")).startswith("no case '寿宁'; nearest: 001 ")
    assert mistake(casebot("show", "03")).startswith("no case '03'; nearest: 003 ")


@pytest.mark.parametrize(
    "args", [[], ["ask", "甲?"], ["cases"], ["show", "000"], ["check"], ["chat"], ["batch"]]
)
def test_a_missing_folder_and_one_without_pages_name_themselves(casebot, var, tmp_path, args):
    for folder in (tmp_path / "none", tmp_path):
        done = casebot(*args, env=environment(var, SEEDS_DIR=str(folder)), stdin=subprocess.DEVNULL)
        assert mistake(done).startswith(f"{folder}: ")


def test_a_wrong_setting_names_itself(casebot, var):
    done = casebot("ask", QUESTION, env=environment(var, SOURCE_BASE_URL="example.org"))
    assert mistake(done).startswith("SOURCE_BASE_URL: ")


def test_what_the_worker_alone_needs_harms_nothing(casebot, var):
    wrong = {
        "DATABASE_URL": "postgres://user:secret@host/db",
        "CASEBOT_ADMINS": "ann",
        "TELEGRAM_BOT_TOKEN": "?",
    }
    done = casebot("ask", QUESTION, env=environment(var, **wrong))
    assert casebot("ask", QUESTION).stdout == done.stdout != b""


def test_a_folder_that_cannot_be_written_names_itself(casebot, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    done = casebot("ask", QUESTION, env=environment(tmp_path / "file" / "var"))
    assert str(tmp_path / "file") in mistake(done)


def test_odd_characters_in_a_question_do_no_harm(casebot):
    odd = "尹兆场\x07社区\u200b2023年人均纯收入是多少?".encode() + b"\xe5"
    assert casebot("ask", QUESTION).stdout == casebot("ask", odd).stdout


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_any_locale_prints_chinese(casebot, var, locale):
    assert casebot("cases").stdout == casebot("cases", env=environment(var, **locale)).stdout
    json_there = casebot("show", "000", "--json", env=environment(var, **locale)).stdout
    assert casebot("show", "000", "--json").stdout == json_there


@pytest.mark.parametrize(
    "args",
    [[], ["cases"], ["ask", QUESTION], ["ask", QUESTION, "--json"], ["show", "002"], ["batch"], ["chat"]],
)
def test_a_reader_that_left_is_no_crash(casebot, args):
    reading, writing = os.pipe()
    os.close(reading)
    row = json.dumps({"id": 1, "q": QUESTION}).encode() if args == ["batch"] else QUESTION.encode()
    done = casebot(*args, capture_output=False, stdout=writing, stderr=subprocess.PIPE, input=row)
    os.close(writing)
    assert (1, b"") == (done.returncode, done.stderr)


def test_closed_streams_are_no_crash(var):
    command = f'"{sys.executable}" -m bot cases >&- <&-; "{sys.executable}" -m bot batch <&-'
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=environment(var), capture_output=True, timeout=120
    )
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


def test_batch_answers_each_line_at_once_and_ctrl_c_is_no_crash(var):
    batch = subprocess.Popen(
        [sys.executable, "-m", "bot", "batch"],
        cwd=ROOT,
        env=environment(var),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background may have it ignored, which a process inherits.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    for number in (1, 2):
        batch.stdin.write(json.dumps({"id": number, "q": QUESTION}).encode() + b"\n")
        batch.stdin.flush()
        assert number == json.loads(batch.stdout.readline())["id"]
    batch.send_signal(signal.SIGINT)
    batch.wait(60)  # its input stays open: an end of that would do as well
    out, err = batch.communicate()
    assert (130, b"", b"") == (batch.returncode, out, err.strip())


def test_batch_goes_on_after_a_broken_line(casebot):
    rows = b'oops\n{"id": 2, "q": "' + QUESTION.encode() + b'"}\n'
    done = casebot("batch", input=rows)
    assert (0, b"") == (done.returncode, done.stderr)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (None, "answer") == (first["id"], second["status"])


def test_batch_answers_over_another_folder(casebot, tmp_path):
    shutil.copy(ROOT / "seeds" / "001_4797313a17842836.txt", tmp_path / "only.txt")
    done = casebot(
        "batch",
        "--pages",
        str(tmp_path),
        input='{"id": 1, "q": "寿宁县组建了多少人的村级党校师资库?"}'.encode(),
    )
    assert ["only"] == json.loads(done.stdout)["cases"]
    for option in ("--pages", "--faq"):
        assert str(tmp_path / "none") in mistake(casebot("batch", option, str(tmp_path / "none"), input=b""))


def test_a_chat_in_a_pipe_has_no_prompt(casebot):
    done = casebot("chat", input=f"{QUESTION}\n\n/quit\n{QUESTION}\n".encode())
    assert (0, b"") == (done.returncode, done.stderr)
    assert casebot("ask", QUESTION).stdout == done.stdout


def test_cases_lists_them_in_order(casebot):
    lines = casebot("cases").stdout.decode().splitlines()
    assert IDS == [line.split()[0] for line in lines if not line.startswith(" ")]


@pytest.mark.parametrize("case", IDS)
def test_show_gives_the_case_as_json(casebot, case):
    shown = json.loads(casebot("show", case, "--json").stdout)
    fields = "case title places date outlet authors sections text"
    assert fields.split() == list(shown)
    assert case == shown["case"]
    assert [["heading", "text"]] * len(shown["sections"]) == [list(section) for section in shown["sections"]]
    assert [] == [line for line in shown["sections"][0]["text"].splitlines() if line not in shown["text"]]


def test_show_gives_the_case_as_text_by_id_or_file(casebot):
    shown = json.loads(casebot("show", "001", "--json").stdout)
    told = casebot("show", "001").stdout.decode()
    assert shown["title"] == told.splitlines()[0]
    assert [] == [line for line in shown["text"].splitlines() if line not in told]
    assert told == casebot("show", "001_4797313a17842836.txt").stdout.decode()


def test_check_tells_what_it_checked(casebot):
    done = casebot("check")
    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.startswith(b"5 pages and ")


def test_a_page_that_cannot_be_read_is_told_and_the_others_answer(casebot, var, tmp_path):
    seeds = shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (seeds / "005_empty.txt").write_bytes(b"")
    env = environment(tmp_path / "var", SEEDS_DIR=str(seeds))
    checked = casebot("check", env=env)
    (line,) = checked.stdout.decode().splitlines()
    assert (1, True) == (checked.returncode, line.startswith(f"{seeds / '005_empty.txt'}:1: "))
    answered = casebot("ask", QUESTION, env=env)
    assert casebot("ask", QUESTION).stdout == answered.stdout
    (line,) = answered.stderr.decode().splitlines()
    assert line.startswith("casebot: left out 005_empty.txt: ")


def test_eval_counts_and_lists_what_failed(casebot, tmp_path):
    file = tmp_path / "q.jsonl"
    rows = [
        {"id": "a", "q": QUESTION, "gold": ["16861元"], "kind": "number"},
        {"id": "b", "q": QUESTION, "gold": ["不会有的答案"], "kind": "number"},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    told = casebot("eval", str(file), "--fails").stdout.decode().splitlines()
    assert ["single", "2", "0.500", "0.500", "1.000", "0.000"] == told[1].split()
    assert told[-1].startswith(f"- b {QUESTION} → 不会有的答案 | answer: ")
    record = json.loads(casebot("eval", str(file), "--json").stdout)
    assert {"asked": 2, "answered": 2, "right": 1, "wrong": 1} == record["tallies"]["single"]
