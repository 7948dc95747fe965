"""The commands. Only click is imported here; each command brings what it needs, so that it starts fast."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import CasebotError, PageError, SettingsError, UserError
from bot.streams import forget_stdout, steady_streams

if TYPE_CHECKING:
    from bot.library import Library
    from bot.models import Case
    from bot.settings import Settings

# A question that fits any pages.
EXAMPLE = "有哪些案例?"

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

# Left-out pages named on stderr.
WARNINGS_SHOWN = 3

# Ended by Ctrl-C, as shells report it; and by a reader that left early, as click and rich report it.
INTERRUPTED = 130
BROKEN_PIPE = 1


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 2 and one line on stderr for a mistake, never a traceback."""
    steady_streams()
    try:
        code = commands.main(args, "casebot", standalone_mode=False, windows_expand_args=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        forget_stdout()
        return BROKEN_PIPE
    except click.ClickException as error:
        return _mistake(f"{error.format_message()} (see casebot --help)")
    except CasebotError as error:
        return _mistake(str(error))
    except OSError as error:
        return _mistake(
            ": ".join(str(part) for part in (error.filename, error.strerror) if part) or str(error)
        )
    return code if isinstance(code, int) else 0


@click.group(invoke_without_command=True)
@click.version_option(package_name="casebot")
@click.pass_context
def commands(context: click.Context) -> None:
    """Ask a library of Chinese case pages; be answered with the sentence that says it."""
    if context.invoked_subcommand is None:
        found, problems = _read_pages()
        from bot.text.scripts import to_simplified

        place = next((place for case in found for place in case.places), "")
        example = f"{to_simplified(place)}做了什么?" if place else EXAMPLE
        click.echo(
            f"casebot:{len(found)} 个案例,可以提问了。\n"
            f'  casebot ask "{example}"\n'
            "  casebot chat      连着问\n"
            "  casebot cases     有哪些案例\n"
            "  casebot --help    所有命令"
        )
        _warn(problems)


@commands.command()
@click.argument("question", nargs=-1)
@click.option("--explain", is_flag=True, help="Also show why: words, scores, the rule that decided.")
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of text.")
def ask(question: tuple[str, ...], explain: bool, as_data: bool) -> None:
    """Answer one QUESTION."""
    from bot.answering import Conversation, respond
    from bot.text.typed import readable

    asked = readable(" ".join(question))
    if not asked:
        raise UserError(f"the question is empty; type one in UTF-8, as: casebot ask '{EXAMPLE}'")
    library = _open_library()
    start = time.perf_counter()
    answer, _ = respond(asked, library, Conversation())
    if as_data:
        import dataclasses

        from bot.answering.reply import as_json

        reply = as_json(answer)
        spent = (time.perf_counter() - start) * 1000
        why = {"reasons": dataclasses.asdict(answer.reasons)} if explain else {}
        _echo_json({"id": None, **reply, "ms": round(spent, 1), **why})
        return
    from bot.terminal import open_console, print_answer

    print_answer(open_console(), answer, explain=explain)


@commands.command()
def chat() -> None:
    """Talk in the terminal; /help there tells the rest."""
    library = _open_library()
    from bot.chat import chat as talk
    from bot.chat import typed_lines
    from bot.terminal import open_console

    talk(open_console(), library, typed_lines(library))


@commands.command()
@click.option("--pages", type=FOLDER, help="Answer over this folder of pages.")
@click.option("--faq", type=FOLDER, help="With the FAQ files of this folder.")
def batch(pages: Path | None, faq: Path | None) -> None:
    """Answer JSON lines from stdin, {"id", "q", "session"?} each, with one JSON line each."""
    library = _open_library(pages, faq)
    from bot.batch import reply_lines

    for line in reply_lines(sys.stdin.buffer, library):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


@commands.command()
def cases() -> None:
    """List the cases."""
    found, problems = _read_pages()
    from bot.terminal import open_console, print_cases

    print_cases(open_console(), found)
    _warn(problems)


@commands.command()
@click.argument("case_id", metavar="ID")
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of text.")
def show(case_id: str, as_data: bool) -> None:
    """Show the cleaned case ID."""
    found, _ = _read_pages()
    case = next((case for case in found if case_id in (case.id, case.file)), None)
    if case is None:
        raise UserError(f"no case {case_id!r}; nearest: {_nearest(case_id, found)}")
    if as_data:
        _echo_json(_case_data(case))
        return
    from bot.terminal import open_console, print_case

    print_case(open_console(), case)


@commands.command()
def check() -> None:
    """Check the pages and FAQ files; exit 1 if one has a problem."""
    from bot.check import checked

    settings = _settings()
    report = checked(settings.seeds_dir, settings.faq_dir)
    for problem in report.problems:
        click.echo(problem)
    if report.problems:
        raise click.exceptions.Exit(1)
    click.echo(f"{report.pages} pages and {report.yaml_files} YAML files checked: no problem")


@commands.command("eval")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--fails", is_flag=True, help="Also list the questions that went wrong.")
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of a table.")
def evaluate(files: tuple[Path, ...], fails: bool, as_data: bool) -> None:
    """Replay labelled questions (JSON lines) and count right and wrong answers and refusals."""
    from bot.curating.judging import evaluate as replay
    from bot.curating.labelled import read_labelled
    from bot.evaluation import as_record, as_table

    dialogues = [dialogue for file in files for dialogue in read_labelled(file)]
    verdicts = replay(dialogues, _open_library())
    if as_data:
        _echo_json(as_record(verdicts, fails=fails))
    else:
        click.echo(as_table(verdicts, fails=fails))


@commands.command()
def run() -> None:
    """Serve Telegram until SIGTERM; needs TELEGRAM_BOT_TOKEN."""
    from bot.settings import read_worker_settings

    settings = read_worker_settings()
    if not settings.telegram_bot_token:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather (/newbot), then:"
            " TELEGRAM_BOT_TOKEN=123456:ABC… casebot run"
        )
    library = _open_library()
    from bot.telegram.worker import run as serve

    serve(settings, library)


@commands.command()
def doctor() -> None:
    """Check settings, database, library and, with a token, Telegram: a line each; exit 1 if one fails."""
    from bot.doctor import examine

    failed = False
    for finding in examine():
        click.echo(finding.line)
        failed = failed or not finding.good
    if failed:
        raise click.exceptions.Exit(1)


def _settings() -> Settings:
    from bot.settings import read_settings

    return read_settings()


def _open_library(pages: Path | None = None, faq: Path | None = None) -> Library:
    """The library to answer from. The deployment's FAQ speaks of the deployment's pages: other pages
    come without it unless a folder is named."""
    settings = _settings()
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
            faq=faq or (None if pages else settings.faq_dir),
            var=settings.var_dir,
            source_base_url=settings.source_base_url,
            progress=progress,
        )
    if not library.cases:
        raise _no_pages(folder, library.problems)
    _warn(library.problems)
    return library


def _read_pages() -> tuple[tuple[Case, ...], tuple[PageError, ...]]:
    """The pages alone, for the commands that need no index."""
    folder = _settings().seeds_dir
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


def _warn(problems: Sequence[PageError]) -> None:
    """Pages that were left out, on stderr; the first few are enough, `check` lists them all."""
    for problem in problems[:WARNINGS_SHOWN]:
        click.echo(f"casebot: left out {problem}", err=True)
    if len(problems) > WARNINGS_SHOWN:
        click.echo(f"casebot: left out {len(problems)} pages; casebot check lists them", err=True)


def _nearest(case_id: str, found: Sequence[Case]) -> str:
    """The cases most like what was typed, in a line."""
    from bot.answering.nearest import nearest_cases

    return ", ".join(f"{case.id} {case.title.text}" for case in nearest_cases(case_id, found))


def _case_data(case: Case) -> dict[str, object]:
    """A case in DESIGN's stable shape: `date` and `outlet` null where the page tells none, `heading` ""
    for the stretch before the first heading; `authors` are those who wrote, not who edited."""
    return {
        "case": case.id,
        "title": case.title.text,
        "places": list(case.places),
        "date": case.date.value if case.date else None,
        "outlet": case.outlet.value if case.outlet else None,
        "authors": list(case.authors),
        "sections": [
            {"heading": section.heading.text if section.heading else "", "text": section.text}
            for section in case.sections
        ],
        "text": case.text,
    }


def _echo_json(record: object) -> None:
    import json

    # Bytes: JSON is UTF-8 whatever the terminal speaks.
    click.echo(json.dumps(record, ensure_ascii=False).encode("utf-8"))


def _mistake(what: str) -> int:
    line = " ".join(what.split())
    click.echo(f"casebot: {line}", err=True)
    return 2
