"""Work beside the answers: its failures stop nothing, and its end comes when it is asked for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from telegram.error import InvalidToken, NetworkError, RetryAfter

from bot.store import StoreError
from bot.telegram.logs import brief

log = logging.getLogger("casebot.background")

AGAIN_SECONDS = 3.0
"""More than any of the tasks takes for its own end: a notice being sent is given two."""


@contextmanager
def beside(what: str) -> Iterator[None]:
    """What fails within is logged: in a line what passes by itself, with its traceback what does not."""
    try:
        yield
    except (NetworkError, RetryAfter, InvalidToken, StoreError) as error:
        log.warning("%s goes on later: %s", what, brief(error))
    except Exception:
        log.exception("%s failed", what)


async def cancelled(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel tasks and wait for their end; what they raise stays with them.

    One that went on all the same is cancelled again: before Python 3.12 `asyncio.wait_for` drops a
    cancellation that comes in the same moment as what it waits for, which libraries use too. Cancelled
    once, such a task would hold up the end until the host sends SIGKILL.
    """
    while pending := [task for task in tasks if not task.done()]:
        for task in pending:
            task.cancel()
        await asyncio.wait(pending, timeout=AGAIN_SECONDS)
