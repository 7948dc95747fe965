"""Which pages a question is about: its candidates' passages and whole pages scored by BM25.

The index's own score finds candidates; this reads them again, because a page is told by all of its words as well
as by its best passage. On the reading sets (right page first, CMRC trial / DRCD dev): the best passage alone
.976 / .950, the page alone .977 / .949, both, with the title in front of each passage, .984 / .953.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from typing import NamedTuple

from bot.search.terms import idf
from bot.text.words import characters, index_terms


class PageScore(NamedTuple):
    """How well a page fits a question: `share` of what a page with all of its words would have, and its score,
    its best passage's and its whole text's beside the best page's (1.0 for the best)."""

    case: str
    share: float
    of_best: float
    passage: float
    whole: float


PASSAGE = (0.4, 0.3)
"""k1 and b of passages: short and even in length, so that a word stands there counts, hardly how often."""

PAGE = (0.9, 0.4)
"""The same of whole pages."""

PAGE_SHARE = 0.8
"""What the whole page counts for beside its best passage."""

COMMON = 0.5
"""The share of the passages in which a term may stand and still tell something."""


def query_terms(asking: str, frequency: Callable[[str], int], passages: int) -> dict[str, float]:
    """The index terms of a folded question that stand somewhere, weighted by inverse frequency."""
    weights: dict[str, float] = {}
    for term in (*index_terms(asking), *characters(asking)):
        if term not in weights and (count := frequency(term)) and count <= COMMON * passages + 2:
            weights[term] = idf(count, passages)
    return weights


WHOLE = 12
PASSABLE = 0.45
"""Pages scored as a whole: so many at most, whose best passages have this share of the very best one's score (the right
page's has 0.5 at least). To count words in all of them took an eighth of a question."""


def page_scores(
    weights: Mapping[str, float],
    passages: Mapping[str, Iterable[str]],
    titles: Mapping[str, str],
    sizes: Mapping[str, int],
    page_text: Callable[[str], str],
) -> list[PageScore]:
    """The pages best first. All texts are folded; `passages` are those of each page that may answer, `sizes` the
    pages' lengths; only the likely ones are read."""
    texts = {case: [f"{titles[case]} {text}" for text in found] for case, found in passages.items()}
    if not texts:
        return []
    usual = sum(len(text) for found in texts.values() for text in found) / sum(map(len, texts.values()))
    usual_page = sum(sizes.values()) / len(sizes)
    best = {
        case: max(_bm25(weights, text, usual, *PASSAGE) for text in found) for case, found in texts.items()
    }
    passable = PASSABLE * max(best.values())
    likely = [case for case in sorted(texts, key=lambda case: -best[case])[:WHOLE] if best[case] >= passable]
    whole = dict.fromkeys(texts, 0.0) | {
        case: _bm25(weights, page_text(case), usual_page, *PAGE) for case in likely
    }
    score = {case: best[case] + PAGE_SHARE * whole[case] for case in texts}
    total = sum(weights.values()) or 1.0
    tops = [max(found.values()) or 1.0 for found in (score, best, whole)]
    return [
        PageScore(
            case, score[case] / total, score[case] / tops[0], best[case] / tops[1], whole[case] / tops[2]
        )
        for case in sorted(texts, key=lambda case: -score[case])
    ]


def _bm25(weights: Mapping[str, float], text: str, usual: float, k1: float, b: float) -> float:
    norm = k1 * (1 - b + b * len(text) / usual)
    counts = list(map(text.count, weights))
    held = zip(compress(weights.values(), counts), filter(None, counts), strict=True)
    return sum([weight * count * (k1 + 1) / (count + norm) for weight, count in held])
