"""Environment -> Settings: defaults, what is accepted, and the line that mends each mistake."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, read_settings, read_worker_settings


def test_an_empty_environment_gives_the_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Settings() == read_worker_settings({})


def test_a_blank_variable_counts_as_not_set(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blank = {"SEEDS_DIR": "", "FAQ_DIR": " ", "CASEBOT_ADMINS": " ", "TELEGRAM_BOT_TOKEN": ""}
    assert Settings() == read_worker_settings(blank)


def test_everything_that_can_be_set():
    expected = Settings(
        seeds_dir=Path("pages"),
        faq_dir=Path("questions"),
        var_dir=Path("/data"),
        source_base_url="https://example.org/pages",
        database_url="sqlite:////data/casebot.db",
        telegram_api_base="http://127.0.0.1:8081",
        telegram_bot_token="42:AB-c_d",
        admins=frozenset({7, 8, 9}),
        retention_days=30,
        conversation_hours=0.5,
        stale_seconds=60,
    )
    got = read_worker_settings(
        {
            "SEEDS_DIR": "pages",
            "FAQ_DIR": "questions",
            "CASEBOT_VAR_DIR": "/data",
            "SOURCE_BASE_URL": "https://example.org/pages/",
            "TELEGRAM_API_BASE": "http://127.0.0.1:8081/",
            "TELEGRAM_BOT_TOKEN": " 42:AB-c_d\n",
            "CASEBOT_RETENTION_DAYS": "30",
            "CASEBOT_CONVERSATION_HOURS": "0.5",
            "CASEBOT_STALE_SECONDS": "60",
            "CASEBOT_ADMINS": "7, 8,9",
        }
    )
    assert expected == got


def test_a_mistake_in_what_the_worker_needs_keeps_no_other_command_from_working(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrong = dict.fromkeys(
        (
            "TELEGRAM_BOT_TOKEN",
            "TELEGRAM_API_BASE",
            "CASEBOT_ADMINS",
            "CASEBOT_RETENTION_DAYS",
            "CASEBOT_CONVERSATION_HOURS",
            "CASEBOT_STALE_SECONDS",
            "DATABASE_URL",
        ),
        "?",
    )
    assert Settings() == read_settings(wrong)


def test_the_customary_faq_folder_counts_only_where_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faq").mkdir()
    assert Path("faq") == read_worker_settings({}).faq_dir


def test_what_may_be_secret_stands_in_no_repr():
    given = {"TELEGRAM_BOT_TOKEN": "42:AB-c_d", "DATABASE_URL": "postgres://user:secret@host/db"}
    shown = repr(read_worker_settings(given))
    assert [False, False] == ["AB-c_d" in shown, "secret" in shown]


@pytest.mark.parametrize(
    "url", ["postgres://user:secret@host/db", "casebot.db", "sqlite:////data/casebot.db"]
)
def test_a_database_of_any_kind_is_left_to_whom_it_serves(url):
    assert url == read_worker_settings({"DATABASE_URL": url}).database_url


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        (
            {"CASEBOT_ADMINS": "7,@ann"},
            "CASEBOT_ADMINS: '@ann' is no Telegram user id; write the numbers with commas, as 123,456",
        ),
        (
            {"CASEBOT_STALE_SECONDS": "0"},
            "CASEBOT_STALE_SECONDS: '0' is no number above 0; write one, as 120, or unset it",
        ),
        (
            {"SOURCE_BASE_URL": "example.org"},
            "SOURCE_BASE_URL: 'example.org' is no web address; write https://…, or unset it",
        ),
        (
            {"TELEGRAM_API_BASE": "ftp://example.org"},
            "TELEGRAM_API_BASE: 'ftp://example.org' is no web address; write https://…, or unset it",
        ),
        (
            {"TELEGRAM_BOT_TOKEN": "secret"},
            "TELEGRAM_BOT_TOKEN: not of the form 123456:ABC…; copy the whole token from @BotFather",
        ),
    ],
)
def test_a_mistake_names_the_variable_and_the_mend_and_no_secret(environ, message):
    with pytest.raises(SettingsError) as caught:
        read_worker_settings(environ)
    assert message == str(caught.value)
