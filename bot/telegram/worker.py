"""`casebot run`: the worker from start to end.

    getUpdates -> Intake (writes each down) -> Lanes (order per chat) -> handlers -> store: finished

Exit codes: 0 after SIGTERM or SIGINT; anything that a restart or a person has to mend raises
CasebotError, one line with the next step.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import time
from collections.abc import Hashable
from typing import Any

from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext

from bot.errors import CasebotError, SettingsError
from bot.library import Library
from bot.settings import Settings
from bot.store import Store
from bot.telegram.commands import publish_commands
from bot.telegram.flood import INLINE_BURST, INLINE_REFILL_SECONDS, WARNING, FloodGate, Verdict
from bot.telegram.handlers import build_handlers
from bot.telegram.heartbeat import Heartbeat
from bot.telegram.intake import POLL_SECONDS, Intake, Taken
from bot.telegram.lanes import Lanes
from bot.telegram.logs import of_update, redact, secrets_of, set_up_logs
from bot.telegram.sending import WorkerBot, make_bot
from bot.telegram.services import LibraryHolder, Services

log = logging.getLogger("casebot.worker")

App = Application[Any, Any, Any, Any, Any, Any]

GRACE_SECONDS = 10.0
"""For what is held when the end is asked for: hosts send SIGKILL 10 to 30 s after SIGTERM."""
CLOSE_SECONDS = 2.0
START_WAITS = (1.0, 2.0, 4.0)
"""Between the tries to reach the API at the start; then the host starts the worker again."""
STARTS_MOST = 3
"""An update at which the process died this often is set aside: it may be what kills it."""
EXPIRE_SECONDS = 3600.0
APOLOGY = "出了点问题,这一条没能处理,已经记下。请换个说法再试一次。"


class PollingEnded(CasebotError):
    """Polling does not work any more; the host should start the worker again."""


def run(settings: Settings, library: Library) -> None:
    """Serve until SIGTERM or SIGINT. Raises CasebotError for all that ends it earlier."""
    secrets = secrets_of(settings.telegram_bot_token)
    set_up_logs(settings.telegram_bot_token)
    # RetryAfter.retry_after as a timedelta, what PTB will have it be; without it each 429 warns.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
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
            services = Services(app.bot, store, LibraryHolder(library), settings, app.bot.username)
            with contextlib.closing(services):
                app.add_handlers(list(build_handlers(services)))
                await Worker(app, services).serve(stop)
        finally:
            with contextlib.suppress(TimeoutError, TelegramError):
                await asyncio.wait_for(app.shutdown(), CLOSE_SECONDS)
    finally:
        await store.close()


async def look_up(settings: Settings) -> str:
    """Who the token is and how it is set up, for `casebot doctor`. Raises SettingsError as `reach`."""
    bot = make_bot(settings.telegram_bot_token, settings.telegram_api_base)
    try:
        await bot.initialize()
    except InvalidToken:
        raise bad_token(settings.telegram_api_base) from None
    except TelegramError as error:
        raise out_of_reach(settings.telegram_api_base, error) from None
    try:
        me = bot.bot
        inline = "on" if me.supports_inline_queries else "off (/setinline at @BotFather)"
        groups = "all group messages" if me.can_read_all_group_messages else "groups by mention, reply, /ask"
        return f"@{me.username} at {settings.telegram_api_base}; inline {inline}; reads {groups}"
    finally:
        await bot.shutdown()


async def reach(app: App, api_base: str) -> None:
    """getMe, and no webhook in the way of polling. Raises SettingsError for a token that Telegram does
    not know, and for an API that stays out of reach."""
    for wait in (*START_WAITS, None):
        try:
            await app.initialize()
            await app.bot.delete_webhook()
            return
        except InvalidToken:
            raise bad_token(api_base) from None
        except TelegramError as error:
            if wait is None:
                raise out_of_reach(api_base, error) from None
            log.warning("%s: %s; again in %.0f s", api_base, error, wait)
            await asyncio.sleep(wait)


def bad_token(api_base: str) -> SettingsError:
    return SettingsError(
        f"TELEGRAM_BOT_TOKEN: {api_base} does not know this token; copy it again from @BotFather (/mybots,"
        " API Token), and check TELEGRAM_API_BASE if that is set"
    )


def out_of_reach(api_base: str, error: TelegramError) -> SettingsError:
    return SettingsError(
        f"{api_base}: cannot be reached ({error}); check the network, a proxy (HTTPS_PROXY), and"
        " TELEGRAM_API_BASE"
    )


class Worker:
    """Polling, lanes and housekeeping around the handlers of an initialised application."""

    def __init__(self, app: App, services: Services) -> None:
        settings = services.settings
        self._app = app
        self._bot: WorkerBot = app.bot
        self._services = services
        self._store = services.store
        self._stale_seconds = settings.stale_seconds
        self._heartbeat = Heartbeat(settings.var_dir / "heartbeat")
        self._lanes: Lanes[tuple[Taken, Verdict]] = Lanes(self._handle)
        self._floods = FloodGate()
        self._inline_floods = FloodGate(INLINE_BURST, INLINE_REFILL_SECONDS)
        self._failed: dict[int, Exception] = {}
        # Two polls must fit into the time after which polling counts as stale.
        poll_seconds = max(1, min(POLL_SECONDS, int(settings.stale_seconds / 3)))
        self._intake = Intake(
            self._bot, self._store, self._heartbeat, self._hand_on, lambda: self._lanes.held, poll_seconds
        )
        app.add_error_handler(self._note_failure)

    async def serve(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then what is held is finished, within the grace."""
        left = await self._intake.take_up()
        log.info(
            "@%s serves %d cases; %d updates were left over",
            self._services.username,
            len(self._services.library.cases),
            left,
        )
        watch = [asyncio.create_task(work) for work in (self._intake.poll(), self._watch())]
        aside = [asyncio.create_task(work) for work in (self._expire(), self._publish())]
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({*watch, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _cancelled([*watch, *aside, stopping])
            await self._end()
        for task in watch:
            if not task.cancelled() and (error := task.exception()):
                if isinstance(error, InvalidToken):
                    raise bad_token(self._services.settings.telegram_api_base) from None
                raise error

    async def _end(self) -> None:
        log.info("ending; %d updates under way", self._lanes.held)
        with contextlib.suppress(TimeoutError, TelegramError):
            await asyncio.wait_for(self._intake.confirm(), CLOSE_SECONDS)
        left = await self._lanes.drain(GRACE_SECONDS - CLOSE_SECONDS)
        log.info("ended; %d updates left for the next start", left)

    def _hand_on(self, taken: Taken) -> None:
        # Counted as they come, not as they are answered: a flood is known by its pace.
        self._lanes.put(lane_of(taken.update), (taken, self._verdict(taken)))

    async def _handle(self, job: tuple[Taken, Verdict]) -> None:
        """From its start to finished, set aside, or left for the next start. Does not raise."""
        taken, verdict = job
        with of_update(taken.id):
            try:
                if verdict is Verdict.PASS:
                    await self._answer(taken)
                else:
                    await self._refuse(taken.update, verdict)
                    await self._store.finish(taken.id)
                    log.info("flood: %s", verdict.value)
            except Exception:
                # The store itself fails (a full disk): the update stays as it is.
                log.exception("left for the next start")

    async def _answer(self, taken: Taken) -> None:
        start = time.perf_counter()
        if await self._store.begin(taken.id) > STARTS_MOST:
            log.error("set aside: the process died at it %d times", STARTS_MOST)
            await self._store.set_aside(taken.id, taken.payload, "the process died at it")
            return
        await self._app.process_update(taken.update)
        error = self._failed.pop(taken.id, None)
        if error is None:
            await self._store.finish(taken.id)
            log.info("%s done in %.0f ms", kind_of(taken.update), 1000 * (time.perf_counter() - start))
        else:
            await self._fail(taken, error)

    async def _fail(self, taken: Taken, error: Exception) -> None:
        if isinstance(error, (NetworkError, RetryAfter)) and not isinstance(error, BadRequest):
            log.warning("left for the next start: %s: %s", type(error).__name__, error)
            return
        if isinstance(error, TelegramError) and not isinstance(error, BadRequest):
            # Blocked by the user, put out of the group: nobody waits for it.
            await self._store.finish(taken.id)
            log.info("cannot be delivered: %s: %s", type(error).__name__, error)
            return
        log.error("set aside", exc_info=error)
        await self._store.set_aside(taken.id, taken.payload, f"{type(error).__name__}: {error}")
        message = taken.update.message
        if message is not None and message.chat.type == message.chat.PRIVATE:
            with contextlib.suppress(TelegramError):
                await message.reply_text(APOLOGY)

    def _verdict(self, taken: Taken) -> Verdict:
        """What was left over passed the gate when it came."""
        user = taken.update.effective_user
        if not taken.fresh or user is None:
            return Verdict.PASS
        if taken.update.inline_query is not None:
            return self._inline_floods.verdict(user.id)
        chat = taken.update.effective_chat
        if taken.update.callback_query is None and (chat is None or chat.type != chat.PRIVATE):
            return Verdict.PASS
        return self._floods.verdict(user.id)

    async def _refuse(self, update: Update, verdict: Verdict) -> None:
        with contextlib.suppress(TelegramError):
            if update.callback_query is not None:
                await update.callback_query.answer(WARNING if verdict is Verdict.WARN else None)
            elif verdict is Verdict.WARN and update.effective_message is not None:
                await update.effective_message.reply_text(WARNING)

    async def _note_failure(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        if isinstance(update, Update) and isinstance(context.error, Exception):
            self._failed[update.update_id] = context.error
        else:
            log.error("outside any update", exc_info=context.error)

    async def _watch(self) -> None:
        while self._heartbeat.age <= self._stale_seconds:
            await asyncio.sleep(min(1.0, self._stale_seconds / 4))
        raise PollingEnded(
            f"no update could be fetched for {self._stale_seconds:.0f} s; ending so that the host starts the"
            " worker again (the lines above say why; another worker with this token also keeps it out)"
        )

    async def _expire(self) -> None:
        while True:
            with of_trouble("expiry"):
                gone = await self._store.expire()
                if gone:
                    log.info("%d answers have expired", gone)
            await asyncio.sleep(EXPIRE_SECONDS)

    async def _publish(self) -> None:
        with of_trouble("the command menu"):
            await publish_commands(self._bot)


def lane_of(update: Update) -> Hashable:
    """What keeps its order: a chat; for inline queries, which have none, a person."""
    chat, user = update.effective_chat, update.effective_user
    if chat is not None:
        return chat.id
    return ("inline", user.id if user is not None else 0)


def kind_of(update: Update) -> str:
    """
    >>> kind_of(Update(1))
    'update'
    """
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "update")


@contextlib.contextmanager
def of_trouble(what: str) -> Any:
    """Work beside the answers: its failure is logged, and stops nothing."""
    try:
        yield
    except Exception:
        log.exception("%s failed", what)


def _stop_on_signals(stop: asyncio.Event) -> None:
    """The first signal asks for the end, each further one changes nothing: what is held is finished."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))


async def _unless(stop: asyncio.Event, task: asyncio.Task[None]) -> bool:
    """Whether the task was done before the end was asked for; raises what it raises."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    done = task.done()
    await _cancelled([stopping] if done else [stopping, task])
    if done:
        await task
    return done


async def _cancelled(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
