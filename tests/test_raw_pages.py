"""Questions asked of raw pages as sites have them: who holds an office, how many live there, what stands in the
title alone, what the page says of itself."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_json
from bot.models import Status

VILLAGE = """通版阅读请点击:
当前版:03版
发布日期:2024年05月12日
河湾村的致富账
  松江晚报讯 周海平 吴晓蓉 文/图
  走进松原县青山镇河湾村,连片的大棚里瓜果飘香。河湾村下辖8个村民小组,612户2140人,党员63名。
  “大棚是去年建的。”河湾村党支部书记曾小钰对来访的客人讲起了往事,那时村集体年增加收入不到2万元。
  如今合作社流转土地480亩,村集体年可实现增收36万元。
"""
TOWN = """您的位置:首页 > 党建
云岭县建成邻里驿站567家
来源:云岭日报 时间:2023-04-06
柳沟镇地处云岭县南部,全镇坚持党建引领,把邻里驿站开到群众家门口,其中柳沟镇建成驿站12家,群众办事不出村。
在驿站做手工活的盛利明说,一天也能挣个两百块。
“驿站开到了家门口。”柳沟镇党委书记李明介绍,驿站里的老党员王强成了大家的贴心人。
"""
FORUM = """您需要 登录 才可以下载或查看,没有账号?注册
松原县白鹤乡组织党员走进田间,帮助缺劳力的农户抢收玉米,三天收了1200亩,群众都说好。
白鹤乡还建立了帮扶台账,逐户记下需求,由党员认领。
"""


@pytest.fixture(scope="module")
def pages(library_of):
    return library_of({"a.txt": VILLAGE, "b.txt": TOWN, "c.txt": FORUM})


def reply(pages, *questions):
    answer, conversation = None, Conversation()
    for question in questions:
        answer, conversation = respond(question, pages, conversation)
    return answer.status, str(as_json(answer)["lead"])


@pytest.mark.parametrize(
    "question",
    [
        "青山镇的党委书记是谁?",
        "松原县县委书记是谁?",
        "柳沟镇的镇长是谁?",
        "白鹤乡有多少人?",
        "盛利明收了多少亩玉米?",
        "云岭县有多少户?",
        "河湾村一亩地能增收多少钱?",
    ],
)
def test_what_is_told_of_another_or_not_at_all_is_not_answered(pages, question):
    assert Status.ANSWER is not reply(pages, question)[0]


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("曾小钰", "河湾村的党支部书记是谁?"),
        ("李明", "柳沟镇党委书记叫什么名字?"),
        ("612户", "河湾村有多少户?"),
        ("2140人", "河湾村有多少人口?"),
        ("云岭县", "柳沟镇在哪个县?"),
        ("567家", "云岭县建成了多少家邻里驿站?"),
        ("12家", "柳沟镇建成了多少家驿站?"),
        ("两百块", "盛利明一天能赚多少钱?"),
        ("36万元", "河湾村集体一年增收多少钱?"),
        ("2024年5月12日", "河湾村那篇报道是什么时候发的?"),
        ("云岭日报", "云岭县那篇是哪家媒体的?"),
        ("周海平、吴晓蓉", "河湾村那篇是谁写的?"),
    ],
)
def test_what_the_pages_tell(pages, expected, question):
    status, lead = reply(pages, question)
    assert (Status.ANSWER, True) == (status, expected in lead), lead


def test_one_dated_page_of_several_of_a_place_is_the_one_meant(pages):
    assert (Status.ANSWER, "日期:2024年05月12日(2024年5月12日)") == reply(pages, "松原县那篇报道是哪天发的?")


def test_what_follows_is_counted_in_its_own_measure(pages):
    assert "480亩" in reply(pages, "河湾村有多少党员?", "流转土地呢?")[1]
