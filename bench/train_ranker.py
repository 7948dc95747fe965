"""Train the ranking of sentences and clauses: `python -m bench.train_ranker DATA… --out bot/answering/evidence/ranker.json`.

Each DATA is a reading set (see `bench.reading`). The rows are made by the very code that answers. What is learnt:
which of the sentences looked at holds gold (lambdarank), then which of their pages is the right one (conditional
logit), then which clauses of the best page hold gold (yes or no): each from what the ones before gave when they had not
seen that page. Prints, by cross-validation over pages, the shares of
`bench.reading`; with `--across` also what is learnt on one set and reported on the others. LightGBM comes with the
`bench` group; answering needs nothing but the JSON.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy
from rich.progress import track

from bench._forests import trees_of
from bench.reading import Row, library_of, read_set
from bot.answering.evidence.facts import gather
from bot.answering.evidence.page_order import PAGE, page_rows
from bot.answering.evidence.ranking import Clause, clause_rows, look, order, rival
from bot.answering.evidence.signals import CLAUSE, SENTENCE, Looked, Signals
from bot.answering.evidence.windows import joined, stretches
from bot.answering.understanding.question import understand
from bot.curating.judging import holds
from bot.library import Library
from bot.text.scripts import fold

FOLDS = 5
SENTENCE_TREES, SENTENCE_LEAVES = 80, 12
CLAUSE_TREES, CLAUSE_LEAVES = 80, 12
"""Small on purpose: a question costs some 10 sentences and 15 clauses. Twice as many trees gained .003."""

RIDGE = 4.0
"""What holds the pages' weights small (on standardised figures)."""

PARAMETERS = {
    "learning_rate": 0.1,
    "min_data_in_leaf": 20,
    "lambda_l2": 5,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 1,
    "deterministic": True,
    "force_col_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


@dataclass
class Asked:
    """One question with what was looked at, its rows and labels; `fold` is its page's."""

    row: Row
    looked: list[Looked]
    signals: Signals
    rows: Any
    labels: list[int]
    fold: int
    weight: float = 1.0
    scores: list[float] = field(default_factory=list)
    learnt: Sequence[float] = ()
    clauses: list[Clause] = field(default_factory=list)
    clause_rows: Any = None
    clause_labels: list[int] = field(default_factory=list)
    page: str = ""
    beside: list[Clause] = field(default_factory=list)
    beside_rows: Any = None
    odds: float = 0.0


@dataclass
class Set:
    """A reading set: its name, the pages as a library, the questions."""

    name: str
    library: Library
    asked: list[Asked]
    total: int


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="+", help="folders with pages.jsonl and questions.jsonl")
    parser.add_argument("--limit", type=int, default=0, help="use only so many questions of each")
    parser.add_argument("--var", type=Path, default=None, help="where to keep the indexes from run to run")
    parser.add_argument(
        "--across", action="store_true", help="also learn on each set and report on the others"
    )
    parser.add_argument("--out", type=Path, help="write what is learnt on all of the data here")
    parser.add_argument(
        "--folds", type=Path, help="write here what is learnt without each fold, for bench.train_marker"
    )
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        sets = [read(path, given.limit, given.var or Path(folder)) for path in given.data]
        even(sets)
        sentences = without_each_fold(learn_sentences, sets)
        pages = without_each_fold(learn_pages, sets)
        for one in sets:
            one_by_one(one, add_clauses)
        clauses = without_each_fold(learn_clauses, sets)
        if given.folds:
            for number, learnt in enumerate(zip(pages, sentences, clauses, strict=True)):
                write(given.folds / f"ranker_{number}.json", *learnt, sets, {})
        shares = {}
        for one in sets:
            shares[one.name] = report(one)
            print(f"{one.name}, learnt on other pages: {shares[one.name]}")
        if given.out:
            page = learn_pages(sets, lambda one: True, lambda one: False)
            sentence = learn_sentences(sets, lambda one: True, lambda one: False)
            clause = learn_clauses(sets, lambda one: True, lambda one: False)
            write(given.out, page, sentence, clause, sets, shares)
        if given.across:
            across(sets)


def read(path: Path, limit: int, var: Path) -> Set:
    """Ask every question as far as the sentences looked at."""
    pages, rows = read_set(path, limit)
    library = library_of(pages, var, path.name)
    asked = []
    for row in track(rows, description=path.name, transient=True):
        if not row.question.strip():
            continue
        question = understand(row.question, library)
        question = replace(question, scope=frozenset())  # names narrow the pages; the ranking is for the rest
        evidence = gather(question, library)
        if evidence.reader is None:
            continue
        signals = Signals(question, library, evidence.reader)
        looked = look(question, evidence, library, signals, evidence.reader)
        if not looked:
            continue
        labels = [
            int(one.sentence.case == row.page and any(holds(one.sentence.quote.text, g) for g in row.gold))
            for one in looked
        ]
        matrix = numpy.array(signals.sentences(looked), dtype=numpy.float32)
        asked.append(Asked(row, looked, signals, matrix, labels, fold_of(row.page)))
    return Set(path.name, library, asked, len(rows))


def fold_of(page: str) -> int:
    """The fold a page's questions are in."""
    return zlib.crc32(page.encode()) % FOLDS


def even(sets: Sequence[Set]) -> None:
    """Let each set count the same, however many questions it has: their answers differ in length and kind."""
    mean = sum(len(data.asked) for data in sets) / len(sets)
    for data in sets:
        for one in data.asked:
            one.weight = mean / len(data.asked)


def one_by_one(data: Set, add: Callable[[Asked, Library], None]) -> None:
    for one in track(data.asked, description=f"{data.name}, clauses", transient=True):
        add(one, data.library)


def add_clauses(one: Asked, library: Library) -> None:
    """The clauses of the page that the sentences' scores put first, labelled by whether they touch gold."""
    ranking = order(one.looked, one.rows, one.scores, one.signals, one.learnt)
    one.page = ranking.best[0].sentence.case
    found = list(clause_rows(ranking, library))
    one.clause_rows = numpy.array([row for _, rows in found for row in rows], dtype=numpy.float32)
    text, starts = "", dict[int, int]()
    for sentence in (s for ordinal in library.ordinals(one.page) for s in library.sentences(ordinal)):
        starts[sentence.quote.start] = len(text)
        text += sentence.folded
    one.clauses = [Clause(sentence, *span, 0.0) for sentence, _ in found for span in sentence.clauses]
    golds = [fold(gold) for gold in one.row.gold] if one.page == one.row.page else []
    spans = [(i, i + len(gold)) for gold in golds for i in range(len(text)) if text.startswith(gold, i)]
    places = [(starts[c.sentence.quote.start] + c.start, c.end - c.start) for c in one.clauses]
    one.clause_labels = [int(any(a < at + size and at < b for a, b in spans)) for at, size in places]
    second, one.odds = rival(ranking)
    rows_of = list(clause_rows(ranking, library, second)) if second else []
    one.beside = [Clause(sentence, *span, 0.0) for sentence, _ in rows_of for span in sentence.clauses]
    one.beside_rows = numpy.array([row for _, rows in rows_of for row in rows], dtype=numpy.float32)


def without_each_fold(learn: Callable[..., Any], sets: Sequence[Set]) -> list[Any]:
    """What is learnt without the pages of each fold, which it is then tried on: one for each fold, in order."""
    return [
        learn(sets, lambda one, n=number: one.fold != n, lambda one, n=number: one.fold == n)
        for number in range(FOLDS)
    ]


def learn_sentences(
    sets: Iterable[Set], seen: Callable[[Asked], bool], unseen: Callable[[Asked], bool]
) -> Any:
    """Learn from the questions `seen`; give those `unseen` their scores."""
    import lightgbm  # what is fitted from its forests can be tested without it

    every = [one for data in sets for one in data.asked]
    use = [one for one in every if seen(one)]
    model = lightgbm.train(
        {**PARAMETERS, "objective": "lambdarank", "num_leaves": SENTENCE_LEAVES},
        lightgbm.Dataset(
            numpy.vstack([one.rows for one in use]),
            numpy.concatenate([one.labels for one in use]),
            group=[len(one.labels) for one in use],
            weight=numpy.concatenate([[one.weight] * len(one.labels) for one in use]),
            feature_name=list(SENTENCE),
        ),
        SENTENCE_TREES,
    )
    for one in every:
        if unseen(one):
            one.scores = model.predict(one.rows).tolist()
    return model


def learn_pages(
    sets: Iterable[Set], seen: Callable[[Asked], bool], unseen: Callable[[Asked], bool]
) -> list[float]:
    """Learn what a page's figures weigh from the questions `seen`, by the scores that their sentences have; those
    `unseen` have their pages weighed so."""
    every = [one for data in sets for one in data.asked]
    rows = {id(one): page_rows(one.looked, one.scores, one.signals) for one in every}
    use = [one for one in every if seen(one) and len(rows[id(one)]) > 1 and one.row.page in rows[id(one)]]
    weights = conditional_logit(
        [numpy.array(list(rows[id(one)].values())) for one in use],
        [list(rows[id(one)]).index(one.row.page) for one in use],
        [one.weight for one in use],
    )
    for one in every:
        if unseen(one):
            one.learnt = weights
    return weights


def conditional_logit(
    choices: Sequence[Any], chosen: Sequence[int], weight: Sequence[float], decay: float = RIDGE
) -> list[float]:
    """What the figures weigh by which one of each of the `choices` (a row for each) is the `chosen` one: Newton's
    method, with a ridge on standardised figures."""
    spread = numpy.vstack(choices).std(0) + 1e-9
    scaled = [rows / spread for rows in choices]
    found = numpy.zeros(len(spread))
    for _ in range(30):
        gradient, curvature = decay * found, decay * numpy.eye(len(found))
        for rows, right, share in zip(scaled, chosen, weight, strict=True):
            value = rows @ found
            chance = numpy.exp(value - value.max())
            chance /= chance.sum()
            mean = chance @ rows
            gradient = gradient + share * (mean - rows[right])
            curvature = curvature + share * ((rows - mean).T @ ((rows - mean) * chance[:, None]))
        step = numpy.linalg.solve(curvature, gradient)
        found = found - step
        if abs(step).max() < 1e-8:
            break
    return [float(one) for one in found / spread]


def learn_clauses(sets: Iterable[Set], seen: Callable[[Asked], bool], unseen: Callable[[Asked], bool]) -> Any:
    import lightgbm

    every = [one for data in sets for one in data.asked]
    use = [one for one in every if seen(one)]
    model = lightgbm.train(
        {**PARAMETERS, "objective": "binary", "num_leaves": CLAUSE_LEAVES},
        lightgbm.Dataset(
            numpy.vstack([one.clause_rows for one in use]),
            numpy.concatenate([one.clause_labels for one in use]),
            weight=numpy.concatenate([[one.weight] * len(one.clause_labels) for one in use]),
            feature_name=list(CLAUSE),
        ),
        CLAUSE_TREES,
    )
    for one in every:
        if unseen(one):
            weigh_clauses(one, model)
    return model


def weigh_clauses(one: Asked, model: Any) -> None:
    """Give the clauses of a question their chances."""
    chances = model.predict(one.clause_rows)
    one.clauses = [c._replace(chance=float(chance)) for c, chance in zip(one.clauses, chances, strict=True)]
    if one.beside:
        chances = one.odds * model.predict(one.beside_rows)
        one.beside = [c._replace(chance=float(chance)) for c, chance in zip(one.beside, chances, strict=True)]


def report(data: Set) -> dict[str, float]:
    """The shares of all questions: right page first, gold in the best sentence, in 120 and 60 characters of the lead."""
    page = best = 0
    within = {120: 0, 60: 0}
    for one in data.asked:
        ranked = order(one.looked, one.rows, one.scores, one.signals, one.learnt).best
        page += one.page == one.row.page
        best += any(holds(ranked[0].sentence.quote.text, gold) for gold in one.row.gold)
        told = stretches(one.clauses, one.beside)
        lead = joined(told[0].shown, told)
        for length in within:
            within[length] += any(holds(lead[:length], gold) for gold in one.row.gold)
    counts = {"page": page, "sentence": best, **{f"in {length}": count for length, count in within.items()}}
    return {name: round(count / data.total, 4) for name, count in counts.items()}


def across(sets: Sequence[Set]) -> None:
    """Learn on each set alone, report on the others. The clauses' rows need scores of their own set's pages
    unseen, which cross-validation has given."""
    for data in sets:
        others = [other for other in sets if other is not data]
        without_each_fold(learn_sentences, [data])
        weights = learn_pages([data], lambda one: True, lambda one: True)
        one_by_one(data, add_clauses)
        model = learn_sentences([data], lambda one: True, lambda one: False)
        for other in others:
            for one in other.asked:
                one.scores = model.predict(one.rows).tolist()
                one.learnt = weights
            one_by_one(other, add_clauses)
        model = learn_clauses([data], lambda one: True, lambda one: False)
        for other in others:
            for one in other.asked:
                weigh_clauses(one, model)
            print(f"{other.name}, learnt on {data.name}: {report(other)}")


def write(
    out: Path,
    page: Sequence[float],
    sentence: Any,
    clause: Any,
    sets: Sequence[Set],
    shares: dict[str, dict[str, float]],
) -> None:
    """The weights and the forests as JSON, one tree a line, with where they come from."""
    import lightgbm

    about = {
        "made": f"{date.today():%Y-%m-%d} by bench/train_ranker.py with LightGBM {lightgbm.__version__}",
        "data": {data.name: f"{data.total} questions, {len(data.library.cases)} pages" for data in sets},
        "licence": "Derived from CMRC 2018 (CC BY-SA 4.0; Cui et al., EMNLP 2019) and DRCD (CC BY-SA 3.0; Shao et"
        " al., 2018), both over Wikipedia; these weights are CC BY-SA 4.0.",
        "cross-validated by page": shares,
    }
    weights = {name: round(weight, 4) for name, weight in zip(PAGE, page, strict=True)}
    forests = (("sentence", SENTENCE, sentence), ("clause", CLAUSE, clause))
    parts = [f'"about": {json.dumps(about, ensure_ascii=False, indent=1)}', f'"page": {json.dumps(weights)}']
    for name, signals, model in forests:
        trees = trees_of(model, signals)
        lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
        parts.append(f'"{name}": {{"signals": {json.dumps(signals)},\n"trees": [\n{lines}]}}')
    out.write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
