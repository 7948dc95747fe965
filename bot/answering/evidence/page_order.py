"""Which of the pages read comes first: a few figures of each, weighed together.

A page whose best sentence scores high is not always the one asked about: its neighbours on the subject say nearly the
same. What the page as a whole has of the question tells them apart, the seldom words above all, and whether it opens
with the thing asked about (黄蝉 is no 软枝黄蝉). The weights are fitted by `bench.train_ranker`, which asks that the
right one among the pages read weighs most (conditional logit; McFadden 1974); they stand in `ranker.json`.
Right page first, by cross-validation: CMRC .986, DRCD .959 to .961; by the sentences' scores alone
.979 and .958.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering.evidence.signals import Looked, Signals

PAGE = (
    "score",
    "page_of_best",
    "whole_of_best",
    "words",
    "seldom_words",
    "terms",
    "characters_missing",
    "opening",
    "subject",
    "sentence_words",
    "sentence_characters",
)
"""The names of a page's figures, in order."""


def page_rows(looked: Sequence[Looked], scores: Sequence[float], signals: Signals) -> dict[str, list[float]]:
    """One row of `PAGE` for each page of the sentences looked at, which the forest gave `scores`."""
    best: dict[str, tuple[float, float, float]] = {}
    pages = {one.sentence.case: one.page for one in looked}
    for one, score in zip(looked, scores, strict=True):
        folded = one.sentence.folded
        top, words, characters = best.get(one.sentence.case, (score, 0.0, 0.0))
        best[one.sentence.case] = (
            max(top, score),
            max(words, signals.share(folded)),
            max(characters, signals.character_share(folded)),
        )
    rows: dict[str, list[float]] = {}
    for case, (score, words, characters) in best.items():
        signs = signals.page(case)
        rows[case] = [
            score,
            pages[case].of_best,
            pages[case].whole,
            signs.words,
            signs.seldom_words,
            signs.terms,
            signs.characters_missing,
            signs.opening,
            signs.subject,
            words,
            characters,
        ]
    return rows


def weigh(rows: Mapping[str, Sequence[float]], weights: Sequence[float]) -> dict[str, float]:
    """What each page weighs.

    >>> weigh({"a": [1.0, 0.5], "b": [2.0, 0.0]}, [1.0, 4.0])
    {'a': 3.0, 'b': 2.0}
    """
    return {
        case: sum(weight * value for weight, value in zip(weights, row, strict=True))
        for case, row in rows.items()
    }
