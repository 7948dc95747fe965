"""Train what is marked bold: `python -m bench.train_marker DATA… --rankers FOLDER --out bot/answering/evidence/marker.json`.

Each DATA is a reading set (see `bench.reading`). Every question for a number, date, person or place is asked, and
each range of its lead that may be the answer becomes a row, right where it is gold or holds it within a few
characters, or, where gold is a whole clause, stands in it. Prints, by cross-validation over pages and from set to set,
the share of all such questions whose bold phrase is gold, and of those marked.

The leads have to be told by a ranker that has not seen the page: FOLDER holds one for each fold, as
`python -m bench.train_ranker DATA… --folds FOLDER` writes them. LightGBM comes with the `bench` group.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy
from rich.progress import track

from bench._forests import write_forest
from bench.reading import NEAR, TYPED, Row, library_of, read_set
from bench.train_ranker import FOLDS, PARAMETERS, fold_of
from bot.answering import Conversation, respond
from bot.answering.evidence import ranking
from bot.answering.evidence.mark_signals import SIGNALS
from bot.answering.evidence.marking import SURE, phrase, ranges
from bot.answering.telling import composing
from bot.answering.understanding.question import Question, understand
from bot.curating.judging import holds
from bot.errors import UserError
from bot.library import Library
from bot.text.scripts import fold
from bot.text.sentences import Span

TREES = 40
"""Small on purpose: a question has some 3 ranges that may be a number, 20 that may be a person. Twice as many
trees gained nothing."""
_PARAMETERS = {
    **PARAMETERS,
    "objective": "binary",
    "learning_rate": 0.14,
    "num_leaves": 12,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.6,
}


@dataclass
class Told:
    """One question with its lead: the ranges that may answer, their rows, which of them do, their chances."""

    row: Row
    ask: str
    fold: int
    lead: str = ""
    spans: list[Span] = field(default_factory=list)
    rows: list[list[float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    chances: Sequence[float] = ()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="+", help="folders with pages.jsonl and questions.jsonl")
    parser.add_argument("--rankers", type=Path, required=True, help="rankers that have not seen a fold")
    parser.add_argument("--var", type=Path, default=None, help="where to keep the indexes from run to run")
    parser.add_argument("--out", type=Path, help="write what is learnt on all of the data here")
    given = parser.parse_args(arguments)
    files = [given.rankers / f"ranker_{number}.json" for number in range(FOLDS)]
    rankers = [ranking.learnt_from(file.read_text("utf-8")) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        sets = {path.name: read(path, given.var or Path(folder), rankers) for path in given.data}
    shares = cross_validated(sets)
    if given.out:
        write(given.out, learn(one for told in sets.values() for one in told), sets, shares)


def cross_validated(sets: dict[str, list[Told]]) -> dict[str, dict[str, list[float]]]:
    """Print what is learnt from all sets, from each alone and from the others; the first by set."""
    every = [one for told in sets.values() for one in told]
    for number in range(FOLDS):
        judge(learn(one for one in every if one.fold != number), (one for one in every if one.fold == number))
    shares = {name: report(told) for name, told in sets.items()}
    for name, told in sets.items():
        print(f"{name}, learnt on other pages of all: {shares[name]}")
        for number in range(FOLDS):
            model = learn(one for one in told if one.fold != number)
            judge(model, (one for one in told if one.fold == number))
        print(f"{name}, learnt on its other pages: {report(told)}")
        if len(sets) > 1:
            judge(learn(one for other, each in sets.items() if other != name for one in each), told)
            print(f"{name}, learnt on the others: {report(told)}")
    return shares


def read(path: Path, var: Path, rankers: Sequence[ranking.Learnt]) -> list[Told]:
    """Ask every question that wants a range, with the ranker that has not seen its page."""
    pages, rows = read_set(path)
    library = library_of(pages, var, path.name)
    found = []
    for row in track(rows, description=path.name, transient=True):
        try:
            ask = understand(row.question, library).asked.ask.value
        except UserError:
            continue
        if ask in TYPED:
            told = Told(row, ask, fold_of(row.page))
            with patch.object(ranking, "_learnt", lambda unseen=rankers[told.fold]: unseen):
                tell(told, library)
            found.append(told)
    return found


def tell(told: Told, library: Library) -> None:
    """The lead of a question and its ranges, as they come to be marked."""

    def marked(lead: str, best: Span, question: Question) -> None:
        folded = fold(lead)
        told.lead = lead
        told.spans, told.rows = ranges(folded, best, question)
        told.right = [is_right(lead, folded, span, told.row.gold) for span in told.spans]

    with patch.object(composing, "marked", marked):
        respond(told.row.question, library, Conversation())


def is_right(lead: str, folded: str, span: Span, gold: Iterable[str]) -> bool:
    """Whether a range is gold or holds it with a little more; or stands in a gold answer that its phrase holds, or
    that is a whole clause."""
    text = lead[slice(*span)]
    if is_gold(text, gold):
        return True
    within = [one for one in gold if holds(one, text)]
    return any(len(one) >= CLAUSE for one in within) or is_gold(lead[slice(*phrase(folded, span))], within)


CLAUSE = 12
"""Characters from which on a gold answer is more than the number, date or name alone."""


def is_gold(text: str, gold: Iterable[str]) -> bool:
    return any(holds(text, one) and len(text) <= len(one) + NEAR for one in gold)


def learn(told: Iterable[Told]) -> Any:
    import lightgbm  # the rest can be tested without it

    use = [one for one in told if one.rows]
    return lightgbm.train(
        _PARAMETERS,
        lightgbm.Dataset(
            numpy.array([row for one in use for row in one.rows], dtype=numpy.float32),
            numpy.array([right for one in use for right in one.right], dtype=numpy.float32),
            feature_name=list(SIGNALS),
        ),
        TREES,
    )


def judge(model: Any, told: Iterable[Told]) -> None:
    for one in told:
        one.chances = model.predict(numpy.array(one.rows)).tolist() if one.rows else ()


def report(told: Sequence[Told], sure: float = 1 / (1 + math.exp(-SURE))) -> dict[str, list[float]]:
    """For each kind the share of all asked whose bold phrase is gold, and of those marked."""
    shares = {}
    for ask in TYPED:
        kind = [one for one in told if one.ask == ask]
        bold = [text for one in kind if (text := _bold(one, sure))]
        hits = sum(is_gold(text, one.row.gold) for one in kind if (text := _bold(one, sure)))
        shares[ask] = [round(hits / max(1, len(kind)), 3), round(hits / max(1, len(bold)), 3)]
    return shares


def _bold(told: Told, sure: float) -> str:
    chance, span = max(zip(told.chances, told.spans, strict=True), default=(-1.0, (0, 0)))
    return told.lead[slice(*phrase(fold(told.lead), span))] if chance >= sure else ""


def write(
    out: Path, model: Any, sets: dict[str, list[Told]], shares: dict[str, dict[str, list[float]]]
) -> None:
    """The forest as JSON, one tree a line, with where it comes from."""
    import lightgbm

    about = {
        "made": f"{date.today():%Y-%m-%d} by bench/train_marker.py with LightGBM {lightgbm.__version__}",
        "data": {name: f"{len(told)} questions" for name, told in sets.items()},
        "licence": "Derived from CMRC 2018 (CC BY-SA 4.0; Cui et al., EMNLP 2019) and DRCD (CC BY-SA 3.0; Shao et"
        " al., 2018), both over Wikipedia; these weights are CC BY-SA 4.0.",
        "cross-validated by page: of all, of those marked": shares,
    }
    write_forest(out, model, SIGNALS, about)


if __name__ == "__main__":
    main()
