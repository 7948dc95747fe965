"""Which lines of a page are its body: the contiguous block with the greatest sum of weights.

Method: maximum-subsequence segmentation (Pasternack & Roth, "Extracting article text from the web",
2009), with lines for tokens and the kinds of `bot.corpus.kinds` for the local classifier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.kinds import LineKind
from bot.corpus.lines import PageLine


def body_block(lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> tuple[int, int]:
    """The half-open range of lines that holds the body; (0, 0) when no line weighs more than nothing."""
    weights = line_weights(lines, kinds)
    best, best_sum = (0, 0), 0.0
    start, total = 0, 0.0
    for index, weight in enumerate(weights):
        if total <= 0:
            start, total = index, 0.0
        total += weight
        if total > best_sum:
            best, best_sum = (start, index + 1), total
    return _grown(best, lines, kinds) if best_sum > 0 else best


def in_body(kind: LineKind, line: PageLine) -> bool:
    """Whether a line inside the block belongs to the body."""
    return line.kept and kind in _BODY_KINDS


_BODY_KINDS = frozenset((LineKind.PROSE, LineKind.HEADING, LineKind.NUMBER, LineKind.SHORT))

# Fixed costs of chrome in Han characters of prose that it outweighs: a menu line costs a short sentence,
# a heading like 相关阅读 more than any teaser list brings in.
_COST = {
    LineKind.HEADING: 4.0,
    LineKind.NUMBER: 1.0,
    LineKind.SHORT: -3.0,
    LineKind.NAV: -15.0,
    LineKind.META: -20.0,
    LineKind.SPAM: -10.0,
    LineKind.FOOTER: -120.0,
    LineKind.DISCLAIMER: -120.0,
    LineKind.SECTION: -250.0,
}
# Prose behind 相关阅读 counts this much, until a line with date and source starts a new article.
_TEASER_SHARE = 0.3
_CUT_OFF = re.compile(r"[。！？!?;；”」）)：:]$")


def line_weights(lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> list[float]:
    """Prose weighs its Han characters, everything else the fixed cost of its kind."""
    weights: list[float] = []
    teasers = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind is LineKind.SECTION:
            teasers = True
        elif kind is LineKind.META:
            teasers = False
        if not line.kept:
            weights.append(min(_COST.get(kind, -3.0), -3.0))
        elif kind is not LineKind.PROSE:
            weights.append(_COST[kind])
        elif not teasers:
            weights.append(float(line.han))
        else:
            weights.append(_TEASER_SHARE * line.han if _CUT_OFF.search(line.text) else -20.0)
    return weights


def _grown(block: tuple[int, int], lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> tuple[int, int]:
    """The block with a short last sentence (“谢谢大家！”) that weighs too little to enter by itself."""
    start, end = block
    while (
        end < len(lines)
        and kinds[end] is LineKind.SHORT
        and lines[end].kept
        and re.search(r"[。！？!?][”」]?$", lines[end].text)
    ):
        end += 1
    return start, end
