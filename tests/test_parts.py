"""Several questions in one message, each answered from its own case."""

from bot.answering import Conversation, respond
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


def test_names_side_by_side_are_both_answered(towns):
    answer = reply("白水镇和青石镇的志愿者分别有多少人?", towns)
    assert (Kind.COMPARE, ("a", "b")) == (answer.kind, answer.cases)


def test_each_case_is_answered_from_its_own_page(towns):
    answer = reply("白水镇的志愿者、青石镇的志愿者分别有多少人?", towns)
    assert (Status.ANSWER, Kind.COMPARE, ("a", "b")) == (answer.status, answer.kind, answer.cases)
    assert "白水镇:320人;青石镇:1.5万人" == answer.lead.text


def test_parts_are_those_of_the_question_as_it_was_meant(towns):
    answer = reply("百水镇的志愿者、青石镇的志愿者分别有多少人?", towns)
    assert "白水镇:320人;青石镇:1.5万人" == answer.lead.text
    assert ["(“百水镇”按“白水镇”理解)"] == [line.text for line in answer.body if line.cites is None]


def test_a_part_that_no_page_answers_is_told_and_not_made_up(towns):
    answer = reply("白水镇的志愿者有多少人,青石镇的机场有几条跑道?", towns)
    assert "白水镇:320人" == answer.lead.text
    assert {"a"} == {citation.case for citation in answer.citations}
    assert ("青石镇的机场有几条跑道",) == answer.reasons.missing
    assert [True] == ["青石镇的机场" in line.text for line in answer.body if line.cites is None]


def test_each_part_may_pick_out_its_own_case(library):
    answer, _ = respond("“排头兵”和“顶梁柱”分别出自哪个案例?", library, Conversation())
    assert ("001", "003") == answer.cases


def test_a_verb_before_a_village_is_no_strange_place(library):
    answer, _ = respond("西海岸的工作队带动村集体增收多少?", library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, "6181万元" in answer.lead.text)
