"""The commands."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, replace
from itertools import islice

from telegram import (
    InlineKeyboardMarkup,
    Message,
    Update,
    User,
)

from bot.telegram import texts
from bot.telegram.admin import texts as admin_texts
from bot.telegram.admin.scores import score_blocks
from bot.telegram.cards import case_message, cases_message, why_message
from bot.telegram.finding import find_cases
from bot.telegram.groups import words_of
from bot.telegram.keyboards import (
    case_keyboard,
    cases_keyboard,
    choice_keyboard,
    examples_keyboard,
    notify_keyboard,
    passage_keyboard,
    script_keyboard,
)
from bot.telegram.links import opened
from bot.telegram.markup import Block, Rendered, rendered
from bot.telegram.menus import set_menu
from bot.telegram.posting import Place, edit, post
from bot.telegram.pressing import Press
from bot.telegram.records import read_answer, read_talk
from bot.telegram.rendering import passage_message
from bot.telegram.services import Services
from bot.telegram.talking import Asking, answer_script, ask, ask_again, voice_for
from bot.telegram.texts import Voice, script_of_language, voice_of
from bot.text.scripts import fold

EXAMPLES = 3
"""Cases the welcome offers a question on."""

ALBUMS_KEPT = 100


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it came: `words` are all that stands behind it, unsplit."""

    words: str
    user: User
    message: Message
    voice: Voice
    update: int
    edited: bool = False

    @property
    def private(self) -> bool:
        return bool(self.message.chat.type == self.message.chat.PRIVATE)


async def on_start(services: Services, command: Command) -> None:
    """The welcome; or, from a link, the passage, the case or the question that it names."""
    library = services.library
    if command.words in ("", texts.START_HELP):
        await _say(
            services, command, texts.WELCOME.format(count=len(library.cases)), _examples(services, command)
        )
        if command.private and command.voice.words == "hant":
            await set_menu(services, command.message.chat.id, command.voice)
        return
    found = opened(command.words, library)
    if found.question:
        await ask(services, _asking(command, found.question))
    elif found.passage is not None:
        message = passage_message(found.passage, library, services.username, command.voice)
        await _post(services, command, message, passage_keyboard(found.passage, library, command.voice))
    elif found.case is not None:
        message = case_message(found.case, library, services.username, command.voice)
        await _post(services, command, message, case_keyboard(found.case, library, command.voice))
    else:
        await _say(services, command, texts.PLACE_GONE, choice_keyboard((), command.voice))


async def on_help(services: Services, command: Command) -> None:
    rows = "\n".join(f"/{name} {told}" for name, (told, _) in texts.COMMANDS.items())
    told = texts.HELP.format(commands=rows, username=services.username)
    if command.private and services.is_admin(command.user.id):
        rows = "\n".join(f"/{name} {does}" for name, does in admin_texts.COMMANDS.items())
        told += "\n\n" + admin_texts.HELP.format(commands=rows)
    await _say(services, command, told, _examples(services, command))


async def on_cases(services: Services, command: Command) -> None:
    cases = list(services.library.cases.values())
    message = cases_message(services.library, 0, command.voice)
    await _post(services, command, message, cases_keyboard(cases, 0, command.voice))


async def on_case(services: Services, command: Command) -> None:
    """The card of a case by id, place or title; the nearest to choose from where that is not one case."""
    library = services.library
    if not command.words:
        example = next(iter(library.cases), "")
        await _say(
            services, command, texts.CASE_USAGE.format(example=example), choice_keyboard((), command.voice)
        )
        return
    # Likeness to ten thousand titles takes some 100 ms: not on the loop.
    exact, near = await asyncio.get_running_loop().run_in_executor(
        services.thinking, find_cases, command.words, library
    )
    if len(exact) == 1:
        message = case_message(exact[0], library, services.username, command.voice)
        await _post(services, command, message, case_keyboard(exact[0], library, command.voice))
        return
    text = texts.CASE_CHOOSE if exact else texts.CASE_UNKNOWN if near else texts.CASE_NONE
    name = command.words[: texts.NAME_SHOWN]
    await _say(services, command, text.format(name=name), choice_keyboard(exact or near, command.voice))


async def on_ask(services: Services, command: Command) -> None:
    """/ask and a question, or /ask in reply to a message that is one; edited, its answer is edited."""
    other = command.message.reply_to_message
    words = command.words
    if not words and other is not None:
        words = other.text or other.caption or ""
    if words:
        await (ask_again if command.edited else ask)(services, _asking(command, words))
    elif not command.edited:
        await _say(services, command, texts.ASK_USAGE.format(example=texts.EXAMPLE))


async def on_why(services: Services, command: Command) -> None:
    """Why the answer replied to, or the last one of the chat, was given; to an admin, with scores."""
    chat, other = command.message.chat.id, command.message.reply_to_message
    if other is not None and other.forum_topic_created is None:
        logged = await services.store.answer_of_message(chat, other.message_id)
    else:
        last = read_talk(await services.store.conversation(chat)).answer
        logged = await services.store.answer(last) if last else None
    answer = read_answer(logged.answer) if logged is not None else None
    if logged is None or answer is None:
        await _say(services, command, texts.WHY_NONE)
        return
    voice = voice_of(await services.store.script(command.user.id), answer_script(answer))
    admin = command.private and services.is_admin(command.user.id)
    more = score_blocks(logged.question, answer, services.library, voice) if admin else ()
    await _post(services, command, why_message(logged.question, answer, voice, more))


async def on_script(services: Services, command: Command) -> None:
    """The script of all later answers, by word or by button."""
    store, user = services.store, command.user
    if not command.words:
        wish = texts.known_wish(await store.script(user.id))
        now = texts.SCRIPT_NOW.format(now=texts.WISHES[wish])
        await _say(services, command, now, script_keyboard(wish))
        return
    chosen = texts.WISH_WORDS.get(fold(command.words))
    if chosen is None:
        await _say(services, command, texts.SCRIPT_USAGE)
        return
    await store.set_script(user.id, chosen)
    voice = voice_of(chosen, script_of_language(user.language_code))
    await _say(services, replace(command, voice=voice), texts.SCRIPT_SET.format(now=texts.WISHES[chosen]))
    if command.private:
        await set_menu(services, command.message.chat.id, voice)


async def on_script_button(services: Services, press: Press) -> None:
    wish = texts.known_wish(press.parts[0])
    await services.store.set_script(press.user, wish)
    await services.bot.answer_callback_query(press.id)
    voice = voice_of(wish, script_of_language(press.language))
    told = rendered([Block(voice.say(texts.SCRIPT_SET.format(now=texts.WISHES[wish])))])[0]
    if not await edit(services.bot, press.place.chat, press.message, told, script_keyboard(wish)):
        await post(services.bot, press.place, [told])
    if press.private:
        await set_menu(services, press.place.chat, voice)


async def on_privacy(services: Services, command: Command) -> None:
    settings = services.settings
    days, hours = settings.retention_days, settings.conversation_hours
    await _say(services, command, texts.PRIVACY.format(days=f"{days:g}", hours=f"{hours:g}"))


async def on_forget(services: Services, command: Command) -> None:
    chat = command.message.chat.id
    count = await services.store.forget(command.user.id, chat)
    await _say(services, command, texts.FORGOTTEN.format(count=count))
    if command.private:
        # The wish for a script is gone, and its menu with it.
        await set_menu(services, chat, voice_of("", script_of_language(command.user.language_code)))


async def on_quiet(services: Services, command: Command) -> None:
    """Not told of later answers; the button takes it back. No toggle: handled twice it stays the same."""
    await services.store.set_quiet(command.user.id, True)
    await _say(services, command, texts.QUIET_ON, notify_keyboard(command.voice))


async def on_unknown(services: Services, command: Command) -> None:
    await _say(services, command, texts.UNKNOWN_COMMAND)


class NotText:
    """The polite line for a photo, a voice, a sticker: one for an album, whose photos come one by one."""

    def __init__(self) -> None:
        self._albums: deque[str] = deque(maxlen=ALBUMS_KEPT)

    async def __call__(self, services: Services, command: Command) -> None:
        album = command.message.media_group_id
        if album is not None and album in self._albums:
            return
        if album is not None:
            self._albums.append(album)
        await _say(services, command, texts.NOT_TEXT)


async def command_of(services: Services, update: Update) -> Command | None:
    """A message as a command; None where nobody sent it."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return None
    words = words_of(message, services.bot.id, services.username)
    voice = await voice_for(services, user.id, user.language_code, words[: texts.NAME_SHOWN])
    return Command(words, user, message, voice, update.update_id, update.edited_message is not None)


def _asking(command: Command, question: str) -> Asking:
    message = command.message
    return Asking(
        question,
        command.user.id,
        Place.of(message),
        command.update,
        command.user.language_code,
        message.message_id,
    )


def _examples(services: Services, command: Command) -> InlineKeyboardMarkup:
    return examples_keyboard(list(islice(services.library.cases.values(), EXAMPLES)), command.voice)


async def _say(
    services: Services, command: Command, text: str, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Words of the bot's own, in the reader's script."""
    messages = rendered([Block(command.voice.say(text))])
    await post(services.bot, Place.of(command.message), messages, keyboard)


async def _post(
    services: Services, command: Command, message: Rendered, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    await post(services.bot, Place.of(command.message), [message], keyboard)
