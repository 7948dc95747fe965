"""Messages out: sent, or put in the place of those sent before; plain where Telegram refuses the HTML."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from telegram import Bot, ForceReply, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.telegram.markup import Rendered
from bot.telegram.services import Services

log = logging.getLogger("casebot.posting")

TYPING_SECONDS = 0.25
"""An answer does not wait longer than this for its typing…; sent side by side the two would arrive in
either order, and typing… after the answer would stand for five seconds."""

# A preview of the linked page would be larger than the answer.
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: the chat, its topic, and the message it replies to (groups)."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None

    @classmethod
    def of(cls, message: Message) -> Place:
        """Beside a message: in its topic, and as a reply to it where others talk too."""
        private = message.chat.type == message.chat.PRIVATE
        return cls(
            message.chat.id,
            message.message_thread_id if message.is_topic_message else None,
            None if private else message.message_id,
        )


async def post(
    bot: Bot,
    place: Place,
    messages: Sequence[Rendered],
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
) -> list[int]:
    """Send messages in order, the keyboard (or the wish for a reply) under the last; gives their ids."""
    last = len(messages) - 1
    return [
        await _send(bot, place, message, keyboard if number == last else None)
        for number, message in enumerate(messages)
    ]


async def repost(
    bot: Bot,
    place: Place,
    ids: Sequence[int],
    messages: Sequence[Rendered],
    keyboard: InlineKeyboardMarkup | None = None,
) -> list[int]:
    """Put messages in the place of others: these are edited, missing ones sent, spare ones deleted."""
    last = len(messages) - 1
    new: list[int] = []
    for number, message in enumerate(messages):
        under = keyboard if number == last else None
        old = ids[number] if number < len(ids) else None
        if old is None or not await edit(bot, place.chat, old, message, under):
            old = await _send(bot, place, message, under)
        new.append(old)
    for spare in ids[len(messages) :]:
        with suppress(BadRequest):  # deleted by hand, or too old to be
            await bot.delete_message(place.chat, spare)
    return new


async def edit(
    bot: Bot, chat: int, id: int, message: Rendered, keyboard: InlineKeyboardMarkup | None = None
) -> bool:
    """Edit a message; False where there is none to edit any more."""
    try:
        try:
            await bot.edit_message_text(
                message.html,
                chat,
                id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if not unparsable(error):
                raise
            await bot.edit_message_text(
                message.plain, chat, id, reply_markup=keyboard, link_preview_options=NO_PREVIEW
            )
    except BadRequest as error:
        return _unless_gone(error)
    return True


async def edit_keyboard(bot: Bot, chat: int, id: int, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Change the buttons of a message alone; False where there is none to edit any more."""
    try:
        await bot.edit_message_reply_markup(chat, id, reply_markup=keyboard)
    except BadRequest as error:
        return _unless_gone(error)
    return True


@asynccontextmanager
async def typing(services: Services, place: Place) -> AsyncIterator[None]:
    """typing… beside what is done meanwhile; it is over before the answer is sent."""
    if services.typing.locked():
        yield
        return
    async with services.typing:
        shown = asyncio.ensure_future(
            services.bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
        )
        try:
            yield
        finally:
            with suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(TYPING_SECONDS):
                    await shown


async def _send(
    bot: Bot, place: Place, message: Rendered, keyboard: InlineKeyboardMarkup | ForceReply | None
) -> int:
    reply = None
    if place.reply_to is not None:
        # The question may have been deleted meanwhile; its answer comes all the same.
        reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True)

    async def send(text: str, parse_mode: str | None) -> int:
        sent = await bot.send_message(
            place.chat,
            text,
            parse_mode=parse_mode,
            reply_markup=keyboard,
            message_thread_id=place.thread,
            reply_parameters=reply,
            link_preview_options=NO_PREVIEW,
        )
        return sent.message_id

    try:
        return await send(message.html, ParseMode.HTML)
    except BadRequest as error:
        if not unparsable(error):
            raise
        log.warning("sent plain: %s", error)
        return await send(message.plain, None)


def unparsable(error: BadRequest) -> bool:
    """Whether Telegram refused the HTML: what was sent is to come again as plain text."""
    return "can't parse entities" in str(error).lower()


def _unless_gone(error: BadRequest) -> bool:
    """True for an edit that changes nothing, False for one of a message that cannot be edited any more;
    raises any other error."""
    told = str(error).lower()
    if "is not modified" in told:
        return True
    if "to edit not found" in told or "can't be edited" in told or "message_id_invalid" in told:
        return False
    raise error
