"""Polling, lanes and housekeeping around the handlers: from the first update to the last one held."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Hashable
from typing import Any

from telegram import Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import CallbackContext

from bot.errors import CasebotError
from bot.telegram.admin import watching
from bot.telegram.admin.telling import Telling
from bot.telegram.background import beside, cancelled
from bot.telegram.connecting import App, bad_token
from bot.telegram.flood import (
    INLINE_BURST,
    INLINE_REFILL_SECONDS,
    PRESS_BURST,
    PRESS_REFILL_SECONDS,
    WARNING,
    FloodGate,
    Verdict,
)
from bot.telegram.groups import addressed
from bot.telegram.heartbeat import Heartbeat
from bot.telegram.intake import POLL_SECONDS, Intake, Taken
from bot.telegram.lanes import Lanes
from bot.telegram.logs import brief, of_update
from bot.telegram.menus import publish_commands
from bot.telegram.services import Services
from bot.telegram.talking import voice_for

log = logging.getLogger("casebot.worker")

CONFIRM_SECONDS = 1.0
GRACE_SECONDS = 8.0
"""For what is held when the end is asked for. With the confirmation before it and the closing after it all
ends within 10 s: hosts send SIGKILL 10 to 30 s after SIGTERM."""
STARTS_MOST = 3
"""An update at which the process died this often is set aside: it may be what kills it."""
EXPIRE_SECONDS = 3600.0
APOLOGY = "出了点问题,这一条没能处理,已经记下。请换个说法再试一次。"


class PollingEnded(CasebotError):
    """Polling does not work any more; the host should start the worker again."""


class Worker:
    """Polling, lanes and housekeeping around the handlers of an initialised application."""

    def __init__(self, app: App, services: Services) -> None:
        settings = services.settings
        self._app = app
        self._services = services
        self._store = services.store
        self._stale_seconds = settings.stale_seconds
        self._heartbeat = Heartbeat(settings.var_dir / "heartbeat")
        self._lanes: Lanes[tuple[Taken, Verdict]] = Lanes(self._handle)
        self._floods = FloodGate()
        self._inline_floods = FloodGate(INLINE_BURST, INLINE_REFILL_SECONDS)
        self._press_floods = FloodGate(PRESS_BURST, PRESS_REFILL_SECONDS)
        self._failed: dict[int, Exception] = {}
        # Two polls must fit into the time after which polling counts as stale.
        poll_seconds = max(1, min(POLL_SECONDS, int(settings.stale_seconds / 3)))
        self._intake = Intake(
            app.bot, self._store, self._heartbeat, self._hand_on, lambda: self._lanes.held, poll_seconds
        )
        self._telling = Telling(services)
        services.live.after_swap = self._telling.library_changed
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
        aside = [
            asyncio.create_task(work)
            for work in (
                self._expire(),
                self._publish(),
                self._telling.run(),
                watching.watch(self._services.live),
            )
        ]
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({*watch, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await cancelled([*watch, *aside, stopping])
            await self._end()
        for task in watch:
            if not task.cancelled() and (error := task.exception()):
                if isinstance(error, InvalidToken):
                    raise bad_token(self._services.settings.telegram_api_base) from None
                raise error

    async def _end(self) -> None:
        log.info("ending; %d updates under way", self._lanes.held)
        with contextlib.suppress(TimeoutError, TelegramError):
            async with asyncio.timeout(CONFIRM_SECONDS):
                await self._intake.confirm()
        left = await self._lanes.drain(GRACE_SECONDS)
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
        try:
            await self._app.process_update(taken.update)
        except asyncio.CancelledError:
            await self._store.leave(taken.id)
            raise
        error = self._failed.pop(taken.id, None)
        if error is None:
            await self._store.finish(taken.id)
            log.info("%s done in %.0f ms", kind_of(taken.update), 1000 * (time.perf_counter() - start))
        else:
            await self._fail(taken, error)

    async def _fail(self, taken: Taken, error: Exception) -> None:
        if passes(error):
            await self._store.leave(taken.id)
            log.warning("left for the next start: %s", brief(error))
            return
        if isinstance(error, (Forbidden, ChatMigrated)):
            # Blocked by the user, put out of the group: nobody waits for it.
            await self._store.finish(taken.id)
            log.info("cannot be delivered: %s", brief(error))
            return
        log.error("set aside", exc_info=error)
        await self._store.set_aside(taken.id, taken.payload, f"{type(error).__name__}: {error}")
        if taken.update.message is not None and self._concerns(taken.update):
            with contextlib.suppress(TelegramError):
                await taken.update.message.reply_text(await self._in_script(taken.update, APOLOGY))

    def _verdict(self, taken: Taken) -> Verdict:
        """What was left over passed the gate when it came."""
        user = taken.update.effective_user
        if not taken.fresh or user is None:
            return Verdict.PASS
        if taken.update.inline_query is not None:
            return self._inline_floods.verdict(user.id)
        if taken.update.callback_query is not None:
            return self._press_floods.verdict(user.id)
        return self._floods.verdict(user.id) if self._concerns(taken.update) else Verdict.PASS

    def _concerns(self, update: Update) -> bool:
        """Whether the bot is spoken to; groups talk past it most of the time."""
        if update.callback_query is not None:
            return True
        message = update.effective_message
        return message is not None and addressed(message, self._services.bot.id, self._services.username)

    async def _in_script(self, update: Update, text: str) -> str:
        user, message = update.effective_user, update.effective_message
        asked = (message.text or "") if message is not None else ""
        if user is None:
            return text
        return (await voice_for(self._services, user.id, user.language_code, asked)).say(text)

    async def _refuse(self, update: Update, verdict: Verdict) -> None:
        """The one warning; a button is answered each time, or it would go on spinning."""
        warning = await self._in_script(update, WARNING) if verdict is Verdict.WARN else None
        with contextlib.suppress(TelegramError):
            if update.callback_query is not None:
                await update.callback_query.answer(warning)
            elif update.inline_query is not None:
                await update.inline_query.answer([], cache_time=1)
            elif warning is not None and update.effective_message is not None:
                await update.effective_message.reply_text(warning)

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
            with beside("expiry"):
                gone = await self._store.expire()
                if gone:
                    log.info("%d answers have expired", gone)
            await asyncio.sleep(EXPIRE_SECONDS)

    async def _publish(self) -> None:
        with beside("the command menu"):
            await publish_commands(self._services)


def passes(error: Exception) -> bool:
    """Whether the same update may go well another time: the network, a 429, a token taken back.

    >>> passes(NetworkError("Bad Gateway (502)")), passes(BadRequest("can't parse entities"))
    (True, False)
    """
    return isinstance(error, (NetworkError, RetryAfter, InvalidToken)) and not isinstance(error, BadRequest)


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
