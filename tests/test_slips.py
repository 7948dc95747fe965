"""A question beside the phrasing it may mean: what is a slip of typing, and what is another word."""

import pytest

from bot.search.slips import without_slips


@pytest.mark.parametrize(
    ("typed", "phrasing"),
    [
        ("女党员有多少", "男党员有多少"),
        ("不发展党员", "步发展党员"),
        ("两建两做是什么", "两建三做是什么"),
        ("上级补贴有哪些", "下级补贴有哪些"),
        ("工作方法是什么", "工作理念是什么"),
        ("茶园面积", "稻田产量"),
        ("oem是什么", "odm是什么"),
        ("7号楼", "8号楼"),
        ("有多少户店员", "有多少名店员"),
        ("三组党员", "三村党员"),
        ("头燕公成时什么", "头雁工程是什么"),
    ],
)
def test_another_word_is_no_slip(typed, phrasing):
    assert typed == without_slips(typed, phrasing)


@pytest.mark.parametrize(
    ("typed", "phrasing", "meant"),
    [
        ("积分超式怎么兑换", "积分超市怎么兑换", "积分超市怎么兑换"),
        ("几分超市怎么对换", "积分超市怎么兑换?", "积分超市怎么兑换"),
        ("石湾的“头燕”工程", "石湾的“头雁”工程是什么?", "石湾的“头雁”工程"),
        ("积芬超市", "积分超市", "积分超市"),
        ("积汾超市的办法", "积分超市", "积分超市的办法"),
        ("红色馹站是什么", "红色驿站是什么", "红色驿站是什么"),
    ],
)
def test_homophones_and_one_wrong_character_are_as_the_phrasing_has_them(typed, phrasing, meant):
    assert meant == without_slips(typed, phrasing)


def test_a_place_that_differs_is_another_place():
    assert "寿林县的党校" == without_slips("寿林县的党校", "寿宁县的党校", keep=[(0, 3)])


def test_what_stands_in_other_phrasings_is_no_slip():
    assert "红色工程" == without_slips("红雁工程", "红色工程")
    assert "红雁工程" == without_slips("红雁工程", "红色工程", known={"雁工"}.__contains__)


def test_the_length_stays_whatever_the_phrasing_has_more():
    typed = "你好,头燕工程,到底是什么"
    assert len(typed) == len(without_slips(typed, "石湾镇街道的“头雁”工程是什么?"))
