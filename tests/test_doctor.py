"""`casebot doctor` and what `casebot run` says when it cannot start: as processes, against a real server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.botapi import BotApi

ROOT = Path(__file__).parent.parent
OWN = ("SEEDS_DIR", "FAQ_DIR", "SOURCE_BASE_URL", "CASEBOT_ADMINS", "DATABASE_URL", "TELEGRAM_BOT_TOKEN")


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def casebot(var):
    """`casebot(command, **environ)` -> (exit code, lines on stdout, lines on stderr)."""

    def run(command, **environ):
        inherited = {name: text for name, text in os.environ.items() if name not in OWN}
        done = subprocess.run(
            [sys.executable, "-m", "bot", command],
            cwd=ROOT,
            env=inherited | {"CASEBOT_VAR_DIR": str(var), "PYTHONWARNINGS": "ignore"} | environ,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    return run


@pytest.fixture
def api():
    with BotApi() as server:
        yield server


def test_without_a_token_all_else_is_looked_at(casebot, var):
    code, lines, errors = casebot("doctor")
    assert (0, []) == (code, errors)
    shown = [re.sub(r"\d+ passages|(?<=FAQ )\S+(?=,)", "N", line) for line in lines]
    assert [
        f"ok    settings: pages seeds, FAQ N, var {var}, API https://api.telegram.org, token not set,"
        " 0 admins, answers kept 90 days",
        f"ok    var: {var} can be written",
        f"ok    database: {var}/casebot.db opens and can be written; 0 updates are unfinished",
        "ok    library: 5 cases, N",
        "ok    telegram: not tried, TELEGRAM_BOT_TOKEN is not set (casebot run needs it)",
    ] == shown


def test_with_a_token_telegram_is_asked_who_it_is(casebot, api):
    code, lines, _ = casebot("doctor", TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_BASE=api.url)
    assert 0 == code
    assert lines[-1].startswith(f"ok    telegram: @casebot_test_bot at {api.url}; inline ")
    assert ["getMe"] == [call.method for call in api.calls]


def test_every_mistake_has_its_line_and_one_fails_no_other(casebot, api, tmp_path):
    (tmp_path / "file").write_text("")
    code, lines, errors = casebot(
        "doctor",
        SEEDS_DIR=str(tmp_path / "none"),
        DATABASE_URL="postgres://user:secret@host/db",
        CASEBOT_VAR_DIR=str(tmp_path / "file" / "var"),
        TELEGRAM_BOT_TOKEN="1:wrong",
        TELEGRAM_API_BASE=api.url,
    )
    assert (1, []) == (code, errors)
    assert [
        ("ok", "settings"),
        ("FAIL", "var"),
        ("FAIL", "database"),
        ("FAIL", "library"),
        ("FAIL", "telegram"),
    ] == [tuple(line.split(":")[0].split()) for line in lines]
    assert (
        "FAIL  database: DATABASE_URL: postgres is not SQLite; write sqlite:///var/casebot.db, or unset it"
        == lines[2]
    )
    assert [] == [line for line in lines if "secret" in line or "1:wrong" in line]


def test_settings_that_cannot_be_read_are_all_there_is_to_say(casebot):
    code, lines, _ = casebot("doctor", CASEBOT_ADMINS="@ann")
    mend = "'@ann' is no Telegram user id; write the numbers with commas, as 123,456"
    assert (1, [f"FAIL  settings: CASEBOT_ADMINS: {mend}"]) == (code, lines)


def test_run_without_a_token_says_where_to_get_one(casebot):
    expected = (
        "casebot: TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather (/newbot), then:"
        " TELEGRAM_BOT_TOKEN=123456:ABC… casebot run"
    )
    assert (2, [], [expected]) == casebot("run")


def test_run_with_another_kind_of_database_says_so(casebot, api):
    code, _, errors = casebot(
        "run",
        TELEGRAM_BOT_TOKEN=api.token,
        TELEGRAM_API_BASE=api.url,
        DATABASE_URL="postgres://user:secret@host/db",
    )
    expected = "casebot: DATABASE_URL: postgres is not SQLite; write sqlite:///var/casebot.db, or unset it"
    assert (2, [expected]) == (code, errors)
