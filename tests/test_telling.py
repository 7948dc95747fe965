"""What stands in front of a quote, and how it is told."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status
from bot.text.scripts import fold

PLUM = """梅溪市:党建引领绘就新画卷
来源:梅溪网
  枫林社区的老人领到了工资。今年以来,梅溪市东坪区把支部创建作为书记工程,与乡村发展深度融合,注入了强劲动力。
  该区向任务重的社区下派指导员9名,把60名青年纳入后备库,为乡村培育好苗子。
  枫林社区租户周大山说,日子越过越红火。柳岸社区、枫林社区党支部分别与公司对接建立收购机制,吸纳群众就业800余人。
"""
FERN = """兰江县石坝镇:茶园里的新路子
来源:兰江日报
  近年来,兰江县石坝镇坚持党建引领,把茶产业作为富民产业,建成标准化茶园2万亩,带动群众增收,各项工作走在全县前列。
  全镇上下一条心,围绕种好一片叶子、富裕一方百姓的目标,统筹推进基地建设、品牌打造、市场开拓等各项工作,先后出台扶持政策,设立专项资金,引进龙头企业,让更多群众搭上产业发展的快车,过上了红红火火的好日子。
一、强组织
  石坝镇上坪村党员李阿青带头种茶,被评为全国劳动模范,带动全村百余户群众一起种茶,走上了共同致富的道路。
二、强产业
  开办夜间课堂36期,邀请农技专家到田间地头讲解采摘和加工技术,帮助茶农解决种植难题,收到了很好的效果。
"""


@pytest.fixture(scope="module")
def counties(library_of):
    return library_of({"a.txt": PLUM, "b.txt": FERN})


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("该区向", "哪个社区有指导员下派?"),  # two communities on the page: of neither is it told
        ("东坪区:该区向", "哪个区下派了指导员?"),  # a community (社区) is no district (区)
        ("兰江县:开办夜间课堂", "哪个县开办了夜间课堂?"),
        ("兰江县石坝镇:开办夜间课堂", "哪里开办了夜间课堂?"),
    ],
)
def test_no_place_stands_in_front_but_the_one_it_is_told_of(counties, told, question):
    answer, _ = respond(question, counties, Conversation())
    assert (Status.ANSWER, told) == (answer.status, answer.lead.text[: len(told)])


def test_a_village_that_is_told_of_elsewhere_on_the_page_is_not_told(counties):
    answer, _ = respond("哪个村开办了夜间课堂?", counties, Conversation())
    assert (Status.SUGGEST, False) == (answer.status, "上坪村" in answer.lead.text)


def test_a_sentence_that_only_names_the_topic_goes_on_to_what_is_said_of_it(library):
    answer, _ = respond("共富", library, Conversation())
    assert answer.lead.text.startswith("一是能人带动促共富。创新推出")
    assert fold(answer.citations[0].quote.text).startswith("一是能人带动促共富。创新推出")
