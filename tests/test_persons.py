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
        (["刘晓军"], "该村书记刘晓军下决心改变家乡面貌"),
        (["毛天祥"], "第一书记(工作队长)毛天祥在地里忙"),
        (["马鹏"], "第一书记马鹏用自身专业特长教大家"),
        (["杨伟"], "杨伟当选为村党支部书记"),
        (["林忠良"], "村民林忠良家的柿子树开始掉叶"),
        ([], "村民高度重视,党员带头,居民常住人口多"),
        ([], "书记石榴红工程,干部周到服务,群众安全感强"),
        ([], "村里的书记下决心改变家乡面貌"),
    ],
)
def test_a_name_behind_an_office_is_sure(expected, folded):
    assert expected == [folded[start:end] for start, end in person_spans(folded, sure=True)]


def test_spans_stand_in_order_and_do_not_overlap(library):
    for case in library.cases.values():
        spans = person_spans(case.text)
        assert spans == sorted(spans)
        assert [] == [(a, b) for a, b in pairwise(spans) if a[1] > b[0]]
