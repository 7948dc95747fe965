"""Villages that a page of a larger place tells of: what is asked of one of them, or of two."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.understanding.question import understand
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "question",
    [
        "下河村建了多少座冷库?",  # 建1座冷库要掏30万元
        "石坪村修了多少座桥?",
        "石坪村的培训费是多少?",
    ],
)
def test_the_price_of_one_and_what_is_not_told_count_nothing(valleys, question):
    assert Status.ANSWER is not reply(question, valleys).status


def test_no_word_reaches_over_the_rim_of_a_village(valleys):
    terms = understand("石坪村种了多少?", valleys).terms
    assert [("石坪村", True)] == [(term.text, term.found) for term in terms]


def test_a_word_that_is_elsewhere_a_place_is_no_stranger_where_the_page_has_it(valleys):
    assert "4600亩" in reply("桃园有多少亩?", valleys).lead.text


@pytest.mark.parametrize(
    ("has", "lacks", "question"),
    [
        ("蜜柚", "鲜桃", "介绍一下石坪村"),
        ("鲜桃", "蜜柚", "说说下河村的情况"),
        ("鲜桃", "蜂场", "介绍清江县"),
        ("鲜桃", "蜂场", "清江日报那篇主要讲了什么?"),
        ("蜂场", "鲜桃", "讲讲南岭县的致富歌"),
    ],
)
def test_a_village_beside_others_is_told_of_alone(valleys, has, lacks, question):
    answer = reply(question, valleys)
    told = "".join(line.text for line in answer.body)
    assert (Kind.OVERVIEW, True, False) == (answer.kind, has in told, lacks in told)


@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("石坪村:80万元;下河村:50万元", "石坪村和下河村的集体收入各有多少?"),
        ("合计37600亩:清江县:2.4万亩;南岭县:1.36万亩", "石坪村的蜜柚和南岭县的药材加起来有多少亩?"),
        ("清江县:2.4万亩;南岭县:90吨", "石坪村的蜜柚有多少亩,南岭县的蜂蜜有多少吨?"),
    ],
)
def test_two_villages_side_by_side_are_two_questions(valleys, lead, question):
    assert lead == reply(question, valleys).lead.text


def test_this_village_is_told_by_its_name(valleys):
    answer = reply("罗有田和江一帆分别是哪个村的书记?", valleys)
    assert [True, True] == [name in answer.lead.text for name in ("石坪村", "下河村")]


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        ((), "哪篇是2019年发布的?"),
        (("b",), "哪篇是2022年发布的?"),
        (("a",), "文章是2023年4月发的是哪篇?"),
        (("b",), "除了清江县,还有哪些案例?"),
        (("b",), "养蜂的是哪里?"),
        (("a",), "集体收入突破60万元的是哪个村?"),
    ],
)
def test_cases_are_found_by_their_year_and_by_what_they_do(valleys, cases, question):
    assert cases == reply(question, valleys).cases


@pytest.mark.parametrize(
    "question",
    [
        "南岭县有几个村养蜂?",
        "下河村的冷库今年花了多少万元?",  # 30万元 is what one would cost
    ],
)
def test_what_is_counted_otherwise_is_not_told(valleys, question):
    assert Status.ANSWER is not reply(question, valleys).status


def test_whose_secretary_it_is_follows_from_where_the_page_tells_it(valleys):
    for question, secretary in (("石坪村的蜜柚有多少亩?", "罗有田"), ("下河村的桃园有多少亩?", "江一帆")):
        _, conversation = respond(question, valleys, Conversation())
        assert secretary in respond("书记叫什么?", valleys, conversation)[0].lead.text
