"""Train what is taken for a slip of typing: `python -m bench.train_channel --questions FILE… --data DATA… --out bot/search/channel.json`.

Every question is asked as it stands and mistyped, once by sound and twice by looks (`bench.robust`); each character
that may have been meant for one that is doubted becomes a row, right where it is what had stood there. The labelled
FILEs are asked over the five pages, the reading sets DATA (see `bench.reading`) over their own. Prints, by
cross-validation over dialogues and pages, for some bars the share of slips restored and of questions in which something
else is changed. LightGBM comes with the `bench` group.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy
from rich.progress import track

from bench._forests import write_forest
from bench.reading import library_of, read_set
from bench.robust import ROOT, homophones, typo
from bench.train_ranker import FOLDS, PARAMETERS, fold_of
from bot.answering.understanding.asking import asked_for
from bot.curating.labelled import read_labelled
from bot.library import Library, open_library
from bot.search.channel import Channel
from bot.search.channel_signals import SIGNALS
from bot.search.misnamed import names_meant
from bot.search.typed_text import Seen, TypedText
from bot.text.manners import without_manners
from bot.text.scripts import fold
from bot.text.typed import readable

TREES = 60
_PARAMETERS = {
    **PARAMETERS,
    "objective": "binary",
    "num_leaves": 12,
    "feature_fraction": 0.6,
}

CLEAN = 4.0
"""What a row of a question as it stands counts: most are typed right."""

BARS = (2.0, 1.0, 0.0, -1.0, -2.0)

WAYS = (
    ("clean", lambda text, chance: text),
    ("sound", homophones(1)),
    ("looks", typo),
    ("looks again", typo),
)


@dataclass
class Typed:
    """One question in one way of typing: where it was mistyped (`at`, -1 for nowhere) and what had stood there, and
    the rows of all that may have been meant, each with its position and character."""

    set: str
    way: str
    fold: int
    at: int
    meant: str
    places: list[tuple[int, str]]
    rows: list[list[float]]
    scores: Sequence[float] = ()

    def right(self) -> list[bool]:
        return [place == (self.at, self.meant) for place in self.places]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--questions", type=Path, nargs="*", default=[], help="labelled, about the five cases"
    )
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="reading sets")
    parser.add_argument("--limit", type=int, default=1500, help="questions of a reading set, drawn at random")
    parser.add_argument("--folds", type=Path, help="write what is learnt without each fold into this folder")
    parser.add_argument("--out", type=Path, help="write what is learnt on all of the data here")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as var:
        typed = [*_of_cases(given.questions, Path(var)), *_of_sets(given.data, Path(var), given.limit)]
    for number in range(FOLDS):
        model = learn(one for one in typed if one.fold != number)
        for one in typed:
            if one.fold == number and one.rows:
                one.scores = model.predict(numpy.array(one.rows), raw_score=True).tolist()
        if given.folds:
            write(given.folds / f"channel_{number}.json", model, typed, [])
    told = list(report(typed))
    print("\n".join(told))
    if given.out:
        write(given.out, learn(typed), typed, told)


def _of_cases(paths: Sequence[Path], var: Path) -> Iterator[Typed]:
    library = open_library(ROOT / "seeds", faq=ROOT / "faq", var=var / "cases")
    dialogues = [dialogue for path in paths for dialogue in read_labelled(path)]
    for dialogue in track(dialogues, description="questions", transient=True):
        for one in dialogue:
            yield from mistyped(one.question, library, "questions", fold_of(dialogue[0].id))


def _of_sets(paths: Sequence[Path], var: Path, limit: int) -> Iterator[Typed]:
    for path in paths:
        pages, rows = read_set(path, limit)
        library = library_of(pages, var, path.name)
        for row in track(rows, description=path.name, transient=True):
            yield from mistyped(row.question, library, path.name, fold_of(row.page))


def mistyped(question: str, library: Library, set: str, fold: int) -> Iterator[Typed]:
    """A question typed in each of the ways; those are left out whose slip is mended as a name, or is none."""
    clean = _read(question)
    for way, typed in WAYS:
        slip = _read(typed(question, random.Random(f"{way} {question}")))
        if len(slip) != len(clean):
            continue
        differing = [at for at, char in enumerate(slip) if char != clean[at]]
        if (way == "clean") != (not differing):
            continue
        asked = rows_of(slip, library)
        if asked is not None:
            at = differing[0] if differing else -1
            yield Typed(set, way, fold, at, clean[at] if differing else "", *asked)


def _read(question: str) -> str:
    return fold(without_manners(readable(question)))


def rows_of(folded: str, library: Library) -> tuple[list[tuple[int, str]], list[list[float]]] | None:
    """All that may have been meant in a folded question, with its rows; None where a name is."""
    seen = Seen(library.index, library.phrasings.has)
    keep = asked_for(folded).spans
    if names_meant(folded, library.names, library.index.stands, seen.count, keep):
        return None
    text, channel = TypedText(folded, keep), Channel(seen, library.names)
    named = {at for name in library.names.mentions(folded) for at in range(name.start, name.end)}
    found = [
        ((at, char), row)
        for start, end in text.runs
        for at in range(start, end)
        if at not in named
        for char, row in channel.rows(text, at)
    ]
    return [place for place, _ in found], [row for _, row in found]


def learn(typed: Iterable[Typed]) -> Any:
    import lightgbm  # the rest can be tested without it

    use = [one for one in typed if one.rows]
    return lightgbm.train(
        _PARAMETERS,
        lightgbm.Dataset(
            numpy.array([row for one in use for row in one.rows], dtype=numpy.float32),
            numpy.array([right for one in use for right in one.right()], dtype=numpy.float32),
            weight=numpy.array([CLEAN if one.way == "clean" else 1.0 for one in use for _ in one.rows]),
            feature_name=list(SIGNALS),
        ),
        TREES,
    )


def report(typed: Sequence[Typed]) -> Iterator[str]:
    """A line for each bar: of each set and way the share restored, and that changed otherwise."""
    for bar in BARS:
        shares = []
        for set, way in dict.fromkeys((one.set, one.way) for one in typed):
            asked = [one for one in typed if (one.set, one.way) == (set, way)]
            best = [
                (max(zip(one.scores, one.places, strict=True), default=(-99.0, (0, ""))), one)
                for one in asked
            ]
            mended = [(place, one) for (score, place), one in best if score >= bar]
            right = sum(place == (one.at, one.meant) for place, one in mended)
            shares.append(f"{set} {way} {right / len(asked):.3f}/{(len(mended) - right) / len(asked):.3f}")
        yield f"{bar:4.1f}  " + "  ".join(shares)


def write(out: Path, model: Any, typed: Sequence[Typed], told: Sequence[str]) -> None:
    """The forest as JSON, one tree a line, with where it comes from."""
    import lightgbm

    sets = dict.fromkeys(one.set for one in typed)
    about = {
        "made": f"{date.today():%Y-%m-%d} by bench/train_channel.py with LightGBM {lightgbm.__version__}",
        "data": {name: f"{sum(one.set == name for one in typed)} typed questions" for name in sets},
        "licence": "Derived from the questions of CMRC 2018 (CC BY-SA 4.0; Cui et al., EMNLP 2019) and DRCD (CC BY-SA"
        " 3.0; Shao et al., 2018) and this project's own; these weights are CC BY-SA 4.0.",
        "cross-validated: bar, restored/changed otherwise": list(told),
    }
    write_forest(out, model, SIGNALS, about)


if __name__ == "__main__":
    main()
