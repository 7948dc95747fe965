"""Bars fitted on labelled questions: what they give, and that they are kept as they were found."""

import json
from dataclasses import replace

from bot.bars import Bars, fitted_bars, write_bars
from bot.curating.fitting import STEPS, WRONG_COSTS, fit
from bot.curating.labelled import Labelled
from bot.evaluation import fit_table, given_by

ASKED = [
    [Labelled("1", "云溪县建成了多少茶园?", "single", "number", gold=("3.2万亩",))],
    [Labelled("2", "石桥镇改造了多少户厕?", "single", "number", gold=("1300户",))],
    [Labelled("3", "红烧肉怎么做?", "refuse", "far")],
]


def test_every_step_is_tried_and_told(small):
    told = []
    best, points = fit(ASKED, small, lambda done, total: told.append((done, total)))
    assert [(n, 19) for n in range(1, 20)] == told
    assert [(bar, value) for bar, values in STEPS.items() for value in values] == [
        (point.bar, getattr(point.bars, point.bar)) for point in points
    ]
    assert best in [point.bars for point in points]


def test_bars_that_are_as_good_as_any_stay(small):
    best, _ = fit(ASKED, small, lambda done, total: None)
    assert (small.bars, True) == (best, WRONG_COSTS > 1)


def test_bars_that_answer_too_little_come_down(small):
    shy = small.with_bars(replace(small.bars, answer=0.60, answer_named=0.999))
    best, points = fit(ASKED, shy, lambda done, total: None)
    chosen = next(point for point in reversed(points) if point.bars == best)
    assert chosen.worth == max(point.worth for point in points)
    assert best.answer_named < 0.999


def test_bars_that_answer_nothing_answer_nothing(small):
    deaf = small.with_bars(Bars(2.0, 2.0, 1.9))
    _, points = fit(ASKED, deaf, lambda done, total: None)
    assert 0.0 == next(point.coverage for point in points if point.bar == "answer")
    assert fitted_bars() == small.bars


def test_the_table_marks_what_was_chosen_and_the_file_keeps_it(small, tmp_path):
    best, points = fit(ASKED, small, lambda done, total: None)
    assert 3 == fit_table(points, best).count("*")
    file = tmp_path / "bars.json"
    write_bars(best, given_by(points, best, 3), file)
    told = json.loads(file.read_text("utf-8"))
    assert best == Bars(**{name: told[name] for name in ("answer", "answer_named", "suggest")})
    assert (3, {"on", "questions", "answered", "wrong", "refused", "right"}) == (
        told["fitted"]["questions"],
        told["fitted"].keys(),
    )


def test_other_bars_are_another_library(small):
    other = small.with_bars(replace(small.bars, suggest=0.9))
    assert (0.9, small.bars.suggest) == (other.bars.suggest, fitted_bars().suggest)
