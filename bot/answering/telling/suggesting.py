"""Questions that the cases can answer, nearest to what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.spans import PARTS
from bot.library import Library
from bot.models import Answer, Case
from bot.search.sentences import ReadSentence
from bot.text.scripts import fold
from bot.text.sentences import RIMS

MOST = 3

SHORT = 40
"""Characters of a related question; a longer one repeats a whole clause that nobody would type."""


def suggestions(evidence: Evidence, library: Library, least: float = 0.0) -> tuple[str, ...]:
    """Up to three questions made of the sentences that came nearest: a number becomes 多少.

    Only sentences read at `least` give one.
    """
    found: dict[str, None] = {}
    for reading in evidence.readings:
        if reading.score >= least and (question := _asked_of(reading.sentence, reading.clause, library)):
            found[question] = None
        if len(found) == MOST:
            break
    return tuple(found)


def number_typed(text: str) -> int | None:
    """The number that a message consists of, by which a suggestion is taken; None for anything else.

    >>> number_typed("2"), number_typed("２"), number_typed("2 个"), number_typed("2023")
    (2, 2, None, None)
    """
    return int(text) if text.isdecimal() and len(text) <= 2 else None


def related(answer: Answer, library: Library, most: int = 2) -> tuple[str, ...]:
    """Questions whose answers stand near what an answer cites: in its passages and the next ones, then in
    the other passages found. Sentences that the answer cites ask for nothing new."""
    told = {(citation.case, citation.quote.start) for citation in answer.citations}
    near = [citation.passage for citation in answer.citations] + [hit.passage for hit in answer.hits]
    found: dict[str, None] = {}
    for passage in (one for id in near if (one := library.passage(id)) is not None):
        ordinals = library.ordinals(passage.case)
        at = ordinals[passage.number]
        for sentence in (s for n in (at, at + 1) if n in ordinals for s in library.sentences(n)):
            if (sentence.case, sentence.quote.start) in told:
                continue
            asked = (_asked_of(sentence, clause, library) for clause in sentence.clauses)
            question = next((text for text in asked if text and len(text) <= SHORT), "")
            if question:
                found[question] = None
                told.add((sentence.case, sentence.quote.start))
            if len(found) == most:
                return tuple(found)
    return tuple(found)


def openers(cases: Iterable[str], library: Library) -> tuple[str, ...]:
    """What one can ask of the first of these cases at any time."""
    return tuple(opener(library.cases[case]) for case in islice(cases, MOST))


def opener(case: Case) -> str:
    """The question on a case as a whole."""
    return f"{label(case)}主要是怎么做的?"


LEAST = 3
"""Characters that must say what is counted: 某镇多少个 asks for nothing."""

LONGEST = 48
"""Characters of a suggested question: a longer one is a sentence with a hole, not a question."""


def _asked_of(sentence: ReadSentence, clause: tuple[int, int], library: Library) -> str:
    """A clause with its only number asked for: 培训400余人 -> 某社区培训多少人? "" where none reads well."""
    start, end = clause
    found = [q for q in sentence.quantities if start <= q.start and q.end <= end]
    if len(found) != 1 or not found[0].unit or found[0].unit in PARTS:
        return ""
    quantity, text = found[0], sentence.quote.text
    before, after = text[start : quantity.start], text[quantity.end : end]
    # “三个一”, 三位一体: the number is part of a name.
    if before.count("“") > before.count("”") or not _DIGIT.search(text[quantity.start : quantity.end]):
        return ""
    # 3.6亿元 is asked for as 多少元: the unit stays, the magnitude goes.
    unit = text[quantity.end - len(quantity.unit) : quantity.end]
    asked = "百分之多少" if unit in ("%", "％") else f"多少{unit}"
    words = _JOINING.sub(
        "", f"{before[: len(fold(before).rstrip('约近超达过'))]}{asked}{after}".strip(RIMS + "。")
    )
    if not balanced(words) or _NO_QUESTION.search(fold(words)):
        return ""
    mentioned = library.names.mentions(fold(words))
    named = any(one.whole or sentence.case in one.cases for one in mentioned)
    name = "" if named else label(library.cases[sentence.case])
    within = _OF_ALL.search(sentence.folded, 0, quantity.start)
    if within and not named and within.group()[1:] not in name:
        return ""  # 全村 of a page that is called by its county
    if len(f"{before}{after}".translate(_WORDLESS)) - sum(one.end - one.start for one in mentioned) < LEAST:
        return ""
    # 某某社区 and 社区人均收入…: the part that both have is said once.
    name = next((name[:at] for at in range(len(name) - 1) if words.startswith(name[at:])), name)
    return f"{name}{words}?" if 6 < len(name + words) <= LONGEST else ""


def balanced(text: str) -> bool:
    """Whether each quotation mark and bracket of a text has its other half, none within one of its kind.

    >>> [balanced(t) for t in ("“一村一品”的特色", "担保难题”", "“甲“乙”", "”甲“")]
    [True, False, False, False]
    """
    waiting: list[str] = []
    for char in text:
        if char in _PAIRS:
            if _PAIRS[char] in waiting:
                return False
            waiting.append(_PAIRS[char])
        elif char in _PAIRS.values() and (not waiting or waiting.pop() != char):
            return False
    return not waiting


_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "(": ")", "（": "）", "【": "】"}
_JOINING = re.compile(r"^(?:同时|并且|此外|其中|另外|而且|并(?!非|不|没))")
# No whole clause (以…为契机); a number that only names (百周年, 3日, 24小时驿站); two clauses that a page runs together
# (产业是基础 12支队伍…).
_NO_QUESTION = re.compile(
    r"^(?:以|因|随着|自|作为|为了?|在)[^,]*(?:为[一-鿿]{1,4}|以来|之后|之际|后|时|中|下|上)$"
    r"|多少(?:周年|[日月号点])|多少小时[一-鿿]|百分之多少[一-鿿]|是[^,的]{3,}多少[一-鿿]{5,}"
)
_OF_ALL = re.compile(r"[全本该][村镇乡县]")
_WORDLESS = dict.fromkeys(map(ord, RIMS + "。了"))
_DIGIT = re.compile(r"[0-9]")
