"""Which update goes to whom: the first row that fits takes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
)
from telegram.ext.filters import (
    CAPTION,
    COMMAND,
    REPLY,
    TEXT,
    ChatType,
    Document,
    StatusUpdate,
    UpdateType,
    User,
)

from bot.telegram import commands, inline, pressing, talking
from bot.telegram.admin import answering_misses, keeping, misses, stats, uploading
from bot.telegram.admin.miss_keyboards import ACTS, STEPS
from bot.telegram.admin.pasting import PastedEntries
from bot.telegram.commands import Command, command_of
from bot.telegram.groups import ForBot
from bot.telegram.pressing import Press, press_of
from bot.telegram.services import Services

Context = CallbackContext[Any, Any, Any, Any]
Handler = BaseHandler[Update, Context, None]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def build_handlers(services: Services) -> Sequence[Handler]:
    """The table. Filters say what PTB would also take: edits (`new` keeps them out) and, in groups, what
    is not for the bot."""
    for_bot = ForBot(services.bot.id, services.username)
    new = UpdateType.MESSAGE & for_bot
    by_admin = User(services.settings.admins) & ChatType.PRIVATE
    text_file = Document.FileExtension("txt") | Document.FileExtension("md")
    yaml_file = Document.FileExtension("yaml") | Document.FileExtension("yml")

    def command(name: str, act: Callable[[Services, Command], Awaitable[None]]) -> Handler:
        return CommandHandler(name, _commanded(services, act), new)

    def admin_command(name: str, act: Callable[[Services, Command], Awaitable[None]]) -> Handler:
        # Anybody else's falls through to the rows of those who are no admins.
        return CommandHandler(name, _commanded(services, act), new & by_admin)

    def admin_button(pattern: str, act: Callable[[Services, Press], Awaitable[None]]) -> Handler:
        return button(pattern, _for_admins(act))

    def button(pattern: str, act: Callable[[Services, Press], Awaitable[None]]) -> Handler:
        # The whole data must fit: a client can send any.
        return CallbackQueryHandler(_pressed(services, act), rf"\A(?:{pattern})(?::t)?\Z")

    return [
        command("start", commands.on_start),  # also links with a start parameter
        command("help", commands.on_help),
        command("cases", commands.on_cases),
        command("case", commands.on_case),
        CommandHandler("ask", _commanded(services, commands.on_ask), for_bot),  # edited: edits its answer
        command("why", commands.on_why),
        command("script", commands.on_script),
        command("privacy", commands.on_privacy),
        command("forget", commands.on_forget),
        command("quiet", commands.on_quiet),
        admin_command("reload", keeping.on_reload),
        admin_command("undo", keeping.on_undo),
        admin_command("export", keeping.on_export),
        admin_command("remove", uploading.on_remove),
        admin_command("misses", misses.on_misses),
        admin_command("stats", stats.on_stats),
        # Edited, it is checked again.
        MessageHandler(PastedEntries() & for_bot & by_admin, _commanded(services, uploading.on_block)),
        # An answer where it replies to the message that asks for one, else a question.
        MessageHandler(
            TEXT & REPLY & ~COMMAND & for_bot & by_admin, _updated(services, answering_misses.on_reply)
        ),
        MessageHandler(yaml_file & new & by_admin, _commanded(services, uploading.on_document)),
        MessageHandler(text_file & new & by_admin, _commanded(services, uploading.on_text_file)),
        # Groups are full of other bots' commands: only a private chat is told.
        MessageHandler(COMMAND & new & ChatType.PRIVATE, _commanded(services, commands.on_unknown)),
        button(r"[op]:[A-Za-z0-9_-]{1,60}", pressing.on_passage),
        button(r"[ef]:[0-9]{1,15}:[0-9]{1,3}", pressing.on_evidence),
        button(r"q:[0-9]{1,15}:[0-9]{1,3}", pressing.on_question),
        button(r"a:[A-Za-z0-9_-]{1,60}", pressing.on_overview),
        button(r"[gbu]:[0-9]{1,15}|r:[0-9]{1,15}:[a-z]{1,9}", pressing.on_rating),
        button(r"[lm]:[0-9]{1,7}", pressing.on_list),
        button(r"c:[A-Za-z0-9_-]{1,60}", pressing.on_case),
        button(r"x:[a-z-]{0,9}", commands.on_script_button),
        button(r"z:", pressing.on_notify),
        admin_button(r"U:[0-9]{1,15}:(?:y:[0-9a-f]{8}|n)", uploading.on_button),
        admin_button(ACTS, misses.on_cluster),
        admin_button(STEPS, answering_misses.on_step),
        button(r"(?s:.*)", pressing.on_unknown),  # of an older version, or made up
        InlineQueryHandler(_updated(services, inline.on_inline)),
        # A question: any text or caption for the bot, new or edited. Behind the commands, so that an
        # edited command is none.
        MessageHandler((TEXT | CAPTION) & ~COMMAND & for_bot, _updated(services, talking.on_text)),
        # Photo, voice, sticker: a polite line, where nobody else is bothered by it.
        MessageHandler(
            new & ChatType.PRIVATE & ~TEXT & ~StatusUpdate.ALL, _commanded(services, commands.NotText())
        ),
    ]


def _updated(services: Services, act: Callable[[Services, Update], Awaitable[None]]) -> Callback:
    async def callback(update: Update, _: Context) -> None:
        await act(services, update)

    return callback


def _commanded(services: Services, act: Callable[[Services, Command], Awaitable[None]]) -> Callback:
    async def callback(update: Update, _: Context) -> None:
        command = await command_of(services, update)
        if command is not None:
            await act(services, command)

    return callback


def _for_admins(
    act: Callable[[Services, Press], Awaitable[None]],
) -> Callable[[Services, Press], Awaitable[None]]:
    """The act for an admin in the chat with the bot; for all others the button is an unknown one: data can
    be forged."""

    async def guarded(services: Services, press: Press) -> None:
        permitted = press.private and services.is_admin(press.user)
        await (act if permitted else pressing.on_unknown)(services, press)

    return guarded


def _pressed(services: Services, act: Callable[[Services, Press], Awaitable[None]]) -> Callback:
    async def callback(update: Update, _: Context) -> None:
        press = press_of(update)
        if press is not None:
            await act(services, press)
        elif update.callback_query is not None:
            await services.bot.answer_callback_query(update.callback_query.id)

    return callback
