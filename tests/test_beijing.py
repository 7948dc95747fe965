"""Days and hours are Beijing's, wherever the host stands."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.beijing import AHEAD, shown, today


@pytest.mark.parametrize("host", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
def test_the_hosts_own_zone_makes_no_difference(host, monkeypatch):
    monkeypatch.setenv("TZ", host)
    time.tzset()
    try:
        before = (datetime.now(UTC) + timedelta(seconds=AHEAD)).date()
        assert before <= today() <= (datetime.now(UTC) + timedelta(seconds=AHEAD)).date()
        assert "2024-05-01 23:59" == shown(datetime(2024, 5, 1, 15, 59, tzinfo=UTC).timestamp())
    finally:
        monkeypatch.undo()
        time.tzset()
