"""Simplified and Traditional: one folded form to search by, the page's own form to show.

`fold` never changes a length, so a range found in folded text is the same range in the text shown.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

from opencc import OpenCC

from bot import lazy_re as re

Script = Literal["hans", "hant"]

# Variants that t2s leaves alone and people type all the same; on the search key only, never shown.
_VARIANTS = dict(zip("妳牠祂甚麽麼裡裏砲瑯臺乾菓豔著", "你它他什么么里里炮琅台干果艳着", strict=True))


def fold(text: str) -> str:
    """The search key of a text: Simplified, half width, lower case; same length as `text`.

    >>> fold("鄉村振興ＡＢＣ，３個")
    '乡村振兴abc,3个'
    >>> len(fold("㎡ﬁ")) == 2
    True
    """
    return _folded_short(text) if len(text) <= _SHORT else _folded(text)


# Names, titles and words are folded again and again; sentences and pages are kept by who reads them.
_SHORT = 64


def _folded(text: str) -> str:
    # Few characters of a page change, so they are searched for: str.translate looks each one up, 5 times as long.
    pattern, table = _forms()
    return pattern.sub(lambda match: table[match[0]], to_simplified(text))


_folded_short = lru_cache(maxsize=20_000)(_folded)


def to_simplified(text: str) -> str:
    """Traditional -> Simplified by OpenCC t2s, character by character (lengths stay; measured on 28 MB).

    >>> to_simplified("乾安縣曬乾菜")
    '乾安县晒干菜'
    """
    changed: str = _t2s().convert(text)
    if len(changed) != len(text):
        changed = "".join(_one(char) for char in text)
    return _QIAN.sub("乾", changed) if "乾" in text and "干" in changed else changed


# 乾安 and 乾县 are written so in either script; OpenCC knows the emperors and 乾陵, not these.
_QIAN = re.compile("干(?=安[县縣]|[县縣州](?![部事]))")


def to_traditional(text: str) -> str:
    """Simplified -> Traditional as read in Taiwan (OpenCC s2tw: 裡, 群, 審核, where s2t has 裏, 羣, 審覈);
    same length, so bold ranges stay true.

    >>> to_traditional("乡村振兴")
    '鄉村振興'
    """
    changed: str = _s2t().convert(text)
    return changed if len(changed) == len(text) else text


def letters(text: str) -> str:
    """A text without the space and marks in it, for telling whether two say the same.

    >>> letters("“一村一品”, 兴业!")
    '一村一品兴业'
    """
    return re.sub(r"[\W_]+", "", text)


def in_script(text: str, script: str) -> str:
    """`text` in Traditional for "hant", else in Simplified."""
    return to_traditional(text) if script == "hant" else to_simplified(text)


def script_of(text: str) -> Script:
    """The script a person wrote in; text that is the same in both counts as Simplified.

    >>> script_of("壽寧縣做了什麼"), script_of("寿宁县做了什么"), script_of("中国")
    ('hant', 'hans', 'hans')
    """
    simplified = to_simplified(text)
    if simplified == text:
        return "hans"  # spares most questions the other table, 70 ms to load
    traditional_marks = sum(a != b for a, b in zip(text, simplified, strict=True))
    simplified_marks = sum(a != b for a, b in zip(text, to_traditional(text), strict=True))
    return "hant" if traditional_marks > simplified_marks else "hans"


@lru_cache(maxsize=1)
def _t2s() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _s2t() -> OpenCC:
    return OpenCC("s2tw")


def _one(char: str) -> str:
    changed: str = _t2s().convert(char)
    return changed if len(changed) == 1 else char


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """What full-width forms, capital letters and variants become, one character to one; and what finds them."""
    table = dict(_VARIANTS)
    for code in (*range(0x41, 0x5B), *range(0xFF01, 0xFF5F), 0x3000):
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(plain) == 1:
            table[chr(code)] = plain
    return re.compile(f"[{re.escape(''.join(table))}]"), table
