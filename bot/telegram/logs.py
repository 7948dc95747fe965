"""Logs: one line an event on stderr, with the id of the update it belongs to, and never the token."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TextIO
from urllib.parse import quote

HIDDEN = "<token>"
BRIEF = 162

_update: ContextVar[int | None] = ContextVar("update", default=None)


def set_up_logs(token: str, stream: TextIO | None = None) -> None:
    """Log to stderr from INFO up, in place of whatever handlers the root had; warnings go there too."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(LineFormatter(secrets_of(token)))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    # One INFO line a request, with the token in the address: the formatter hides that, but it is noise.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # They log a 429 and a proxy's error page with a traceback; the worker says in one line what it does.
    for name in ("telegram.ext.AIORateLimiter", "telegram.request.BaseRequest"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def of_update(update_id: int) -> Iterator[None]:
    """All that is logged within, by whomever, carries the update's id."""
    token = _update.set(update_id)
    try:
        yield
    finally:
        _update.reset(token)


class LineFormatter(logging.Formatter):
    """`2026-11-21T08:00:00.123Z INFO update=7 casebot: text`; line breaks (tracebacks) become ` | `.

    The secrets are hidden in the finished line, so that no road to it is missed: arguments, tracebacks,
    other libraries' records.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__("%(asctime)s.%(msecs)03dZ %(levelname)s%(update)s %(name)s: %(message)s")
        self.converter = time.gmtime
        self.default_time_format = "%Y-%m-%dT%H:%M:%S"
        self.datefmt = self.default_time_format
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        update = _update.get()
        record.update = "" if update is None else f" update={update}"
        lines = (line.strip() for line in super().format(record).splitlines())
        # Tracebacks underline with ^ and ~.
        return redact(" | ".join(line for line in lines if line.strip("^~ ")), self._secrets)


def brief(error: Exception) -> str:
    """The error in a few words; a proxy's whole page is not one of them.

    >>> brief(ValueError("x" * 500)) == f"ValueError: {'x' * 150}…"
    True
    """
    text = f"{type(error).__name__}: {error}"
    return text if len(text) <= BRIEF else f"{text[:BRIEF]}…"


def secrets_of(token: str) -> tuple[str, ...]:
    """The forms a token may turn up in, longest first: whole, as in an address, its secret half.

    >>> secrets_of("12:ab")
    ('12%3Aab', '12:ab', 'ab')
    """
    forms = {token, quote(token, safe=""), token.partition(":")[2]}
    return tuple(sorted((form for form in forms if form), key=lambda form: (-len(form), form)))


def redact(text: str, secrets: Sequence[str]) -> str:
    """
    >>> redact("POST /bot12:ab/getMe", secrets_of("12:ab"))
    'POST /bot<token>/getMe'
    """
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return text
