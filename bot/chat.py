"""A conversation in the terminal: lines in, answers out, and a few commands beside the questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from rich.console import Console
from rich.text import Text

from bot.answering import Conversation, respond, warm_up
from bot.answering.telling.suggesting import number_typed
from bot.errors import UserError
from bot.library import Library
from bot.models import Answer
from bot.terminal import print_answer, print_cases, print_reasons, print_text, safe
from bot.text.typed import readable


def chat(console: Console, library: Library, lines: Iterable[str]) -> None:
    """Answer line after line until the lines end or `/quit`."""
    warm_up(library)
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
            question = self._picked(line)
            if question:
                self._answer(question)
        sys.stdout.flush()
        return True

    def _picked(self, line: str) -> str:
        """A bare number takes the suggestion of that number ("" where there is none of it); everything else
        is a question."""
        suggestions = self._last.suggestions if self._last else ()
        number = number_typed(line)
        if number is None:
            return line
        if not suggestions:
            print_text(self._console, Text("没有可选的问题,请直接提问。"))
            return ""
        if not 1 <= number <= len(suggestions):
            print_text(self._console, Text(f"只列了 {len(suggestions)} 个问题。"))
            return ""
        picked = suggestions[number - 1]
        print_text(self._console, Text(f"› {safe(picked)}", style="dim"))
        return picked

    def _answer(self, question: str) -> None:
        try:
            self._last, self._conversation = respond(question, self._library, self._conversation)
        except UserError as error:
            print_text(self._console, Text(str(error), style="red"))
            return
        print_answer(self._console, self._last)

    def _why(self) -> None:
        if self._last is None:
            print_text(self._console, Text("还没有回答过。"))
        else:
            print_reasons(self._console, self._last)

    def _cases(self) -> None:
        print_cases(self._console, self._library.cases.values())

    def _forget(self) -> None:
        self._conversation, self._last = Conversation(), None
        print_text(self._console, Text("好,重新开始。"))

    def _help(self) -> None:
        print_text(self._console, Text("直接提问,一行一问;可以接着问“那…呢”。1、2、3 选上面列出的问题。"))
        for name, (what, _) in self._commands.items():
            print_text(self._console, Text(f"{name:<8}{what}"))
        print_text(self._console, Text(f"{'/quit':<8}退出(Ctrl-D 也行)"))

    def _unknown(self) -> None:
        print_text(self._console, Text("没有这个命令;/help 看有哪些。"))
