"""Questions asked of invented pages as papers write them: what is told of whom by 该 and 他, dates told coarsely and
finely, persons introduced once, a province among its towns."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_json
from bot.models import Status

PROVINCE = """贵州省邻里驿站遍地开花
2023年以来,贵州省多部门联合推进邻里驿站建设。目前,全省建成邻里驿站4321家,累计带动老人就近就餐12.5万人。
走进松原县青山镇的邻里驿站,饭菜飘香。青山镇建成邻里驿站16家,带动老人就近就餐300人。
"""
VILLAGE = """白石湾村的香榧路
2024年以来,白石湾村第一书记带着直播队走村串户,第一书记直播助农的路子越走越宽。
3月9日,在河西县白石湾村的晒场上,第一书记石秀兰和同伴开始直播助农。
作为县图书馆派驻白石湾村第一书记,一年多来,石秀兰发挥专长,编排节目,推介山货。
“鹿台峰”牌山茶是村里的老招牌。绿丰合作社的香榧项目规划6座大棚,已建成一期2座,计划办4家分社。该项目采取“飞地+抱团”模式,由六个村一起建设。
走进河西县竹林镇岭下村的集中连片大棚,果香扑鼻。岭下村地处河西县北部。该村党支部书记刘晓东下决心改变家乡面貌。
村民赵备忙着摘果子,他种的柿子有20亩,带动50余名农户就业,增加集体经济收入9万元。村民石大壮今年35岁,在岭下村打理果树。
同伴们到白石湾村参观了百亩香榧种植基地。今年香榧种植面积近230亩,亩产400斤。
"""


@pytest.fixture(scope="module")
def pages(library_of):
    return library_of({"a.txt": PROVINCE, "b.txt": VILLAGE})


def reply(pages, question):
    answer, _ = respond(question, pages, Conversation())
    return answer.status, str(as_json(answer)["lead"])


@pytest.mark.parametrize(
    "question", ["全省一共有多少名厨师?", "青山镇的党委书记是谁?", "石秀梅是哪里人?", "小青村在哪里?"]
)
def test_what_is_not_told_is_not_answered(pages, question):
    assert Status.ANSWER != reply(pages, question)[0]


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("12.5万人", "贵州一共带动多少老人就近就餐?"),  # the town's 300 are not the province's
        ("3月9日", "白石湾村第一书记直播助农是哪天?"),  # 2024年 tells no day
        ("图书馆派驻", "县图书馆派到白石湾村的第一书记是谁?"),  # introduced elsewhere on the page
        ("飞地+抱团", "绿丰合作社项目采取什么模式?"),  # 该项目 is the one named before
        ("230亩", "白石湾村今年有多少亩香榧?"),  # 百亩 names a field
        ("4家分社", "绿丰合作社项目采取什么模式?"),  # what goes on with 该 is told with what it goes on from
        ("9万元", "岭下村增加了多少集体经济收入?"),
        ("50余名", "岭下村带动了多少农户就业?"),
        ("35岁", "石大壮今年多大?"),
        ("刘晓东", "岭下村的书记是谁?"),
        ("石大壮", "在岭下村管果树的那个村民叫什么?"),  # 管果树 is nobody's name
        ("鹿台峰", "白石湾村的山茶是什么牌子的?"),
        ("35岁", "石大壮说自己多大岁数了,原话怎么说的?"),  # one question
        ("3月9日", "石秀兰搞直播带货是哪天?"),  # whoever stands on one page names it
    ],
)
def test_what_is_told_is_found(pages, expected, question):
    status, lead = reply(pages, question)
    assert Status.ANSWER == status
    assert expected in lead


def test_a_sentence_that_goes_on_from_nothing_named_before_it_is_told_alone(library):
    answer, _ = respond("涧西区下派了几名第一书记?", library, Conversation())
    assert answer.lead.text.startswith("该区以建强支部为核心")
