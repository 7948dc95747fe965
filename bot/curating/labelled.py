"""Labelled questions: what is asked, and what a right reply holds, read from files of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import UserError


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question and what a right reply holds: one of `gold` in its lead or, where there are `groups`,
    one string of each in its text; none of `never`. With `task` "refuse" the pages do not tell, and
    right is not to answer."""

    id: str
    question: str
    task: str
    kind: str
    gold: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()


def labelled_files(folder: Path | None) -> list[Path]:
    """The labelled questions that lie beside the FAQ: its `*.jsonl` in the order of their names."""
    return sorted(folder.glob("*.jsonl")) if folder else []


def labelled_questions(folder: Path | None, unread: Callable[[UserError], None] | None = None) -> list[str]:
    """What is asked in those files; of a conversation the first question, as the others do not stand alone.

    Raises UserError as `read_labelled`; with `unread`, that is called instead and the file left out.
    """
    questions: list[str] = []
    for file in labelled_files(folder):
        try:
            questions += [dialogue[0].question for dialogue in read_labelled(file)]
        except UserError as error:
            if unread is None:
                raise
            unread(error)
    return questions


def read_labelled(path: Path) -> list[tuple[Labelled, ...]]:
    """The dialogues of a file of JSON lines; a question that stands alone is a dialogue of one.

    A row's keys tell what it is: `turns` a conversation, `any_groups` a question over several cases,
    `gold` or `must_all` over one, `group` one to refuse. Raises UserError naming file, line and mend.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); give a file of JSON lines") from None
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path}:{error.object.count(10, 0, error.start) + 1}: not UTF-8; save it so"
        ) from None
    return [
        _dialogue(line, f"{path}:{number}")
        for number, line in enumerate(content.split("\n"), 1)
        if line.strip()
    ]


def _dialogue(line: str, place: str) -> tuple[Labelled, ...]:
    row = _checked(line, place)
    name = row.get("id", place)
    if "turns" not in row:
        return (_labelled(row, name, place),)
    turns = row["turns"]
    if not (isinstance(turns, list) and turns and all(isinstance(turn, dict) for turn in turns)):
        raise UserError(f'{place}: "turns" must be a list of objects with "q" and "gold"')
    return tuple(
        _labelled(turn, f"{name}#{number}", place, "followup", "later" if number > 1 else "first")
        for number, turn in enumerate(turns, 1)
    )


def _labelled(row: dict[str, Any], name: object, place: str, task: str = "", kind: str = "") -> Labelled:
    question = row.get("q")
    if not isinstance(question, str) or not question.strip():
        raise UserError(f'{place}: no question; add "q"')
    gold = _texts(row, "gold", place) + _texts(row, "alt", place)
    groups: tuple[tuple[str, ...], ...] = tuple((word,) for word in _texts(row, "must_all", place))
    if "any_groups" in row:
        task = task or "cross"
        groups = _groups(row["any_groups"], place)
    elif gold or groups:
        task = task or "single"
        kind = kind or str(row.get("kind", ""))
    elif "group" in row:
        task, kind = "refuse", str(row["group"])
    else:
        raise UserError(f'{place}: nothing to judge by; add "gold", "must_all", "any_groups" or "group"')
    return Labelled(str(name), question, task, kind, gold, groups, _texts(row, "must_not", place))


def _groups(groups: object, place: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(groups, list) or not groups:
        raise UserError(f'{place}: "any_groups" must be a list of lists of texts')
    return tuple(_texts({"any_groups": group}, "any_groups", place) for group in groups)


def _checked(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise UserError(f"{place}: not JSON; write one object a line") from None
    if not isinstance(row, dict):
        raise UserError(f"{place}: not an object; write one object a line")
    return row


def _texts(row: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    texts = row.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
        raise UserError(f'{place}: "{key}" must be a list of texts')
    return tuple(texts)
