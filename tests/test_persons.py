"""Personal names in running text: hints that must not take offices and verbs for names."""

from itertools import pairwise

import pytest

from bot.text.persons import person_spans


def persons(folded):
    return [folded[start:end] for start, end in person_spans(folded)]


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        (["李秀英"], "村民李秀英说,今年收成好。"),
        (["王建国"], "党支部书记王建国表示,下一步要扩建。"),
        (["赵敏"], "记者赵敏,摄影组。"),
        (["周大海", "吴小花"], "村民周大海、居民吴小花说。"),
        ([], "书记说,要抓好落实。"),
        ([], "干部带领大家发展产业,群众表示满意。"),
        ([], "党员带头发展产业。"),
        ([], "组建合作社联合社,带动农户增收。"),
        ([], ""),
        ([], "12345,abc"),
    ],
)
def test_a_name_beside_a_role_or_a_verb_of_saying(expected, folded):
    assert expected == persons(folded)


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        (["曾小钰"], "村党支部书记曾小钰对记者们打了招呼"),
        (["刘小军"], "该村书记刘小军打定主意修路"),
        (["毛天佑"], "第一书记(工作队长)毛天佑在地里忙"),
        (["马涛"], "第一书记马涛用自家果园教大家"),
        (["杨磊"], "杨磊当选为村党支部书记"),
        (["石忠良"], "村民石忠良家的果树开花了"),
        ([], "村民高度重视,党员带头,居民常住人口多"),
        ([], "书记石榴红工程,干部周到服务,群众安全感强"),
        ([], "村里的书记打定主意修路"),
    ],
)
def test_a_name_behind_an_office_is_sure(expected, folded):
    assert expected == [folded[start:end] for start, end in person_spans(folded, sure=True)]


def test_spans_stand_in_order_and_do_not_overlap(library):
    for case in library.cases.values():
        spans = person_spans(case.text)
        assert spans == sorted(spans)
        assert [] == [(a, b) for a, b in pairwise(spans) if a[1] > b[0]]
