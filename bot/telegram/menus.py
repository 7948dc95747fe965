"""The menus that Telegram shows of the commands."""

from __future__ import annotations

from contextlib import suppress

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.telegram import texts
from bot.telegram.admin import texts as admin_texts
from bot.telegram.services import Services
from bot.telegram.texts import Voice, voice_of


async def publish_commands(services: Services) -> None:
    """Set the menus: all commands in private chats, /ask alone in groups; in Chinese, and in English for
    Telegrams that speak it. An admin's own chat also has the admins' commands.

    Telegram takes two-letter languages only, so Traditional cannot be one: `set_menu` sets it chat by chat.
    """
    scopes: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
        (BotCommandScopeDefault(), tuple(texts.COMMANDS)),
        (BotCommandScopeAllPrivateChats(), tuple(texts.COMMANDS)),
        (BotCommandScopeAllGroupChats(), texts.GROUP_COMMANDS),
    )
    for scope, names in scopes:
        for column, language in enumerate(("", "en")):
            menu = [BotCommand(name, texts.COMMANDS[name][column]) for name in names]
            await services.bot.set_my_commands(menu, scope, language or None)
    for admin in services.settings.admins:
        await set_menu(services, admin, voice_of(await services.store.script(admin), "hans"))


async def set_menu(services: Services, chat: int, voice: Voice) -> None:
    """The menu of one private chat where it is one of its own (in Traditional, an admin's), or that of all
    chats again."""
    bot, scope = services.bot, BotCommandScopeChat(chat)
    admin = services.is_admin(chat)  # the id of a private chat is the person's
    with suppress(TelegramError):  # the menu is an adornment; an admin may never have opened the chat
        if voice.words == "hant" or admin:
            told = {name: chinese for name, (chinese, _) in texts.COMMANDS.items()}
            told |= admin_texts.COMMANDS if admin else {}
            menu = [BotCommand(name, voice.say(chinese)) for name, chinese in told.items()]
            await bot.set_my_commands(menu, scope)
        else:
            await bot.delete_my_commands(scope)
