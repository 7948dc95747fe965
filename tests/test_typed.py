"""What a person typed, without what nobody means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.typed import readable


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("石桥镇 怎么样", "  石桥镇\n怎么样\t"),
        ("石桥镇", "石\x00桥\x07镇"),
        ("石桥镇", "\ud800石桥镇\udfff"),
        ("石桥 镇", "石桥\u3000\u3000镇"),
        ("", " \r\n "),
        ("", ""),
    ],
)
def test_what_nobody_means_is_taken_away(expected, typed):
    assert expected == readable(typed)


@given(st.text())
def test_reading_twice_changes_nothing_more(text):
    assert readable(text) == readable(readable(text))
