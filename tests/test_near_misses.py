"""Questions that a page nearly tells: another year, body, kind of thing or magnitude than the one asked for."""

import pytest

from bot.answering import Conversation, respond
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
def counties(library_of):
    return library_of({"a_peach.txt": PEACH, "b_bees.txt": BEES})


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


ORCHARD = """大洼县分红大会开起来
时间:2023-03-01
  大洼县的分红大会在各村召开。可为民乐村全体社员分红1843万元,每公顷土地分红22500元。
  民乐村村民张志华把家里的土地全部加入合作社,得到分红近4万元。大洼县农业农村局副局长王洪前来学习,全县人均可支配收入3.6万元。
  陈水才家种了20多亩柚子,一时找不到人帮忙。大洼县民乐村新建大棚30座,占地90亩,书记张志峰带头入股。
"""
STEPPE = """走进巴音塔拉嘎查
时间:2022-10-26
  库尔旗巴音塔拉嘎查总人口264户611人,耕地总面积2400亩,主要种植玉米,党员31人,人人都有活干。
  昌吉回族自治州的工作队来到巴音塔拉嘎查,带来了大棚技术,让牧民过上了好日子。
"""


@pytest.fixture(scope="module")
def orchards(library_of):
    return library_of({"a_orchard.txt": ORCHARD, "b_steppe.txt": STEPPE})


@pytest.mark.parametrize(
    "question",
    [
        "大洼县种了多少亩柚子?",  # 陈水才家 did
        "大洼县的玉米卖了多少钱?",  # 人均可支配收入3.6万元
        "大洼县农业农村局局长是谁?",  # 副局长王洪
        "大洼县商镇建了多少座大棚?",
    ],
)
def test_one_household_one_head_and_a_deputy_are_not_what_is_asked(orchards, question):
    assert Status.ANSWER is not respond(question, orchards, Conversation())[0].status


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("1843万元", "民乐村分红多少钱?"),
        ("近4万元", "张志华分红多少钱?"),
        ("20多亩", "陈水才家种了多少亩柚子?"),
        ("90亩", "民乐村的大棚占地多少?"),
        ("2400亩", "巴音塔拉的耕地和民乐村的大棚,哪个面积大?"),
    ],
)
def test_the_village_and_the_villager_are_told_each_by_its_own(orchards, told, question):
    answer = respond(question, orchards, Conversation())[0]
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


CHOSEN = """4村入选全国乡村治理示范村
作者:记者李玲 信息来源:池州日报 发布时间:2020-01-17 08:46
  近日,中央有关部门公布了全国乡村治理示范村名单,我市4个村入选全国乡村治理示范村。
  这4个村分别是:青阳县新河镇十里岗村、东至县香隅镇漕东村、石台县七都镇高路亭村、贵池区马衙街道灵芝村。
"""
TEAHOUSE = """团结乡的茶香
时间:2021-05-01
  团结乡的茶厂由党支部建立,茶厂职工李柳燕说:“目前带动周边430户农户增收,每年支付用工费70多万元。”
  团结乡审查了85名两委干部,村里入社的农户有500余户,工作有声有色,处处飘着茶香,大家都说好。
"""


@pytest.fixture(scope="module")
def chosen(library_of):
    return library_of({"a_chosen.txt": CHOSEN, "b_tea.txt": TEAHOUSE})


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        ((), "团结乡有多少名驻村工作队员?"),  # 85名两委干部
        (("a",), "来源是池州日报的是哪个?"),
        (("a",), "池州那篇讲了什么?"),
        (("a", "b"), "记者李玲和职工李柳燕分别出现在哪个案例?"),
        (("b",), "茶厂带动的农户和村里入社的农户各有多少户?"),
    ],
)
def test_a_page_is_known_by_its_paper_and_by_whom_it_credits(chosen, cases, question):
    answer, _ = respond(question, chosen, Conversation())
    assert cases == (answer.cases if answer.status is Status.ANSWER else ())


def test_those_counted_are_listed_one_by_one(chosen):
    _, conversation = respond("池州有几个村入选?", chosen, Conversation())
    assert "十里岗村" in respond("分别是哪几个?", chosen, conversation)[0].lead.text


YAMS = """芦河村成为全国“一村一品”示范村
时间:2023-01-12
  合作社的种植面积增长到1000亩,年收入近千万元。说起发展,武穴市芦河山药合作社理事长陆卫平很自豪。
  芦河村背靠青山,全村1886人,其余一千多人都长期在外打工。每个网格都配备1名网格长,在村里张贴公示牌。
  肖丽今年35岁,原先在城里上班,每月工资近6000元。
"""
STREETS = """常河镇的街
时间:2022-01-12
  常河镇的街上开了一家面馆,大家都爱来吃面,街边的老树也有人照看,日子过得有滋有味,越来越多的人回来了。
  常河镇把街道打扫得干干净净,群众都说好,来往的客人也多了,老人们坐在树下聊天。
"""


@pytest.fixture(scope="module")
def yams(library_of):
    return library_of({"a_yams.txt": YAMS, "b_streets.txt": STREETS})


@pytest.mark.parametrize(
    "question",
    [
        "陆卫平一年收入多少?",  # the cooperative's
        "芦河村有多少名网格员?",  # one of each
        "肖丽现在一个月挣多少钱?",  # before
        "常河镇有多少人?",
    ],
)
def test_whom_and_when_a_number_is_of(yams, question):
    assert Status.ANSWER is not respond(question, yams, Conversation())[0].status


@pytest.mark.parametrize(
    ("told", "question"),
    [("1886人", "芦河村有多少人?"), ("35岁", "肖丽今年多大?"), ("芦河村", "哪个案例提到了“一村一品”?")],
)
def test_inhabitants_ages_and_words_of_a_title_are_told(yams, told, question):
    answer = respond(question, yams, Conversation())[0]
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


RANKS = """竹溪县棉船镇的蜜瓜
时间:2023-01-12
  河湾村位于竹溪县棉船镇南部,全村共13.6平方公里,耕地面积9400亩,六户地村村委会就在旁边,村民说日子好过了。
  棉船镇现有瓜棚三个标准化示范种植基地,蜜瓜又大又甜,一排排大棚整齐排列。“我们村95%的土地种瓜,产值1.2亿元。”
  棉船镇与六个村共同投资建设服务中心,每年带来集体收入33万元,大家都很高兴,说还要接着干下去。
"""


@pytest.fixture(scope="module")
def ranks(library_of):
    return library_of({"a_ranks.txt": RANKS, "b_streets.txt": STREETS})


@pytest.mark.parametrize(
    "question",
    [
        "棉船镇的面积有多大?",  # 全村
        "竹溪县的蜜瓜产值是多少?",  # 我们村
        "竹溪县有多少个蜜瓜基地?",  # 棉船镇现有
        "棉船镇有多少个村?",  # 三个…基地
        "竹溪县河口镇有几个种植基地?",
        "河湾村有多少户村民?",  # 六户地村
        "服务中心总投资多少?",  # 收入33万元
        "棉船镇的蜜瓜卖到了哪个国家?",
    ],
)
def test_of_which_place_and_of_what_kind_it_is(ranks, question):
    assert Status.ANSWER is not respond(question, ranks, Conversation())[0].status


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("13.6平方公里", "河湾村的面积有多大?"),
        ("9400亩", "棉船镇河湾村有多少亩耕地?"),
        ("三个", "棉船镇有几个种植基地?"),
        ("33万元", "服务中心每年带来多少收入?"),
    ],
)
def test_a_number_of_the_very_place_is_told(ranks, told, question):
    answer = respond(question, ranks, Conversation())[0]
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)
