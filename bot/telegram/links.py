"""What a start parameter or a button can carry: names of cases, passages and questions in few letters.

A start parameter takes 64 of `A-Za-z0-9_-`, callback data 64 bytes. Case ids come from file names and may
be long or Chinese; no id holds a `_` (it ends there), so that whatever starts with one is ours.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from bot.library import Library
from bot.models import Case, Passage

START_LENGTH = 64
SHORT_ID = 40
"""Longer case ids are hashed: a passage's number, an answer's and the letter of the button stand beside."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a start parameter opens: one of the three, or nothing where the cases have it no more."""

    passage: Passage | None = None
    case: Case | None = None
    question: str = ""


def passage_link(username: str, passage: Passage) -> str:
    """The address that opens a passage in the chat with the bot."""
    return f"https://t.me/{username}?start={token(passage.case)}-{passage.number}"


def case_link(username: str, case: str) -> str:
    return f"https://t.me/{username}?start=c_{token(case)}"


def question_link(username: str, question: str) -> str:
    """The address that asks a question, or "" where it is too long for one (23 Han characters fit).

    GB18030 spends two bytes on a Han character where UTF-8 spends three.

    >>> question_link("somebot", "有哪些案例?")
    'https://t.me/somebot?start=q_09DExNCpsLjA_T8'
    """
    coded = base64.urlsafe_b64encode(question.encode("gb18030", "ignore")).decode().rstrip("=")
    return f"https://t.me/{username}?start=q_{coded}" if len(coded) + 2 <= START_LENGTH else ""


def opened(parameter: str, library: Library) -> Opened:
    """What a start parameter stands for. A bare `<case>-<n>` is a passage before it is a case's id."""
    if parameter.startswith("q_"):
        return Opened(question=_question(parameter[2:]))
    if parameter.startswith("c_"):
        return Opened(case=case_of(parameter[2:], library))
    passage = passage_of(parameter, library)
    return Opened(passage=passage, case=None if passage else case_of(parameter, library))


def token(case: str) -> str:
    """A case's id where it is short and plain, else a hash of it.

    >>> token("000"), token("某县的做法")
    ('000', '_53a4079f34709b54')
    """
    if re.fullmatch(rf"[A-Za-z0-9-]{{1,{SHORT_ID}}}", case):
        return case
    return "_" + hashlib.sha256(case.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def case_of(name: str, library: Library) -> Case | None:
    """The case of a token."""
    if not name.startswith("_"):
        return library.cases.get(name)
    return next((case for id, case in library.cases.items() if token(id) == name), None)


def passage_of(name: str, library: Library) -> Passage | None:
    """The passage of `<token>-<n>`."""
    case_name, _, number = name.rpartition("-")
    case = case_of(case_name, library)
    # isdecimal also likes other scripts' digits; a number of many digits costs time to read.
    if case is None or not re.fullmatch(r"[0-9]{1,7}", number):
        return None
    return library.passage(f"{case.id}-{int(number)}")


def _question(coded: str) -> str:
    try:
        return base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("gb18030")
    except ValueError:
        return ""
