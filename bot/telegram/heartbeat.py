"""A file that is fresh while polling works: for health checks, and the stamp the worker watches."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger("casebot.heartbeat")


class Heartbeat:
    """`beat` after each good poll. The age is of the monotonic clock: setting the clock kills nobody."""

    def __init__(self, path: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._now = now
        self._last = now()
        self._writable = True

    def beat(self) -> None:
        """Stamp the poll, in the file as seconds since 1970. A disk that refuses is told of once: the
        answers matter more than the file."""
        self._last = self._now()
        try:
            self._path.write_text(f"{time.time():.0f}\n", "ascii")
        except OSError as error:
            if self._writable:
                log.warning("%s: cannot be written (%s); health checks will fail", self._path, error.strerror)
            self._writable = False
        else:
            self._writable = True

    @property
    def age(self) -> float:
        """Seconds since the last good poll (since the start, before the first)."""
        return self._now() - self._last
