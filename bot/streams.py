"""stdin, stdout and stderr that carry Chinese whatever the locale."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path


def steady_streams() -> None:
    """Make the three streams take every character: one that cannot be shown becomes a `?`, not a crash.

    A stream that was closed from outside (`>&-`) becomes one that leads nowhere.
    """
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_chinese(stream.encoding), errors="replace")


def forget_stdout() -> None:
    """Lead stdout nowhere, so that the interpreter's last flush does not fail: whoever read it has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _chinese(encoding: str) -> str:
    """The encoding itself where it knows Chinese, else UTF-8.

    >>> _chinese("gb18030"), _chinese("ascii")
    ('gb18030', 'utf-8')
    """
    try:
        "案例".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "utf-8"
    return encoding
