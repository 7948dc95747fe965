"""What a forest is told of a character that may have been meant."""

import pytest

from bot.search.channel_signals import SIGNALS, Meant, Spot
from bot.search.typed_text import Seen, TypedText
from bot.text.likelihood import likelihood


def signals(folded, char, library, others=()):
    """The signals of a character that takes the place of the one between brackets."""
    at = folded.index("[")
    text = TypedText(folded.replace("[", "").replace("]", ""), ())
    seen = Seen(library.index, lambda bigram: False)
    spot = Spot(text, at, -20.0, likelihood().log, seen, library.names)
    meant = Meant(5.0, char, 1.0)
    return dict(zip(SIGNALS, spot.signals(meant, 0, [meant, *others]), strict=True))


@pytest.mark.parametrize(
    ("expected", "folded", "char"),
    [
        ({"makes": 0.0, "stands": 0.0, "spot": 0.0}, "项[且]很多", "日"),
        ({"makes": 2.0, "stands": 1.0, "length": 3.0}, "农民合[左]社的", "作"),
        ({"makes": 3.0, "spot": 3.0}, "黎[决]村的老建筑", "冲"),
        ({"makes": 4.0}, "石湾2022[平]呢", "年"),
        ({"spot": 1.0}, "屏[雨]县的党员", "南"),
        ({"spot": 2.0}, "创建什么试[炽]县", "点"),
        ({"rank": 1.0}, "寿宁[参]的党员", "县"),
    ],
)
def test_what_a_replacement_makes(library, expected, folded, char):
    found = signals(folded, char, library)
    assert expected == {name: found[name] for name in expected}


def test_how_far_it_is_ahead_of_the_next(library):
    assert 5.0 == signals("合[左]社", "作", library)["ahead"]
    assert 2.0 == signals("合[左]社", "作", library, [Meant(3.0, "佐", 1.0)])["ahead"]
