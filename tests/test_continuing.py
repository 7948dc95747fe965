"""What a message leaves to the conversation, and what it does not."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status


def after(library, *questions):
    answer, conversation = None, Conversation()
    for question in questions:
        answer, conversation = respond(question, library, conversation)
    return answer


@pytest.mark.parametrize("question", ["屏南县有多少名志愿者?", "胶州的志愿者有多少人?"])
def test_a_place_that_no_case_has_leaves_the_case_and_its_words(towns, question):
    before = after(towns, question)
    turned = after(towns, "白水镇修复了什么?", question)
    assert Status.REFUSE is turned.status
    assert (before.hits, before.suggestions, before.reasons) == (
        turned.hits,
        turned.suggestions,
        turned.reasons,
    )
    assert {"a", "b", "c"} == {hit.case for hit in turned.hits}


def test_such_a_place_without_more_keeps_what_was_asked_but_not_the_case(towns):
    turned = after(towns, "白水镇有多少志愿者?", "屏南县呢?")
    assert (Status.REFUSE, True) == (turned.status, "屏南县" in turned.lead.text)
    assert {"a", "b", "c"} == {hit.case for hit in turned.hits}


def test_a_pronoun_stays_with_the_case_whatever_place_it_asks_for(towns):
    turned = after(towns, "白水镇有多少志愿者?", "那里去屏南县的志愿者有多少人?")
    assert {"a"} == {hit.case for hit in turned.hits}


def test_one_place_after_another_is_asked_the_same(library):
    third = after(library, "番村推出了哪些民生实事?", "塘头村呢?", "黎冲村呢?")
    assert (Status.ANSWER, True) == (third.status, "教育基金" in third.lead.text)


def test_who_was_asked_about_is_meant_by_she(library):
    told = after(library, "下党村的王菊弟策划了什么项目?", "她被评为什么?", "是哪个机构评的?")
    assert (Status.ANSWER, True) == (told.status, "国务院农民工工作领导小组" in told.lead.text)


def test_a_place_with_nothing_behind_its_的_takes_the_thing_from_before(library):
    told = after(library, "石湾的村级党校建在哪些村?", "寿宁的建在哪个村?")
    assert (Status.ANSWER, True) == (told.status, "下党村" in told.lead.text)


def test_the_sentence_just_told_is_gone_on_with_where_another_reads_a_little_better(library):
    told = after(library, "灵珠山街道工作队成立了什么合作社?", "它卖了多少山鸡蛋?", "一共帮农民增收多少钱?")
    assert "252.73万元" in told.lead.text


def test_a_thing_without_its_predicate_is_told_openly_where_it_has_nothing_of_what_was_asked_last(library):
    told = after(library, "鄱阳村的众创小镇是哪一年建的?", "那塘头村的水暖市场呢?")
    assert (Status.ANSWER, True) == (told.status, "新能源汽车产业园" in told.lead.text)


def test_the_head_that_is_left_out_weighs_whole(library):
    told = after(library, "寿宁的村级党校是全市第几所?", "石湾的建在哪几个村?")
    assert (Status.ANSWER, True) == (told.status, "深村、里水" in told.lead.text)


def test_who_did_it_in_the_last_case_need_not_have_done_it_in_this_one(library):
    turns = "寿宁的驻村干部拉来了多少资金?", "青岛西海岸呢?", "尹兆场呢?"
    assert "3070余万元" in after(library, *turns[:2]).lead.text
    assert "300余万元" in after(library, *turns).lead.text


def test_what_is_pointed_at_stands_in_what_was_told(library):
    turns = "青岛西海岸培育了多少乡土网红?", "他们拍的短视频完播量有多少?", "那个品牌叫什么名字?"
    assert "琅琊海故事" in after(library, *turns).lead.text


def test_a_question_without_a_subject_stays_with_what_was_told(library):
    told = after(library, "寿宁的信用贷是什么样的贷款?", "帮了多少人?", "是和谁一起搞的?")
    assert (Status.ANSWER, True) == (told.status, "农信社" in told.lead.text)


def test_who_wrote_the_other_page_is_told_by_the_part_that_it_names(library):
    told = after(library, "洛阳那篇的通讯员是谁?", "青岛那篇呢?")
    assert (Status.ANSWER, True) == (told.status, "韩加君" in told.lead.text)
    asked = after(library, "青岛那篇的通讯员是谁?")  # asked for by its name it is not another
    assert Status.ANSWER is not asked.status


def test_a_quoted_name_takes_the_place_of_the_last_one(library):
    turns = "石湾的“头雁”工程推动什么?", "“育雁”呢?"
    assert "头雁领飞" in after(library, *turns[:1]).lead.text
    assert "三大工程" not in after(library, *turns).lead.text  # which has both names


def test_what_else_a_page_says_of_itself_is_asked_for_without_naming_the_page(library):
    told = after(library, "石湾那篇是哪天发的?", "它的来源是?")
    assert (Status.ANSWER, True) == (told.status, "www.chancheng.gov.cn" in told.lead.text)
