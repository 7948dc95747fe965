"""Answers and cases in a terminal (rich); in a pipe plain lines, without colour."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.answering.telling.reply import OFFER, source_lines
from bot.answering.telling.rules import told_rule
from bot.models import Answer, Case, Line
from bot.text.scripts import to_traditional

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# The telling number, name or date of an answer.
_TELLING = "bold green"

# Pages are other people's text: a control character in one must not steer the terminal. Same length,
# so that bold ranges stay true.
_STEERING = {code: " " for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code != 0x0A}

# A build that is done sooner shows no bar: a flash of one tells nothing, and loading it costs 40 ms.
_PATIENCE_SECONDS = 1.0


def open_console() -> Console:
    """The console on stdout; made when it is needed, so that it sees the stdout of now."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def print_answer(console: Console, answer: Answer, *, explain: bool = False) -> None:
    """The lead, what stands under it, the sources (title, outlet, file:lines) and the suggestions."""
    own: Callable[[str], str] = to_traditional if answer.script == "hant" else str
    print_text(console, _line(answer.lead))
    if answer.body:
        console.print()
    for line in answer.body:
        print_text(console, _line(line), indent=2)
    if answer.citations:
        console.print()
    for source in source_lines(answer):
        print_text(console, Text(safe(source), style="dim"))
    if answer.suggestions:
        console.print()
        print_text(console, Text(own(OFFER), style="dim"))
    for number, suggestion in enumerate(answer.suggestions, 1):
        print_text(console, Text.assemble((f"{number} ", "bold cyan"), safe(suggestion)), indent=2)
    if explain:
        print_reasons(console, answer)


def print_reasons(console: Console, answer: Answer) -> None:
    """Why this answer: the rule that decided, score and margin, the runner-up, the words, the passages."""
    reasons = answer.reasons
    rows = [
        ("判定", f"{answer.status} · {answer.kind}"),
        ("规则", told_rule(reasons.rule)),
        ("得分", f"{reasons.score:.3f},领先 {reasons.margin:.3f}"),
        ("其次", reasons.runner_up),
        ("对上的词", "、".join(reasons.matched)),
        ("没有的词", "、".join(reasons.missing)),
        *(("说明", note) for note in reasons.notes),
        *(("段落", f"{hit.passage}  {hit.score:.3f}") for hit in answer.hits),
    ]
    console.print()
    for name, what in rows:
        print_text(console, Text.assemble((f"{name}  ", "cyan"), safe(what) or "—"))


def print_cases(console: Console, cases: Iterable[Case]) -> None:
    """The list: id and title, then places, date, outlet and file as far as the page tells them."""
    for case in cases:
        print_text(console, Text.assemble((f"{case.id}  ", "bold cyan"), (safe(case.title.text), "bold")))
        print_text(console, Text(safe(" · ".join((*_facts(case), case.file))), style="dim"), indent=5)


def print_case(console: Console, case: Case) -> None:
    """One cleaned page: title, what is known of it, then its sections."""
    print_text(console, Text(safe(case.title.text), style="bold"))
    credits = dict.fromkeys(f"{credit.role}:{credit.name}" for credit in case.credits)
    print_text(console, Text(safe(" · ".join((case.id, *_facts(case), *credits, case.file))), style="dim"))
    for section in case.sections:
        console.print()
        if section.heading is not None and not section.inline:
            print_text(console, Text(safe(section.heading.text), style="bold cyan"))
        for paragraph in section.paragraphs:
            print_text(console, Text(safe(paragraph.text)))


def print_text(console: Console, text: Text, indent: int = 0) -> None:
    """On a terminal wrapped to its width with the indent kept; in a pipe one line, however long."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text.assemble(" " * indent, text), soft_wrap=True)


def safe(text: str) -> str:
    """Other people's text without what would steer the terminal; same length.

    >>> safe("红\x1b[31m色")
    '红 [31m色'
    """
    return text.translate(_STEERING)


@contextmanager
def build_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A callable for `open_library` that shows a bar on stderr once a build takes long."""
    bars: list[Progress] = []
    tasks: dict[str, TaskID] = {}
    begun = time.monotonic()

    def show(stage: str, done: int, total: int) -> None:
        if not bars:
            if time.monotonic() - begun < _PATIENCE_SECONDS:
                return
            bars.append(_started_bar())
        if stage not in tasks:
            tasks[stage] = bars[0].add_task(stage, total=total or None)
        bars[0].update(tasks[stage], completed=done, total=total or None)

    try:
        yield show
    finally:
        for bar in bars:
            bar.stop()


def _started_bar() -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar


def _line(line: Line) -> Text:
    text = Text(safe(line.text))
    for start, end in line.bold:
        text.stylize(_TELLING, start, end)
    for start, end, address in sorted(line.links, reverse=True):
        if line.text[start:end] != address:
            text = Text.assemble(text[:end], (safe(f"({address})"), "dim"), text[end:])
    return text


def _facts(case: Case) -> list[str]:
    stated = (stated.value for stated in (case.date, case.outlet) if stated)
    return [fact for fact in ("、".join(case.places), *stated) if fact]
