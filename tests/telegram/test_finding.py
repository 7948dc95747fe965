"""The case meant behind /case."""

import pytest

from bot.telegram.finding import find_cases


def ids(cases):
    return [case.id for case in cases]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("001", ["001"]),
        ("寿宁", ["001"]),
        ("壽寧縣", ["001"]),
        ("《禅城石湾紧抓", ["002"]),
        ("两建三做", ["000"]),
        ("000_49d5682515d4bfd0.txt", ["000"]),
        ("青岛西海岸新区", ["003"]),
        ("乡村振兴", ["000", "001", "002", "003", "004"]),
    ],
)
def test_an_id_a_place_or_words_of_the_title(library, typed, found):
    assert (found, []) == tuple(map(ids, find_cases(typed, library)))


@pytest.mark.parametrize("typed", ["999", "?", "", "甲" * 3000])
def test_nothing_is_offered_for_what_looks_like_no_case(library, typed):
    assert ([], []) == find_cases(typed, library)


def test_else_the_most_similar(library):
    exact, near = find_cases("寿宇", library)
    assert ([], "001") == (exact, near[0].id)


def test_the_nearest_comes_first(library):
    assert "003" == find_cases("振兴工作对", library)[1][0].id
