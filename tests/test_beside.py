"""What was spoken of, beside another case."""

import pytest

from bot.models import Kind, Status
from tests.conversing import last

PAGES = {
    "a.txt": "石桥镇党建引领振兴\n  石桥镇坚持支部带头,全镇面貌焕然一新,群众的日子越过越好。\n"
    "  石桥镇组织技能培训12场,培训学员400余人,不少人在家门口找到了工作。\n",
    "b.txt": "柳河镇支部带富一方\n  柳河镇党员一户一户做工作,乡亲们的心拧成了一股绳,村里越来越热闹。\n"
    "  柳河镇举办技能培训35场,培训学员1200余人,合作社也有了自己的技术员。\n",
    "c.txt": "云台镇走出振兴新路\n  云台镇依托好山好水发展乡村旅游,游客一年比一年多,农家乐开到了山顶。\n",
}


@pytest.fixture(scope="module")
def three(library_of):
    return library_of(PAGES)


@pytest.mark.parametrize(
    "question", ["跟柳河镇比呢?", "那和柳河镇相比呢", "與柳河鎮有什麼不同?", "同柳河镇比一比"]
)
def test_what_was_asked_of_one_case_is_told_of_both(three, question):
    answer = last(three, "石桥镇组织了多少场技能培训?", question)
    assert (Status.ANSWER, Kind.COMPARE, ("a", "b")) == (answer.status, answer.kind, answer.cases)
    assert ["12", "35"] == [number for number in ("12", "35") if number in answer.lead.text]


def test_where_nothing_in_particular_was_asked_both_are_shown(three):
    answer = last(three, "介绍一下石桥镇", "跟柳河镇比怎么样?")
    assert (Kind.COMPARE, ("a", "b")) == (answer.kind, answer.cases)


@pytest.mark.parametrize("question", ["跟石桥镇比呢?", "柳河镇呢?", "和柳河镇比,云台镇有多少游客?"])
def test_no_other_case_beside_it_is_no_comparison(three, question):
    answer = last(three, "石桥镇组织了多少场技能培训?", question)
    assert ("a", "b") != answer.cases


def test_of_two_cases_that_are_named_no_third_is_shown(three):
    answer = last(three, "石桥镇和柳河镇有什么不同?")
    assert (Kind.COMPARE, ("a", "b")) == (answer.kind, answer.cases)


def test_who_did_it_is_asked_of_what_was_spoken_of(three):
    answer = last(three, "云台镇是怎么发展旅游的?", "谁组织的?")
    assert {"c"} >= set(answer.cases), answer.lead.text


def test_results_are_told_of_both_that_were_spoken_of(three):
    answer = last(three, "石桥镇组织了多少场技能培训?", "跟柳河镇比呢?", "效果怎么样?")
    assert (Kind.COMPARE, ("a", "b")) == (answer.kind, answer.cases), answer.lead.text
