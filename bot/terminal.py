"""Answers, cases and a conversation in a terminal (rich); in a pipe plain lines, without colour."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from .answering import Conversation, respond
from .errors import UserError
from .library import Library
from .models import Answer, Case, Citation, Line
from .text.scripts import fold, to_traditional
from .text.typed import readable

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


def print_answer(
    console: Console, answer: Answer, cases: Mapping[str, Case], *, explain: bool = False
) -> None:
    """The lead, what stands under it, the sources (title, outlet, file:line) and the suggestions."""
    own: Callable[[str], str] = to_traditional if answer.script == "hant" else str
    _print(console, _line(answer.lead))
    if answer.body:
        console.print()
    for line in answer.body:
        _print(console, _line(line), indent=2)
    if answer.citations:
        console.print()
    shown = fold("\n".join(line.text for line in (answer.lead, *answer.body)))
    for number, citation in enumerate(answer.citations, 1):
        _print(console, _source(number, citation, cases))
        if fold(citation.quote.text) not in shown:
            _print(console, Text(_safe(f"「{citation.quote.text}」"), style="dim"), indent=4)
        if citation.link:
            _print(console, Text(_safe(citation.link), style="dim underline"), indent=4)
    if answer.suggestions:
        console.print()
        asked_back = "还可以问:" if answer.citations else "您是不是想问:"
        _print(console, Text(own(asked_back), style="dim"))
    for number, suggestion in enumerate(answer.suggestions, 1):
        _print(console, Text.assemble((f"{number} ", "bold cyan"), _safe(suggestion)), indent=2)
    if explain:
        print_reasons(console, answer)


def print_reasons(console: Console, answer: Answer) -> None:
    """Why this answer: the rule that decided, score and margin, the runner-up, the words, the passages."""
    reasons = answer.reasons
    rows = [
        ("判定", f"{answer.status} · {answer.kind}"),
        ("规则", reasons.rule),
        ("得分", f"{reasons.score:.3f},领先 {reasons.margin:.3f}"),
        ("其次", reasons.runner_up),
        ("对上的词", "、".join(reasons.matched)),
        ("没有的词", "、".join(reasons.missing)),
        *(("说明", note) for note in reasons.notes),
        *(("段落", f"{hit.passage}  {hit.score:.3f}") for hit in answer.hits),
    ]
    console.print()
    for name, what in rows:
        _print(console, Text.assemble((f"{name}  ", "cyan"), _safe(what) or "—"))


def print_cases(console: Console, cases: Iterable[Case]) -> None:
    """The list: id and title, then places, date, outlet and file as far as the page tells them."""
    for case in cases:
        _print(console, Text.assemble((f"{case.id}  ", "bold cyan"), (_safe(case.title.text), "bold")))
        _print(console, Text(_safe(" · ".join((*_facts(case), case.file))), style="dim"), indent=5)


def print_case(console: Console, case: Case) -> None:
    """One cleaned page: title, what is known of it, then its sections."""
    _print(console, Text(_safe(case.title.text), style="bold"))
    credits = dict.fromkeys(f"{credit.role}:{credit.name}" for credit in case.credits)
    _print(console, Text(_safe(" · ".join((case.id, *_facts(case), *credits, case.file))), style="dim"))
    for section in case.sections:
        console.print()
        if section.heading is not None and not section.inline:
            _print(console, Text(_safe(section.heading.text), style="bold cyan"))
        for paragraph in section.paragraphs:
            _print(console, Text(_safe(paragraph.text)))


def chat(console: Console, library: Library, lines: Iterable[str]) -> None:
    """Answer line after line until the lines end or `/quit`."""
    talk = _Talk(console, library)
    for line in lines:
        if not talk.hear(readable(line)):
            return


def typed_lines(library: Library) -> Iterator[str]:
    """The lines a person types, with a prompt, or those of a pipe, without a word from us."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield from sys.stdin
        return
    with suppress(ImportError):  # arrow keys and history, where the platform has it
        import readline  # noqa: F401
    print(f"{len(library.cases)} 个案例。直接提问;/help 看命令,/quit 或 Ctrl-D 退出。")
    with suppress(EOFError):
        while True:
            yield input("\n问> ")
    print()


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
            tasks[stage] = bars[0].add_task(stage, total=total)
        bars[0].update(tasks[stage], completed=done, total=total)

    try:
        yield show
    finally:
        for bar in bars:
            bar.stop()


class _Talk:
    """A conversation: what was said last, so that 1/2/3 and /why know what they mean."""

    def __init__(self, console: Console, library: Library) -> None:
        self._console = console
        self._library = library
        self._conversation = Conversation()
        self._last: Answer | None = None
        self._commands: dict[str, tuple[str, Callable[[], None]]] = {
            "/why": ("上一个回答的理由", self._why),
            "/cases": ("有哪些案例", self._cases),
            "/new": ("忘掉前面的话,重新开始", self._forget),
            "/help": ("这张表", self._help),
        }

    def hear(self, line: str) -> bool:
        """Act on one line; False when the person leaves."""
        if line.lower() in {"/quit", "/exit", "/q"}:
            return False
        if line.startswith("/"):
            _, act = self._commands.get(line.lower(), ("", self._unknown))
            act()
        elif line:
            self._answer(self._picked(line))
        sys.stdout.flush()
        return True

    def _picked(self, line: str) -> str:
        """A bare number takes the suggestion of that number; everything else is a question."""
        suggestions = self._last.suggestions if self._last else ()
        if not (line.isdecimal() and 1 <= len(line) <= 2 and 1 <= int(line) <= len(suggestions)):
            return line
        picked = suggestions[int(line) - 1]
        _print(self._console, Text(f"› {_safe(picked)}", style="dim"))
        return picked

    def _answer(self, question: str) -> None:
        try:
            self._last, self._conversation = respond(question, self._library, self._conversation)
        except UserError as error:
            _print(self._console, Text(str(error), style="red"))
            return
        print_answer(self._console, self._last, self._library.cases)

    def _why(self) -> None:
        if self._last is None:
            _print(self._console, Text("还没有回答过。"))
        else:
            print_reasons(self._console, self._last)

    def _cases(self) -> None:
        print_cases(self._console, self._library.cases.values())

    def _forget(self) -> None:
        self._conversation, self._last = Conversation(), None
        _print(self._console, Text("好,重新开始。"))

    def _help(self) -> None:
        _print(self._console, Text("直接提问,一行一问;可以接着问“那…呢”。1、2、3 选上面列出的问题。"))
        for name, (what, _) in self._commands.items():
            _print(self._console, Text(f"{name:<8}{what}"))
        _print(self._console, Text(f"{'/quit':<8}退出(Ctrl-D 也行)"))

    def _unknown(self) -> None:
        _print(self._console, Text("没有这个命令;/help 看有哪些。"))


def _started_bar() -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar


def _line(line: Line) -> Text:
    text = Text(_safe(line.text))
    for start, end in line.bold:
        text.stylize(_TELLING, start, end)
    return text if line.cites is None else Text.assemble(text, (f" [{line.cites + 1}]", "dim"))


def _source(number: int, citation: Citation, cases: Mapping[str, Case]) -> Text:
    case = cases.get(citation.case)
    outlet = case.outlet.value if case and case.outlet else ""
    parts = [citation.title, outlet, f"{citation.file}:{citation.quote.line}"]
    return Text(f"[{number}] " + _safe(" · ".join(part for part in parts if part)), style="dim")


def _facts(case: Case) -> list[str]:
    stated = (stated.value for stated in (case.date, case.outlet) if stated)
    return [fact for fact in ("、".join(case.places), *stated) if fact]


def _print(console: Console, text: Text, indent: int = 0) -> None:
    """On a terminal wrapped to its width with the indent kept; in a pipe one line, however long."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text.assemble(" " * indent, text), soft_wrap=True)


def _safe(text: str) -> str:
    return text.translate(_STEERING)
