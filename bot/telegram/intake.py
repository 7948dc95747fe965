"""getUpdates in a loop: each update is written down, then handed on; what passes by itself is waited out.

Telegram is told that an update has arrived (by the next offset) only once the store has it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.store import Store
from bot.telegram.heartbeat import Heartbeat
from bot.telegram.logs import brief
from bot.telegram.sending import WorkerBot, pause_of

log = logging.getLogger("casebot.intake")

POLL_SECONDS = 20
POLL_PAUSE = 0.05
"""Between two polls: lets updates that come together arrive together, unnoticed by people. A poll costs some
3 ms of CPU; at 30 questions a second there would be one for each."""
FIRST_WAIT = 1.0
LONGEST_WAIT = 15.0
HELD_MOST = 1_000
"""Updates in memory above which nothing more is fetched; Telegram keeps the rest for a day."""
HELD_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Taken:
    """An update that the store holds; `fresh` is false for one left over from an earlier run."""

    id: int
    payload: str
    update: Update
    fresh: bool = True


class Intake:
    """`poll` for ever, `hand_on` each update that is new."""

    def __init__(
        self,
        bot: WorkerBot,
        store: Store,
        heartbeat: Heartbeat,
        hand_on: Callable[[Taken], None],
        held: Callable[[], int],
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        self._bot = bot
        self._store = store
        self._heartbeat = heartbeat
        self._hand_on = hand_on
        self._held = held
        self._poll_seconds = poll_seconds
        self._offset: int | None = None

    async def take_up(self) -> int:
        """Hand on what an earlier run took and did not finish, oldest first; gives how many."""
        left = await self._store.unfinished()
        for id, payload in left:
            await self._pass_on(id, payload, json.loads(payload), fresh=False)
        return len(left)

    async def poll(self) -> None:
        """Never returns. Raises InvalidToken where Telegram does not know the token any more."""
        wait = FIRST_WAIT
        while True:
            while self._held() >= HELD_MOST:
                await asyncio.sleep(HELD_PAUSE)
            try:
                for raw in await self._bot.raw_updates(self._offset, self._poll_seconds):
                    await self._take(raw)
            except InvalidToken:
                raise
            except (TelegramError, sqlite3.Error) as error:
                pause = max(wait, pause_of(error))
                log.warning("%s; polling again in %.0f s", _told(error), pause)
                await asyncio.sleep(pause)
                wait = min(2 * wait, LONGEST_WAIT)
            else:
                self._heartbeat.beat()
                wait = FIRST_WAIT
                await asyncio.sleep(POLL_PAUSE)

    async def confirm(self) -> None:
        """Tell Telegram of the last updates taken, so that a host that loses its disk between two runs
        does not answer them twice."""
        if self._offset is not None:
            await self._bot.raw_updates(self._offset, 0, limit=1)

    async def _take(self, raw: Any) -> None:
        id = raw.get("update_id") if isinstance(raw, dict) else None
        if not isinstance(id, int):
            # Without an id it cannot be confirmed either; those after it can.
            log.error("an update without an id, left out: %.200r", raw)
            return
        payload = json.dumps(raw)
        if await self._store.take(id, payload):
            await self._pass_on(id, payload, raw, fresh=True)
        else:
            log.info("update=%d known, left out", id)
        self._offset = id + 1

    async def _pass_on(self, id: int, payload: str, raw: Any, *, fresh: bool) -> None:
        try:
            update = parsed(raw, self._bot)
        except Exception as error:
            # Whatever a library raises on data it does not expect; the next updates must not wait for it.
            log.error("update=%d cannot be parsed, set aside: %s", id, brief(error))
            await self._store.set_aside(id, payload, f"{type(error).__name__}: {error}")
            return
        self._hand_on(Taken(id, payload, update, fresh))


def parsed(raw: Any, bot: Bot) -> Update:
    """The update as PTB's type. Raises whatever the data brings about; TypeError where there is none."""
    update = Update.de_json(raw, bot)
    if update is None:
        raise TypeError("an empty update")
    # PTB parses lazily in places: who and where must be known before it is queued.
    _ = update.effective_chat, update.effective_user
    return update


def _told(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "409, another worker polls with this token (a deploy overlaps for a moment)"
    return brief(error)
