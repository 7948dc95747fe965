"""What in a lead may be what is asked for."""

import pytest

from bot.answering.evidence.marks import by_form, candidates
from bot.answering.understanding.asking import Ask, Asked, asked_for
from bot.models import Quote
from bot.search.sentences import ReadSentence
from bot.text.words import placed


def found(folded, question):
    read = ReadSentence(Quote(folded, 0, len(folded), 0), "", "", 0, "", folded, "", "")
    return [folded[a:b] for a, b in candidates(read, placed(folded), asked_for(question), question)]


def test_what_the_question_has_is_no_answer():
    assert ["1997年"] == found("1994年选址,1997年落成", "1994年选址后,哪一年落成?")


def test_a_text_without_a_number_has_no_candidate_for_one():
    assert [] == found("塔在河的北岸。", "塔有多少层?")


@pytest.mark.parametrize(
    ("expected", "folded", "question"),
    [
        ("276-285米", "深276-285米", "有多深?"),
        ("4.7 ghz", "速度为4.7 ghz,", "速度是多少?"),
        ("1:7", "比例约为1:7(男:女)", "比例是多少?"),
        ("2股", "将军队分成2股,", "分成几股?"),
        ("一个月", "每隔一个月测一次", "隔多久?"),
        ("5800日元", "价格5800日元左右", "多少钱?"),
    ],
)
def test_a_number_goes_with_its_unit(expected, folded, question):
    assert expected in found(folded, question)


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        ("一九六一年九月十日", "于一九六一年九月十日互换"),
        ("天正16年(1588年)", "辅助他直至天正16年(1588年)死去"),
        ("2009年9月27日-10月9日", "于2009年9月27日-10月9日举行"),
        ("2003年初", "于2003年初兴建"),
        ("第九年", "一直到了第九年,"),
        ("春节期间", "在春节期间举行,"),
        ("太和十九年", "孝文帝太和十九年,制律"),
    ],
)
def test_a_date_is_told_whole(expected, folded):
    assert expected in found(folded, "何时?")


@pytest.mark.parametrize("folded", ["同年落成", "在这一年落成"])
def test_a_date_that_only_points_back_tells_none(folded):
    assert [] == found(folded, "哪一年落成?")


@pytest.mark.parametrize(
    ("expected", "folded", "question"),
    [
        ("贝尔·默里", "贝尔·默里饰演市长", "谁饰演市长?"),
        ("韩简子和原寿过", "他把事交给韩简子和原寿过,", "把事交给了谁?"),
        ("《世俗谬论》", "最先出现于《世俗谬论》。", "最早出现在哪里?"),
        ("浙江省杭州市", "位于浙江省杭州市", "在哪里?"),
    ],
)
def test_names_stay_whole(expected, folded, question):
    assert expected in found(folded, question)


def test_what_is_of_the_kind_asked_for_by_its_form():
    text = "下党村党员王菊弟说,茶卖给了绿源公司"
    asked = [(Asked(Ask.WHO), "谁说的"), (Asked(Ask.WHO), "卖给哪家公司"), (Asked(Ask.WHERE, "村"), "哪个村")]
    first = [[text[a:b] for a, b in by_form(text, one, question)] for one, question in asked]
    assert [["王菊弟"], ["茶卖给了绿源公司"], ["下党村"]] == first
    assert [] == by_form(text, Asked(Ask.WHO), "王菊弟是谁")
