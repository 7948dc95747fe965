"""What fits the weights of belief."""

from __future__ import annotations

import numpy

from bench.fit_belief import Tried, curve, sentences_with, weights_of
from bench.reading import Row
from bot.library import open_library


def test_the_sentences_with_gold_are_those_taken_out(tmp_path):
    (tmp_path / "a.txt").write_text("茶园在南坡。\n鱼塘有12亩,鱼塘在北坡。\n村里有3口井。", "utf-8")
    (tmp_path / "b.txt").write_text("别村的鱼塘有12亩。", "utf-8")
    library = open_library(tmp_path, var=tmp_path / "var")
    found = sentences_with(Row("1", "鱼塘有多大?", "a", ("12亩",)), library)
    told = {
        s.quote.text
        for ordinal in library.ordinals("a")
        for s in library.sentences(ordinal)
        if (s.case, s.quote.start) in found
    }
    assert (1, {"鱼塘有12亩,鱼塘在北坡。"}) == (len(found), told)
    assert frozenset() == sentences_with(Row("2", "鱼塘有多深?", "a", ("2米",)), library)


def test_an_own_question_counts_as_much_as_its_near_and_far_ones_and_an_untold_one_half_of_these():
    kinds = ["own", "own", "own near", "own far", "own untold", "own untold"]
    weights = weights_of([Tried(kind, [0.0], False, 0) for kind in kinds])
    assert [1000.0, 1000.0, 1000.0, 1000.0, 250.0, 250.0] == weights.tolist()


def test_the_bar_lets_through_the_share_of_unanswerable_ones_asked_for():
    tried = [Tried("own", [0.0], True, 0)] * 10 + [Tried("own far", [0.0], False, 0)] * 10
    scores = numpy.array([*range(5, 15), *range(10)], dtype=float)
    assert [200.0] * 10 + [100.0] * 10 == weights_of(tried).tolist()
    table, bars = curve(tried, scores, weights_of(tried), [0.15])
    assert {0.15: 8.0} == bars
    assert table[1].split() == ["0.15", "8.00", "0.700", "0.200", "0.700"]
