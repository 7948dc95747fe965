"""Web addresses that a reply can carry."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot import lazy_re as re

MOST = 2048
"""Characters of an address; longer ones are refused by browsers and servers here and there."""

# An address is one line of print: a blank or a control character in it would break the reply's own lines, a
# mark of direction would show it as another.
_ADDRESS = re.compile(r"https?://[!-~\u00a1-\U0010ffff]+")


def is_web_address(text: str) -> bool:
    r"""Whether a text is an http(s) address with a host.

    >>> [is_web_address(text) for text in ("https://例.cn/a?b=1", "https://", "http://[", "ftp://a.cn", "https://a\u202eb")]
    [True, False, False, False, False]
    """
    if len(text) > MOST or not _ADDRESS.fullmatch(text) or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # a broken port or IPv6 host
        return False
