"""`casebot doctor`: what a worker needs, tried one after the other, a line each."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.errors import CasebotError
from bot.settings import Settings, read_worker_settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `what` says how it is, or what is wrong and the mend."""

    name: str
    good: bool
    what: str

    @property
    def line(self) -> str:
        """
        >>> Finding("database", True, "var/casebot.db").line
        'ok    database: var/casebot.db'
        """
        return f"{'ok   ' if self.good else 'FAIL '} {self.name}: {self.what}"


def examine(environ: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """A finding for the settings, var, database, library and Telegram; only the settings where they
    cannot be read, as nothing else is known then."""
    try:
        settings = read_worker_settings(environ)
    except CasebotError as error:
        yield Finding("settings", False, str(error))
        return
    yield Finding("settings", True, _told(settings))
    for name, look in (
        ("var", _var),
        ("database", _database),
        ("library", _library),
        ("telegram", _telegram),
    ):
        try:
            yield Finding(name, True, look(settings))
        except CasebotError as error:
            yield Finding(name, False, str(error))


def _told(settings: Settings) -> str:
    token = "set" if settings.telegram_bot_token else "not set"
    return (
        f"pages {settings.seeds_dir}, FAQ {settings.faq_dir or 'none'}, var {settings.var_dir}, API"
        f" {settings.telegram_api_base}, token {token}, {len(settings.admins)} admins, answers kept"
        f" {settings.retention_days:g} days"
    )


def _var(settings: Settings) -> str:
    """The folder of the index and the heartbeat."""
    try:
        settings.var_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.var_dir):
            pass
    except OSError as error:
        raise CasebotError(
            f"{settings.var_dir}: cannot be written ({error.strerror}); make it writable for this user, or"
            " set CASEBOT_VAR_DIR to a folder that is"
        ) from error
    return f"{settings.var_dir} can be written"


def _database(settings: Settings) -> str:
    from bot.store import Store
    from bot.store.database import database_path

    async def look() -> int:
        store = await Store.open(settings.database_url)
        try:
            return len(await store.unfinished())
        finally:
            await store.close()

    waiting = asyncio.run(look())
    return (
        f"{database_path(settings.database_url)} opens and can be written; {waiting} updates are unfinished"
    )


def _library(settings: Settings) -> str:
    from bot.library import open_library

    library = open_library(
        settings.seeds_dir,
        faq=settings.faq_dir,
        var=settings.var_dir,
        source_base_url=settings.source_base_url,
    )
    if not library.cases:
        why = f" ({library.problems[0]})" if library.problems else ""
        raise CasebotError(f"{settings.seeds_dir}: no page to answer from{why}; casebot check tells more")
    left_out = f"; {len(library.problems)} pages left out, see casebot check" if library.problems else ""
    return f"{len(library.cases)} cases, {len(library.passages)} passages{left_out}"


def _telegram(settings: Settings) -> str:
    if not settings.telegram_bot_token:
        return "not tried, TELEGRAM_BOT_TOKEN is not set (casebot run needs it)"
    from bot.telegram.connecting import look_up

    return asyncio.run(look_up(settings))
