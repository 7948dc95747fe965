"""The commands. Only click is imported here; each command brings what it needs, so that it starts fast."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli_faq import faq, misses, stats
from bot.errors import CasebotError, SettingsError, UserError
from bot.opening import echo_json, library_now, pages_now, settings_now, warn
from bot.streams import forget_stdout, steady_streams

if TYPE_CHECKING:
    from bot.curating.labelled import Labelled
    from bot.models import Case

GC_THRESHOLD = 50_000
"""New objects from which on the collector looks for circles. What a start loads stays: to go through it at every 700
costs a cold question 20 of 500 ms."""

# A question that fits any pages.
EXAMPLE = "有哪些案例?"

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

# Ended by Ctrl-C, as shells report it; and by a reader that left early, as click and rich report it.
INTERRUPTED = 130
BROKEN_PIPE = 1


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 2 and one line on stderr for a mistake, never a traceback."""
    steady_streams()
    gc.set_threshold(GC_THRESHOLD)
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
    finally:
        # The process ends: to look for circles among all that is left takes 35 ms more.
        gc.freeze()
    return code if isinstance(code, int) else 0


@click.group(invoke_without_command=True)
@click.version_option(package_name="casebot")
@click.pass_context
def commands(context: click.Context) -> None:
    """Ask a library of Chinese case pages; be answered with the sentence that says it."""
    if context.invoked_subcommand is None:
        found, problems = pages_now()
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
        warn(problems)


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
    library = library_now()
    start = time.perf_counter()
    answer, _ = respond(asked, library, Conversation())
    if as_data:
        import dataclasses

        from bot.answering.telling.reply import as_json

        reply = as_json(answer)
        spent = (time.perf_counter() - start) * 1000
        why = {"reasons": dataclasses.asdict(answer.reasons)} if explain else {}
        echo_json({"id": None, **reply, "ms": round(spent, 1), **why})
        return
    from bot.terminal import open_console, print_answer

    print_answer(open_console(), answer, explain=explain)


@commands.command()
def chat() -> None:
    """Talk in the terminal; /help there tells the rest."""
    library = library_now()
    from bot.chat import chat as talk
    from bot.chat import typed_lines
    from bot.terminal import open_console

    talk(open_console(), library, typed_lines(library))


@commands.command()
@click.option("--pages", type=FOLDER, help="Answer over this folder of pages.")
@click.option("--faq", type=FOLDER, help="With the FAQ files of this folder.")
def batch(pages: Path | None, faq: Path | None) -> None:
    """Answer JSON lines from stdin, {"id", "q", "session"?} each, with one JSON line each."""
    library = library_now(pages, faq)
    from bot.batch import reply_lines

    for line in reply_lines(sys.stdin.buffer, library):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


@commands.command()
def cases() -> None:
    """List the cases."""
    found, problems = pages_now()
    from bot.terminal import open_console, print_cases

    print_cases(open_console(), found)
    warn(problems)


@commands.command()
@click.argument("case_id", metavar="ID")
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of text.")
def show(case_id: str, as_data: bool) -> None:
    """Show the cleaned case ID."""
    found, _ = pages_now()
    case = next((case for case in found if case_id in (case.id, case.file)), None)
    if case is None:
        raise UserError(f"no case {case_id!r}; nearest: {_nearest(case_id, found)}")
    if as_data:
        echo_json(_case_data(case))
        return
    from bot.terminal import open_console, print_case

    print_case(open_console(), case)


@commands.command()
def check() -> None:
    """Check the pages and FAQ files; exit 1 if one has a problem that is more than a warning."""
    from bot.check import checked
    from bot.terminal_faq import counted

    report = checked(settings_now())
    for line in report.lines:
        click.echo(line)
    if report.failed:
        raise click.exceptions.Exit(1)
    click.echo(f"{report.pages} pages and {counted(report.entries)} checked: {report.summary}")


@commands.command("eval")
@click.argument("files", nargs=-1, metavar="[FILE...]", type=click.Path(path_type=Path))
@click.option("--fails", is_flag=True, help="Also list the questions that went wrong.")
@click.option(
    "--gate", is_flag=True, help="Exit 1 if the FAQ makes a right answer wrong or loses a question."
)
@click.option("--fit", is_flag=True, help="Fit the bars to the questions, and keep them.")
@click.option("--json", "as_data", is_flag=True, help="Print one JSON object instead of a table.")
def evaluate(files: tuple[Path, ...], fails: bool, gate: bool, fit: bool, as_data: bool) -> None:
    """Replay labelled questions (JSON lines) and count right and wrong answers and refusals. Without FILE
    those beside the FAQ."""
    from bot.curating.judging import evaluate as replay
    from bot.curating.labelled import labelled_files, read_labelled
    from bot.evaluation import as_record, as_table

    folder = settings_now().faq_dir
    dialogues = [dialogue for file in files or labelled_files(folder) for dialogue in read_labelled(file)]
    if not dialogues and not gate:
        where = folder or "faq"
        raise UserError(f"no labelled questions; name a file of them, or put one into {where} as …/q.jsonl")
    if fit:
        _fit(dialogues)
        return
    # Without the FAQ first: the words that its lexicon teaches the segmenter stay.
    without = replay(dialogues, library_now(bare=True)) if gate else []
    library = library_now()
    verdicts = replay(dialogues, library)
    lines: list[str] = []
    if gate:
        from bot.curating.gating import astray, worse

        lines = [one.line for one in worse(without, verdicts)] + [one.line for one in astray(library)]
    if as_data:
        echo_json(as_record(verdicts, fails=fails) | ({"gate": lines} if gate else {}))
    else:
        click.echo("\n".join((as_table(verdicts, fails=fails), *lines)))
        if gate and not lines:
            click.echo("gate passed: nothing is worse with the FAQ, each of its questions leads to its entry")
    if lines:
        raise click.exceptions.Exit(1)


def _fit(dialogues: Sequence[Sequence[Labelled]]) -> None:
    """Fit the bars, print what each gives, and write the best down where the code reads them."""
    from bot.bars import FILE, write_bars
    from bot.curating.fitting import fit
    from bot.evaluation import fit_table, given_by

    library = library_now()
    with click.progressbar(length=100, label="fitting", file=sys.stderr) as bar:
        best, points = fit(dialogues, library, lambda done, total: bar.update(100 * done // total - bar.pos))
    click.echo(fit_table(points, best))
    write_bars(best, given_by(points, best, sum(map(len, dialogues))))
    click.echo(f"written: {FILE}")


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
    library = library_now()
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


commands.add_command(faq)
commands.add_command(misses)
commands.add_command(stats)


def _nearest(case_id: str, found: Sequence[Case]) -> str:
    """The cases most like what was typed, in a line."""
    from bot.answering.telling.similar import similar_cases

    return ", ".join(f"{case.id} {case.title.text}" for case in similar_cases(case_id, found))


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


def _mistake(what: str) -> int:
    line = " ".join(what.split())
    click.echo(f"casebot: {line}", err=True)
    return 2
