"""The forest gives what walking each tree node by node gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.forest import Forest

SIGNALS = ["a", "b", "c"]
NUMBERS = st.floats(-5, 5, allow_nan=False).map(lambda value: round(value, 1))
TREES = st.recursive(
    NUMBERS, lambda inner: st.tuples(st.sampled_from(SIGNALS), NUMBERS, inner, inner).map(list), max_leaves=16
)


def test_refuses_a_tree_with_more_leaves_than_it_has_bits_for():
    tree: Any = 0.0
    for threshold in range(16):
        tree = ["a", threshold, 1.0, tree]
    with pytest.raises(ValueError, match="17 leaves"):
        Forest({"signals": SIGNALS, "trees": [tree]})


def test_refuses_a_signal_without_a_name():
    with pytest.raises(ValueError, match="nobody"):
        Forest({"signals": SIGNALS, "trees": [["nobody", 1.0, 0.0, 1.0]]})


@given(st.lists(TREES, min_size=1, max_size=5), st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1))
def test_scores_as_walking_does(trees: list[Any], rows: list[tuple[float, ...]]):
    forest = Forest({"signals": SIGNALS, "trees": trees})
    expected = [pytest.approx(sum(walked(tree, row) for tree in trees)) for row in rows]
    assert expected == forest.scores(rows)
    assert expected == [forest.score(row) for row in rows]


def test_no_rows_have_no_scores():
    assert [] == Forest({"signals": SIGNALS, "trees": [1.0]}).scores([])


def walked(node: Any, row: tuple[float, ...]) -> float:
    while isinstance(node, list):
        name, threshold, left, right = node
        node = left if row[SIGNALS.index(name)] <= threshold else right
    return node
