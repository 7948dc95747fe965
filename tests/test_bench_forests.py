"""A learnt forest as the file that is read."""

from __future__ import annotations

import json

import pytest

from bench._forests import write_forest
from bot.search.forest import Forest


class Model:
    """What LightGBM tells of a forest of one tree."""

    def dump_model(self):
        leaf, other = {"leaf_value": 0.12345}, {"leaf_value": -1.0}
        node = {"split_feature": 1, "threshold": 0.5, "left_child": leaf, "right_child": other}
        return {"tree_info": [{"tree_structure": node}]}


@pytest.mark.parametrize("bars", [{}, {"bar": -2.0}, {"bar": -2.0, "near": -3.5}])
def test_what_is_written_scores_as_the_model(tmp_path, bars):
    write_forest(tmp_path / "forest.json", Model(), ["a", "b"], {"made": "今天"}, **bars)
    told = json.loads((tmp_path / "forest.json").read_text("utf-8"))
    assert {"about": {"made": "今天"}, "signals": ["a", "b"], **bars} == {
        name: value for name, value in told.items() if name != "trees"
    }
    assert [0.1235, -1.0] == Forest(told).scores([[9.0, 0.5], [0.0, 0.6]])
