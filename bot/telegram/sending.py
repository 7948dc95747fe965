"""The bot as the worker needs it: raw updates in, and requests out that wait out what passes by itself.

Every request goes through `PatientLimiter`, so no handler needs to know of 429, 502 or timeouts.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from aiolimiter import AsyncLimiter
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.telegram.logs import brief

log = logging.getLogger("casebot.sending")

UPDATE_KINDS = ["message", "edited_message", "callback_query", "inline_query"]

OVERALL_A_SECOND = 36
"""Telegram speaks of about 30 a second and answers more with 429, which is waited out. At exactly 30 a queue
once made would never drain while 30 questions a second come in (measured: p50 1.6 s instead of 70 ms)."""
RETRIES_429 = 10
CHAT_BURST = 5
"""Telegram bears about one message a second in a chat and short bursts; AIORateLimiter holds neither."""
CHATS_KEPT = 512

PATIENCE_SECONDS = 300.0
"""How long a message is tried for. The rest of its chat waits meanwhile; what is given up then is left
in the store for the next start."""
FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0

CONNECTIONS = 64
POOL_SECONDS = 30.0

PASSING = frozenset({"sendChatAction", "answerCallbackQuery", "answerInlineQuery"})
"""Of worth now or never: neither queued nor repeated, and their failure is no failure of the answer."""
TOO_LATE = ("query is too old", "query_id_invalid")
OWN_BACK_OFF = frozenset({"getMe", "deleteWebhook"})
"""The start tries these itself, and says what is wrong when they fail."""
IN_DOUBT = (
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.ReadError,
    httpx.WriteError,
    httpx.RemoteProtocolError,
)
"""Telegram may have done what was asked, only its reply is lost: a message is sent once more, not again
and again."""

_Result = Any
_Call = Callable[..., Coroutine[Any, Any, _Result]]


class WorkerBot(ExtBot[int]):
    """A bot that hands out updates unparsed: one that cannot be parsed must not hide the others."""

    async def raw_updates(self, offset: int | None, seconds: int, limit: int = 100) -> list[Any]:
        """Long-poll getUpdates; raises what Bot.get_updates raises."""
        data: dict[str, Any] = {"timeout": seconds, "limit": limit, "allowed_updates": UPDATE_KINDS}
        if offset is not None:
            data["offset"] = offset
        # The reply comes when the wait is over; ten seconds more for the way.
        result = await self._post("getUpdates", data, read_timeout=seconds + 10)
        if not isinstance(result, list):
            raise TelegramError("getUpdates answered no list")
        return result


def make_bot(token: str, api_base: str) -> WorkerBot:
    """`api_base` without a slash at its end, as https://api.telegram.org."""
    return WorkerBot(
        token,
        base_url=f"{api_base}/bot",
        base_file_url=f"{api_base}/file/bot",
        # One connection of its own, so that polling never waits for answers.
        get_updates_request=HTTPXRequest(connection_pool_size=1),
        request=HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=POOL_SECONDS),
        rate_limiter=PatientLimiter(),
    )


class PatientLimiter(AIORateLimiter):
    """AIORateLimiter with a pace for each chat, and with patience: see the module's constants."""

    def __init__(self, patience_seconds: float = PATIENCE_SECONDS) -> None:
        super().__init__(overall_max_rate=OVERALL_A_SECOND, max_retries=RETRIES_429)
        self._patience_seconds = patience_seconds
        self._paces: dict[object, AsyncLimiter] = {}

    async def process_request(
        self,
        callback: _Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Result:
        if endpoint in PASSING:
            return await _passing(callback, args, kwargs, endpoint)
        if endpoint in OWN_BACK_OFF:
            return await callback(*args, **kwargs)
        if endpoint.startswith("send") and "chat_id" in data:
            await self._pace(data["chat_id"]).acquire()

        async def call() -> _Result:
            return await super(PatientLimiter, self).process_request(
                callback, args, kwargs, endpoint, data, rate_limit_args
            )

        return await patiently(call, endpoint, self._patience_seconds)

    def _pace(self, chat: object) -> AsyncLimiter:
        if len(self._paces) > CHATS_KEPT:
            self._paces = {
                other: pace for other, pace in self._paces.items() if not pace.has_capacity(CHAT_BURST)
            }
        return self._paces.setdefault(chat, AsyncLimiter(CHAT_BURST, CHAT_BURST))


async def patiently(
    call: Callable[[], Coroutine[Any, Any, _Result]], endpoint: str, seconds: float
) -> _Result:
    """The result of `call`, tried again while the network or Telegram is in the way, for `seconds`."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    wait = FIRST_WAIT
    doubts = 0
    while True:
        try:
            return await call()
        except BadRequest:
            # PTB counts it among the network's errors; it is ours and stays the same.
            raise
        except NetworkError as error:
            doubts += isinstance(error.__cause__, IN_DOUBT)
            if loop.time() + wait > end or (doubts > 1 and endpoint.startswith("send")):
                raise
            log.warning("%s: %s; again in %.1f s", endpoint, brief(error), wait)
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)


async def _passing(callback: _Call, args: Any, kwargs: dict[str, Any], endpoint: str) -> _Result:
    try:
        return await callback(*args, **kwargs)
    except BadRequest as error:
        # A button or inline query that waited out a restart: its time is over, the rest is worth doing.
        if not any(sign in str(error).lower() for sign in TOO_LATE):
            raise
        log.info("%s: %s", endpoint, brief(error))
    except (NetworkError, RetryAfter) as error:
        log.info("%s left out: %s", endpoint, brief(error))
    return True


def pause_of(error: Exception) -> float:
    """Seconds that a 429 asks to wait; 0 for any other error."""
    if not isinstance(error, RetryAfter):
        return 0.0
    asked = error.retry_after
    return float(asked) if isinstance(asked, int) else asked.total_seconds()
