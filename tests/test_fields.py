"""What a page says of itself: asked for, found, and honestly missing."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.understanding.fields import field_asked, known_fields, values_of
from bot.models import Kind, Role, Status
from bot.text.scripts import fold


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("责任编辑", "责任编辑是谁"),
        ("责任编辑", "这篇的责编叫什么"),
        ("编辑", "编辑是谁"),
        ("编辑", "除了责任编辑,编辑是谁"),
        ("通讯员", "通讯员叫什么"),
        ("作者", "这篇报道是谁写的"),
        ("作者", "作者是谁"),
        ("通讯员、编辑、作者", "作者、编辑或者通讯员分别是谁"),
        ("责任编辑", "责任编辑是谁,编辑部在哪"),
        ("日期", "什么时候发布的"),
        ("日期", "这篇文章是哪天的"),
        ("日期", "发表日期"),
        ("来源", "这篇报道来源是哪里"),
        ("来源", "来源"),
        ("标题", "文章标题是什么"),
        ("摄影", "那张照片是谁拍的"),
        ("摄影", "那条新闻是哪个记者拍的"),
        (None, "短视频是谁拍的"),
        (None, "谁发的工资"),
        (None, "哪天开工"),
        (None, "水的来源在哪里"),
        (None, "编写了多少本书"),
        (None, "题目比赛"),
        (None, "有多少户"),
        (None, ""),
    ],
)
def test_which_field_a_question_asks_for(name, folded):
    assert name == getattr(field_asked(folded), "name", None)


def test_when_a_page_is_of():
    assert ("日期", None) == (field_asked("那篇是什么时候的报道").name, field_asked("什么时候的水渠"))


def test_an_editor_in_chief_answers_for_an_editor_but_not_the_other_way():
    assert {Role.EDITOR, Role.CHIEF_EDITOR} == set(field_asked("编辑是谁").roles)
    assert (Role.CHIEF_EDITOR,) == field_asked("责任编辑是谁").roles


def test_the_values_stand_in_their_quotes(library):
    for case in library.cases.values():
        for asked in map(field_asked, ("作者是谁", "责任编辑是谁", "文章标题是什么", "来源")):
            for value in values_of(case, asked):
                assert value.value in value.quote.text


def test_a_date_is_told_as_it_stands_and_as_one_reads_it(small):
    answer = reply("石桥镇这篇报道是哪天发布的?", small)
    assert (Status.ANSWER, True) == (answer.status, answer.lead.text.endswith("2022-08-19(2022年8月19日)"))
    assert ["b"] == [citation.case for citation in answer.citations]
    assert "2022-08-19" in answer.citations[0].quote.text


def test_an_outlet_is_told(small):
    assert "来源:青川网" == reply("石桥镇这篇文章的来源是哪里?", small).lead.text


def test_a_field_that_the_page_does_not_state_is_refused_with_what_it_states(small):
    answer = reply("石桥镇这篇的责任编辑是谁?", small)
    assert (Status.REFUSE, Kind.NONE, ()) == (answer.status, answer.kind, answer.citations)
    assert "没有写明责任编辑" in answer.lead.text
    assert [name in answer.lead.text for name in known_fields(small.cases["b"])] == [True] * len(
        known_fields(small.cases["b"])
    )


def test_a_label_is_nobodys_name(small):
    assert Status.REFUSE == reply("石桥镇这篇的作者是谁?", small).status


def test_a_role_that_is_set_aside_is_not_told(library):
    told = fold(reply("尹兆场社区那篇,除了责任编辑,编辑是谁?", library).lead.text)
    named = {credit.role: fold(credit.name) for credit in library.cases["000"].credits}
    assert (False, True) == (named[Role.CHIEF_EDITOR] in told, named[Role.EDITOR] in told)


def test_the_field_of_another_page_is_never_given(library):
    for case in library.cases.values():
        others = {
            value.value
            for other in library.cases.values()
            if other.id != case.id
            for value in values_of(other, field_asked("责任编辑是谁"))
        }
        told = reply(f"{case.places[0]}这篇的责任编辑是谁?", library).lead.text
        assert [] == [name for name in others if name in told]
