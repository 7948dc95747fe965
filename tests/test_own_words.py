"""What only a few words can tell, and what is of a larger place or of nobody named."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.weighing.own_words import lacks_its_words
from bot.models import Status

PAGE = """梨溪镇党建引领振兴
来源:梨溪日报
  梨溪镇建成24小时红色驿站,骑手在这里歇脚、饮水,大家都说好。
  梨溪镇12个行政村及48个村民小组都成立了党组织,大家的干劲越来越足。南坪村的面貌焕然一新,村里越来越热闹。
  镇里去年发展农村党员32人,其中大专以上学历15人,党员队伍的结构越来越好,战斗力不断增强。
  梨溪镇的合作社通过电商直播销售鲜梨80万斤,带动村民在家门口就业,日子越过越红火。
  梨溪镇的党校开了18期培训班,请来经验丰富的老师讲课,学员们都说听得懂、用得上。
"""


@pytest.fixture(scope="module")
def town(library_of):
    return library_of({"a.txt": PAGE})


@pytest.mark.parametrize(
    "question",
    [
        "梨溪镇的红色驿站晚上几点关门?",
        "梨溪镇去年发展了多少名女党员?",
        "梨溪镇的合作社在哪个平台上直播?",
        "南坪村有几个村民小组?",  # the town's
        "梨溪镇的党校请了哪位老师讲课?",
        "梨溪镇的党校是和哪所大学办的?",
    ],
)
def test_a_near_miss_is_no_answer(town, question):
    assert Status.ANSWER is not respond(question, town, Conversation())[0].status


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("32人", "梨溪镇去年发展了多少名党员?"),
        ("48个", "梨溪镇有几个村民小组?"),
        ("80万斤", "梨溪镇的合作社直播卖了多少斤鲜梨?"),
    ],
)
def test_what_is_told_is_answered(town, told, question):
    answer = respond(question, town, Conversation())[0]
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


def test_words_beside_the_sentence_name_a_school(town):
    sentence = town.sentences(0)[0]
    near = sentence._replace(folded="他在那里读了四年", before="他考上江南大学", after="")
    assert (True, False) == tuple(
        lacks_its_words("他是哪所大学毕业的", one) for one in (near._replace(before=""), near)
    )


@pytest.mark.parametrize("number", ["十四名", "14名"])
def test_what_is_counted_right_behind_the_town_is_not_its_villages(library_of, number):
    page = (
        f"梨溪镇党建引领振兴\n  梨溪镇{number}党员带头种茶,群众跟着干起来,日子越过越好。\n"
        "  南坪村的面貌焕然一新,村里越来越热闹,游客一年比一年多。\n"
    )
    answer = respond("南坪村有多少名党员?", library_of({"a.txt": page}), Conversation())[0]
    assert Status.ANSWER is not answer.status
