"""A question in, its answer out: logged, sent, remembered; an edited question edits its reply."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace

from telegram import Update

from bot.answering import Conversation, respond
from bot.answering.telling.suggesting import number_typed, related
from bot.answering.understanding.conversation import restored, saved
from bot.answering.understanding.question import LONGEST
from bot.library import Library
from bot.models import Answer, Kind, Status
from bot.store import Logged
from bot.telegram import texts
from bot.telegram.groups import words_of
from bot.telegram.keyboards import answer_keyboard
from bot.telegram.markup import Block, rendered
from bot.telegram.posting import Place, post, repost, typing
from bot.telegram.records import Talk, read_answer, read_talk, write_answer, write_talk
from bot.telegram.rendering import answer_messages
from bot.telegram.services import Services
from bot.telegram.texts import Voice, script_of_language, voice_of
from bot.text.scripts import Script, script_of
from bot.text.typed import readable


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and whose it is. `message` is the one that asks (None for a button); `update` the update it
    came in; `picked` the suggestion that a bare number took. What was not typed is shown in the reply."""

    text: str
    user: int
    place: Place
    update: int
    language: str | None = None
    message: int | None = None
    picked: str = ""


async def on_text(services: Services, update: Update) -> None:
    """A text for the bot, new or edited. Always a question, whatever was pending."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return
    text = words_of(message, services.bot.id, services.username)
    if not text and message.reply_to_message is not None:
        # A bare mention under what somebody else said asks just that.
        other = message.reply_to_message
        text = other.text or other.caption or ""
    asking = Asking(
        text,
        user.id,
        Place.of(message),
        update.update_id,
        user.language_code,
        message.message_id,
        await _picked(services, text, message.chat.id),
    )
    await (ask_again if update.edited_message is not None else ask)(services, asking)


async def ask(services: Services, asking: Asking) -> None:
    """Answer a question; nothing where this very message has its answer already (handled before a kill)."""
    logged = await _logged(services, asking)
    if logged is not None and logged.replies:
        return
    if await _unanswerable(services, asking):
        return
    # A number took its suggestion from the answer before that one.
    if logged is not None and (logged.question == _question(asking) or number_typed(readable(asking.text))):
        answer = read_answer(logged.answer)
        if answer is not None:
            await _reply(services, asking, logged.id, answer)
            return
    id, answer = await _answered(services, asking)
    await _reply(services, asking, id, answer)


async def ask_again(services: Services, asking: Asking) -> None:
    """Answer an edited question in the place of its first answer; as a new one where that was not kept."""
    before = await _logged(services, asking)
    if before is None or not before.replies:
        await ask(services, asking)
        return
    if before.question == _question(asking) or await _unanswerable(services, asking):
        return
    id, answer = await _answered(services, asking)
    await _reply(services, asking, id, answer, before.replies)


async def voice_for(services: Services, user: int, language: str | None, text: str = "") -> Voice:
    """The voice for what is no answer: a person's wish, else the script of their words, else that of
    their Telegram."""
    script = script_of(text)
    if script == "hans":
        script = script_of_language(language)
    return voice_of(await services.store.script(user), script)


async def say(services: Services, asking: Asking, text: str) -> None:
    """One line of the bot's own."""
    voice = await voice_for(services, asking.user, asking.language, asking.text[:LONGEST])
    await post(services.bot, asking.place, rendered([Block(voice.say(text))]))


async def _picked(services: Services, text: str, chat: int) -> str:
    """The suggestion of the chat's last answer that a bare number takes; "" where there is none of it."""
    number = number_typed(readable(text))
    if number is None:
        return ""
    logged = await services.store.answer(read_talk(await services.store.conversation(chat)).answer)
    answer = read_answer(logged.answer) if logged is not None else None
    return dict(enumerate(answer.suggestions, 1)).get(number, "") if answer is not None else ""


async def _logged(services: Services, asking: Asking) -> Logged | None:
    if asking.message is None:
        return None
    return await services.store.answer_of_message(asking.place.chat, asking.message)


async def _unanswerable(services: Services, asking: Asking) -> bool:
    """Whether there is nothing to answer, or too much; says so."""
    length = len(_question(asking))
    if length == 0:
        await say(services, asking, texts.EMPTY.format(example=texts.EXAMPLE))
    elif length > LONGEST:
        await say(services, asking, texts.TOO_LONG.format(length=length, limit=LONGEST))
    else:
        return False
    return True


async def _answered(services: Services, asking: Asking) -> tuple[int, Answer]:
    """The answer, logged, and the conversation kept."""
    store, library, question = services.store, services.library, _question(asking)
    start = time.perf_counter()
    talk = read_talk(await store.conversation(asking.place.chat))
    async with typing(services, asking.place):
        answer, conversation = await asyncio.get_running_loop().run_in_executor(
            services.thinking, _thought, question, library, talk.conversation
        )
    id = await store.log(
        user=asking.user,
        chat=asking.place.chat,
        question=question,
        answer=write_answer(answer),
        status=answer.status.value,
        kind=answer.kind.value,
        ms=1000 * (time.perf_counter() - start),
        message=asking.message,
        update_id=asking.update,
    )
    last = talk.answer if answer.kind is Kind.TALK else id
    await store.keep_conversation(asking.place.chat, write_talk(Talk(conversation, last)))
    return id, answer


def _thought(question: str, library: Library, kept: str) -> tuple[Answer, str]:
    """The work between the awaits, in the answering thread: the answer with questions related to it, and
    the conversation to go on with."""
    before = restored(kept, library) if kept else Conversation()
    answer, conversation = respond(question, library, before)
    if answer.status is Status.ANSWER and answer.citations and not answer.suggestions:
        own = voice_of("", answer_script(answer))
        answer = replace(answer, suggestions=tuple(map(own.say, related(answer, library))))
    return answer, saved(conversation)


async def _reply(
    services: Services, asking: Asking, id: int, answer: Answer, instead: tuple[int, ...] = ()
) -> None:
    """Send an answer, in the place of the messages `instead` where there are any."""
    voice = voice_of(await services.store.script(asking.user), answer_script(answer))
    asked = "" if asking.message is not None and not asking.picked else _question(asking)
    messages = answer_messages(answer, services.library, services.username, voice, asked)
    keyboard = answer_keyboard(id, answer, services.library, voice)
    if instead:
        ids = await repost(services.bot, asking.place, instead, messages, keyboard)
    else:
        ids = await post(services.bot, asking.place, messages, keyboard)
    await services.store.replied(id, asking.place.chat, *ids)


def _question(asking: Asking) -> str:
    """What is asked, as it is logged and answered."""
    return asking.picked or readable(asking.text)


def answer_script(answer: Answer) -> Script:
    return "hant" if answer.script == "hant" else "hans"
