"""Fit what the best sentence is doubted by: `python -m bench.fit_doubt [DATA…] --out bot/answering/weighing/doubt.json`.

Every labelled question of `tests/questions` is asked, and of each answer that a sentence above the bar would give the
figures are written down: right ones of the answered kind, wrong ones of near misses, asked as if no rule refused them
(but that of another year), and of questions asked of another case than the one that tells (甲县 for 乙县, where the sets
have 乙县): some of these are told there, too, which costs. DATA are reading sets (see `bench.reading`), their questions
asked of their own pages by name.

Prints, by forests that have not seen the question's set, what is doubted of each kind for several shares of right
answers lost. The bar is that of `--lost`.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy
from rich.progress import track

from bench._forests import write_forest
from bench.reading import library_of, read_set
from bench.train_ranker import PARAMETERS
from bot.answering import Conversation, respond
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence
from bot.answering.telling.reply import as_json
from bot.answering.understanding.question import Question, understand
from bot.answering.weighing import verdict
from bot.answering.weighing.doubt import SIGNALS, doubt_signals
from bot.answering.weighing.untold import wrong_year
from bot.curating.judging import holds, is_right
from bot.curating.labelled import Labelled, read_labelled
from bot.errors import UserError
from bot.library import Library, open_library
from bot.models import Answer, Kind, Status

QUESTIONS, SEEDS = Path("tests/questions"), Path("seeds")

LOST = 0.001
"""The share of right answers that may become suggestions."""

SHARES = (0.001, 0.002, 0.003, 0.005, 0.01, 0.02)

TREES, LEAVES = 100, 8

WEIGHTS = {"told": 3.0, "near": 10.0, "elsewhere": 1.0, "read": 0.5}
"""What a trial of each kind weighs: near misses are few, pages of another sort only keep it general."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One answer that a sentence would give: of which set and kind its question is, its figures, whether it is right."""

    set: str
    kind: str
    figures: list[float]
    right: bool


@dataclass
class Recorder:
    """Stands in for `verdict.doubted`: writes the figures down and doubts nothing."""

    figures: list[list[float]] = field(default_factory=list)

    def __call__(self, question: Question, evidence: Evidence, library: Library) -> bool:
        self.figures.append(doubt_signals(question, evidence, library))
        return False


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="*", help="folders with pages.jsonl and questions.jsonl")
    parser.add_argument("--limit", type=int, default=1500, help="ask only so many questions of each")
    parser.add_argument("--lost", type=float, default=LOST, help="share of right answers that may be lost")
    parser.add_argument("--out", type=Path, help="write what is fitted here")
    given = parser.parse_args(arguments)
    recorder = Recorder()
    verdict.doubted = recorder
    with tempfile.TemporaryDirectory() as folder:
        tried = list(try_questions(open_library(SEEDS, var=Path(folder)), recorder))
        for data in given.data:
            tried += try_reading(data, given.limit, Path(folder), recorder)
    scores = unseen(tried)
    table, bars = curve(tried, scores, sorted({*SHARES, given.lost}))
    print("\n".join(table))
    if given.out:
        write(given, learn(tried), bars[given.lost], table)


def try_questions(library: Library, recorder: Recorder) -> Iterator[Tried]:
    """The trials of the question sets: those told, near misses, and what is asked of another case."""
    seen: set[str] = set()
    for file in track(sorted(QUESTIONS.glob("*/*.jsonl")), transient=True):
        for dialogue in read_labelled(file):
            conversation = Conversation()
            for asked in dialogue:
                if asked.task == "refuse":
                    yield from near_miss(file.parent.name, asked, library, recorder)
                    continue
                recorder.figures.clear()
                answer, conversation = respond(asked.question, library, conversation)
                if answer.status is Status.ANSWER:
                    right = is_told(asked, answer)
                    rows = recorder.figures if right else recorder.figures[-1:]
                    yield from (Tried(file.parent.name, "told", row, right) for row in rows)
            if file.stem in ("single", "followup"):
                for other in elsewhere(dialogue[0].question, library):
                    if other not in seen:
                        seen.add(other)
                        rows = figures_of(other, library, recorder)
                        yield from (Tried(file.parent.name, "elsewhere", row, False) for row in rows)


def is_told(asked: Labelled, answer: Answer) -> bool:
    reply = as_json(answer)
    return is_right(asked, *(str(reply[key]) for key in ("status", "lead", "text")))


def near_miss(name: str, asked: Labelled, library: Library, recorder: Recorder) -> Iterator[Tried]:
    """A question to refuse, asked as if no rule refused it but that of another year."""
    rules: tuple[Callable[..., Any], ...] = (verdict.untold, verdict.lacks_demanded, verdict.lacks_kind)
    verdict.untold, verdict.lacks_demanded, verdict.lacks_kind = _another_year, _never, _never
    try:
        rows = figures_of(asked.question, library, recorder)
    finally:
        verdict.untold, verdict.lacks_demanded, verdict.lacks_kind = rules
    yield from (Tried(name, "near", row, False) for row in rows)


def _never(*_: object) -> bool:
    return False


def _another_year(question: Question, evidence: Evidence, library: Library) -> str:
    return wrong_year(question, evidence, library) if evidence.readings else ""


def figures_of(question: str, library: Library, recorder: Recorder) -> list[list[float]]:
    """The figures of the sentence that a question would be answered with, none where it is not so answered."""
    recorder.figures.clear()
    answer, _ = respond(question, library, Conversation())
    one = answer.status is Status.ANSWER and answer.kind in (Kind.FACT, Kind.LIST) and len(answer.cases) == 1
    return recorder.figures[-1:] if one else []


def elsewhere(question: str, library: Library) -> Iterator[str]:
    """A question that names a case by its place, asked of each other case; not one of what every page says of itself."""
    if _OF_PAGE.search(question):
        return
    named = [name for name in understand(question, library).names if name.whole and len(name.cases) == 1]
    if not named or any(name.text not in question for name in named):
        return
    longest = max((name.text for name in named), key=len)
    own = next(iter(named[0].cases))
    for other, case in library.cases.items():
        if other != own:
            yield question.replace(longest, label(case), 1)


_OF_PAGE = re.compile(r"编辑|作者|通讯员|日期|发布|来源|标题|[这那]篇|哪个(?:县|区|市|社区)")


def try_reading(data: Path, limit: int, var: Path, recorder: Recorder) -> Iterator[Tried]:
    """Questions of a reading set, each asked of its own page by name; right where the best sentence holds gold."""
    pages, rows = read_set(data)
    library = library_of(pages, var, data.name)
    rows = random.Random(0).sample(rows, min(limit, len(rows)))
    for row in track(rows, description=data.name, transient=True):
        try:
            question = understand(row.question, library)
        except UserError:  # CMRC has a row without a question
            continue
        recorder.figures.clear()
        own = replace(question, strangers=()).within(frozenset({row.page}))
        answer, _ = verdict.best_fact(own, library, Conversation())
        if answer.citations and recorder.figures:
            told = answer.citations[0].quote.text
            right = any(holds(told, gold) for gold in row.gold)
            yield Tried(data.name, "read", recorder.figures[-1], right)


def unseen(tried: Sequence[Tried]) -> Any:
    """The score of each trial by a forest that has not seen its set."""
    matrix = numpy.array([one.figures for one in tried])
    sets = numpy.array([one.set for one in tried])
    scores = numpy.zeros(len(tried))
    for name in dict.fromkeys(one.set for one in tried if one.kind != "read"):
        known = [one for one in tried if one.set != name]
        scores[sets == name] = learn(known).predict(matrix[sets == name], raw_score=True)
    return scores


def learn(tried: Sequence[Tried]) -> Any:
    """A forest whose score are the log-odds of being right."""
    import lightgbm

    matrix = numpy.array([one.figures for one in tried])
    right = numpy.array([one.right for one in tried], dtype=float)
    weight = numpy.array([WEIGHTS[one.kind] for one in tried])
    return lightgbm.train(
        {
            **PARAMETERS,
            "objective": "binary",
            "num_leaves": LEAVES,
            "learning_rate": 0.06,
            "feature_fraction": 0.5,
            "num_threads": 1,
        },
        lightgbm.Dataset(matrix, right, weight=weight, feature_name=list(SIGNALS)),
        TREES,
    )


def curve(
    tried: Sequence[Tried], scores: Any, shares: Sequence[float]
) -> tuple[list[str], dict[float, float]]:
    """A line for each share of right answers lost, and the bar that gives it."""
    right = numpy.array([one.kind == "told" and one.right for one in tried])
    kinds = {
        kind: numpy.array([one.kind == kind and not one.right for one in tried]) for kind in list(WEIGHTS)[:3]
    }
    counted = "".join(f"{f'{kind} ({wrong.sum()})':>17}" for kind, wrong in kinds.items())
    table = [f"right answers lost, of {right.sum()}    bar{counted}"]
    bars: dict[float, float] = {}
    for share in shares:
        bars[share] = bar = float(numpy.quantile(scores[right], share))
        doubted = "".join(f"{(scores[wrong] < bar).mean():17.3f}" for wrong in kinds.values())
        table.append(f"{share:27.3f} {bar:6.2f}{doubted}")
    return table, bars


def write(given: argparse.Namespace, forest: Any, bar: float, table: Sequence[str]) -> None:
    about = {
        "made": f"{date.today():%Y-%m-%d} by bench/fit_doubt.py",
        "data": [str(QUESTIONS), *(path.name for path in given.data)],
        "licence": "Derived from the project's own questions and from CMRC 2018 (CC BY-SA 4.0; Cui et al., EMNLP 2019)"
        " and DRCD (CC BY-SA 3.0; Shao et al., 2018); these weights are CC BY-SA 4.0.",
        "doubted of wrong answers, by forests that have not seen their set": list(table),
    }
    write_forest(given.out, forest, SIGNALS, about, bar=bar)


if __name__ == "__main__":
    main()
