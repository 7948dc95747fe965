"""A verb and its object that a question takes apart."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.understanding.together import together
from bot.library import open_library
from bot.models import Status


@pytest.mark.parametrize(
    "folded",
    ["开了多少场", "来了多少人", "花了多少钱", "发了多少资料", "养了多少鸡", "一共多少", "", "这是几号"],
)
def test_what_is_not_taken_apart_stays(folded):
    assert folded == together(folded, lambda word: False)


@pytest.mark.parametrize(
    ("expected", "folded"),
    [
        ("分红了多少?", "分了多少红?"),
        ("去年贷款了多少", "去年贷了多少款"),
        ("种树了多少棵呢", "种了多少棵树呢"),
        ("村里的修路了几公里", "村里的路修了几公里"),
        ("养鸡了多少", "养了多少鸡"),
    ],
)
def test_a_verb_and_its_object_are_one_word(expected, folded):
    got = together(folded, lambda word: True)
    assert (expected, len(folded)) == (got, len(got))


def test_what_is_asked_of_the_two_is_what_the_word_tells(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    text = (
        "溪口镇强村富民\n  溪口镇全面推行积分管理,全镇共审核各类人选605人次,村民自治更加规范有序。\n"
        "  溪口镇股份合作社去年共分红86万元,户均增收一千多元,大家的日子越过越好。\n"
    )
    (pages / "a.txt").write_text(text, "utf-8")
    library = open_library(pages, var=tmp_path / "var")
    answer, _ = respond("溪口镇去年分了多少红?", library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, "86万元" in answer.lead.text), answer.lead.text
