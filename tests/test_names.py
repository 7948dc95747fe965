"""Which cases a question names, and by which of a place's many names."""

import pytest

from bot.models import Case, Paragraph, Quote, Section
from bot.search.misnamed import names_meant
from bot.search.names import NameTable, case_names, headed_names, without_suffix


def case(id, title, places, text):
    quote = Quote(text, 0, len(text), 1)
    return Case(
        id,
        f"{id}.txt",
        Quote(title, 0, 1, 1),
        places,
        None,
        None,
        (),
        (Section(None, (Paragraph((quote,)),)),),
    )


CASES = (
    case("a", "云溪县做强茶产业", ("云溪县", "青川市"), "云溪县在青川市。" + "茶" * 200 + "白水村种茶。"),
    case(
        "b",
        "石桥镇街道新事",
        ("石桥镇街道", "青川市", "白水村"),
        "石桥镇街道修路。" + "路" * 200 + "白水村。",
    ),
    case("c", "乡村新貌", ("农村", "村"), "农村的新貌。"),
)
TABLE = NameTable((one.id, headed_names(one)) for one in CASES)


def mentions(folded):
    return [(m.text, "".join(sorted(m.cases)), m.whole) for m in TABLE.mentions(folded)]


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        ([("云溪县", "a", True)], "云溪县有几个村"),
        ([("云溪", "a", True)], "云溪有几个村"),
        ([("石桥镇街道", "b", True)], "石桥镇街道修了什么"),
        ([("石桥镇", "b", True)], "石桥镇修了什么"),
        ([("石桥", "b", True)], "石桥修了什么"),
        ([("云溪县", "a", True), ("石桥镇", "b", True)], "云溪县和石桥镇"),
        ([("白水村", "b", False)], "白水村种了什么"),
        ([], "农村的新貌"),
        ([], "云县溪"),
        ([], ""),
    ],
)
def test_the_names_in_a_question_left_to_right_and_the_longest_first(expected, folded):
    assert expected == mentions(folded)


def test_a_name_in_the_head_of_one_case_means_that_case_alone():
    assert [("青川市", "a", True)] == mentions("青川市的茶")


def test_the_ranges_of_a_mention_are_its_text():
    folded = "请问石桥镇街道和云溪"
    assert ["石桥镇街道", "云溪"] == [folded[m.start : m.end] for m in TABLE.mentions(folded)]


def test_all_the_names_of_a_chain():
    chain = case("d", "新事", ("青川市云溪县白水镇",), "新事。")
    expected = {"青川市云溪县白水镇", "青川市", "青川", "云溪县", "云溪", "白水镇", "白水"}
    assert set() == expected - case_names(chain)


def test_words_for_any_place_name_no_case():
    assert set() == case_names(CASES[2])


@pytest.mark.parametrize(
    ("expected", "place"),
    [
        ("云溪", "云溪县"),
        ("石桥镇", "石桥镇街道"),
        ("深村", "深村"),
        ("内蒙古", "内蒙古自治区"),
        ("縣", "縣"),
        ("壽寧", "壽寧縣"),
        ("", ""),
    ],
)
def test_a_place_without_the_word_for_its_rank(expected, place):
    assert expected == without_suffix(place)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ([], "明溪县的茶园"),
        ([], "溪"),
        ([], ""),
        ([(0, "云溪县"), (0, "云溪")], "云西县的茶园"),
        ([(1, "石桥镇"), (1, "石桥")], "在石乔镇"),
        ([(0, "石桥镇"), (0, "石桥")], "石桥镇"),
    ],
)
def test_the_names_that_a_text_sounds_like(expected, typed):
    assert expected == list(TABLE.sounding(typed))


@pytest.mark.parametrize(
    ("expected", "typed", "at"),
    [
        ([], "明泉镇", 0),
        ([], "云溪县", 0),
        ([], "", 0),
        ([(0, "云溪县"), (0, "云溪")], "雪溪县的", 0),
        ([(1, "白水村"), (1, "白水")], "在白木村", 2),
    ],
)
def test_the_names_that_stand_around_one_other_character(expected, typed, at):
    assert expected == list(TABLE.looking(typed, at))


def test_no_cases_no_names():
    assert [] == NameTable(()).mentions("云溪县")


@pytest.mark.parametrize("others", [0, 150])
def test_among_many_cases_a_name_is_meant_of_those_named_alone(others):
    rows = [("a", [("白水县", True)]), ("b", [("高溪镇", True)])]
    rows += [(f"c{number}", [(f"{number}号镇", True)]) for number in range(others)]
    names = NameTable(rows)
    asked = "白水县羔溪镇的党员"
    found = names_meant(asked, names, lambda text: False, lambda pair: False)
    assert ([] if others else [(3, "高溪镇")]) == found
    assert [] == names_meant(asked, names, lambda text: False, lambda pair: False, keep=[(4, 5)])
