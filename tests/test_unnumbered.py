"""What gives no number or time where it would answer."""

import pytest

from bot.answering.understanding.question import understand
from bot.answering.weighing.unnumbered import gives_none

PAGE = """柳河镇办起陶艺社
柳河镇把老窑厂改成了陶艺社,吸引不少年轻人回乡。
窑厂旁边的状元井经过修缮,成了游客打卡的地方。
陶艺社的党支部和村里共建,老师傅张开手把手教学。
茶园在山那边,满山都是新栽的茶苗,长势喜人。
茶园占地92英亩,由两个半小时车程外的公司投资14800日元起步。
镇上的心脏科诊所设有一个诊室,为老人看病。
"""


@pytest.fixture(scope="module")
def town(library_of):
    return library_of({"a.txt": PAGE})


def told(town, opening, question):
    sentences = (one for ordinal in town.ordinals("a") for one in town.sentences(ordinal))
    best = next(one for one in sentences if one.folded.startswith(opening))
    return not gives_none(understand(question, town), best, town)


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("窑厂旁边", "状元井是哪一年修的?"),
        ("窑厂旁边", "状元井有多深?"),
        ("陶艺社的", "陶艺社的党支部有多少名党员?"),
        ("窑厂旁边", "状元井花了多少钱?"),
    ],
)
def test_nothing_of_the_kind_stands_there(town, opening, question):
    assert not told(town, opening, question)


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("窑厂旁边", "状元井旁边有什么?"),
        ("茶园在山", "茶园有多大面积?"),
        ("茶园占地", "茶园投资多少钱?"),
        ("镇上的心", "诊所有几个诊室?"),
    ],
)
def test_it_stands_there_or_is_not_asked_for(town, opening, question):
    assert told(town, opening, question)
