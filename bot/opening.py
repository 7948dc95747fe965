"""What the commands open: settings, pages, the library; what was left out is told on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import PageError, SettingsError

if TYPE_CHECKING:
    from bot.faq.entries import Entry
    from bot.faq.problems import Problem
    from bot.library import Library
    from bot.models import Case
    from bot.settings import Settings

# Left-out pages named on stderr.
WARNINGS_SHOWN = 3


def settings_now() -> Settings:
    from bot.settings import read_settings

    return read_settings()


def library_now(
    pages: Path | None = None,
    faq: Path | None = None,
    *,
    bare: bool = False,
    chat_entries: Sequence[Entry] = (),
) -> Library:
    """The library to answer from. The deployment's FAQ speaks of the deployment's pages: other pages
    come without it unless a folder is named. `bare` leaves it out, with the words its lexicon teaches, and
    says nothing: it is opened beside another."""
    settings = settings_now()
    from bot.library import open_library

    if sys.stderr.isatty():
        from bot.terminal import build_progress

        showing: AbstractContextManager[Callable[[str, int, int], None] | None] = build_progress()
    else:
        showing = nullcontext()
    folder = pages or settings.seeds_dir
    with showing as progress:
        library = open_library(
            folder,
            faq=None if bare else faq or (None if pages else settings.faq_dir),
            chat_entries=chat_entries,
            var=settings.var_dir,
            source_base_url=settings.source_base_url,
            progress=progress,
        )
    if not library.cases:
        raise _no_pages(folder, library.problems)
    if not bare:
        warn(library.problems)
        warn_of_faq(library.faq_problems)
    return library


def pages_now() -> tuple[tuple[Case, ...], tuple[PageError, ...]]:
    """The pages alone, for the commands that need no index."""
    folder = settings_now().seeds_dir
    if not folder.is_dir():
        raise SettingsError(f"{folder}: no such folder; set SEEDS_DIR to the folder with the pages")
    from bot.corpus.case import read_cases

    found, problems = read_cases(folder)
    if not found:
        raise _no_pages(folder, problems)
    return found, problems


def _no_pages(folder: Path, problems: Sequence[PageError]) -> SettingsError:
    why = f" ({problems[0]})" if problems else ""
    return SettingsError(f"{folder}: no page to answer from{why}; put .txt, .md or .html pages there")


def warn(problems: Sequence[PageError]) -> None:
    """Pages that were left out, on stderr; the first few are enough, `check` lists them all."""
    for problem in problems[:WARNINGS_SHOWN]:
        click.echo(f"casebot: left out {problem}", err=True)
    if len(problems) > WARNINGS_SHOWN:
        click.echo(f"casebot: left out {len(problems)} pages; casebot check lists them", err=True)


def warn_of_faq(problems: Sequence[Problem]) -> None:
    """That entries were left out, on stderr; `faq check` tells which and why."""
    errors = [problem for problem in problems if not problem.warning]
    if errors:
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        click.echo(f"casebot: left out {errors[0].english}{more}; casebot faq check lists all", err=True)


def echo_json(record: object) -> None:
    import json

    # Bytes: JSON is UTF-8 whatever the terminal speaks.
    click.echo(json.dumps(record, ensure_ascii=False).encode("utf-8"))
