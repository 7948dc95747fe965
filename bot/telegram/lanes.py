"""Order per chat, parallel across chats: one lane for each key, alive while something is in it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from bot.telegram.background import cancelled

Job = TypeVar("Job")


class Lanes(Generic[Job]):
    """Jobs of one key are done one after the other in the order they came; keys do not wait for one
    another. `work` must not raise: a lane that breaks would leave its jobs behind."""

    def __init__(self, work: Callable[[Job], Awaitable[None]]) -> None:
        self._work = work
        self._waiting: dict[Hashable, deque[Job]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self.held = 0

    def put(self, key: Hashable, job: Job) -> None:
        self.held += 1
        self._idle.clear()
        if key in self._waiting:
            self._waiting[key].append(job)
            return
        self._waiting[key] = deque([job])
        task = asyncio.create_task(self._run(key))
        # The loop itself keeps weak references only.
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def drain(self, seconds: float) -> int:
        """Wait until all is done, but no longer than `seconds`; what then is not, is cancelled and
        counted."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            left = self.held
            await cancelled(list(self._running))
            return left
        return 0

    async def _run(self, key: Hashable) -> None:
        waiting = self._waiting[key]
        try:
            while waiting:
                try:
                    await self._work(waiting.popleft())
                finally:
                    self.held -= 1
                    if not self.held:
                        self._idle.set()
        finally:
            del self._waiting[key]
