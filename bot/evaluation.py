"""Labelled questions -> replayed through the same `respond` as everywhere -> how many were right.

A reply is judged by its lead and text alone. Beside "right", the share of wrong answers counts: a
question refused costs a person one more question, a wrong answer costs them their trust.
"""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.answering import Conversation, respond, warm_up
from bot.answering.reply import TEXT_LIMIT, as_json
from bot.errors import UserError
from bot.library import Library
from bot.models import LEAD_LIMIT, Status
from bot.text.scripts import to_simplified


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """A labelled question, the reply it got and how it was judged; `ms` is what the reply took."""

    labelled: Labelled
    status: str
    lead: str
    right: bool
    ms: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some verdicts. `wrong` are answers that are not right; what was not answered
    (suggested or refused) is `asked - answered`."""

    asked: int
    answered: int
    right: int
    wrong: int


def evaluate(dialogues: Iterable[Sequence[Labelled]], library: Library) -> list[Verdict]:
    """Ask every question, the turns of one dialogue in one conversation, each dialogue in a fresh one."""
    warm_up(library)
    verdicts = []
    for dialogue in dialogues:
        conversation = Conversation()
        for labelled in dialogue:
            start = time.perf_counter()
            answer, conversation = respond(labelled.question, library, conversation)
            reply = as_json(answer)
            spent = (time.perf_counter() - start) * 1000
            status, lead, text = (str(reply[key]) for key in ("status", "lead", "text"))
            right = is_right(labelled, status, lead, text)
            verdicts.append(Verdict(labelled, status, lead, right, spent))
    return verdicts


def tallies(verdicts: Sequence[Verdict]) -> dict[str, Tally]:
    """The counts by task and by `task.kind`, tasks in the order they were asked."""
    by_name: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        task, kind = verdict.labelled.task, verdict.labelled.kind
        for name in dict.fromkeys((task, f"{task}.{kind}" if kind else task)):
            by_name.setdefault(name, []).append(verdict)
    tasks = list(dict.fromkeys(verdict.labelled.task for verdict in verdicts))
    names = sorted(by_name, key=lambda name: (tasks.index(name.partition(".")[0]), name))
    return {name: _tally(by_name[name]) for name in names}


def as_table(verdicts: Sequence[Verdict], *, fails: bool = False) -> str:
    """The tallies for people: shares of what was asked, then how long a reply took, then what failed."""
    lines = [f"{'':24}{'asked':>6}{'right':>8}{'wrong':>8}{'answered':>10}{'refused':>9}"]
    for name, tally in tallies(verdicts).items():
        shares = [count / tally.asked for count in (tally.right, tally.wrong, tally.answered)]
        right, wrong, answered = (f"{share:.3f}" for share in shares)
        lines.append(f"{name:24}{tally.asked:6}{right:>8}{wrong:>8}{answered:>10}{1 - shares[2]:>9.3f}")
    median, slowest = _times(verdicts)
    lines.append(f"a reply took {median} ms (median), {slowest} ms (99 of 100)")
    if fails:
        lines += [
            f"- {verdict.labelled.id} {verdict.labelled.question} → {_wanted(verdict.labelled)}"
            f" | {verdict.status}: {verdict.lead}"
            for verdict in verdicts
            if not verdict.right
        ]
    return "\n".join(lines)


def as_record(verdicts: Sequence[Verdict], *, fails: bool = False) -> dict[str, object]:
    """The same for programs: counts by name, times in milliseconds and, if asked for, what failed."""
    median, slowest = _times(verdicts)
    failed = [
        {"id": verdict.labelled.id, "q": verdict.labelled.question, "wanted": _wanted(verdict.labelled)}
        | {"status": verdict.status, "lead": verdict.lead}
        for verdict in verdicts
        if not verdict.right
    ]
    return {
        "tallies": {name: asdict(tally) for name, tally in tallies(verdicts).items()},
        "ms": {"p50": median, "p99": slowest},
    } | ({"fails": failed} if fails else {})


def is_right(labelled: Labelled, status: str, lead: str, text: str) -> bool:
    """Whether a reply is what its label asks for.

    >>> asked = Labelled("1", "多少人?", "single", "number", gold=("20余人",))
    >>> is_right(asked, "answer", "调解员 20 餘人", ""), is_right(asked, "answer", "120余人", "")
    (True, False)
    """
    lead, text = lead[:LEAD_LIMIT], text[:TEXT_LIMIT]
    leaks = any(holds(text, word) for word in labelled.never)
    if labelled.task == "refuse":
        return status != Status.ANSWER and not leaks
    if status != Status.ANSWER or leaks:
        return False
    if labelled.groups:
        return all(any(holds(text, word) for word in group) for group in labelled.groups)
    return any(holds(lead, word) for word in labelled.gold)


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in `text`, whatever their script, width, punctuation; a number only whole.

    >>> holds("投資額6.38億元。", "6.38亿元"), holds("1,600余人", "1600余人"), holds("16.38亿", "6.38亿")
    (True, True, False)
    """
    wanted = _bare(words)
    not_inside_a_number = r"(?<![\d.])" if wanted[:1].isdigit() else ""
    return re.search(not_inside_a_number + re.escape(wanted), _bare(text)) is not None


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


def _tally(verdicts: Sequence[Verdict]) -> Tally:
    answered = [verdict for verdict in verdicts if verdict.status == Status.ANSWER]
    return Tally(
        asked=len(verdicts),
        answered=len(answered),
        right=sum(verdict.right for verdict in verdicts),
        wrong=sum(not verdict.right for verdict in answered),
    )


def _times(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    """Milliseconds that half, and 99 of 100, of the replies stayed within."""
    spent = sorted(verdict.ms for verdict in verdicts) or [0.0]
    return round(spent[len(spent) // 2], 1), round(spent[int(len(spent) * 0.99)], 1)


def _wanted(labelled: Labelled) -> str:
    if labelled.task == "refuse":
        return "not to answer" + (f", not to tell {'/'.join(labelled.never)}" if labelled.never else "")
    return " + ".join("/".join(group) for group in labelled.groups or (labelled.gold,))


def _bare(text: str) -> str:
    """Simplified, half width, lower case, without marks: only % and those inside a number stay."""
    plain = to_simplified(unicodedata.normalize("NFKC", text)).lower()
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    return re.sub(r"(?<!\d)[^\w%]|[^\w%](?!\d)|_", "", plain)


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
