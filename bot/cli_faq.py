"""The admins' commands: curated answers, what was asked in vain, figures. As in `cli`, each command brings
what it needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bot.errors import UserError
from bot.opening import echo_json, library_now, settings_now

if TYPE_CHECKING:
    from bot.curating.drafting import Draft
    from bot.library import Library
    from bot.store import Curation, StoredEntry

Found = TypeVar("Found")

# What the store writes as the admin of a change that was made in the shell.
SHELL = 0

FILE = click.Path(path_type=Path)


@click.group(invoke_without_command=True)
@click.pass_context
def faq(context: click.Context) -> None:
    """Curated answers: check, list, export and import them, and who did what."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@faq.command("check")
@click.argument("path", required=False, type=FILE)
def check_faq(path: Path | None) -> None:
    """Check the FAQ folder, or PATH: another folder, or one file as it would be in the folder."""
    from bot.check import checked_faq
    from bot.terminal_faq import counted

    report = checked_faq(settings_now(), path)
    for problem in report.lines:
        click.echo(problem)
    if report.failed:
        raise click.exceptions.Exit(1)
    click.echo(f"{counted(report.entries)} checked: {report.summary}")


@faq.command("list")
def list_entries() -> None:
    """List the entries, of the files and of the chat, with where each stands."""
    from bot.curating.drafting import kept_entries
    from bot.faq.book import merged
    from bot.faq.entries import FaqBook
    from bot.faq.reading import read_folder
    from bot.opening import warn_of_faq
    from bot.terminal_faq import entry_lines

    folder = settings_now().faq_dir
    book, problems = read_folder(folder) if folder else (FaqBook(), ())
    stored = _of_store(lambda curation: curation.entries())
    for line in entry_lines(merged(book, kept_entries(stored)).entries.values()):
        click.echo(line)
    warn_of_faq(problems)


@faq.command("export")
@click.option("-o", "output", type=FILE, help="Write to this file instead of stdout.")
def export_entries(output: Path | None) -> None:
    """Print the YAML of what was made in the chat, fit to be a file of the FAQ folder."""
    from bot.curating.drafting import kept_entries
    from bot.faq.writing import as_yaml
    from bot.terminal_faq import counted

    entries = kept_entries(_of_store(lambda curation: curation.entries()))
    text = as_yaml(entries) if entries else ""
    if output is None:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        output.write_bytes(text.encode("utf-8"))
    click.echo(f"casebot: {counted(len(entries))} made in the chat", err=True)


@faq.command("log")
@click.option("--last", default=100, show_default=True, type=click.IntRange(1), help="So many acts.")
def show_log(last: int) -> None:
    """List what admins did in the chat and here, and when; the last act first."""
    from bot.terminal_faq import act_lines

    acts = _of_store(lambda curation: curation.audit_log(last))
    for line in act_lines(acts) or ["no admin has done anything yet"]:
        click.echo(line)


@faq.command("import")
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Do not ask whether to put it live.")
def import_entries(file: Path, yes: bool) -> None:
    """Put the entries of FILE live as an upload in the chat does: checked, compared, replayed, confirmed."""
    from bot.curating.drafting import drafted, kept_entries
    from bot.terminal_faq import change_lines

    data = file.read_bytes()

    async def live_now(curation: Curation) -> tuple[int, list[StoredEntry], list[str]]:
        return await curation.version(), await curation.entries(), await curation.liked()

    version, stored, liked = _of_store(live_now)
    chat_entries = kept_entries(stored)
    live = library_now(chat_entries=chat_entries)
    draft = drafted(data, live, chat_entries)
    for problem in draft.problems:
        place = dataclasses.replace(problem.place, file=problem.place.file or str(file))
        click.echo(dataclasses.replace(problem, place=place).english)
    if draft.after is None:
        raise click.exceptions.Exit(1)
    if not draft.changes:
        click.echo("nothing changes: what is live is the same")
        return
    for line in (*change_lines(draft.changes), *_replayed(live, draft.after, liked)):
        click.echo(line)
    if not yes:
        click.confirm("Put it live?", abort=True)
    _put_live(draft, version)


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of text.")
def misses(as_data: bool) -> None:
    """List what was asked in vain or rated bad, the like of it together, most asked first."""
    from bot.curating.misses import clusters
    from bot.terminal_faq import cluster_lines

    missed = _of_store(lambda curation: curation.misses())
    found = clusters(missed, library_now().names)
    if as_data:
        echo_json({"misses": [dataclasses.asdict(cluster) for cluster in found]})
        return
    for line in cluster_lines(found) or ["nothing was asked in vain"]:
        click.echo(line)


@click.command()
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 3650), help="Of how many days.")
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of text.")
def stats(days: int, as_data: bool) -> None:
    """Tell what was asked and answered of late, by which entries and cases, and what people thought of it."""
    from bot.terminal_faq import stat_lines

    found = _of_store(lambda curation: curation.stats(days))
    if as_data:
        echo_json(dataclasses.asdict(found))
        return
    if not (found.questions or found.good or found.bad):
        click.echo(f"no questions in {days} {'day' if days == 1 else 'days'}")
        return
    for line in stat_lines(found):
        click.echo(line)


def _of_store(ask: Callable[[Curation], Awaitable[Found]]) -> Found:
    """Open the database, ask it one thing, close it."""
    import asyncio

    from bot.settings import read_worker_settings
    from bot.store import Store

    settings = read_worker_settings()

    async def asked() -> Found:
        store = await Store.open(settings.database_url)
        try:
            return await ask(store.curation)
        finally:
            await store.close()

    return asyncio.run(asked())


def _replayed(live: Library, after: Library, liked: list[str]) -> list[str]:
    from bot.answering import warm_up
    from bot.curating.labelled import labelled_questions
    from bot.curating.replaying import known_questions, replay
    from bot.terminal_faq import shift_lines

    warm_up(live)
    known = known_questions(live, liked, labelled_questions(settings_now().faq_dir))
    return shift_lines(replay(known, live, after), len(known))


def _put_live(draft: Draft, version: int) -> None:
    from bot.curating.drafting import put_by
    from bot.terminal_faq import counted

    put = put_by(draft.changes)
    if _of_store(lambda curation: curation.change(SHELL, "import", put, version=version)) is None:
        raise UserError("somebody changed the FAQ meanwhile, nothing was done; run the import again")
    click.echo(
        f"put live in Telegram: {counted(len(put))}; a running worker takes up the change within seconds"
    )
