"""What sounds alike, and what only nearly does."""

import unicodedata
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import pytest
from pypinyin.pinyin_dict import pinyin_dict

from bot.text.sounds import sound, sound_alikes

FILE = Path(__file__).parent.parent / "bot" / "text" / "sounds.txt"


def first_reading(code):
    """The first reading that pypinyin has of a code point, without its tone."""
    plain = unicodedata.normalize("NFD", pinyin_dict[code].partition(",")[0]).replace("u\u0308", "v")
    return "".join(char for char in plain if char.isascii() and char.isalpha())


HAN = [code for code in sorted(pinyin_dict) if 0x4E00 <= code <= 0x9FFF]


def test_the_table_has_each_character_as_pypinyin_reads_it():
    assert [] == [chr(code) for code in HAN if sound(chr(code)) != first_reading(code)]


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


def write() -> None:
    """Write the table anew, for another pypinyin."""
    found = defaultdict(list)
    for code in HAN:
        found[first_reading(code)].append(chr(code))
    about = (
        f"# How characters of the first Han block are read, without tones: the first reading that pypinyin"
        f" {version('pypinyin')} has (MIT\n# licence). tests/test_sounds.py holds the two equal and, run as a script,"
        " writes this file.\n"
    )
    rows = (f"{reading} {''.join(chars)}\n" for reading, chars in sorted(found.items()) if reading)
    FILE.write_text(about + "".join(rows), "utf-8")


if __name__ == "__main__":
    write()
