"""Lines told to admins: as messages, or with a document where they would fill many."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.telegram.admin import texts
from bot.telegram.logs import brief
from bot.telegram.markup import LENGTH, Block, rendered
from bot.telegram.posting import Place, edit, post
from bot.telegram.services import Services
from bot.telegram.texts import Voice, voice_of
from bot.text.utf16 import units

log = logging.getLogger("casebot.admins")

LIST_FILE = "casebot-list.txt"


@dataclass(frozen=True, slots=True)
class Report:
    """Lines to be shown, as they are to be shown: what admins wrote themselves is never turned into another
    script. Where there is a `short` form, that is shown and the whole goes with it as a document."""

    lines: tuple[str, ...]
    short: tuple[str, ...] = ()


def said_line(line: str, voice: Voice) -> str:
    """A line on a problem in the admin's script: not where it is (a file has the name it has), nor what is
    quoted of the admin's own.

    >>> said_line("faq/节.yaml:1:问法“节”写了两次", Voice("hant"))
    'faq/节.yaml:1:問法“节”寫了兩次'
    """
    found = _FILE.match(line)
    place = found[0] if found else ""
    parts = _QUOTED.split(line[len(place) :])
    return place + "".join(part if part.startswith("“") else voice.say(part) for part in parts)


_FILE = re.compile(r"[^:]*\.[A-Za-z]{1,8}(?::\d+)?(?=:)")
_QUOTED = re.compile(r"(“[^”]*”)")


async def tell_admins(services: Services, told: Callable[[Voice], Report]) -> None:
    """Tell every admin in the chat with the bot, in their script. One who never opened it, or blocked it, is
    passed over."""
    for admin in sorted(services.settings.admins):
        try:
            voice = voice_of(await services.store.script(admin), "hans")
            await report(services, admin, told(voice), voice)
        except TelegramError as error:
            log.warning("admin %d is not told: %s", admin, brief(error))


async def report(
    services: Services,
    chat: int,
    told: Report,
    voice: Voice,
    *,
    instead: int | None = None,
    keyboard: InlineKeyboardMarkup | None = None,
) -> int:
    """Show a report in one message, in the place of `instead` where that can be edited; what it cannot hold
    goes before it, whole, as a document. Gives the id of the message, which carries the keyboard."""
    whole = "\n".join(told.lines)
    text = "\n".join(told.short) or whole
    if told.short or units(text) > LENGTH:
        await send_text(services, chat, LIST_FILE, whole)
        text = f"{_head(text)}\n\n{voice.say(texts.WHOLE_LIST.format(file=LIST_FILE))}"
    message = rendered([Block(text)])[0]
    if instead is not None and await edit(services.bot, chat, instead, message, keyboard):
        return instead
    (sent,) = await post(services.bot, Place(chat), [message], keyboard)
    return sent


async def send_text(services: Services, chat: int, name: str, text: str, caption: str = "") -> None:
    """Text as a document that phones and desktops open alike."""
    data = BytesIO(text.encode("utf-8"))
    await services.bot.send_document(chat, data, filename=name, caption=caption or None)


def _head(text: str) -> str:
    """The first lines of a text, as many as leave room for a word on the rest; of a line longer than that, its
    beginning.

    >>> _head("甲\\n" * 9_000) == "\\n".join("甲" * 1_998)
    True
    """
    room = LENGTH - ROOM
    head = text[:room]
    while (over := units(head) - room) > 0:
        head = head[: -((over + 1) // 2)]  # a character has two units at most
    if head == text:
        return head.rstrip()
    return (head.rpartition("\n")[0] or head).rstrip()


ROOM = 100
"""UTF-16 units of a message kept for the word on the rest."""
