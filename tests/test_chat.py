"""A conversation in the terminal, and in a pipe."""

import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console

from bot.answering import Conversation, respond
from bot.chat import chat
from bot.terminal import print_answer, print_cases

ROOT = Path(__file__).parent.parent
QUESTION = "尹兆场社区2023年人均纯收入是多少?"
REFUSED = "佛山禅城区祖庙街道的党校培训了多少人次?"


def printed(show, *args, **options):
    out = io.StringIO()
    show(Console(file=out, highlight=False, markup=False, emoji=False), *args, **options)
    return out.getvalue()


def talk(library, *lines):
    return printed(chat, library, lines)


def test_a_line_of_a_chat_is_answered_as_ask_answers_it(library):
    answer, _ = respond(QUESTION, library, Conversation())
    assert printed(print_answer, answer) == talk(library, f" {QUESTION}\u200b\n")


def test_a_number_takes_the_suggestion_of_that_number(library):
    refusal, conversation = respond(REFUSED, library, Conversation())
    picked = refusal.suggestions[0]
    answer, _ = respond(picked, library, conversation)
    expected = printed(print_answer, refusal) + f"› {picked}\n" + printed(print_answer, answer)
    assert expected == talk(library, REFUSED, "1")
    assert expected == talk(library, REFUSED, "１")


def test_a_number_without_suggestions_is_a_question(library):
    assert "›" not in talk(library, "1")
    assert "›" not in talk(library, REFUSED, "99")


def test_why_explains_the_last_answer_and_says_when_there_is_none(library):
    answer, _ = respond(QUESTION, library, Conversation())
    explained = printed(print_answer, answer, explain=True)
    assert "还没有回答过。\n" + explained == talk(library, "/why", QUESTION, "/WHY")


def test_new_forgets_the_conversation(library):
    forgotten = talk(library, QUESTION, "/new", "它的标题是什么?")
    kept = talk(library, QUESTION, "它的标题是什么?")
    alone = talk(library, "它的标题是什么?")
    assert forgotten.endswith("好,重新开始。\n" + alone)
    assert not kept.endswith(alone)


def test_the_other_commands(library):
    assert printed(print_cases, library.cases.values()) == talk(library, "/cases")
    helped = talk(library, "/help")
    assert [] == [name for name in ("/why", "/cases", "/new", "/help", "/quit") if name not in helped]
    assert "没有这个命令;/help 看有哪些。\n" == talk(library, "/frobnicate")


def test_quit_ends_and_blank_lines_say_nothing(library):
    assert "" == talk(library, "", "  \n", "/quit", "/help")


def test_a_mistake_in_a_chat_is_one_line_and_the_chat_goes_on(library):
    got = talk(library, "问" * 3000, "/new")
    assert (2, True) == (got.count("\n"), got.endswith("好,重新开始。\n"))


def test_a_person_gets_a_prompt_and_ctrl_d_leaves(tmp_path):
    outside, inside = pty.openpty()
    chatting = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=ROOT,
        env={**os.environ, "CASEBOT_VAR_DIR": str(tmp_path), "TERM": "xterm"},
        stdin=inside,
        stdout=inside,
        stderr=inside,
    )
    os.close(inside)
    seen = read_until(outside, "问> ")
    os.write(outside, b"\x04")
    assert 0 == chatting.wait(timeout=30)
    os.close(outside)
    # Before it a bar of progress and what clears it, where reading the pages took longer than a moment.
    assert seen.split("\r\n")[-3].endswith("5 个案例。直接提问;/help 看命令,/quit 或 Ctrl-D 退出。")


def read_until(fd, text):
    seen, end = b"", time.monotonic() + 60
    while text.encode() not in seen and time.monotonic() < end:
        if select.select([fd], [], [], 1)[0]:
            seen += os.read(fd, 4096)
    return seen.decode()
