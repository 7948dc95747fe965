"""Per-user flood control: a bucket of messages that refills; who empties it is told once, then ignored
until it holds something again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

BURST = 20
REFILL_SECONDS = 2.0
"""Twenty at once, then one in two seconds: faster than one can read answers, far below the thirty a
second that all people share."""
INLINE_BURST = 60
INLINE_REFILL_SECONDS = 0.5
"""Inline asks with each letter typed."""
PRESS_BURST = 60
PRESS_REFILL_SECONDS = 0.5
"""Buttons are pressed in a row to page through a long passage or list."""
USERS_KEPT = 10_000

WARNING = "您问得太快了,歇几秒再问吧;刚才多出来的几条没有处理。"


class Verdict(Enum):
    PASS = "pass"
    WARN = "warn"
    DROP = "drop"


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    warned: bool = False


class FloodGate:
    """`verdict` counts one message of a user and says what to do with it."""

    def __init__(
        self,
        burst: float = BURST,
        refill_seconds: float = REFILL_SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst = burst
        self._refill_seconds = refill_seconds
        self._now = now
        self._buckets: dict[int, _Bucket] = {}

    def verdict(self, user: int) -> Verdict:
        """WARN once for each flood: the warning is due again when the bucket has been half full."""
        now = self._now()
        bucket = self._buckets.get(user)
        if bucket is None:
            self._make_room(now)
            bucket = self._buckets[user] = _Bucket(self._burst, now)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) / self._refill_seconds)
        bucket.at = now
        if bucket.left >= self._burst / 2:
            bucket.warned = False
        if bucket.left >= 1:
            bucket.left -= 1
            return Verdict.PASS
        if bucket.warned:
            return Verdict.DROP
        bucket.warned = True
        return Verdict.WARN

    def _make_room(self, now: float) -> None:
        """A bucket that is full again says no more than none at all."""
        if len(self._buckets) >= USERS_KEPT:
            full = self._burst * self._refill_seconds
            self._buckets = {user: kept for user, kept in self._buckets.items() if now - kept.at < full}
