"""Who the token is, and whether the API can be reached: at the start, and for `casebot doctor`."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.errors import SettingsError
from bot.settings import Settings
from bot.telegram.logs import brief
from bot.telegram.sending import make_bot

log = logging.getLogger("casebot.connecting")

App = Application[Any, Any, Any, Any, Any, Any]

START_WAITS = (1.0, 2.0, 4.0)
"""Between the tries to reach the API at the start; then the host starts the worker again."""


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
            log.warning("%s: %s; again in %.0f s", api_base, brief(error), wait)
            await asyncio.sleep(wait)


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


def bad_token(api_base: str) -> SettingsError:
    return SettingsError(
        f"TELEGRAM_BOT_TOKEN: {api_base} does not know this token; copy it again from @BotFather (/mybots,"
        " API Token), and check TELEGRAM_API_BASE if that is set"
    )


def out_of_reach(api_base: str, error: TelegramError) -> SettingsError:
    return SettingsError(
        f"{api_base}: cannot be reached ({brief(error)}); check the network, a proxy (HTTPS_PROXY), and"
        " TELEGRAM_API_BASE"
    )
