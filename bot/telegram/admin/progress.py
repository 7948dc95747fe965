"""How far a long piece of work is, shown in a message."""

from __future__ import annotations

import asyncio
import time

from bot.telegram.admin import texts
from bot.telegram.admin.reporting import Report, report
from bot.telegram.services import Services
from bot.telegram.texts import Voice

PROGRESS_SECONDS = 2.0
"""Between two edits of the message."""


class Progress:
    """Tells in a message how far the replay is, now and then, and never behind what follows."""

    def __init__(self, services: Services, chat: int, message: int, voice: Voice) -> None:
        self._services, self._chat, self._message, self._voice = services, chat, message, voice
        self._next = time.monotonic() + PROGRESS_SECONDS
        self._showing: asyncio.Task[int] | None = None

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next or (self._showing is not None and not self._showing.done()):
            return
        self._next = now + PROGRESS_SECONDS
        told = Report((self._voice.say(texts.REPLAYING).format(done=done, total=total),))
        self._showing = asyncio.create_task(
            report(self._services, self._chat, told, self._voice, instead=self._message)
        )

    async def end(self) -> None:
        self._next = float("inf")
        if self._showing is not None:
            await asyncio.gather(self._showing, return_exceptions=True)
