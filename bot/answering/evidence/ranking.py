"""Candidates -> the order a learned ranker puts them in, and the stretch of the best page to tell.

Two forests of small trees, trained by `bench.train_ranker` on reading sets (their provenance stands in
`ranker.json`): one gives each sentence a score, the other each clause of the best page a chance to hold the
answer. They only order: whether there is an answer at all stays with the hand-made certainty in `facts`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.answering.evidence.candidates import nearest
from bot.answering.evidence.facts import Evidence, read_one, reader_of
from bot.answering.evidence.page_order import PAGE, page_rows, weigh
from bot.answering.evidence.signals import Looked, Signals
from bot.answering.evidence.spans import AskedReader
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.evidence import Reading
from bot.search.forest import Forest
from bot.search.page_scores import PageScore
from bot.search.sentences import ReadSentence

LOOKED, FIT = 20, 0.45
"""Sentences looked at closely, after a first look at all of those pages: so many at most, that fit at least this share as
well as the best. The one told had less in 1 of 1,000 questions (CMRC, DRCD); it leaves 10."""

STRONG = 0.9
"""What a page must have of the best one's score to have a sentence looked at, however little its sentences fit: its words
may be spread over them (蓍 has a page, and none of its sentences is like 蓍的别名)."""

READ = 6
"""Sentences of the best page whose clauses are scored, and those beside the best one."""


class Ranked(NamedTuple):
    """A sentence with its signals, its score and its chance, between 0 and 1, to be the one among all looked at."""

    looked: Looked
    row: Sequence[float]
    score: float
    chance: float

    @property
    def reading(self) -> Reading:
        return self.looked.reading

    @property
    def sentence(self) -> ReadSentence:
        return self.looked.sentence


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sentences best first, those of the best page before the others', the signals they were told by, and of each
    page its figures and what they weigh."""

    best: tuple[Ranked, ...] = ()
    signals: Signals | None = None
    pages: Mapping[str, Sequence[float]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(one.reading for one in self.best)


def rank(question: Question, evidence: Evidence, library: Library) -> Ranking:
    """Order the sentences that may answer: those of the pages that fit the question best."""
    reader = evidence.reader or reader_of(question, question.terms)
    signals = Signals(question, library, reader)
    looked = look(question, evidence, library, signals, reader)
    if not looked:
        return Ranking((), signals)
    learnt = _learnt()
    rows = signals.sentences(looked)
    return order(looked, rows, learnt.sentence.scores(rows), signals, learnt.page)


def look(
    question: Question, evidence: Evidence, library: Library, signals: Signals, reader: AskedReader
) -> list[Looked]:
    """The sentences worth a close look, of the pages that fit best, each as the hand-made rules read it."""
    known = {(one.sentence.case, one.sentence.quote.start): one for one in evidence.readings}
    first: list[tuple[float, ReadSentence, PageScore, int]] = []
    near = evidence.near or nearest(question, library)
    for page in near.pages[: len(near.ordinals)]:
        text = library.page_text(page.case)
        start = library.ordinals(page.case).start
        for position, sentence in (
            (3 * (ordinal - start) + n, sentence)
            for ordinal in near.ordinals[page.case]
            for n, sentence in enumerate(library.sentences(ordinal))
        ):
            if (sentence.case, sentence.quote.start) in question.skip:
                continue
            fit = reader.coverage(sentence, text) + 0.5 * signals.share(sentence.folded)
            fit += 0.1 * signals.share(sentence.before) + 0.3 * page.share
            first.append((fit, sentence, page, position))
    first.sort(key=lambda one: -one[0])
    least = FIT * first[0][0] if first else 0.0
    close = [one for one in first[:LOOKED] if one[0] >= least]
    held = {sentence.case for _, sentence, _, _ in close}
    for one in first[len(close) :]:
        if one[2].of_best >= STRONG and one[1].case not in held:
            held.add(one[1].case)
            close.append(one)
    return [
        Looked(
            sentence,
            known.get((sentence.case, sentence.quote.start)) or read_one(sentence, question, library, reader),
            page,
            position,
        )
        for _, sentence, page, position in close
    ]


def order(
    looked: Sequence[Looked],
    rows: Sequence[Sequence[float]],
    scores: Sequence[float],
    signals: Signals,
    learnt: Sequence[float],
) -> Ranking:
    """Sentences by their scores within their page, the pages by their figures as they were `learnt` to weigh; the
    chance of a sentence is that of its page times that within it."""
    figures = page_rows(looked, scores, signals)
    pages = weigh(figures, learnt)
    cases = [one.sentence.case for one in looked]
    top: dict[str, float] = {}
    for case, score in zip(cases, scores, strict=True):
        top[case] = max(top.get(case, score), score)
    raw = [math.exp(score - top[case]) for case, score in zip(cases, scores, strict=True)]
    within = dict.fromkeys(top, 0.0)
    for case, value in zip(cases, raw, strict=True):
        within[case] += value
    best = max(pages[case] for case in top)
    odds = {case: math.exp(pages[case] - best) for case in top}
    total = sum(odds.values())
    ranked = [
        Ranked(one, row, score, odds[case] / total * value / within[case])
        for one, row, score, case, value in zip(looked, rows, scores, cases, raw, strict=True)
    ]
    ranked.sort(key=lambda one: (-pages[one.sentence.case], one.sentence.case, -one.chance))
    return Ranking(tuple(ranked), signals, figures, pages)


class Clause(NamedTuple):
    """A clause `[start, end)` of a sentence and its chance to hold the answer."""

    sentence: ReadSentence
    start: int
    end: int
    chance: float


def clauses_of(ranking: Ranking, library: Library) -> list[Clause]:
    """The clauses of the best page's likely sentences, in page order, with their chances."""
    return _scored(clause_rows(ranking, library))


def clauses_beside(ranking: Ranking, library: Library) -> list[Clause]:
    """Those of the `rival` of the best page, each chance times its odds, none for what the best page says in the same
    words; none at all where it has no rival."""
    case, odds = rival(ranking)
    if not case:
        return []
    page = library.page_text(ranking.best[0].sentence.case)
    return [
        one._replace(chance=0.0 if one.sentence.folded[one.start : one.end] in page else one.chance * odds)
        for one in _scored(clause_rows(ranking, library, case))
    ]


def rival(ranking: Ranking) -> tuple[str, float]:
    """The second page and its odds against the best one, where these are `RIVAL` at least; else none."""
    pages = list(dict.fromkeys(one.sentence.case for one in ranking.best))
    odds = math.exp(ranking.weights[pages[1]] - ranking.weights[pages[0]]) if len(pages) > 1 else 0.0
    return (pages[1], odds) if odds >= RIVAL else ("", 0.0)


RIVAL = 1 / 3
"""The odds against the best page from which the second one's clauses are weighed, too: of one question in 25 (DRCD; CMRC one
in 75). DRCD's answer stood within 120 characters, by cross-validation, for .934 without, for .941 with them; with odds of .05
no more, and what is told of the second page is odder."""


def clause_rows(
    ranking: Ranking, library: Library, case: str = ""
) -> Iterator[tuple[ReadSentence, list[list[float]]]]:
    """A page's likely sentences (the best one's, unless a `case` is given), in page order, with the signals of their
    clauses."""
    signals = ranking.signals
    assert signals is not None
    case = case or ranking.best[0].sentence.case
    sentences = [s for ordinal in library.ordinals(case) for s in library.sentences(ordinal)]
    chances = {one.sentence.quote.start: one.chance for one in ranking.best if one.sentence.case == case}
    known = [chances.get(sentence.quote.start, 0.0) for sentence in sentences]
    order = sorted(range(len(known)), key=lambda i: -known[i])
    rank_of = {at: number for number, at in enumerate(order)}
    best, total = order[0], sum(known)
    for i, sentence in enumerate(sentences):
        if rank_of[i] >= READ and abs(i - best) > 1:
            continue
        around = (known[i - 1] if i else 0.0, known[i], known[i + 1] if i + 1 < len(known) else 0.0)
        yield (
            sentence,
            signals.clauses(
                sentence, around, best=known[best], page=total, distance=i - best, rank=rank_of[i]
            ),
        )


def _scored(found: Iterable[tuple[ReadSentence, list[list[float]]]]) -> list[Clause]:
    found = list(found)
    places = [(sentence, *span) for sentence, _ in found for span in sentence.clauses]
    scores = _learnt().clause.scores([row for _, rows in found for row in rows])
    return [Clause(*place, 1 / (1 + math.exp(-score))) for place, score in zip(places, scores, strict=True)]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of sentences and of clauses, and what each figure of a page weighs."""

    sentence: Forest
    clause: Forest
    page: tuple[float, ...]


@lru_cache(maxsize=1)
def _learnt() -> Learnt:
    return learnt_from(Path(__file__).with_name("ranker.json").read_text("utf-8"))


def learnt_from(text: str) -> Learnt:
    """What the text of a `ranker.json` tells."""
    data = json.loads(text)
    weights = data["page"]
    return Learnt(Forest(data["sentence"]), Forest(data["clause"]), tuple(weights[name] for name in PAGE))
