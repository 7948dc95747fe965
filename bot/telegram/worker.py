"""`casebot run`: the worker from start to end.

    getUpdates -> Intake (writes each down) -> Lanes (order per chat) -> handlers -> store: finished

Exit codes: 0 after SIGTERM or SIGINT, 1 with the stacks of all threads where that end hangs; anything that a
restart or a person has to mend raises CasebotError, one line with the next step.
"""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import logging
import os
import signal

from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder

from bot.answering import warm_up
from bot.errors import CasebotError
from bot.library import Library
from bot.settings import Settings
from bot.store import Store
from bot.telegram.admin.alerting import Alerts
from bot.telegram.admin.live import Live
from bot.telegram.background import cancelled
from bot.telegram.connecting import App, reach
from bot.telegram.handlers import build_handlers
from bot.telegram.logs import redact, secrets_of, set_up_logs
from bot.telegram.sending import make_bot
from bot.telegram.services import Services
from bot.telegram.serving import Worker

log = logging.getLogger("casebot.worker")

CLOSE_SECONDS = 1.0
LAST_SECONDS = 14.0
"""After which an end that was asked for is forced. Ten are planned for; what is not done by then hangs, and would
until the host sends SIGKILL, which tells nobody where. Nothing is lost: the store is made for a kill."""


def run(settings: Settings, library: Library) -> None:
    """Serve until SIGTERM or SIGINT. Raises CasebotError for all that ends it earlier."""
    secrets = secrets_of(settings.telegram_bot_token)
    set_up_logs(settings.telegram_bot_token)
    # RetryAfter.retry_after as a timedelta, what PTB will have it be; without it each 429 warns.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    warm_up(library)
    try:
        asyncio.run(_serve(settings, library))
    except CasebotError as error:
        raise type(error)(redact(str(error), secrets)) from None
    except Exception as error:
        log.exception("the worker ended by a mistake of its own")
        raise CasebotError(redact(f"the worker ended: {type(error).__name__}: {error}", secrets)) from None


async def _serve(settings: Settings, library: Library) -> None:
    stop = asyncio.Event()
    _stop_on_signals(stop)
    store = await Store.open(
        settings.database_url,
        conversation_hours=settings.conversation_hours,
        retention_days=settings.retention_days,
    )
    try:
        app: App = (
            ApplicationBuilder()
            .bot(make_bot(settings.telegram_bot_token, settings.telegram_api_base))
            .job_queue(None)
            .build()
        )
        reached = asyncio.create_task(reach(app, settings.telegram_api_base))
        if not await _unless(stop, reached):
            return
        try:
            services = Services(app.bot, store, Live(library, settings, store), settings, app.bot.username)
            with contextlib.closing(services):
                await _begin(services)
                app.add_handlers(list(build_handlers(services)))
                await Worker(app, services).serve(stop)
        finally:
            with contextlib.suppress(TimeoutError, TelegramError):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await app.shutdown()
    finally:
        await store.close()


async def _begin(services: Services) -> None:
    """Make live what was made in the chat. Should that fail, the files as they were opened still answer."""
    services.live.after_faults = Alerts(services).tell
    try:
        await services.live.begin()
    except Exception:
        log.exception("what was made in the chat is not live")


def _stop_on_signals(stop: asyncio.Event) -> None:
    """The first signal asks for the end, each further one changes nothing: what is held is finished."""
    loop = asyncio.get_running_loop()

    def end() -> None:
        if not stop.is_set():
            stop.set()
            # Counts to the end of the process: threads may hold it up after all else is closed.
            faulthandler.dump_traceback_later(LAST_SECONDS, exit=True)

    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, end)
        except NotImplementedError:  # Windows
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(end))


async def _unless(stop: asyncio.Event, task: asyncio.Task[None]) -> bool:
    """Whether the task was done before the end was asked for; raises what it raises."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    done = task.done()
    await cancelled([stopping] if done else [stopping, task])
    if done:
        await task
    return done
