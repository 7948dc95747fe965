"""Numbers and dates that only stand near what is asked about."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status

LARCH = """松原镇工作队的实践
来源:松原日报
  松原镇第一次代表大会以来,全镇始终把振兴摆在优先位置,推动融合发展,坚持以绿水青山为依托,打造新的引擎。自2019年3月起,先后选派了210名优秀干部组成服务队,进驻各村脱产帮扶,切实强化基层一线力量。
  每支服务队设队长1名,队长由单位领导担任,负责日常管理和考核,定期向党委汇报各项任务的进展情况。
  “订单+车间”模式已复制6个村9处车间,带动发展加工点15处,让群众在家门口实现就业,过上了好日子。
  松原镇始终把富民摆在“七星”支部创建的首要位置,扎实开展兴产业、美家园四项行动,推行新的发展模式,把党员聚在产业链上。
  去年,各村成功创建“三星”支部4个,“二星”支部11个,形成比学赶超的良好氛围,群众满意度不断提升。
  与上年相比,松原镇农村集体经济增幅27%;人均分红增幅14%。
"""


@pytest.fixture(scope="module")
def town(library_of):
    return library_of({"a.txt": LARCH})


@pytest.mark.parametrize(
    ("wrong", "question"),
    [
        ("2019", "松原镇的镇政府是什么时候成立的?"),  # that something was founded is not told
        ("2019", "松原镇第一次代表大会什么时候召开?"),  # the date of the next sentence
        ("四项", "松原镇“七星”支部创建了几个?"),  # other things counted beside the name
        ("2019", "松原镇的车间什么时候建的?"),  # officials were sent then
        ("6个", "松原镇有多少个村?"),  # those that something was done in
    ],
)
def test_what_only_stands_near_is_no_answer(town, wrong, question):
    answer, _ = respond(question, town, Conversation())
    assert (False, False) == (answer.status is Status.ANSWER, wrong in answer.lead.text)


def test_a_growth_is_no_amount_and_is_told_as_what_it_is(town):
    answer, _ = respond("松原镇人均分红多少?", town, Conversation())
    assert (Status.REFUSE, "松原镇的资料里没有说数额,只说了:人均分红增幅14%。") == (
        answer.status,
        answer.lead.text,
    )


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("210名", "松原镇的服务队有多少人?"),  # not the one of each
        ("1名", "松原镇每支服务队有几名队长?"),
        ("14%", "松原镇人均分红增幅多少?"),
        ("2019年3月", "松原镇什么时候起选派优秀干部?"),
        ("6个村", "松原镇的“订单+车间”模式复制到了多少个村?"),
        ("11个", "松原镇创建“二星”支部几个?"),
    ],
)
def test_what_is_told_of_it_is_answered(town, told, question):
    answer, _ = respond(question, town, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


def test_villages_are_counted_where_their_own_income_is_told(library_of):
    page = "清河市壮大集体经济\n清河市的路子越走越宽,91个村集体经济收入超过8万元,群众都说好。村干部干劲十足,日子红火。"
    pages = library_of({"a.txt": page})
    answer, _ = respond("清河市有多少个村收入超过8万元?", pages, Conversation())
    assert "91个" in answer.lead.text


@pytest.mark.parametrize(
    "question",
    [
        "涧西区一共有多少名党员?",  # so many were called on
        "寿宁县一共有多少名农村党员?",  # so many became advisers
        "尹兆场的留守儿童一共有多少名?",  # so many were visited
        "寿宁全县一共有多少名党员?",  # 700 farms
    ],
)
def test_those_that_something_was_done_with_are_not_all(library, question):
    answer, _ = respond(question, library, Conversation())
    assert Status.ANSWER is not answer.status


@pytest.mark.parametrize(
    ("told", "question"),
    [("3500余名", "涧西一共有多少名党员联系群众?"), ("1372名", "石湾一共有多少党员和优秀群众参与三级网格?")],
)
def test_those_that_did_what_is_asked_are_told(library, told, question):
    answer, _ = respond(question, library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)
