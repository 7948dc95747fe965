"""What fits the doubt."""

from __future__ import annotations

import numpy
import pytest

from bench.fit_doubt import Tried, curve, elsewhere


@pytest.mark.parametrize(
    "question", ["有多少志愿者?", "屏南县有多少志愿者?", "白水镇那篇的作者是谁?", "白水镇的文章是哪天发布的?"]
)
def test_what_names_no_case_or_asks_of_its_page_is_asked_nowhere_else(towns, question):
    assert [] == list(elsewhere(question, towns))


def test_a_question_of_one_case_is_asked_of_each_other(towns):
    others = list(elsewhere("白水镇有多少志愿者?", towns))
    assert 2 == len(others)
    assert all("白水镇" not in other and other.endswith("有多少志愿者?") for other in others)


def test_the_bar_loses_the_share_of_right_answers_asked_for():
    tried = [Tried("a", "told", [], True)] * 100 + [Tried("a", "near", [], False)] * 4
    tried += [Tried("a", "told", [], False), Tried("a", "elsewhere", [], False)]
    tried += [Tried("b", "read", [], True)] * 50
    scores = numpy.array([*range(100), -1, 5, 50, 200, 3, 99, *[0] * 50], dtype=float)
    table, bars = curve(tried, scores, [0.1])
    assert {0.1: pytest.approx(9.9)} == bars
    assert ["1.000", "0.500", "0.000"] == table[1].split()[2:]
