"""Fit what a large library's best page is believed by: `python -m bench.fit_belief DATA… --rankers FOLDER --out bot/answering/weighing/belief.json`.

Each DATA is a reading set (see `bench.reading`). Its questions are asked of their own pages; of their own pages but a
fifth of them, the one that answers among these ("near": all the rest of the subject is there, unless the pages left
answer as well); of their own pages without the sentences that hold the answer ("untold"); and of the next set's pages
("far"), or with `--far PAGES` of those, too. The sentences are ranked by the forests of FOLDER, each of which has not
seen the page (`bench.train_ranker DATA… --folds FOLDER`), since the shipped one knows these pages by heart. A small forest then tells
own questions whose page would be told from all others; no figure it sees may depend on how large a library is, or it would
tell the libraries apart.

Prints, cross-validated by page, for several shares of questions believed that the pages do not answer (near and far)
what is believed of each kind, and of all own questions those that are and have the right page. The bar is that of
`--believed`, the one from which a page is shown as what came nearest that of `SHOWN`.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy
from rich.progress import track

from bench._forests import write_forest
from bench.reading import Row, library_of, read_pages, read_set
from bench.train_ranker import FOLDS, PARAMETERS
from bot.answering.evidence import ranking
from bot.answering.evidence.facts import gather
from bot.answering.evidence.windows import joined, told_of
from bot.answering.understanding.question import understand
from bot.answering.weighing.belief import SIGNALS, belief_signals
from bot.curating.judging import holds
from bot.errors import UserError
from bot.library import Library

BELIEVED = 0.15
"""The share of unanswerable questions, near and far alike, that may be believed: what the rule before this one
believed. At .10 one point less of the answerable ones is told from the right page, at .25 one more."""

SHOWN = 0.35
"""The share of unanswerable questions whose nearest stretch may be shown, as one that may not answer: so are half of the
right pages that are not believed. Of 600 questions of DRCD asked of the news 106 are shown one, 230 by the bars of a small
library, and 137 for 242 of CMRC's."""

TREES, LEAVES = 60, 8

SHARES = (0.03, 0.05, 0.1, 0.15, 0.18, 0.25, 0.35)


@dataclass(frozen=True, slots=True)
class Tried:
    """One question asked of one library: the `kind` of trial, its figures (None: refused before they are looked
    at), whether its page would be told; `fold` is its page's."""

    kind: str
    figures: list[float] | None
    right: bool
    fold: int


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="+", help="folders with pages.jsonl and questions.jsonl")
    parser.add_argument("--rankers", type=Path, required=True, help="rankers that have not seen a fold")
    parser.add_argument("--far", type=Path, help="folder with pages.jsonl that answer none of the questions")
    parser.add_argument("--limit", type=int, default=1500, help="try only so many questions of each")
    parser.add_argument(
        "--believed", type=float, default=BELIEVED, help="share of unanswerable ones believed"
    )
    parser.add_argument("--var", type=Path, default=None, help="where to keep the indexes from run to run")
    parser.add_argument("--out", type=Path, help="write what is fitted here")
    given = parser.parse_args(arguments)
    files = [given.rankers / f"ranker_{number}.json" for number in range(FOLDS)]
    rankers = [ranking.learnt_from(file.read_text("utf-8")) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        tried = try_all(given.data, given.far, given.limit, given.var or Path(folder), rankers)
    matrix = numpy.array([one.figures or [0.0] * len(SIGNALS) for one in tried])
    seen = numpy.array([one.figures is not None for one in tried])
    right = numpy.array([one.right for one in tried], dtype=float)
    weight = weights_of(tried)
    folds = numpy.array([one.fold for one in tried])
    scores = numpy.full(len(tried), -numpy.inf)
    for number in range(FOLDS):
        known, new = seen & (folds != number), seen & (folds == number)
        scores[new] = learn(matrix[known], right[known], weight[known]).predict(matrix[new], raw_score=True)
    table, bars = curve(tried, scores, weight, sorted({*SHARES, SHOWN, given.believed}))
    print("\n".join(table))
    if given.out:
        write(given, learn(matrix[seen], right[seen], weight[seen]), bars[given.believed], bars[SHOWN], table)


def try_all(
    data: Sequence[Path], far: Path | None, limit: int, var: Path, rankers: Sequence[ranking.Learnt]
) -> list[Tried]:
    """Every trial of every set, by rankings that have not seen the question's page."""
    libraries = [library_of(read_pages(path), var, path.name) for path in data]
    beyond = [library_of(read_pages(far), var, far.name)] if far else []
    tried: list[Tried] = []
    for number, library in enumerate(libraries):
        name = data[number].name
        pages, rows = read_set(data[number])
        rows = random.Random(0).sample(rows, min(limit, len(rows))) if limit else rows
        other = libraries[(number + 1) % len(libraries)]
        strange = [far for far in (other, *beyond) if far is not library]
        without = [
            library_of({id: text for id, text in pages.items() if _fold(id) != n}, var, f"{name}-{n}")
            for n in range(FOLDS)
        ]
        for row in track(rows, description=name, transient=True):
            fold = _fold(row.page)
            trials = [(name, library), (f"{name} near", without[fold])]
            trials += [(f"{name} far", pages_of) for pages_of in strange]
            found = [attempt(kind, row, pages_of, rankers[fold]) for kind, pages_of in trials]
            telling = sentences_with(row, library)
            if telling:
                found.append(attempt(f"{name} untold", row, library, rankers[fold], telling))
            tried += filter(None, found)
    return tried


def sentences_with(row: Row, library: Library) -> frozenset[tuple[str, int]]:
    """The sentences of a question's page that hold gold."""
    return frozenset(
        (row.page, sentence.quote.start)
        for ordinal in library.ordinals(row.page)
        for sentence in library.sentences(ordinal)
        if any(holds(sentence.quote.text, gold) for gold in row.gold)
    )


def attempt(
    kind: str,
    row: Row,
    library: Library,
    ranker: ranking.Learnt,
    without: frozenset[tuple[str, int]] = frozenset(),
) -> Tried | None:
    """Ask one library, as if it had no sentences `without`. None where there is no question, or the pages that should
    not answer do: a sentence of theirs that is put first holds gold, or a page that has it."""
    own = row.page in library.cases and not without
    try:
        question = replace(understand(row.question, library), scope=frozenset(), skip=without)
    except UserError:
        return None
    evidence = gather(question, library)
    nothing = Tried(kind, None, False, _fold(row.page))
    if evidence.reader is None or not evidence.readings or question.strangers:
        return nothing
    with patch.object(ranking, "_learnt", lambda: ranker):
        ranked = ranking.rank(question, evidence, library)
        if not ranked.best:
            return nothing
        told = told_of(ranked, library)
    first = ranked.best[0].sentence
    shown = first.quote.text + joined(told[0].shown, told) if without else library.page_text(first.case)
    if not own and any(holds(shown, gold) for gold in row.gold):
        return None
    figures = belief_signals(question, evidence, ranked, library)
    return Tried(kind, figures, own and row.page in {one.case for one in told}, _fold(row.page))


def weights_of(tried: Sequence[Tried]) -> Any:
    """Each set's own questions count as much as its near and far ones together, these alike; those untold half as
    much as near ones."""
    kinds = [one.kind for one in tried]
    share = {
        kind: next((part for end, part in _PARTS.items() if kind.endswith(end)), 2.0) / kinds.count(kind)
        for kind in set(kinds)
    }
    return numpy.array([1000 * share[kind] for kind in kinds])


_PARTS = {" near": 1.0, " far": 1.0, " untold": 0.5}


def learn(matrix: Any, right: Any, weight: Any) -> Any:
    """A forest whose score are the log-odds of being right."""
    import lightgbm

    return lightgbm.train(
        {**PARAMETERS, "objective": "binary", "num_leaves": LEAVES, "min_data_in_leaf": 30},
        lightgbm.Dataset(matrix, right, weight=weight, feature_name=list(SIGNALS)),
        TREES,
    )


def curve(
    tried: Sequence[Tried], scores: Any, weight: Any, shares: Sequence[float]
) -> tuple[list[str], dict[float, float]]:
    """A line for each share of unanswerable questions believed, and the bar that gives it."""
    kinds = numpy.array([one.kind for one in tried])
    own = numpy.array([not one.kind.endswith(tuple(_PARTS)) for one in tried])
    beside = numpy.array([one.kind.endswith((" near", " far")) for one in tried])
    right = numpy.array([one.right for one in tried])
    order_of = numpy.argsort(-scores[beside])
    passed = numpy.cumsum(weight[beside][order_of]) / weight[beside].sum()
    names = list(dict.fromkeys(kinds))
    table = ["unanswerable    bar  " + "".join(f"{name:>13}" for name in names) + "   own, right page"]
    bars: dict[float, float] = {}
    for share in shares:
        bars[share] = bar = float(scores[beside][order_of][numpy.searchsorted(passed, share)])
        told = scores >= bar
        by_kind = "".join(f"{told[kinds == name].mean():13.3f}" for name in names)
        table.append(f"{share:12.2f} {bar:6.2f}  {by_kind}   {(told & right)[own].mean():.3f}")
    return table, bars


def write(given: argparse.Namespace, forest: Any, bar: float, near: float, table: Sequence[str]) -> None:
    about = {
        "made": f"{date.today():%Y-%m-%d} by bench/fit_belief.py",
        "data": [path.name for path in given.data] + ([f"{given.far.name}, far"] if given.far else []),
        "licence": "Derived from CMRC 2018 (CC BY-SA 4.0; Cui et al., EMNLP 2019) and DRCD (CC BY-SA 3.0; Shao et"
        " al., 2018), both over Wikipedia; these weights are CC BY-SA 4.0.",
        "believed, cross-validated by page": list(table),
    }
    write_forest(given.out, forest, SIGNALS, about, bar=bar, near=near)


def _fold(page: str) -> int:
    return zlib.crc32(page.encode()) % FOLDS


if __name__ == "__main__":
    main()
