"""Environment -> Settings: the facts of a deployment, checked once, each mistake with its mend.

A plain dataclass, not pydantic-settings: eleven variables do not earn the 140 ms its import costs
(measured, Python 3.11), where a whole `casebot ask` has one second.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment may choose. Folders are as given, relative ones against the working folder.

    `faq_dir` is None where none was named and there is no folder `faq`. `source_base_url` and
    `telegram_api_base` carry no slash at their end. `database_url` is as given, for the store to read: hosts
    set it for databases of their own, which must not keep the rest from working. What may hold a password
    never shows in a repr. Questions and answers are kept for `retention_days`, a conversation goes on within
    `conversation_hours`, and the worker gives up after `stale_seconds` without a good poll.
    """

    seeds_dir: Path = Path("seeds")
    faq_dir: Path | None = None
    var_dir: Path = Path("var")
    source_base_url: str = ""
    database_url: str = field(default="sqlite:///var/casebot.db", repr=False)
    telegram_api_base: str = "https://api.telegram.org"
    telegram_bot_token: str = field(default="", repr=False)
    admins: frozenset[int] = frozenset()
    retention_days: float = 90.0
    conversation_hours: float = 6.0
    stale_seconds: float = 120.0


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings an environment asks for; an empty or blank variable counts as not set. What the worker
    alone needs is not looked at and stays as it is by default: a mistake in it keeps no question from its
    answer.

    Raises SettingsError naming the variable and the mend.

    >>> read_settings({"SEEDS_DIR": "pages", "CASEBOT_ADMINS": "?"}).seeds_dir.name
    'pages'
    """
    given = _given(environ)
    return Settings(
        seeds_dir=Path(given.get("SEEDS_DIR", "seeds")),
        faq_dir=_faq_dir(given),
        var_dir=Path(given.get("CASEBOT_VAR_DIR", "var")),
        source_base_url=_web_address(given, "SOURCE_BASE_URL", ""),
    )


def read_worker_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings with those of the worker. Raises SettingsError as `read_settings`.

    >>> read_worker_settings({"CASEBOT_ADMINS": "7, 8"}).admins == {7, 8}
    True
    """
    given = _given(environ)
    settings = read_settings(environ)
    return replace(
        settings,
        database_url=given.get("DATABASE_URL", f"sqlite:///{(settings.var_dir / 'casebot.db').as_posix()}"),
        telegram_api_base=_web_address(given, "TELEGRAM_API_BASE", settings.telegram_api_base),
        telegram_bot_token=_token(given),
        admins=_admins(given),
        retention_days=_positive(given, "CASEBOT_RETENTION_DAYS", settings.retention_days),
        conversation_hours=_positive(given, "CASEBOT_CONVERSATION_HOURS", settings.conversation_hours),
        stale_seconds=_positive(given, "CASEBOT_STALE_SECONDS", settings.stale_seconds),
    )


def _given(environ: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text.strip() for name, text in environ.items() if text.strip()}


def _faq_dir(given: Mapping[str, str]) -> Path | None:
    """A folder that was named must exist (opening it tells); the customary one may be missing."""
    if "FAQ_DIR" in given:
        return Path(given["FAQ_DIR"])
    return Path("faq") if Path("faq").is_dir() else None


def _web_address(given: Mapping[str, str], name: str, default: str) -> str:
    address = given.get(name, default)
    if address and not re.fullmatch(r"https?://[^\s/]\S*", address):
        raise SettingsError(f"{name}: {address!r} is no web address; write https://…, or unset it")
    return address.rstrip("/")


def _token(given: Mapping[str, str]) -> str:
    token = given.get("TELEGRAM_BOT_TOKEN", "")
    if token and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token):
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN: not of the form 123456:ABC…; copy the whole token from @BotFather"
        )
    return token


def _positive(given: Mapping[str, str], name: str, default: float) -> float:
    text = given.get(name)
    if text is None:
        return default
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,3})?", text) or float(text) == 0:
        raise SettingsError(
            f"{name}: {text!r} is no number above 0; write one, as {default:.0f}, or unset it"
        )
    return float(text)


def _admins(given: Mapping[str, str]) -> frozenset[int]:
    names = [name for name in re.split(r"[\s,，;；]+", given.get("CASEBOT_ADMINS", "")) if name]
    for name in names:
        if not re.fullmatch(r"[1-9][0-9]{0,18}", name):
            raise SettingsError(
                f"CASEBOT_ADMINS: {name!r} is no Telegram user id; write the numbers with commas, as 123,456"
            )
    return frozenset(int(name) for name in names)
