"""What the weights of pages are learnt by."""

from __future__ import annotations

import numpy
import pytest

from bench.train_ranker import conditional_logit


def test_what_never_varies_among_the_choices_weighs_nothing():
    choices = [numpy.array([[1.0, float(n)], [0.0, float(n)]]) for n in range(50)]
    first, second = conditional_logit(choices, [0] * 50, [1.0] * 50)
    assert first > 1.0
    assert pytest.approx(0.0, abs=1e-6) == second


def test_the_weights_that_made_the_choices_are_found():
    draw = numpy.random.default_rng(0)
    choices = [draw.normal(size=(3, 2)) * [1.0, 10.0] for _ in range(4000)]
    noise = draw.gumbel(size=(4000, 3))
    chosen = [
        int(numpy.argmax(rows @ [2.0, -0.1] + extra)) for rows, extra in zip(choices, noise, strict=True)
    ]
    assert pytest.approx([2.0, -0.1], abs=0.1) == conditional_logit(choices, chosen, [1.0] * 4000)
