"""Pages by all of their words and by their best passage."""

from __future__ import annotations

from collections.abc import Iterable

from bot.search.page_scores import PageScore, page_scores, query_terms

PAGES = {
    "a": "水獭生活在河边。它吃鱼。",
    "b": "河边有一座桥。桥很长。",
    "c": "鱼市每天开张。",
}


def scores(asking: str) -> list[PageScore]:
    def frequency(term: str) -> int:
        return sum(term in text for text in PAGES.values())

    weights = query_terms(asking, frequency, 100)
    return found(weights, PAGES, dict.fromkeys(PAGES, ""))


def found(weights: dict[str, float], cases: Iterable[str], titles: dict[str, str]) -> list[PageScore]:
    sizes = {case: len(PAGES[case]) for case in cases}
    return page_scores(weights, {case: [PAGES[case]] for case in cases}, titles, sizes, PAGES.__getitem__)


def test_no_candidates_are_no_pages():
    assert [] == found({"水獭": 1.0}, (), {})


def test_what_stands_nowhere_or_nearly_everywhere_is_no_term():
    assert {} == query_terms("海豹", lambda term: 0, 100)
    assert {} == query_terms("海豹", lambda term: 60, 100)


def test_the_page_with_most_of_the_words_comes_first():
    assert ["a", "b", "c"] == [page.case for page in scores("水獭在河边吃鱼")]


def test_the_best_page_is_the_measure_of_the_others():
    best, *others = scores("水獭在河边吃鱼")
    assert (1.0, 1.0, 1.0) == (best.of_best, best.passage, best.whole)
    assert all(page.of_best < 1 for page in others)


def test_the_title_stands_in_front_of_each_passage():
    assert "c" == found({"水獭": 5.0}, "bc", {"b": "", "c": "水獭"})[0].case
