"""Two questions alike in their words: what makes them two, and what does not."""

import pytest

from bot.answering.curated.agreeing import differs, lacking, same_ask
from bot.answering.understanding.asking import asked_for
from bot.answering.understanding.question import understand
from bot.text.scripts import fold


def why(library, asked, phrasing, *others):
    entry = fold("\n".join((phrasing, *others)))
    return differs(understand(asked, library), understand(phrasing, library), entry, library)


@pytest.mark.parametrize(
    ("expected", "asked", "phrasing"),
    [
        ("问的不是一样东西", "云溪县的茶产业党委是什么时候成立的?", "云溪县的茶产业党委是什么?"),
        ("问的不是一样东西", "云溪县的茶产业党委是谁成立的?", "云溪县的茶产业党委是怎么成立的?"),
        ("问的不是一样东西", "云溪县的茶产业党委在哪里?", "云溪县的茶产业党委是什么?"),
        ("问的不是一样东西", "云溪县为什么发展茶产业?", "云溪县怎么发展茶产业?"),
        ("问的不是一样东西", "云溪县培训了多少茶农?", "云溪县怎么培训茶农?"),
        ("问的不是一样东西", "云溪县有多少户茶农?", "云溪县有多少名茶农?"),
        ("问的不是一样东西", "云溪县怎么发展茶产业?", "云溪县有多少茶产业?"),
        ("问的不是一样东西", "云溪县的茶产业有什么成效?", "云溪县的茶产业是什么?"),
        ("问的不是一样东西", "云溪县和石桥镇的做法有什么不同?", "云溪县和石桥镇的做法是什么?"),
        ("问的不是一样东西", "云溪县的茶产业党委叫什么名字?", "云溪县的茶产业党委是什么?"),
        ("问的不是一样东西", "党员先锋岗都培训谁?", "党员先锋岗是什么?"),
        ("问的不止一件事", "云溪县的茶产业怎么发展,茶农怎么培训?", "云溪县怎么发展茶产业,培训茶农?"),
        ("地方不同", "石桥镇的党员先锋岗是什么?", "云溪县的党员先锋岗是什么?"),
        ("地方不同", "党员先锋岗是什么?", "云溪县的党员先锋岗是什么?"),
        ("地方不同", "石桥镇的党员先锋岗是什么?", "党员先锋岗是什么?"),
        ("地方不同", "云溪县和石桥镇的党员先锋岗是什么?", "云溪县的党员先锋岗是什么?"),
        ("地方不同", "云溪乡的党员先锋岗是什么?", "云溪县的党员先锋岗是什么?"),
        ("名字不同", "白水县的党员先锋岗是什么?", "党员先锋岗是什么?"),
        ("名字不同", "党员李建国的先锋岗是什么?", "党员先锋岗是什么?"),
        ("数字或年份不同", "2021年云溪县的茶产业怎么样?", "云溪县的茶产业怎么样?"),
        ("数字或年份不同", "云溪县的茶产业怎么样?", "2021年云溪县的茶产业怎么样?"),
        ("数字或年份不同", "云溪县的三级茶产业党委是什么?", "云溪县的茶产业党委是什么?"),
        ("数字或年份不同", "云溪县的oem茶产业是什么?", "云溪县的茶产业是什么?"),
        ("意思相反", "云溪县不发展什么产业?", "云溪县发展什么产业?"),
        ("意思相反", "云溪县不给茶农发补贴吗?", "云溪县给茶农发补贴吗?"),
        ("意思相反", "云溪县最大的产业是什么?", "云溪县最小的产业是什么?"),
        ("意思相反", "云溪县茶产业的不足是什么?", "云溪县茶产业是什么?"),
        ("说的事情不同", "云溪县茶产业的贷款是什么?", "云溪县的茶产业是什么?"),
        ("说的事情不同", "云溪县是什么?", "云溪县龙头企业的茶叶加工厂是什么?"),
    ],
)
def test_one_difference_makes_another_question(small, expected, asked, phrasing):
    assert expected == why(small, asked, phrasing)


def test_a_verb_on_both_sides_of_a_no_asks_for_yes_or_no(small):
    assert "意思相反" != why(small, "云溪县给茶农发不发补贴?", "云溪县给茶农发补贴吗?")


@pytest.mark.parametrize(
    ("asked", "phrasing"),
    [
        ("云溪县的茶产业是怎么发展的?", "云溪县的茶产业是怎么发展的?"),
        ("云溪的茶产业怎么发展?", "云溪县的茶产业是怎么发展的?"),
        ("云溪县给茶农发补贴不", "云溪县给茶农发补贴吗?"),
        ("云溪县给茶农发补贴不?", "云溪县给茶农发补贴吗?"),
        ("雲溪縣的茶產業是咋發展的呀", "云溪县的茶产业是怎么发展的?"),
        ("介绍一下云溪县的党员先锋岗", "云溪县的党员先锋岗是什么?"),
        ("云溪县 党员先锋岗", "云溪县的党员先锋岗是什么?"),
        ("云溪县党员先锋岗是干嘛的", "云溪县的党员先锋岗是做什么的?"),
        ("云溪县有几名茶农?", "云溪县的茶农有多少名?"),
        ("石桥镇和云溪县有啥不一样?", "云溪县和石桥镇有什么区别?"),
    ],
)
def test_other_words_of_the_same_are_the_same(small, asked, phrasing):
    assert "" == why(small, asked, phrasing)


def test_what_another_phrasing_of_the_entry_has_is_no_difference(small):
    other = "云溪县的三级茶产业党委贷款给谁?"
    assert "" == why(small, "云溪县茶产业的贷款是什么?", "云溪县的茶产业是什么?", other)
    assert "" == why(small, "云溪县的三级茶产业是什么?", "云溪县的茶产业是什么?", other)


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        (False, "有多少人", "有多少户"),
        (False, "多少亩", "多少元"),
        (False, "哪个镇", "哪个村"),
        (False, "什么时候", "谁"),
        (False, "原话是什么", "是什么"),
        (True, "有多少个党支部", "有多少家党支部"),
        (True, "有多少", "有多少家"),
        (True, "怎么做", "做法有哪些"),
        (True, "在哪个镇", "在哪里"),
    ],
)
def test_what_is_asked_for_is_compared_by_kind_and_unit(expected, one, other):
    assert (
        expected == same_ask(asked_for(one), asked_for(other)) == same_ask(asked_for(other), asked_for(one))
    )


def test_what_only_asks_lacks_nothing(small):
    assert 0.0 == lacking(understand("请介绍一下情况和做法", small), "茶", small)


def test_what_stands_nowhere_lacks_whole(small):
    assert 1.0 == lacking(understand("茶叶加工厂", small), "垃圾", small)
