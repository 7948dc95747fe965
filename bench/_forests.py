"""What the trainers share: a LightGBM forest as the JSON that `bot.search.forest` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def trees_of(model: Any, signals: Sequence[str]) -> list[Any]:
    """A model's trees, each a nested list `[signal, threshold, left, right]` with numbers as leaves."""
    return [_as_tree(tree["tree_structure"], signals) for tree in model.dump_model()["tree_info"]]


def write_forest(
    out: Path, model: Any, signals: Sequence[str], about: Mapping[str, Any], **bars: float
) -> None:
    """The forest, one tree a line, with where it comes from and the bars it is asked with, by their names."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees_of(model, signals))
    barred = "".join(f'"{name}": {bar:.2f},\n' for name, bar in bars.items())
    out.write_text(
        f'{{"about": {json.dumps(about, ensure_ascii=False, indent=1)},\n{barred}"signals": {json.dumps(signals)},\n'
        f'"trees": [\n{lines}]}}\n',
        "utf-8",
    )


def _as_tree(node: Mapping[str, Any], signals: Sequence[str]) -> Any:
    if "leaf_value" in node and "split_feature" not in node:
        return round(node["leaf_value"], 4)
    return [
        signals[node["split_feature"]],
        float(f"{node['threshold']:.6g}"),
        _as_tree(node["left_child"], signals),
        _as_tree(node["right_child"], signals),
    ]
