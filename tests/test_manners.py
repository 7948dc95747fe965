"""What surrounds a question and adds nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.manners import without_manners


@pytest.mark.parametrize(
    "said",
    [
        "那个村呢",
        "那石桥呢?",
        "请问",
        "你好!",
        "谢谢!",
        "石桥镇请了谁?",
        "他说“干事有劲啊!”",
        "这个,是谁写的?",
        "",
    ],
)
def test_what_says_something_stays(said):
    assert said == without_manners(said)


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("石桥镇建了几个茶园?", "你好,我想问问石桥镇建了几个茶园呀??谢谢!"),
        ("石桥镇建了几个茶园", "请问一下,石桥镇建了几个茶园啊……"),
        ("石橋鎮建了幾個茶園?", "那個,石橋鎮建了幾個茶園呢?!"),
        ("那石桥呢?", "那石桥呢呢  ?!"),
        ("石桥 茶园 面积", "嗯…石桥 茶园 面积"),
    ],
)
def test_what_surrounds_a_question_is_taken_off(expected, said):
    assert expected == without_manners(said)


@given(st.text(alphabet="你好请问呢啊谢,。?石桥 "))
def test_something_always_stays(text):
    assert bool(text) == bool(without_manners(text))
