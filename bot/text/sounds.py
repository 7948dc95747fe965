"""How characters sound, without tones: what a voice input or a pinyin keyboard confuses."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

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
    reading = sound(char)
    exact = _by_sound().get(reading, "")
    near = "".join(other for other in _by_loose_sound(_merge(reading)) if other not in exact)
    return exact.replace(char, ""), near


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
    return {char: reading for reading, chars in _by_sound().items() for char in chars}


@lru_cache(maxsize=1024)
def _by_loose_sound(loose: str) -> str:
    alike = (chars for reading, chars in _by_sound().items() if _merge(reading) == loose)
    return "".join(sorted("".join(alike)))


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, str]:
    """Toneless reading -> the characters of which it is the first, as pypinyin has it, but kept in a file of our own:
    its own table takes 30 ms to load, this one 1."""
    lines = Path(__file__).with_name("sounds.txt").read_text("utf-8").splitlines()
    rows = (line.partition(" ") for line in lines if not line.startswith("#"))
    return {reading: chars for reading, _, chars in rows}
