"""Work beside the answers: failures told, an end that comes."""

import asyncio
import logging
from contextlib import suppress

import pytest
from telegram.error import NetworkError

from bot.telegram import background
from bot.telegram.background import beside, cancelled


@pytest.mark.parametrize(
    "error, level, told",
    [(NetworkError("down"), logging.WARNING, "goes on later"), (ValueError("odd"), logging.ERROR, "failed")],
)
def test_a_failure_beside_is_told_and_stops_nothing(error, level, told, caplog):
    with beside("the menu"):
        raise error
    (record,) = caplog.records
    assert level == record.levelno
    assert f"the menu {told}" in record.getMessage()


def test_a_task_that_drops_a_cancellation_is_cancelled_again(monkeypatch):
    monkeypatch.setattr(background, "AGAIN_SECONDS", 0.01)

    async def drops_one():
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        await asyncio.sleep(60)

    async def steps():
        tasks = [asyncio.create_task(drops_one()), asyncio.create_task(asyncio.sleep(60))]
        await asyncio.sleep(0)
        async with asyncio.timeout(10):
            await cancelled(tasks)
        return [task.cancelled() for task in tasks]

    assert [True, True] == asyncio.run(steps())


def test_what_a_task_raised_stays_with_it():
    async def fails():
        raise ValueError("odd")

    async def steps():
        task = asyncio.create_task(fails())
        await asyncio.wait({task})
        await cancelled([task])
        return task.exception()

    assert "odd" == str(asyncio.run(steps()))
