"""How characters sound, without tones: what a voice input or a pinyin keyboard confuses."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec

# Pairs that southern speakers and pinyin keyboards do not keep apart.
_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


def sound(char: str) -> str:
    """The toneless reading of one character ("" where none is known); the commonest where several:
    rare readings (平 as pián) would make strange bedfellows.

    >>> sound("兆"), sound("照"), sound("绿"), sound("a")
    ('zhao', 'zhao', 'lv', '')
    """
    return _sound(ord(char))


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


@lru_cache(maxsize=32_768)
def _sound(code: int) -> str:
    """The first toneless reading of a code point: of those asked for alone, as all take 10 ms."""
    return _toneless(_pinyin_table().get(code, "").partition(",")[0]) if code in _HAN else ""


_HAN = range(0x4E00, 0xA000)


@lru_cache(maxsize=1)
def _pinyin_table() -> dict[int, str]:
    """Code point -> readings, from pypinyin's data file alone: to import the package costs ten times more,
    for phrases and converters that are not needed here (300 ms against 26 ms)."""
    package = find_spec("pypinyin")
    if package is None:
        raise ModuleNotFoundError("No module named 'pypinyin'")
    spec = PathFinder.find_spec("pypinyin.pinyin_dict", package.submodule_search_locations)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("No module named 'pypinyin.pinyin_dict'")
    data = module_from_spec(spec)
    spec.loader.exec_module(data)
    table: dict[int, str] = data.pinyin_dict
    return table


@lru_cache(maxsize=4096)
def _toneless(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(char for char in plain if char.isascii() and char.isalpha())


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in _pinyin_table():
        reading = _sound(code)
        if not reading:
            continue
        found[reading].append(chr(code))
        found["~" + _merge(reading)].append(chr(code))
    return {reading: "".join(chars) for reading, chars in found.items()}
