"""Whether the best sentence is to be doubted though its words fit: a small forest over plain figures.

A near miss has a page's words and asks for what is not told there: a noun beside the one that is counted, the sum of
another thing, what another case does. Each of these has a rule in `demanded` or `untold` once it was seen; this learns
from all of them at once what the next one looks like. It is asked last, of a sentence above the bar that no rule
refuses, and only makes of an answer a suggestion. `bench.fit_doubt` learns it and sets the bar by the share of right
answers that may be lost; the trees stand in `doubt.json` with what they were learnt from and what each share gives.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.answering.evidence.facts import Evidence, reader_of
from bot.answering.evidence.signals import SENTENCE, Looked, Signals
from bot.answering.evidence.spans import AskedReader, answer_span, counted, quantity_at, unit_fit, zone_of
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.corpus.quantities import Quantity
from bot.library import Library
from bot.search.evidence import Reader, Reading, match
from bot.search.forest import Forest
from bot.search.page_scores import PageScore
from bot.search.terms import Term
from bot.text.sentences import Span
from bot.text.words import tag

FILE = Path(__file__).with_name("doubt.json")

_SENTENCE = tuple(
    """
    run run_share characters novel length asking_length left right gap places kind persons_tagged places_tagged
    bodies_tagged number when who where list name definition
    """.split()
)

SIGNALS = (
    *_SENTENCE,
    *"""
    score margin certainty second second_near better_beside terms matched weight carried named pieces
    clause sentence near page_only nowhere exact under_heading foreign foreign_share
    missing_clause missing_sentence missing_told missing_noun missing_verb
    head_clause head_sentence focus_counted focus_clause focus_sentence focus_page
    unit_same unit_named unit_general fit counted counted_share distance quantities fitting several_fit before after
    """.split(),
)
"""The names of the figures, in order: a sentence's own signals; how it leads; how the question's weight lies in clause,
sentence, neighbours and page; the heaviest word that is missing; the word beside the cue; the number and what it counts."""

_PICKED = tuple(SENTENCE.index(name) for name in _SENTENCE)

BESIDE = 6
"""Characters of the question on either side of its cue that are looked for around a number, twice as far."""

FAR = 60.0
"""The distance of a question's word that does not stand in the sentence."""

LOOKED = 8
"""Readings that a figure of the best one is seen beside."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The forest, whose score are the log-odds of an answer's being right, and the `bar` below which it is doubted."""

    forest: Forest
    bar: float


def doubted(question: Question, evidence: Evidence, library: Library) -> bool:
    """Whether the best reading, though it clears the bar, is less likely right than the least likely of right ones."""
    learnt = fitted()
    return learnt.forest.score(doubt_signals(question, evidence, library)) < learnt.bar


def doubt_signals(question: Question, evidence: Evidence, library: Library) -> list[float]:
    """The figures of `SIGNALS`; there must be a reading."""
    best = evidence.readings[0]
    # One of its own: the evidence may have been read with fewer words (a village's stretch of its page).
    reader = reader_of(question, question.terms)
    # By itself: what is picked of its signals tells of it alone.
    looked = Looked(best.sentence, best, PageScore(best.sentence.case, 1.0, 1.0, 1.0, 1.0), 0)
    (row,) = Signals(question, library, reader).sentences([looked])
    words = _words(question, best, reader, library.page_text(best.sentence.case))
    return [
        *[row[i] for i in _PICKED],
        *_lead(question, evidence, reader, library),
        *_shares(words, best),
        *_missing(words),
        *_at_cue(question, words),
        *_number(question, best, words, reader, library.page_text(best.sentence.case)),
    ]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the question: its share of the weight and how well it stands in the clause, the sentence, beside it
    and on the page."""

    term: Term
    share: float
    clause: float
    sentence: float
    near: float
    page: float


def _words(question: Question, best: Reading, reader: Reader, page: str) -> list[_Word]:
    sentence = best.sentence
    total = sum(term.weight for term in question.terms) or 1.0
    beside = zip(*map(reader.qualities, (sentence.before, sentence.after, sentence.heading)), strict=True)
    return [
        _Word(term, term.weight / total, *stands)
        for term, *stands in zip(
            question.terms,
            reader.qualities(sentence.folded[slice(*best.clause)]),
            reader.qualities(sentence.folded),
            map(max, beside),
            reader.qualities(page),
            strict=True,
        )
    ]


def _lead(question: Question, evidence: Evidence, reader: Reader, library: Library) -> tuple[float, ...]:
    """How the best reading leads, and how much of a question there is to go by."""
    best, others = evidence.readings[0], evidence.readings[1:LOOKED]
    second = others[0].score if others else 0.0
    own = reader.coverage(best.sentence)
    return (
        evidence.score,
        evidence.margin,
        evidence.certainty(question, len(library.passages)),
        second,
        float(second > CLOSE * evidence.score),
        max((reader.coverage(one.sentence) for one in others), default=0.0) - own,
        len(question.terms),
        len(best.matched),
        sum(term.weight for term in question.terms),
        float(bool(question.own)),
        float(len(question.scope) == 1),
        sum(term.weight for term in question.terms if term.piece),
    )


CLOSE = 0.9
"""The share of the best one's score from which on a second reading is nearly as good."""


def _shares(words: Sequence[_Word], best: Reading) -> tuple[float, ...]:
    """Where the question's weight lies; last, that of words which other pages have and this one has not."""
    away = [word for word in words if word.sentence < HALF]
    foreign = [word for word in words if word.term.known and word.page < HALF]
    return (
        sum(word.share * word.clause for word in words),
        sum(word.share * word.sentence for word in words),
        sum(word.share for word in away if word.near >= HALF),
        sum(word.share for word in away if word.near < HALF and word.page >= STANDS),
        sum(word.share for word in away if word.near < HALF and word.page < HALF),
        sum(word.share for word in words if word.term.text in best.sentence.folded),
        sum(word.share for word in away if match(word.term, best.sentence.heading) >= HALF),
        max((word.term.weight for word in foreign), default=0.0),
        max((word.share for word in foreign), default=0.0),
    )


HALF, STANDS = 0.5, 0.7
"""From which quality on a word stands in part, and from which it stands."""


def _missing(words: Sequence[_Word]) -> tuple[float, ...]:
    """The heaviest word that is missing: in the clause, in the sentence, there though the page tells it elsewhere,
    of its nouns, of its verbs."""

    def heaviest(some: Sequence[_Word]) -> float:
        return max((word.share * (1 - word.sentence) for word in some), default=0.0)

    told = [word for word in words if word.near < HALF and word.page >= STANDS]
    return (
        max((word.share * (1 - word.clause) for word in words), default=0.0),
        heaviest(words),
        heaviest(told),
        heaviest([word for word in words if tag(word.term.text).startswith("n")]),
        heaviest([word for word in words if tag(word.term.text).startswith("v")]),
    )


def _at_cue(question: Question, words: Sequence[_Word]) -> tuple[float, float]:
    """How well the word nearest the cue stands in the clause and in the sentence."""
    start, end = _cue(question)
    nearest, found = 1000, (0.0, 0.0)
    for word in words:
        at = question.folded.find(word.term.text)
        off = min(abs(at - end), abs(start - at - len(word.term.text)))
        if at >= 0 and off < nearest:
            nearest, found = off, (word.clause, word.sentence)
    return found


def _number(
    question: Question, best: Reading, words: Sequence[_Word], reader: AskedReader, page: str
) -> tuple[float, ...]:
    """What the number or date counts and how it lies among the question's words; -1 where there is none."""
    sentence, asked = best.sentence, question.asked
    focus = [word for word in words if word.term.text in question.focus]
    typed = asked.ask in (Ask.NUMBER, Ask.WHEN)
    span = answer_span(best, asked, question.folded, question.terms) if typed else None
    quantity = quantity_at(sentence, span)
    zone = zone_of(quantity, sentence) if quantity else ""
    fits = reader.fitting(sentence)
    return (
        max((match(word.term, zone) for word in focus), default=-1.0) if zone else -1.0,
        max((word.clause for word in focus), default=-1.0),
        max((word.sentence for word in focus), default=-1.0),
        max((match(word.term, page) for word in focus), default=-1.0),
        float(_same_unit(quantity, asked.unit)),
        float(bool(asked.unit)),
        float(asked.unit in ("", "个")),
        unit_fit(quantity, asked) if quantity else -1.0,
        counted(quantity, sentence, question.terms) if quantity else -1.0,
        sum(word.share * match(word.term, zone) for word in words) if zone else -1.0,
        _distance(span, question, sentence.folded) if span else -1.0,
        len(sentence.quantities),
        len(fits),
        float(len(fits) > 1),
        *_around(question, sentence.folded, best.clause, span),
    )


def _same_unit(quantity: Quantity | None, unit: str) -> bool:
    return bool(unit) and quantity is not None and quantity.unit == unit


def _distance(span: Span, question: Question, folded: str) -> float:
    """How far the nearest word of the question, or what stands for it, is from a range."""
    nearest = FAR
    for term in question.terms:
        for text in (term.text, *term.others):
            at = folded.find(text)
            while at >= 0:
                off = span[0] - at - len(text) if at < span[0] else at - span[1]
                nearest = min(nearest, max(0.0, off))
                at = folded.find(text, at + 1)
    return nearest


def _around(question: Question, folded: str, clause: Span, span: Span | None) -> tuple[float, float]:
    """The share of the bigrams before the question's cue that stand before the answer, and of those behind it behind."""
    start, end = _cue(question)
    left = _bigrams(question.folded[max(0, start - BESIDE) : start])
    right = _bigrams(question.folded[end : end + BESIDE])
    low, high = span or clause
    behind = folded[high : high + 2 * BESIDE] if span else folded
    return (
        len(left & _bigrams(folded[max(0, low - 2 * BESIDE) : low])) / len(left) if left else -1.0,
        len(right & _bigrams(behind)) / len(right) if right else -1.0,
    )


def _cue(question: Question) -> Span:
    return question.asked.spans[-1] if question.asked.spans else (len(question.folded),) * 2


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """What the file tells."""
    told = json.loads(FILE.read_text("utf-8"))
    return Fitted(Forest(told), told["bar"])
