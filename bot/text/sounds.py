"""How characters sound, without tones: what a voice input or a pinyin keyboard confuses."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

# Pairs that southern speakers and pinyin keyboards do not keep apart.
_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


def sound(char: str) -> str:
    """The toneless reading of one character ("" where none is known); the commonest where several:
    rare readings (平 as pián) would make strange bedfellows.

    >>> sound("兆"), sound("照"), sound("绿"), sound("a")
    ('zhao', 'zhao', 'lv', '')
    """
    return _readings().get(char, "")


def sound_alikes(char: str) -> tuple[str, str]:
    """The characters one may have meant: those that share a reading, and those that nearly do.

    >>> "尹" in sound_alikes("银")[0], "林" in sound_alikes("玲")[1], "村" in "".join(sound_alikes("银"))
    (True, True, False)
    """
    table, reading = _by_sound(), sound(char)
    exact = dict.fromkeys(table.get(reading, ""))
    near = dict.fromkeys(table.get("~" + _merge(reading), ""))
    exact.pop(char, None)
    return "".join(exact), "".join(other for other in near if other not in exact and other != char)


@lru_cache(maxsize=8192)
def loose_sound(char: str) -> str:
    """The reading of one character, with the pairs made one that many speakers do not keep apart.

    >>> loose_sound("林") == loose_sound("铃"), loose_sound("石") == loose_sound("四")
    (True, True)
    """
    return _merge(sound(char))


def breath_apart(char: str, other: str) -> bool:
    """Whether two characters differ in nothing but the breath of their first consonant, zh and ch, b and p: what
    dialects confuse, and characters of one phonetic part.

    >>> breath_apart("仲", "冲"), breath_apart("湾", "滩")
    (True, False)
    """
    return sound(char) != sound(other) and _breathless(sound(char)) == _breathless(sound(other))


def _breathless(reading: str) -> str:
    for aspirated, plain in _BREATH:
        if reading.startswith(aspirated):
            return plain + reading[len(aspirated) :]
    return reading


_BREATH = (("ch", "zh"), ("c", "z"), ("p", "b"), ("t", "d"), ("k", "g"), ("q", "j"))


@lru_cache(maxsize=1024)
def _merge(reading: str) -> str:
    for strict, loose in _MERGED:
        if reading.startswith(strict) or (strict[0] in "aei" and reading.endswith(strict)):
            reading = reading.replace(strict, loose)
    return reading


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    """Character -> its first toneless reading, as pypinyin has it, but kept in a file of our own: its own table takes
    30 ms to load, this one 3."""
    lines = files("bot.text").joinpath("sounds.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    return {char: reading for reading, chars in rows for char in chars}


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for char, reading in sorted(_readings().items()):
        found[reading].append(char)
        found["~" + _merge(reading)].append(char)
    return {reading: "".join(chars) for reading, chars in found.items()}
