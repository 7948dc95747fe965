"""The shelf: what was put on it is what is read from it, one case at a time."""

import pytest

from bot.corpus.case import read_cases
from bot.corpus.passages import passages_of
from bot.search.names import headed_names
from bot.shelf import Shelf, ShelfWriter, folded_text, read_case
from bot.text.scripts import fold


def written(folder, cases):
    writer = ShelfWriter(folder)
    for case in cases:
        writer.put(read_case(case, folded_text(case, passages_of(case)), headed_names(case)))
    writer.finish()
    writer.close()
    return Shelf(folder)


@pytest.fixture(scope="module")
def cases():
    from tests.conftest import SEEDS

    return read_cases(SEEDS)[0]


def test_each_case_is_read_as_it_was_put(cases, tmp_path):
    shelf = written(tmp_path, cases)
    assert [(case.id, case) for case in cases] == list(shelf.items())
    assert [passage for case in cases for passage in passages_of(case)] == list(shelf.passages)


def test_texts_are_folded_as_the_pages_have_them(cases, tmp_path):
    shelf = written(tmp_path, cases)
    assert [fold(case.text) for case in cases] == [shelf.text(case.id) for case in cases]
    ordinals = range(shelf.size)
    assert [fold(passage.text) for passage in shelf.passages] == list(map(shelf.passage_text, ordinals))
    assert [passage.case for passage in shelf.passages] == list(map(shelf.case_of, ordinals))


def test_ordinals_lead_to_the_passages_of_their_case(cases, tmp_path):
    shelf = written(tmp_path, cases)
    for case in cases:
        assert list(passages_of(case)) == [shelf.passages[at] for at in shelf.ordinals(case.id)]
    assert range(0) == shelf.ordinals("no such case")


def test_beyond_the_last_there_is_none(cases, tmp_path):
    shelf = written(tmp_path, cases)
    assert shelf.passages[-1] == shelf.passages[shelf.size - 1]
    for at in (shelf.size, -shelf.size - 1):
        with pytest.raises(IndexError):
            shelf.passages[at]
    assert [] == list(shelf.passages[3:3])


def test_an_empty_shelf_has_nothing(tmp_path):
    shelf = written(tmp_path, ())
    assert ({}, [], 0) == (dict(shelf), list(shelf.passages), shelf.size)
    with pytest.raises(KeyError):
        shelf["000"]


def test_cases_stand_in_the_order_of_their_files_whenever_they_came(cases, tmp_path):
    shelf = written(tmp_path, reversed(cases))
    assert sorted(case.id for case in cases) == list(shelf)
    assert cases[-1].id == shelf.passages[0].case


def test_an_emptied_slot_has_no_case_and_no_passages(cases, tmp_path):
    written(tmp_path, cases)
    writer = ShelfWriter(tmp_path, Shelf(tmp_path).slots)
    writer.empty(1)
    writer.finish()
    writer.close()
    shelf = Shelf(tmp_path)
    assert (cases[1].id not in shelf, len(cases) - 1) == (True, len(shelf))
    assert {case.id for case in cases} - {cases[1].id} == {passage.case for passage in shelf.passages}
