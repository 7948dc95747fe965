"""What the handlers work with, put together once by the worker."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from telegram import Bot

from bot.library import Library
from bot.settings import Settings
from bot.store import Store
from bot.telegram.admin.live import Live


@dataclass(frozen=True)
class Services:
    """The bot that sends, the state, what is live, the deployment's settings, the bot's name without @.

    `typing` are the turns for showing typing…: with more questions under way (a start after a pause) the
    requests it costs are better spent on answers.

    `thinking` is the one thread that answers: the loop goes on polling and sending meanwhile, and a
    second thread would only take turns with the first (pure Python, measured 1-5 ms a question).
    """

    bot: Bot
    store: Store
    live: Live
    settings: Settings
    username: str
    typing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))
    thinking: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "answering"))

    @property
    def library(self) -> Library:
        return self.live.library

    def is_admin(self, user: int) -> bool:
        return user in self.settings.admins

    def close(self) -> None:
        """End the threads; the bot and the store are closed by whoever opened them."""
        self.thinking.shutdown(wait=False, cancel_futures=True)
        self.live.close()
