"""Folding keeps every length, so that a range found in the key is a range of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.scripts import fold, script_of, to_simplified, to_traditional

HAN = st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF))
ANY = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY | HAN)
def test_no_fold_changes_a_length(text):
    assert [len(text)] * 3 == [len(fold(text)), len(to_simplified(text)), len(to_traditional(text))]


@given(ANY | HAN)
def test_folding_twice_changes_nothing_more(text):
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("乡村振兴", "鄉村振興"),
        ("abc,3个?", "ＡＢＣ，３個？"),
        ("什么", "甚麼"),
        ("村里", "村裏"),
        ("村里", "村裡"),
        ("琅琊台", "瑯琊臺"),
        ("看着", "看着"),
        ("10 %", "10　％"),
    ],
)
def test_one_key_for_all_ways_to_write_it(expected, text):
    assert expected == fold(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("hant", "壽寧縣做了甚麼"),
        ("hans", "寿宁县做了什么"),
        ("hans", ""),
        ("hans", "Hello"),
        ("hans", "中国共产党"),
        ("hant", "中国共產黨黨員"),
    ],
)
def test_the_script_a_person_wrote_in(expected, text):
    assert expected == script_of(text)


def test_every_page_folds_to_its_length(library):
    texts = [case.text for case in library.cases.values()]
    assert [len(text) for text in texts] == [len(fold(text)) for text in texts]
