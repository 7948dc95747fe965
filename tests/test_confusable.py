"""What one may have meant by a character, and what the slip costs."""

from bot.search.confusable import UNLIKE, level, slip_cost


def test_what_neither_sounds_nor_looks_alike_costs_most():
    assert UNLIKE == slip_cost("村", "龟")


def test_sound_costs_less_than_looks_and_near_looks_less_than_far_ones():
    assert 0.0 == slip_cost("受", "寿")
    assert slip_cost("冲", "决") < slip_cost("岸", "岭") < UNLIKE


def test_common_characters_are_told_from_seldom_ones():
    assert [1, 2, 0, 0] == [level("村"), level("蓍"), level("㐀"), level("a")]
