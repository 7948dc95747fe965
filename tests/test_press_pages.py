"""Questions asked of invented pages as county papers and sites write them: a name told in the title alone, ordinals,
who speaks behind what he says, offices in people's words, credits below the text."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_json
from bot.models import Status

CANTEEN = """枣林街道第21家暖心食堂开张
2022-11-12 编辑: 松江新闻网
  11月12日上午,柳河市枣林街道马岭洪村暖心食堂开张,这是枣林街道的第21家暖心食堂,由村里的闲置校舍改建而成。
  暖心食堂为村里的15位老年人提供午餐。马岭洪村党支部书记兼村委会主任刘秀芝介绍,目前已有20名妇女报名做饭、服务。
总编辑:殷军
编辑:蔡
"""
APPLES = """村支书为什么自掏40万元垫资领办农机社
2019-08-27 来源:乡村干部网 作者:林小维 倪成
  8月20日下午,记者前往柳河市北部的汉石村采访。汉石村共有村民584户、1638人,耕地1158亩,果园742亩。
  汉石村党支部书记、村委会主任刘守山介绍,男工每人每天120元,女工每人每天90元,大家在家门口就能挣钱。
  “我家分到6桶蜜蜂,加上自己养的,总共10桶蜜蜂。路修好了,蜂蜜能卖个好价钱。”村民杨小桂告诉记者,他父母年迈,孩子又小。
"""
MACHINES = """石屯镇党支部领办合作社助农增收
本报讯 (刘桐) 家林农机合作社成立于2020年1月,目前有社员292人,大型农机具8套,主要为村民提供收割服务。
石屯镇现有党支部领办合作社27个,涌现出家林农机合作社、西朱村田兴种植合作社等典型,农欢种植农民专业合作社监事长张文生说干劲更足了。
莓园村的大棚种了草莓,今年培训党员群众600余人次,石屯镇的田间变了样。
"""


BANK = """首页 > 新闻 > 乡镇动态
荷溪村:文明银行积分兑换忙
2021-06-17 09:12:07
6月16日,云岭县荷溪村开展积分兑换活动。今年90岁的王长林是这次兑换物品中年龄最大的村民,两个月时间他获得了80分的积分。
“文明银行是乡风的风向标。”荷溪村党总支书记门扎说。该村夏季均温比城区低5℃,2019年,书记门扎参加了培训班。
来源:云岭县融媒体中心
作者:曹媛 李小科
二审:林依娜
三审:廖英武
"""
GARLIC = """松江网 正文
是什么照亮了致富路?
2018-05-24 来源: 松江网
近日,记者在竹园村的产业园见到了驻村第一书记李宏达。今年43岁的他身材魁梧,当时正在观察猕猴桃的长势。队员方小健为检查路基施工质量监督施工六个小时。
竹园村的贫困发生率曾高达30%。工作队协调专项资金743万元用于基础设施建设,修通了4.1公里长的水泥路,总投资260万元。
今年,竹园镇重点推动12个村企联建、乡贤反哺项目,打造4类重点村,推动村庄建设。
竹园镇有42个村,推进乡村全面振兴任重道远,镇里把“引雁筑巢”工程作为书记项目。
“原来蒜头一斤只能卖到1.5元,现在通过分拣包装,每斤能卖到4元以上。”竹园镇吉庆村蒜农说。
"""
HOME = """青沟村建起了幸福院
2022-02-11 来源:乡村干部网
“抓好幸福院建设。”寨河镇党委书记赵会山说。
7月24日,柏林县青沟村幸福院开业,二十几位老人第一天来吃午餐。青沟村常住人口614人,六成以上村民在外务工。
青沟村党支部书记付荣生多次召开会议研究幸福院的建设,幸福院由政府、乡贤共同出资,改造原来的老年活动中心而来。
老人在幸福院就餐,每顿饭只需交1块钱,县乡两级补贴4元,各村共调解纠纷81起,日子越过越好。
|编 辑:刘亚
|责 编:刘存
"""


@pytest.fixture(scope="module")
def pages(library_of):
    return library_of(
        {"a.txt": CANTEEN, "b.txt": APPLES, "c.txt": MACHINES, "d.txt": GARLIC, "e.txt": BANK, "f.txt": HOME}
    )


def reply(pages, question):
    answer, _ = respond(question, pages, Conversation())
    return answer.status, str(as_json(answer)["text"])


@pytest.mark.parametrize(
    "question",
    [
        "枣林街道第22家暖心食堂在哪个村?",
        "枣林街道第三十一家暖心食堂在哪个村?",
        "西朱村的田兴种植合作社有多少社员?",  # those of the one named before
        "石屯镇有多少名党员?",  # who was trained is no total
        "柞水县的家林农机合作社有多少社员?",
        "汉石村的苹果卖了多少钱?",
        "青沟村的第一书记是谁?",
        "柏林县一共调解了多少起纠纷?",  # those of one of its villages' page
        "门扎哪年入的党?",
        "竹园村的村支书叫什么?",  # the secretary who was sent is another
        "方小健今年多大?",  # hours are no age
    ],
)
def test_what_is_not_told_is_not_answered(pages, question):
    assert Status.ANSWER != reply(pages, question)[0], reply(pages, question)


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("马岭洪村", "枣林街道第二十一家暖心食堂在哪个村?"),
        ("刘秀芝", "马岭洪村的村支书叫什么?"),
        ("刘守山", "汉石村的村长是谁?"),
        ("584户", "汉石村有多少户人家?"),
        ("柳河市", "汉石村在哪个市?"),
        ("10桶", "杨小桂家总共有几桶蜜蜂?"),
        ("张文生", "农欢种植合作社的监事长是谁?"),  # 植合作 is nobody's name
        ("殷军", "枣林街道那篇的总编辑是谁?"),
        ("松江新闻网", "枣林街道那篇的责任编辑是谁?"),  # the page has an editor and no such
        ("林小维", "村支书为什么自掏40万元垫资领办农机社这篇稿子是谁写的?"),
        ("汉石村", "哪几个案例讲到“农机社”?"),
        ("王长林", "这次兑换物品的年龄最大的村民是谁?"),  # no case is asked for
        ("廖英武", "荷溪村那篇的三审是谁?"),
        ("门扎", "荷溪村的党总支书记是谁?"),  # no surname
        ("5℃", "荷溪村夏天比城区低几度?"),
        ("2021年6月17日", "文明银行那篇报道什么时候发的?"),  # the title has it
        ("付荣生", "青沟村的支书是谁?"),  # not the town's
        ("二十几位", "青沟村第一天有多少老人来吃午餐?"),
        ("614人", "青沟村有多少常住人口?"),
        ("1块钱", "老人在青沟村吃一顿饭交多少钱?"),
        ("政府、乡贤", "青沟村幸福院是谁出的钱?"),
        ("刘存", "青沟村那篇的责编是谁?"),
        ("43岁", "李宏达今年多大岁数?"),
        ("30%", "竹园村的贫困发生率有多高?"),
        ("743万元", "工作队给竹园村争取了多少资金?"),
        ("260万元", "竹园村修路投了多少钱?"),
        ("42个村", "竹园镇一共有多少个村?"),  # not 12个村企联建项目
        ("4元", "蒜头现在一斤能卖多少钱?"),
        ("1.5元", "蒜头原来一斤能卖多少钱?"),
        ("是什么照亮了致富路", "竹园村那篇文章的标题是什么?"),
    ],
)
def test_what_is_told_is_found(pages, expected, question):
    status, text = reply(pages, question)
    assert (Status.ANSWER, True) == (status, expected in text), text


def test_a_noun_behind_the_second_of_two_is_asked_of_both(library_of):
    pages = library_of(
        {
            "a.txt": "石屯镇的农机社\n石屯镇家林合作社成立于2020年1月,目前有社员292人,大型农机具8套,为村民服务。",
            "b.txt": "柳河村的果园\n柳河村农欢合作社流转土地470亩,目前有社员315人,村民的日子越过越红火。",
        }
    )
    status, text = reply(pages, "家林合作社和农欢合作社社员各有多少?")
    assert (Status.ANSWER, True, True) == (status, "292人" in text, "315人" in text), text
