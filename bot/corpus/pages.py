"""A file's bytes into text, whatever encoding the site used; what is no text is refused by name."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from bot.errors import PageError


def read_raw(path: Path) -> str:
    """The file as text, line ends and byte order mark as they stand: offsets count in this text.

    UTF-8 first (a few broken bytes become U+FFFD), then what a byte order mark or zero bytes say, then
    the likelier of GB18030 and Big5. Raises PageError for files that are no text, endless or unreadable.
    """
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            what = f"has {size / 1e6:.1f} MB; a page has {_MOST_BYTES / 1e6:.0f} at most: split it into cases"
            raise PageError(path.name, what)
        data = path.read_bytes()
    except OSError as error:
        raise PageError(path.name, f"cannot be read ({error.strerror}); check the file's rights") from error
    text = decode(data)
    if text is None:
        raise PageError(path.name, "is no text in UTF-8, GB18030, Big5 or UTF-16; save it as UTF-8 text")
    return text


def decode(data: bytes) -> str | None:
    """Bytes as text, None when they are no text.

    >>> decode("乡村振兴，共同富裕。".encode("gb18030"))
    '乡村振兴，共同富裕。'
    >>> decode("鄉村振興，我們的社區。".encode("big5"))
    '鄉村振興，我們的社區。'
    >>> decode(bytes(range(256))) is None
    True
    """
    text = _by_mark(data)
    if text is None:
        text = _utf8(data)
    if text is None:
        text = max((data.decode(name, "replace") for name in ("gb18030", "big5hkscs")), key=_quality)
        if _quality(text) < _LOWEST_QUALITY:
            return None
    return None if _is_binary(text) else text


# A page of this size is read in 5 s and is longer than a novel; a larger file is a dump of many pages.
_MOST_BYTES = 4_000_000
# A text is binary when more than this share of its characters are controls: a stray one is cleaned away.
_CONTROL_SHARE = 0.005
# The share of broken bytes up to which a file still counts as UTF-8 (one cut character at the end, say).
_BROKEN_SHARE = 0.01
# Common characters less damage, as a share of all non-ASCII: right decodings of press pages score above .8.
_LOWEST_QUALITY = 0.3


def _by_mark(data: bytes) -> str | None:
    """UTF-16 and UTF-32 by their byte order mark, UTF-16 without one by its zero or ASCII bytes."""
    for mark, name in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return text if "\ufffd" not in text[:-1] and _quality(text[1:]) >= 0 else None
    if b"\0" not in data:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = data.decode(name, "replace")
        if _quality(text) > _LOWEST_QUALITY:
            return text
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    wide = sum(char > "\x7f" for char in text)
    return text if text.count("\ufffd") <= _BROKEN_SHARE * wide else None


def _quality(text: str) -> float:
    """Common Chinese characters and marks less three times the damage, as a share of the non-ASCII.

    Common are the 3,755 first-level characters of GB 2312 and the 5,401 of Big5: both sets are ordered
    by use, and a wrong decoding lands among the rare ones.
    """
    sample = [char for char in text[:20_000] if char > "\x7f"]
    if not sample:
        return 0.0
    good = sum(char in _COMMON for char in sample)
    bad = sum(char == "\ufffd" or "\ud800" <= char <= "\uf8ff" for char in sample)
    return (good - 3 * bad) / len(sample)


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > max(2, _CONTROL_SHARE * len(text))


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def _common() -> frozenset[str]:
    gb = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    big5 = bytes(
        b
        for row in range(0xA4, 0xC7)
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        for b in (row, cell)
    )
    common = gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore")
    return frozenset(common) | frozenset("，。、；：？！“”‘’（）《》「」—…·\u3000")


_COMMON = _common()
