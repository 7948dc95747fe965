"""Labelled questions -> replayed through the same `respond` as everywhere -> whether each reply is right.

A reply is judged by its lead and text alone.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering import Conversation, respond, warm_up
from bot.answering.telling.reply import TEXT_LIMIT, as_json
from bot.curating.labelled import Labelled
from bot.library import Library
from bot.models import LEAD_LIMIT, Status
from bot.text.scripts import to_simplified


@dataclass(frozen=True, slots=True)
class Verdict:
    """A labelled question, the reply it got and how it was judged; `ms` is what the reply took, `entry` the
    curated entry that gave it, `cases` what it tells of, best first."""

    labelled: Labelled
    status: str
    lead: str
    right: bool
    ms: float
    entry: str = ""
    cases: tuple[str, ...] = ()


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
            verdicts.append(Verdict(labelled, status, lead, right, spent, answer.entry, answer.cases))
    return verdicts


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


def _bare(text: str) -> str:
    """Simplified, half width, lower case, without marks: only % and those inside a number stay."""
    plain = to_simplified(unicodedata.normalize("NFKC", text)).lower()
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    return re.sub(r"(?<!\d)[^\w%]|[^\w%](?!\d)|_", "", plain)
