"""Names that no case has: an honest no."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.understanding.question import understand
from bot.models import Status


@pytest.mark.parametrize(
    ("stranger", "question"),
    [
        ("胶州", "胶州的乡村振兴工作队有多少人?"),
        ("屏南县", "屏南县有多少党员?"),
        ("祖庙街道", "佛山祖庙街道办了多少期培训班?"),
        ("李小明", "下党村的李小明获得了什么称号?"),
        ("李金花", "下党村的李金花得了什么荣誉?"),
        ("四个带头", "寿宁县的“四个带头”是什么?"),
        ("三建三做", "尹兆场的“三建三做”是什么?"),
        ("2+4", "涧西区的“2+4”治理模式指什么?"),
        ("碧水行动", "寿宁县的“碧水行动”是怎么搞的?"),
        ("乌鲁木齐", "乌鲁木齐的合作社有几家?"),
        ("安顺", "安顺有几个村?"),
        ("毕节", "毕节有几个村?"),
    ],
)
def test_a_name_that_stands_nowhere_is_named_in_the_refusal(library, stranger, question):
    answer, _ = respond(question, library, Conversation())
    assert (Status.REFUSE, True, True) == (
        answer.status,
        stranger in answer.lead.text,
        stranger in answer.reasons.missing,
    )


@pytest.mark.parametrize(
    "question",
    [
        "怎么选村干部?",
        "寿宁县下党村建了什么?",
        "党员王菊弟带头做了什么?",
        "石湾镇街道番村获得了什么称号?",
        "“头雁”工程是什么?",
        "洛阳涧西区王湾社区和谁建立了机制?",
        "宝山镇的惠民工厂转型升级成了什么?",
        "农村党员有多少?",
        "各级各类驻村干部争取了多少项目?",
        "全县的合作社有几家?",
    ],
)
def test_what_the_cases_have_is_no_stranger(library, question):
    assert () == understand(question, library).strangers


def test_on_other_pages_other_names_are_strange(small):
    assert "寿宁县" in understand("寿宁县的茶园有多少亩?", small).strangers
    assert () == understand("云溪县的茶园有多少亩?", small).strangers


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("1100多万", "石湾花了多少钱建党校"),
        ("1100多万", "石湾建党校花了多少钱"),
        ("龙湾花馍", "西海岸的网红卖什么"),
    ],
)
def test_words_that_the_segmenter_glued_are_no_strangers(library, told, question):
    answer, _ = respond(question, library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


def test_a_part_of_a_place_that_no_page_has_in_it_is_strange(towns):
    assert ("白水镇青石镇",) == understand("白水镇青石镇有多少志愿者?", towns).strangers
    assert () == understand("白水镇和青石镇各有多少志愿者?", towns).strangers


@pytest.mark.parametrize(
    "question",
    [
        "金融市场上有哪些机构?",  # no 金融市
        "还有何原因?",
        "盖房子的党员有几个?",
        "核心都市是哪一个?",
        "升格省辖市之后呢?",
    ],
)
def test_what_is_cut_out_of_words_is_no_name(library, question):
    assert () == understand(question, library).strangers


def test_whoever_a_page_only_credits_is_told_of_nowhere(library):
    answer, _ = respond("尹兆场的责任编辑钱秀英是哪里人?", library, Conversation())
    assert (Status.REFUSE, "没有说到别的。") == (answer.status, answer.lead.text[-7:])
