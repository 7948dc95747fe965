"""Questions over several cases."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.comparing import asks_which_cases
from bot.library import open_library
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    """Three towns that each tell how many volunteers and how much money; one tells of a canal."""
    folder = tmp_path_factory.mktemp("towns")
    for id, town, volunteers, money, land, more in (
        (
            "a",
            "白水镇",
            "320人",
            "1.2亿元",
            "300亩",
            "白水镇修复了古渠道,让千年水利重新流动起来,吸引游客前来参观。",
        ),
        (
            "b",
            "青石镇",
            "1.5万人",
            "860万元",
            "2平方公里",
            "青石镇开办了老年食堂,解决老人吃饭难题,受到大家的欢迎。",
        ),
        (
            "c",
            "红岭镇",
            "4500人",
            "9800万元",
            "50公顷",
            "红岭镇开办了老年食堂和图书室,丰富了群众的业余文化生活。",
        ),
    ):
        text = (
            f"{town}文明实践活动有声有色\n"
            f"{town}把文明实践作为乡村振兴的重要抓手,全镇注册志愿者{volunteers},常年开展服务活动。\n"
            f"{town}统筹各类资源,累计投入建设资金{money},群众的获得感和幸福感不断提升。\n"
            f"{town}流转土地{land},发展特色种植产业,让村民在家门口就能就业增收。\n{more}\n"
        )
        (folder / f"{id}.txt").write_text(text, "utf-8")
    return open_library(folder, var=tmp_path_factory.mktemp("var"))


@pytest.mark.parametrize(
    "folded",
    [
        "哪几个案例建了老年食堂",
        "哪些地方开了食堂",
        "提到食堂的案例有哪些",
        "哪两个案例有食堂",
        "哪几篇没有写日期",
    ],
)
def test_a_set_of_cases_is_asked_for(folded):
    assert asks_which_cases(folded)


@pytest.mark.parametrize(
    "folded", ["青石镇有哪些做法", "老年食堂是怎么办的", "有多少人", "介绍一下这篇文章", ""]
)
def test_no_set_of_cases_is_asked_for(folded):
    assert not asks_which_cases(folded)


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        (("b", "c"), "哪几个案例开办了老年食堂?"),
        (("b", "c"), "哪幾個案例開辦了老年食堂?"),
        (("a",), "哪个案例修复了古渠道?"),
        (("c",), "哪些案例提到“图书室”?"),
        (("a", "b", "c"), "哪几个案例提到志愿者?"),
    ],
)
def test_the_cases_that_tell_of_it_in_their_order_each_with_its_sentence(towns, cases, question):
    answer = reply(question, towns)
    assert (Status.ANSWER, Kind.COMPARE, cases) == (answer.status, answer.kind, answer.cases)
    assert list(cases) == [citation.case for citation in answer.citations]
    assert list(range(len(cases))) == [line.cites for line in answer.body]


@pytest.mark.parametrize(
    "question", ["哪几个案例建了机场?", "哪些案例提到“区块链”?", "哪几个案例办了电影节?"]
)
def test_what_no_case_tells_of_names_none(towns, question):
    answer = reply(question, towns)
    assert (question, False, ()) == (question, answer.status is Status.ANSWER, answer.citations)


def test_the_cases_without_it(towns):
    answer = reply("哪几个案例没有提到“老年食堂”?", towns)
    assert (Status.ANSWER, ("a",), ()) == (answer.status, answer.cases, answer.citations)


@pytest.mark.parametrize(
    ("order", "told", "question"),
    [
        (("b", "c", "a"), "青石镇:1.5万人", "哪个案例的志愿者最多?"),
        (("a", "c", "b"), "白水镇:320人", "哪个案例的志愿者最少?"),
        (("a", "c", "b"), "白水镇:1.2亿元", "哪个案例投入的建设资金最多?"),
        (("b", "c", "a"), "青石镇:2平方公里", "哪个案例流转的土地面积最大?"),
    ],
)
def test_numbers_compare_by_their_magnitude_not_their_digits(towns, order, told, question):
    answer = reply(question, towns)
    assert (Status.ANSWER, Kind.COMPARE, order) == (answer.status, answer.kind, answer.cases)
    assert answer.lead.text.endswith(told)
    assert told.split(":")[1] == answer.lead.text[slice(*answer.lead.bold[0])]


def test_names_side_by_side_are_both_answered(towns):
    answer = reply("白水镇和青石镇的志愿者分别有多少人?", towns)
    assert (Kind.COMPARE, ("a", "b")) == (answer.kind, answer.cases)


def test_each_case_is_answered_from_its_own_page(towns):
    answer = reply("白水镇的志愿者、青石镇的志愿者分别有多少人?", towns)
    assert (Status.ANSWER, Kind.COMPARE, ("a", "b")) == (answer.status, answer.kind, answer.cases)
    assert "白水镇:320人;青石镇:1.5万人" == answer.lead.text


def test_a_part_that_no_page_answers_is_told_and_not_made_up(towns):
    answer = reply("白水镇的志愿者有多少人,青石镇的机场有几条跑道?", towns)
    assert "白水镇:320人" == answer.lead.text
    assert {"a"} == {citation.case for citation in answer.citations}
    assert ("青石镇的机场有几条跑道",) == answer.reasons.missing
    assert [True] == ["青石镇的机场" in line.text for line in answer.body if line.cites is None]
