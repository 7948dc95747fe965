"""What fits the weights of belief."""

from __future__ import annotations

import numpy
import pytest

from bench.fit_belief import Tried, curve, regress, weights_of


def test_regression_finds_the_weights_that_made_the_chances():
    draw = numpy.random.default_rng(0)
    matrix = draw.normal(size=(4000, 2)) * [1.0, 5.0]
    right = (draw.random(4000) < 1 / (1 + numpy.exp(-(0.5 + matrix @ [2.0, -0.4])))).astype(float)
    base, found = regress(matrix, right, numpy.ones(4000))
    assert pytest.approx([0.5, 2.0, -0.4], abs=0.2) == [base, *found]


def test_the_bar_lets_through_the_share_of_unanswerable_ones_asked_for():
    tried = [Tried("own", [0.0], True, 0)] * 10 + [Tried("own far", [0.0], False, 0)] * 10
    scores = numpy.array([*range(5, 15), *range(10)], dtype=float)
    assert [200.0] * 10 + [100.0] * 10 == weights_of(tried).tolist()
    table, bars = curve(tried, scores, weights_of(tried), [0.15])
    assert {0.15: 8.0} == bars
    assert table[1].split() == ["0.15", "8.00", "0.700", "0.200", "0.700"]
