"""Groups of words -> each word's others."""

import pytest

from bot.text.synonyms import field_lexicon, lexicon


def test_each_word_of_a_group_stands_for_the_others():
    expected = {"甲": ("乙", "丙"), "乙": ("甲", "丙"), "丙": ("甲", "乙")}
    assert expected == lexicon([["甲", "乙", "丙"]])


def test_a_word_of_two_groups_has_the_others_of_both_once_and_does_not_join_them():
    made = lexicon([["娃", "孩子", "儿童"], ["孩子", "儿童", "子女"]])
    assert (("娃", "儿童", "子女"), ("孩子", "儿童"), ("孩子", "儿童")) == (
        made["孩子"],
        made["娃"],
        made["子女"],
    )


def test_english_compounds_are_found_as_words_with_a_blank_between():
    assert ("合作社",) == lexicon([["co-op", "合作社"]])["co op"]


def test_nothing_gives_nothing():
    assert {} == lexicon([])


def test_no_word_of_the_lexicon_stands_for_itself():
    assert [] == [word for word, others in field_lexicon().items() if word in others]


@pytest.mark.parametrize(("asked", "written"), [("娃", "儿童"), ("茅房", "公厕"), ("劝架", "调解")])
def test_both_directions_are_there(asked, written):
    assert (True, True) == (written in field_lexicon()[asked], asked in field_lexicon()[written])
