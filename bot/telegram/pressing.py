"""Buttons: pages and evidence turned in place, questions asked, answers rated."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message, Update

from bot.answering.telling.suggesting import opener
from bot.models import Answer
from bot.store import Logged
from bot.telegram import texts
from bot.telegram.cards import case_message, cases_message
from bot.telegram.keyboards import (
    answer_keyboard,
    case_keyboard,
    case_pages,
    cases_keyboard,
    evidence_keyboard,
    passage_keyboard,
)
from bot.telegram.links import case_of, passage_of
from bot.telegram.markup import Block, Rendered, rendered
from bot.telegram.posting import Place, edit, edit_keyboard, post
from bot.telegram.records import read_answer
from bot.telegram.rendering import evidence_message, passage_message
from bot.telegram.services import Services
from bot.telegram.talking import Asking, answer_script, ask
from bot.telegram.texts import Voice, voice_of
from bot.text.scripts import Script


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: the letter of its data and what stands behind; `message` is the one it is under,
    `private` whether only the presser sees it."""

    id: str
    letter: str
    parts: tuple[str, ...]
    script: Script
    user: int
    language: str | None
    place: Place
    message: int
    private: bool
    update: int


def press_of(update: Update) -> Press | None:
    """None for a button without data or under an inline message: ours have none."""
    query = update.callback_query
    if query is None or query.data is None or query.message is None:
        return None
    letter, *parts = query.data.split(":")
    script: Script = "hans"
    if parts and parts[-1] == "t":
        script = "hant"
        parts.pop()
    message = query.message
    # A message too old to be edited comes without its topic.
    place = Place.of(message) if isinstance(message, Message) else Place(message.chat.id)
    return Press(
        query.id,
        letter,
        tuple(parts),
        script,
        query.from_user.id,
        query.from_user.language_code,
        place,
        message.message_id,
        message.chat.type == message.chat.PRIVATE,
        update.update_id,
    )


async def toast(services: Services, press: Press, note: str = "", voice: Voice | None = None) -> None:
    """End the wait that the button shows, with a note or without."""
    said = (voice or await _voice(services, press)).say(note) if note else None
    await services.bot.answer_callback_query(press.id, said)


async def on_passage(services: Services, press: Press) -> None:
    """📄: the passage in its page, in a message of its own; ◀ ▶ turn that one."""
    passage = passage_of(press.parts[0], services.library)
    if passage is None:
        await toast(services, press, texts.PLACE_GONE)
        return
    await toast(services, press)
    voice = await _voice(services, press)
    message = passage_message(passage, services.library, services.username, voice)
    keyboard = passage_keyboard(passage, services.library, voice)
    await _open_or_turn(services, press, message, keyboard, opener="o")


async def on_evidence(services: Services, press: Press) -> None:
    """➡️: the next best evidence, in a message of its own; ⬅️ ➡️ turn that one."""
    found = await _answer_of(services, press)
    if found is None:
        return
    logged, answer = found
    number = int(press.parts[1])
    voice = await _voice(services, press, answer)
    message = evidence_message(answer, number, services.library, services.username, voice)
    if message is None:
        await toast(services, press, texts.PLACE_GONE)
        return
    await toast(services, press)
    keyboard = evidence_keyboard(logged.id, answer, number, voice)
    await _open_or_turn(services, press, message, keyboard, opener="e")


async def on_question(services: Services, press: Press) -> None:
    """A suggested or related question, asked as if it had been typed."""
    found = await _answer_of(services, press)
    if found is None:
        return
    _, answer = found
    number = int(press.parts[1])
    if number >= len(answer.suggestions):
        await toast(services, press, texts.GONE)
        return
    await toast(services, press)
    await ask(services, _asking(press, answer.suggestions[number]))


async def on_overview(services: Services, press: Press) -> None:
    """A case as a whole, asked for from its card or the welcome."""
    case = case_of(press.parts[0], services.library)
    if case is None:
        await toast(services, press, texts.PLACE_GONE)
        return
    await toast(services, press)
    question = voice_of("", press.script).say(opener(case))
    await ask(services, _asking(press, question))


async def on_rating(services: Services, press: Press) -> None:
    """👍 and 👎 are stored at once, a reason with the next press; the buttons show what is stored, and
    each press changes it. In a group, where many press the same buttons, only the note tells it."""
    found = await _answer_of(services, press)
    if found is None:
        return
    logged, answer = found
    store, id = services.store, logged.id
    before = await store.rating(id, press.user)
    note = ""
    if press.letter == "g":
        await store.rate(id, press.user, True)
        note = texts.THANKS_GOOD
    elif press.letter == "b":
        if before is None or before.good:
            await store.rate(id, press.user, False)
        note = texts.THANKS_BAD
    elif press.letter == "r" and press.parts[1] in texts.REASONS:
        await store.rate(id, press.user, False, press.parts[1])
        reason = next(name for code, name in texts.REASONS.items() if code == press.parts[1])
        note = texts.THANKS_REASON.format(reason=reason)
    voice = await _voice(services, press, answer)
    await toast(services, press, note, voice)
    rating = await store.rating(id, press.user) if press.private else None
    keyboard = answer_keyboard(id, answer, services.library, voice, rating, picking=press.letter == "b")
    await edit_keyboard(services.bot, press.place.chat, press.message, keyboard)


async def on_list(services: Services, press: Press) -> None:
    """The list of cases: one page, in a message of its own or turned in place."""
    await toast(services, press)
    voice = await _voice(services, press)
    cases = list(services.library.cases.values())
    page = max(0, min(int(press.parts[0]), case_pages(len(cases)) - 1))
    message = cases_message(services.library, page, voice)
    keyboard = cases_keyboard(cases, page, voice)
    await _open_or_turn(services, press, message, keyboard, opener="l")


async def on_case(services: Services, press: Press) -> None:
    case = case_of(press.parts[0], services.library)
    if case is None:
        await toast(services, press, texts.PLACE_GONE)
        return
    await toast(services, press)
    voice = await _voice(services, press)
    message = case_message(case, services.library, services.username, voice)
    await post(services.bot, press.place, [message], case_keyboard(case, services.library, voice))


async def on_notify(services: Services, press: Press) -> None:
    """Takes /quiet back."""
    await services.store.set_quiet(press.user, False)
    await toast(services, press, texts.QUIET_OFF)
    said = Block((await _voice(services, press)).say(texts.QUIET_OFF))
    await edit(services.bot, press.place.chat, press.message, rendered([said])[0])


async def on_unknown(services: Services, press: Press) -> None:
    """A button of an older version."""
    await toast(services, press, texts.GONE)


async def _open_or_turn(
    services: Services, press: Press, message: Rendered, keyboard: InlineKeyboardMarkup, opener: str
) -> None:
    """The button `opener` opens a message of its own; the buttons under that one turn it in place, and open
    another where it can be edited no more."""
    chat = press.place.chat
    if press.letter == opener or not await edit(services.bot, chat, press.message, message, keyboard):
        await post(services.bot, press.place, [message], keyboard)


def _asking(press: Press, question: str) -> Asking:
    return Asking(question, press.user, press.place, press.update, press.language)


async def _answer_of(services: Services, press: Press) -> tuple[Logged, Answer] | None:
    """The answer a button belongs to; says so where it is kept no more."""
    logged = await services.store.answer(int(press.parts[0]))
    answer = read_answer(logged.answer) if logged is not None else None
    if logged is None or answer is None:
        await toast(services, press, texts.GONE)
        return None
    return logged, answer


async def _voice(services: Services, press: Press, answer: Answer | None = None) -> Voice:
    script = answer_script(answer) if answer is not None else press.script
    return voice_of(await services.store.script(press.user), script)
