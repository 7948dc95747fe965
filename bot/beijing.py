"""The day and the hour as those who ask have them: China keeps one time all year, hosts mostly keep UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

AHEAD = 8 * 3600
"""Seconds that Beijing is ahead of UTC."""

_ZONE = timezone(timedelta(seconds=AHEAD))


def today() -> date:
    return datetime.now(_ZONE).date()


def shown(at: float, form: str = "%Y-%m-%d %H:%M") -> str:
    """A time (seconds since 1970) to be read.

    >>> shown(1_714_579_200.0), shown(1_714_579_200.0, "%m-%d")
    ('2024-05-02 00:00', '05-02')
    """
    return datetime.fromtimestamp(at, _ZONE).strftime(form)
