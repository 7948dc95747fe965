"""What a sentence nearly tells, and does not: an honest no."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("没有总数", "石湾有多少农村党员?"),
        ("没有做这样的比较", "村级党校和石湾党校哪个大"),
        ("没有说是什么鸟", "头雁是什么鸟"),
        ("没有说数量", "村干部年轻人多吗"),
        ("没有说到“改造”", "涧西的党群服务中心改造了几个"),
        ("", "党员贷款能贷多少"),
    ],
)
def test_what_is_nearly_told_is_refused(library, said, question):
    answer, _ = respond(question, library, Conversation())
    assert (Status.REFUSE, True) == (answer.status, said in answer.lead.text)


@pytest.mark.parametrize("question", ["石湾村级工业园改造了多少亩", "寿宁有多少村党组织书记是致富能手"])
def test_another_unit_or_another_thing_is_no_sure_answer(library, question):
    answer, _ = respond(question, library, Conversation())
    assert Status.ANSWER != answer.status


def test_a_question_of_its_own_is_refused_after_another_as_it_is_alone(library):
    _, conversation = respond("石湾有哪些做法?", library, Conversation())
    answer, _ = respond("怎么申请入党", library, conversation)
    assert Status.REFUSE == answer.status


def test_what_no_case_has_is_not_put_on_the_case_spoken_of(library):
    _, conversation = respond("洛阳的特色种植是什么?", library, Conversation())
    answer, _ = respond("蓝莓种了多少亩", library, conversation)
    assert (Status.REFUSE, "资料里没有说到“蓝莓”。") == (answer.status, answer.lead.text)


def test_growth_is_told_where_growth_is_asked_for(library):
    answer, _ = respond("石湾2022年发展了多少农村党员?", library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, "22人" in answer.lead.text)


def test_a_number_alone_is_found_in_the_case_named(library):
    answer, _ = respond("洛阳的4135元是什么", library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, "4135元" in answer.lead.text)


@pytest.mark.parametrize("question", ["小珠山的红头鸭一只卖多少钱?", "一嘉陶艺党支部有多少党员?"])
def test_neither_a_price_of_one_nor_bodies_for_people(library, question):
    assert respond(question, library, Conversation())[0].status is not Status.ANSWER


def test_a_head_of_a_town_is_not_the_town(small):
    answer, _ = respond("石桥镇谁是镇长?", small, Conversation())
    assert (Status.REFUSE, "石桥镇的资料里没有说到“镇长”。") == (answer.status, answer.lead.text)
