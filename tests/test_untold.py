"""Why the best sentence does not tell what is asked for though it tells much of it."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status

PAGE = """山前镇以组织振兴带动乡村振兴
来源:山前日报
  山前镇把支部建设作为“书记工程”,组织开展研学、骨干培训等活动70余期,切实增强干部本领。
  河湾村党支部书记李小山带着党员一户一户做工作,流转土地600亩,建起了蔬菜大棚。
  合作社成立两年来,村里的蔬菜卖到了省城,王秋兰现在担任合作社理事长,每天都要去大棚里看看。
  赵国平当选为柳溪村党支部书记、村委会主任,同时还担任柳溪村兴旺农机专业合作社社长,忙得脚不沾地。
"""


@pytest.fixture(scope="module")
def town(library_of):
    return library_of({"a.txt": PAGE})


@pytest.mark.parametrize("question", ["山前镇的书记是谁?", "山前镇书记叫什么名字?"])
def test_an_office_that_nobody_is_named_for_has_no_holder(town, question):
    answer, _ = respond(question, town, Conversation())
    assert Status.REFUSE is answer.status, answer.lead.text
    assert "没有说书记是谁" in answer.lead.text


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("李小山", "河湾村的党支部书记是谁?"),
        ("王秋兰", "合作社的理事长叫什么名字?"),
        ("赵国平", "兴旺农机专业合作社的社长是谁?"),
    ],
)
def test_who_holds_an_office_is_told(town, told, question):
    answer, _ = respond(question, town, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text), answer.lead.text


OTHER = """河西县推行五项行动
来源:河西日报
  河西县推行“五项”行动,建立“2+4”服务模式,创建“六星”支部,群众满意度不断提升。
"""
OWN = """河东县推行三项行动
来源:河东日报
  河东县推行“三项”行动,建立“1+3”服务模式,创建“五星”支部,全县上下干劲十足,乡村面貌一新。
"""


@pytest.fixture(scope="module")
def shores(library_of):
    return library_of({"a.txt": OWN, "b.txt": OTHER})


@pytest.mark.parametrize(
    "question", ["河东县的“五项”行动是什么?", "河东县的“2+4”服务模式指什么?", "河东县的“六星”支部是怎么建的?"]
)
def test_what_a_named_case_counts_otherwise_is_not_told_though_another_has_it(shores, question):
    answer, _ = respond(question, shores, Conversation())
    assert (Status.REFUSE, True) == (answer.status, "只说了" in answer.lead.text), answer.lead.text


def test_what_it_counts_so_is_told(shores):
    answer, _ = respond("河东县的“1+3”服务模式指什么?", shores, Conversation())
    assert Status.ANSWER is answer.status
