"""What is wrong with what should be live, told to the admins once, and once that all is good again."""

from __future__ import annotations

import asyncio

from bot.telegram.admin import texts
from bot.telegram.admin.reporting import Report, said_line, tell_admins
from bot.telegram.services import Services
from bot.telegram.texts import Voice


class Alerts:
    """Tells beside the work: an admin who blocked the bot must not hold it up."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._telling: set[asyncio.Task[None]] = set()

    def tell(self, wrong: tuple[str, ...], kept: bool) -> None:
        """Tell what is `wrong`, in lines in Chinese, and what answers meanwhile: all of before where that is
        `kept`, else what has no error."""
        meanwhile = texts.LIVE_KEPT if kept else texts.LIVE_SKIPPED

        def told(voice: Voice) -> Report:
            if not wrong:
                return Report((voice.say(texts.LIVE_GOOD),))
            lines = (said_line(line, voice) for line in wrong)
            return Report((voice.say(texts.LIVE_WRONG), *lines, voice.say(meanwhile)))

        task = asyncio.create_task(tell_admins(self._services, told))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
