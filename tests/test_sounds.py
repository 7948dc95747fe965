"""What sounds alike, and what only nearly does."""

import pytest

from bot.text.sounds import sound, sound_alikes


@pytest.mark.parametrize(
    ("expected", "char"),
    [
        # The table writes ǜ as one character, and its dots get lost with the tone.
        ("lv", "绿"),
        ("zhuang", "庄"),
        ("e", "鹅"),
        ("", "a"),
        ("", "1"),
        ("", "。"),
        ("", "\U0001f600"),
    ],
)
def test_the_toneless_reading(expected, char):
    assert expected == sound(char)


@pytest.mark.parametrize(("asked", "meant"), [("顶", "定"), ("兆", "照"), ("解", "姐"), ("社", "设")])
def test_homophones_whatever_their_tone(asked, meant):
    assert meant in sound_alikes(asked)[0]


@pytest.mark.parametrize(("asked", "meant"), [("玲", "林"), ("四", "是"), ("村", "存"), ("产", "参")])
def test_what_speakers_of_the_south_do_not_keep_apart(asked, meant):
    assert meant in "".join(sound_alikes(asked))


def test_no_character_sounds_like_itself_and_none_stands_twice():
    for char in "村社党一是中绿":
        alike, near = sound_alikes(char)
        assert (False, len(alike + near)) == (char in alike + near, len(set(alike + near)))


@pytest.mark.parametrize("char", ["a", "1", "。", " "])
def test_what_has_no_reading_sounds_like_nothing(char):
    assert ("", "") == sound_alikes(char)


def test_different_sounds_stay_apart():
    assert [] == [char for char in "山水田林路" if char in "".join(sound_alikes("党"))]
