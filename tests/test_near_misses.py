"""Questions that a page nearly tells: another year, body, kind of thing or magnitude than the one asked for."""

import pytest

from bot.answering import Conversation, respond
from bot.library import open_library
from bot.models import Status

PEACH = """东溪县种桃兴业面积逾11万亩
时间:2023-04-12
  东溪县位于大山之中,坚持党建引领,群众的日子越过越好。上世纪五十年代东溪县开始种桃,面积约1万亩,年产量不足1000吨。
  截至2023年,东溪县的桃园面积达11.6万亩,产量2万吨。今年以来,引进绿源公司,建成冷库。以河西村为重点,整合项目资金500万元,\
流转土地58亩,打造新高地。去年,村民陈大山收入12万元。
  每盒桃子卖120元,往年销量都在10万盒以上。东溪县2个村级党组织获评模范党组织,带动26名农户就业。
"""
BEES = """北岭县的养蜂人
时间:2022-04-12
  北岭县的养蜂产业带动了群众增收,建成蜂场36座,投资120万元。北岭县的产业越做越大。
"""


@pytest.fixture(scope="module")
def counties(tmp_path_factory):
    folder = tmp_path_factory.mktemp("counties")
    (folder / "a_peach.txt").write_text(PEACH, "utf-8")
    (folder / "b_bees.txt").write_text(BEES, "utf-8")
    return open_library(folder, var=tmp_path_factory.mktemp("var"))


@pytest.mark.parametrize(
    "question",
    [
        "东溪县的绿源公司投资了多少钱?",  # 500万元 is the village's
        "东溪县的绿源公司占地多少亩?",
        "陈大山今年收入多少?",
        "东溪县有几个村被评为模范村?",  # 2个村级党组织
        "每盒桃子卖多少万元?",
        "东溪县的桃子交了多少管理费?",
    ],
)
def test_a_near_miss_is_no_answer(counties, question):
    assert Status.ANSWER is not respond(question, counties, Conversation())[0].status


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("12万元", "陈大山去年收入多少?"),
        ("26名", "东溪县带动了多少农户?"),
        ("10万盒", "东溪县的桃子往年销量有多少盒?"),
        ("11.6万亩", "桃园面积有多大?"),  # the title rounds it
        ("120万元", "北岭县养蜂投资了多少万元?"),
    ],
)
def test_the_thing_itself_is_told(counties, told, question):
    answer = respond(question, counties, Conversation())[0]
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


def test_that_time_is_the_time_told_last_and_now_is_another(counties):
    _, conversation = respond("东溪县什么时候开始种桃的?", counties, Conversation())
    then, conversation = respond("当时面积有多大?", counties, conversation)
    now, _ = respond("现在呢?", counties, conversation)
    assert (True, True) == ("约1万亩" in then.lead.text, "11.6万亩" in now.lead.text)


def test_a_case_is_sought_beside_the_one_set_aside(counties):
    answer, _ = respond("除了东溪县,还有哪个养蜂的案例?", counties, Conversation())
    assert (Status.ANSWER, ("b",)) == (answer.status, answer.cases)
