"""Which lines of a page are its body: the contiguous block with the greatest sum of weights.

Method: maximum-subsequence segmentation (Pasternack & Roth, "Extracting article text from the web",
2009), with lines for tokens and the kinds of `bot.corpus.kinds` for the local classifier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.kinds import LineKind, ends_sentence
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
# Prose behind the end of the article counts this much, until a line with date and source begins another.
_AFTER_END = 0.3
# Prose that ends in no mark counts this much: teasers are cut off, but so is a careless paragraph.
_NO_MARK = 0.2
_CUT_OFF = re.compile(
    r"(?:\.{3,}|(?<!…)…)\s*(?:[\[【(（]?(?:详细|全文|更多|查看|阅读)[^\]】)）]*[\]】)）]?)?$"
)
_CUT_OFF_COST = -20.0
# Lines that stand behind an article (unless they also hold its date or source), and lines that head one.
_TAIL = re.compile(
    r"[\W_]*(?:责任编辑|责编|编辑|审核|审校|终审|校对|监制|供稿|(?:本报|通讯员|实习)?(?:记者|通讯员|作者)\s*[一-龥])|[上下]一[篇条页]"
)
_HEAD = re.compile(r"来源|稿源|出处|时间|日期|发布|(?:19|20)\d{2}")
_LABELLED_HEAD = re.compile(r"来源|稿源|出处|时间|日期|发布")


def line_weights(lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> list[float]:
    """Prose weighs its Han characters, less behind an article's end; the rest the fixed cost of its kind."""
    weights: list[float] = []
    teasers = _teasers(lines, kinds)
    ended = False
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind in _ENDING or (
            kind in _MAY_END and _TAIL.match(line.folded) and not _HEAD.search(line.folded)
        ):
            ended = True
        elif kind is LineKind.META and _LABELLED_HEAD.search(line.folded):
            ended = False
        if kind is not LineKind.PROSE:
            weights.append(_COST[kind] if line.kept else min(_COST[kind], _NOT_KEPT))
        elif not line.kept:
            weights.append(_NOT_KEPT)
        elif index in teasers or _CUT_OFF.search(line.text):
            weights.append(_CUT_OFF_COST)
        else:
            share = 1.0 if ends_sentence(line.text) else _NO_MARK
            weights.append(line.han * share * (_AFTER_END if ended else 1.0))
    return weights


def _teasers(lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> frozenset[int]:
    """The prose lines of lists of other articles that no heading announces.

    Such a list is headline, one paragraph, headline, one paragraph, … with dates or menu words between,
    and at least two of its paragraphs, the first among them, are cut off or have a bare date below.
    """
    found: set[int] = set()
    run: list[int] = []
    signs = 0
    for index, kind in enumerate(kinds):
        if kind is not LineKind.PROSE:
            continue
        if index == 0 or kinds[index - 1] not in (LineKind.SHORT, LineKind.META):
            run, signs = [], 0
            continue
        sign = _is_teaser(lines, index)
        if run or sign:
            run.append(index)
            signs += sign
        if signs >= _TEASERS:
            found.update(run)
    return frozenset(found)


def _is_teaser(lines: Sequence[PageLine], index: int) -> bool:
    line = lines[index]
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    cut = line.han >= _TEASER_HAN and (_CUT_OFF.search(line.text) is not None or not ends_sentence(line.text))
    return cut or _BARE_DATE.fullmatch(below) is not None


# So many teasers make a list; sites cut them off at 40 characters and more.
_TEASERS = 2
_TEASER_HAN = 35
_BARE_DATE = re.compile(
    r"[\[(（]?(?:20\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[\])）]?"
)
_ENDING = frozenset((LineKind.SECTION, LineKind.FOOTER, LineKind.DISCLAIMER))
_MAY_END = frozenset((LineKind.META, LineKind.NAV))
# What trafilatura leaves out costs a little, so that the block may span it.
_NOT_KEPT = -3.0


def _grown(block: tuple[int, int], lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> tuple[int, int]:
    """The block with the short sentences at its rims (“谢谢大家！”), too light to enter by themselves."""
    start, end = block
    while end < len(lines) and _is_short_sentence(lines[end], kinds[end]):
        end += 1
    while start > 0 and _is_short_sentence(lines[start - 1], kinds[start - 1]):
        start -= 1
    return start, end


def _is_short_sentence(line: PageLine, kind: LineKind) -> bool:
    return kind is LineKind.SHORT and line.kept and ends_sentence(line.text) and line.text[-1] not in ":："
