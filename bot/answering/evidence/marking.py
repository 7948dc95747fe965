"""Which range of a lead is bold: of all that may be the number, date, person or place asked for, the likeliest.

A small forest, trained by `bench.train_marker` on reading sets (its provenance stands in `marker.json`), gives
each range its chance. A wrong mark is worse than none: below `SURE` nothing is bold.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path

from bot.answering.evidence.mark_signals import CLAUSE, Lead
from bot.answering.evidence.marks import by_form, candidates
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.models import Quote
from bot.search.forest import Forest
from bot.search.sentences import ReadSentence
from bot.text.scripts import fold
from bot.text.sentences import QUOTED, Span
from bot.text.words import placed

MARKED = frozenset([Ask.NUMBER, Ask.WHEN, Ask.WHO, Ask.WHERE])
"""What is asked for by kinds whose answers are ranges of their own."""

SURE = math.log(0.4 / 0.6)
"""The log-odds from which on a range is marked: a chance of .4. By cross-validation a bar of .3 marks the persons and
places of a tenth more of DRCD's questions, four in ten of them rightly; .5 leaves out .14, half of them right."""

ROOM = 9
"""Characters that a phrase may have beyond the range that answers."""


def marked(text: str, best: Span, question: Question) -> Span | None:
    """The range of a lead to show in bold, or None where none surely answers; `best` is its likeliest clause."""
    folded = fold(text)
    span = told_in(folded, best, question)
    return phrase(folded, span) if span and question.asked.ask in MARKED else span


def told_in(folded: str, best: Span, question: Question) -> Span | None:
    """The range of a folded text that tells what is asked for, or None where none surely does."""
    if question.asked.ask in MARKED:
        return likeliest(folded, best, question)
    if question.asked.ask in (Ask.NAME, Ask.QUOTE, Ask.DEFINITION):
        return _quoted(folded, best, question.folded)
    return None


def likeliest(folded: str, best: Span, question: Question) -> Span | None:
    """The range of a folded text that most likely is what is asked for, or None where none is it surely.

    Where the forest is not sure, the only range that is of the kind asked for by its form.
    """
    spans, rows = ranges(folded, best, question)
    score, span = max(zip(_forest().scores(rows), spans, strict=True), default=(-math.inf, (0, 0)))
    rank = question.asked.unit if question.asked.ask is Ask.WHERE else ""
    if score >= SURE and (rank not in _RANKS or rank in folded[slice(*span)]):
        return span
    alone = by_form(folded, question.asked, question.folded)
    return alone[0] if len({folded[slice(*one)] for one in alone}) == 1 else None


def ranges(folded: str, best: Span, question: Question) -> tuple[list[Span], list[list[float]]]:
    """The ranges that may be what is asked for, and the signals of each."""
    words = placed(folded)
    read = ReadSentence(Quote(folded, 0, len(folded), 0), "", "", 0, "", folded, "", "")
    spans = candidates(read, words, question.asked, question.folded)
    return spans, Lead(read, best, question, words).rows(spans) if spans else []


def phrase(folded: str, span: Span) -> Span:
    """A range with the rest of its clause where that is short, so that the mark can be read by itself; else with
    the side of the clause that is, and with the words that belong to a number.

    >>> text = "它位于北岸,建于1988年,是一座楼高54层、235.6米的摩天大楼,海拔约1,100米以上"
    >>> [text[slice(*phrase(text, (text.find(w), text.find(w) + len(w))))] for w in ("1988年", "54层", "1,100米")]
    ['建于1988年', '是一座楼高54层', '海拔约1,100米以上']
    """
    start, end = span
    low, high = next(
        found.span() for found in CLAUSE.finditer(folded) if found.start() <= start < found.end()
    )
    while low < start and folded[low] in _RIMS:
        low += 1
    while high > end and folded[high - 1] in _RIMS:
        high -= 1
    high = max(high, end)
    if start - low + high - end <= ROOM:
        return low, high
    if high - end <= ROOM:
        end = high
    elif start - low <= ROOM:
        return low, end
    room = ROOM - (end - span[1])
    while word := next((w for w in _LIGHT if len(w) <= room and folded.endswith(w, low, start)), ""):
        start, room = start - len(word), room - len(word)
    return start, end


def _quoted(folded: str, best: Span, question: str) -> Span | None:
    """The first quotation or title that the question does not have, of the likeliest clause if it has one."""
    for low, high in (best, (0, len(folded))):
        for found in QUOTED.finditer(folded, max(0, low), high):
            if found[1] not in question:
                return found.span(1)
    return None


@lru_cache(maxsize=1)
def _forest() -> Forest:
    return Forest(json.loads(Path(__file__).with_name("marker.json").read_text("utf-8")))


_RANKS = frozenset("村 镇 乡 街道 社区".split())
"""Ranks that a place is hardly named without."""
_RIMS = " ,、;:。!?…)”』」"
_LIGHT = ("大约", "超过", "将近", "约为", "大概", "约", "近", "逾", "超", "第", "每", "于", "在")
