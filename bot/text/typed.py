"""What a person typed, as text every station behind can work with."""

from __future__ import annotations

import unicodedata

# Control characters, halves of a surrogate pair (bytes of an argument that were not UTF-8) and invisible
# format marks (zero width, direction): nobody means them, and printing some of them fails.
_UNREADABLE = frozenset({"Cc", "Cs", "Cf"})


def readable(text: str) -> str:
    """A line without unreadable characters, each run of white space one blank; "" if nothing is left.

    >>> readable(" 寿\\x00宁县\\udce5 做了\\t什么\\n")
    '寿宁县 做了 什么'
    """
    if text.isprintable():  # nearly every line: the rest is for those that are not
        return " ".join(text.split())
    blank = "".join(" " if char.isspace() else char for char in text)
    kept = "".join(char for char in blank if unicodedata.category(char) not in _UNREADABLE)
    return " ".join(kept.split())
