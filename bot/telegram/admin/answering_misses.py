"""An answer to a cluster of misses, step by step: written, given phrasings and sources, previewed, put live.

    ✍️ -> the bot asks -> a reply to that very message -> ☑ phrasings, ☑ sources -> preview -> live

All is kept in the store's draft: a restart loses nothing, and a question typed meanwhile is a question. Two
admins may each have a dialogue on one cluster; whoever puts live first has answered it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Update

from bot.curating.misses import Cluster
from bot.faq.entries import Entry
from bot.faq.writing import as_yaml
from bot.library import Library
from bot.store import KeptDraft, Miss
from bot.telegram import pressing, texts
from bot.telegram.admin import miss_texts
from bot.telegram.admin.asking_again import settle_answered, told_now
from bot.telegram.admin.composing import as_markup, composing_message, prompt_message, said_of, sources_for
from bot.telegram.admin.dialogue import PHRASINGS, Dialogue, entry_of, mark, read_dialogue, write_dialogue
from bot.telegram.admin.miss_keyboards import composing_keyboard, list_keyboard, preview_keyboard, prompt
from bot.telegram.admin.miss_pages import named
from bot.telegram.admin.reporting import report
from bot.telegram.admin.reviewing import review, review_report
from bot.telegram.markup import Block, Rendered, rendered
from bot.telegram.posting import Place, edit, edit_keyboard, post
from bot.telegram.pressing import Press
from bot.telegram.rendering import answer_messages
from bot.telegram.services import Services
from bot.telegram.talking import on_text, voice_for
from bot.telegram.texts import Voice

KIND = "answer"
SHOWN = "shown"
"""A draft of this kind stands for another's message that is replied to as to the one that asks; its state is
that one's id."""


@dataclass(frozen=True, slots=True)
class Step:
    """A dialogue where it stands: `questions` are those of its places, "" for one that was forgotten; `voice`
    is the `admin`'s."""

    admin: int
    draft: int
    dialogue: Dialogue
    questions: tuple[str, ...]
    place: Place
    voice: Voice


async def begin_answer(services: Services, press: Press, cluster: Cluster, misses: Sequence[Miss]) -> None:
    """✍️: ask for the answer."""
    await _ask(services, press, _dialogue(cluster, misses), miss_texts.PROMPT)


async def begin_joining(
    services: Services, press: Press, cluster: Cluster, misses: Sequence[Miss], entry: Entry
) -> None:
    """➕: choose which questions become phrasings of an entry that there is."""
    dialogue = replace(_dialogue(cluster, misses), base=entry.id)
    draft = await services.store.curation.keep_draft(
        press.user, press.place.chat, KIND, write_dialogue(dialogue)
    )
    await _compose(services, await _step(services, press, draft, dialogue))


async def on_reply(services: Services, update: Update) -> None:
    """An admin's reply: the answer where it replies to the message that asks for it or to the one that shows
    the new entry, else a question."""
    message, user = update.effective_message, update.effective_user
    other = message.reply_to_message if message is not None else None
    if message is None or user is None or other is None:
        return
    kept = await _replied_to(services, message.chat.id, other.message_id)
    dialogue = read_dialogue(kept.state) if kept is not None and kept.kind == KIND else None
    if kept is None or dialogue is None or kept.admin != user.id:
        await on_text(services, update)
        return
    dialogue = dialogue.answered(as_markup(message))
    voice = await voice_for(services, user.id, user.language_code)
    if not dialogue.answer:
        await post(services.bot, Place(message.chat.id), _said(voice, miss_texts.EMPTY_ANSWER))
        return
    questions, library = await _questions(services, dialogue), services.library
    asked = dialogue.phrasings(questions)
    dialogue = dialogue.offering(
        await services.live.run(lambda: sources_for(dialogue.answer, asked, library))
    )
    await services.store.curation.update_draft(kept.id, state=write_dialogue(dialogue))
    await _compose(services, Step(user.id, kept.id, dialogue, questions, Place(message.chat.id), voice))


async def on_step(services: Services, press: Press) -> None:
    """A button of a dialogue; one of another admin's, or of one that is over, is expired."""
    letter, id, *rest = press.parts
    kept = await services.store.curation.draft(int(id))
    dialogue = read_dialogue(kept.state) if kept is not None and kept.kind == KIND else None
    if kept is None or dialogue is None or kept.admin != press.user:
        await toast(services, press, texts.GONE)
        return
    step = await _step(services, press, kept.id, dialogue)
    if letter in "ps":
        await _toggle(services, press, step, letter, int(rest[0]))
    elif letter == "b":
        await toast(services, press)
        await _compose(services, step)
    elif letter == "e":
        await toast(services, press)
        await _ask(services, press, dialogue, miss_texts.PROMPT_AGAIN, kept.id)
    elif letter == "c":
        await toast(services, press)
        await _end(services, press, step, miss_texts.CANCELLED)
    elif letter == "v":
        await toast(services, press)
        await _preview(services, step)
    else:
        await _put_live(services, press, step, rest[0])


async def toast(services: Services, press: Press, note: str = "") -> None:
    """End the wait that the button shows, in the admin's own script."""
    await pressing.toast(services, press, note, await voice_for(services, press.user, press.language))


# The steps, in the order they are taken.


def _dialogue(cluster: Cluster, misses: Sequence[Miss]) -> Dialogue:
    """The newest answer of each question stands for it."""
    newest = {miss.question: miss.answer for miss in sorted(misses, key=lambda miss: miss.answer)}
    asked = tuple(newest[question] for question in cluster.questions[:PHRASINGS])
    return Dialogue(tuple(sorted(cluster.answers)), asked)


async def _ask(
    services: Services, press: Press, dialogue: Dialogue, words: str, draft: int | None = None
) -> None:
    """Ask for the answer; from now on a reply to this message is one."""
    step = await _step(services, press, draft or 0, dialogue)
    message = prompt_message(words, step.questions, dialogue.answer, step.voice)
    (sent,) = await post(services.bot, press.place, [message], prompt(step.voice))
    curation, state = services.store.curation, write_dialogue(dialogue)
    if draft is None:
        await curation.keep_draft(press.user, press.place.chat, KIND, state, sent)
    else:
        await curation.update_draft(draft, state=state, message=sent)


async def _toggle(services: Services, press: Press, step: Step, letter: str, place: int) -> None:
    change = step.dialogue.toggle_phrasing if letter == "p" else step.dialogue.toggle_source
    dialogue = change(place)
    step = replace(step, dialogue=dialogue)
    if not dialogue.base and not dialogue.phrasings(step.questions):
        await toast(services, press, miss_texts.LAST_PHRASING)
        return
    await toast(services, press)
    await services.store.curation.update_draft(step.draft, state=write_dialogue(dialogue))
    await _compose(services, step, press.message)


async def _compose(services: Services, step: Step, instead: int | None = None) -> None:
    """What the entry is made of, to be chosen from."""
    base = await _base(services, step)
    if step.dialogue.base and base is None:
        return
    message = composing_message(step.dialogue, step.questions, base, services.library, step.voice)
    keyboard = composing_keyboard(step.draft, step.dialogue, step.questions, step.voice)
    if instead is not None and await edit(services.bot, step.place.chat, instead, message, keyboard):
        return
    (sent,) = await post(services.bot, step.place, [message], keyboard)
    if base is None:
        await services.store.curation.keep_draft(step.admin, step.place.chat, SHOWN, str(step.draft), sent)


async def _preview(services: Services, step: Step, note: str = "") -> None:
    """The answer as people will see it, then what changes and which known questions get another answer."""
    base = await _base(services, step)
    if step.dialogue.base and base is None:
        return
    entry = entry_of(step.dialogue, step.questions, _ids(services), base)
    text = as_yaml([entry])
    found = await review(services, text)
    dialogue = replace(step.dialogue, id=entry.id, marked=mark(text), live=found.base)
    await services.store.curation.update_draft(step.draft, state=write_dialogue(dialogue))
    if found.good and found.draft.after is not None:
        await _show_answer(services, step, entry, found.draft.after)
    told = review_report(found, step.voice, said_of(entry))
    heads = [step.voice.say(words) for words in (note, miss_texts.PREVIEWED if found.good else "") if words]
    told = replace(told, lines=(*heads, *told.lines), short=(*heads, *told.short) if told.short else ())
    keyboard = preview_keyboard(step.draft, dialogue, step.voice, sound=found.good)
    await report(services, step.place.chat, told, step.voice, keyboard=keyboard)


async def _show_answer(services: Services, step: Step, entry: Entry, after: Library) -> None:
    """The answer to one of the questions, as it would be shown if the draft were live."""
    asked = next(iter(step.dialogue.phrasings(step.questions)), entry.questions[0])
    answer = await services.live.run(lambda: told_now(asked, after))
    if answer is not None:
        await post(services.bot, step.place, answer_messages(answer, after, services.username, step.voice))


async def _put_live(services: Services, press: Press, step: Step, marked: str) -> None:
    """What the preview showed, and nothing else, goes live; who asked is told."""
    await toast(services, press)
    base = await _base(services, step)
    if step.dialogue.base and base is None:
        return
    entry = entry_of(step.dialogue, step.questions, _ids(services) - {step.dialogue.id}, base)
    text = as_yaml([entry])
    if entry not in services.live.chat_entries:
        if not await _open(services, step.dialogue):
            await _end(services, press, step, miss_texts.OVERTAKEN)
            return
        if not marked == step.dialogue.marked == mark(text):
            await _preview(services, step, miss_texts.STALE)
            return
        act = "join" if step.dialogue.base else "answer"
        if not await services.live.change(press.user, act, {entry.id: text}, base=step.dialogue.live):
            if await _open(services, step.dialogue):
                await _preview(services, step, miss_texts.STALE)
            else:
                await _end(services, press, step, miss_texts.OVERTAKEN)
            return
    # Else a kill came between going live and this: what is left is to tell.
    settled = await settle_answered(services, await _misses(services, step.dialogue))
    left = len(await _misses(services, step.dialogue))
    await edit_keyboard(services.bot, step.place.chat, press.message, None)
    say = step.voice.say
    told = [say(miss_texts.LIVE).format(entry=named(entry))]
    told += [say(miss_texts.LIVE_TOLD).format(people=settled.notices)] if settled.notices else []
    told += [say(miss_texts.LIVE_LEFT).format(count=left)] if left else []
    await post(services.bot, step.place, rendered([Block("\n".join(told))]), list_keyboard(step.voice))
    await services.store.curation.drop_draft(step.draft)


async def _end(services: Services, press: Press, step: Step, words: str) -> None:
    await services.store.curation.drop_draft(step.draft)
    (message,) = _said(step.voice, words)
    if not await edit(services.bot, step.place.chat, press.message, message, list_keyboard(step.voice)):
        await post(services.bot, step.place, [message], list_keyboard(step.voice))


# What the steps look up.


async def _replied_to(services: Services, chat: int, message: int) -> KeptDraft | None:
    """The draft that a message asks an answer for."""
    kept = await services.store.curation.draft_of_message(chat, message)
    if kept is not None and kept.kind == SHOWN:
        kept = await services.store.curation.draft(int(kept.state))
    return kept


async def _step(services: Services, press: Press, draft: int, dialogue: Dialogue) -> Step:
    voice = await voice_for(services, press.user, press.language)
    return Step(press.user, draft, dialogue, await _questions(services, dialogue), press.place, voice)


async def _questions(services: Services, dialogue: Dialogue) -> tuple[str, ...]:
    """The questions of a dialogue's places; "" for one that was forgotten or has expired."""
    logged = [await services.store.answer(answer) for answer in dialogue.asked]
    return (*(one.question if one is not None else "" for one in logged), *dialogue.written)


async def _misses(services: Services, dialogue: Dialogue) -> list[Miss]:
    """The misses of the cluster that are open."""
    mine = set(dialogue.misses)
    return [miss for miss in await services.store.curation.misses() if miss.answer in mine]


async def _open(services: Services, dialogue: Dialogue) -> bool:
    """Whether the cluster still waits: nobody settled it, and nothing that is live answers it."""
    misses = await _misses(services, dialogue)
    return len((await settle_answered(services, misses)).answers) < len(misses)


async def _base(services: Services, step: Step) -> Entry | None:
    """The live entry that a dialogue joins; says so where it is gone."""
    base = services.library.faq.entries.get(step.dialogue.base)
    if step.dialogue.base and base is None:
        await post(services.bot, step.place, _said(step.voice, miss_texts.BASE_GONE))
    return base


def _ids(services: Services) -> set[str]:
    """The ids in use, of entries that are left out too."""
    return {entry.id for entry in services.live.chat_entries} | set(services.library.faq.entries)


def _said(voice: Voice, words: str) -> list[Rendered]:
    return rendered([Block(voice.say(words))])
