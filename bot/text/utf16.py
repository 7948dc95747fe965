"""Lengths and ranges as Telegram counts them: in UTF-16 units, two for each character beyond U+FFFF."""

from __future__ import annotations


def units(text: str) -> int:
    """The length of a text.

    >>> units("甲😀")
    3
    """
    return len(text) + sum(char > "\uffff" for char in text)


def stretch(text: str, start: int, end: int | None = None) -> str:
    """What stands between two offsets, to the end where there is no second one. A character that they halve
    comes as half a surrogate pair.

    >>> stretch("😀甲乙", 2, 3), stretch("😀甲乙", 2)
    ('甲', '甲乙')
    """
    coded = text.encode("utf-16-le", "surrogatepass")
    return coded[2 * start : None if end is None else 2 * end].decode("utf-16-le", "surrogatepass")
