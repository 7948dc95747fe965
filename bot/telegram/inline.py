"""@bot and a question, in any chat: up to ten results, each posts an answer with its source."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.answering import Conversation, respond
from bot.answering.citing import cite, label
from bot.library import Library
from bot.models import Answer, Kind, Passage, Status
from bot.telegram import texts
from bot.telegram.cards import case_message
from bot.telegram.keyboards import open_keyboard
from bot.telegram.links import question_link
from bot.telegram.markup import Rendered, shortened
from bot.telegram.posting import NO_PREVIEW, unparsable
from bot.telegram.rendering import cited_passage, further, inline_message, quoted_message
from bot.telegram.services import Services
from bot.telegram.talking import answer_script
from bot.telegram.texts import Voice, script_of_language, voice_of
from bot.text.typed import readable

RESULTS = 10
CACHE_SECONDS = 30
"""Results follow the asker's /script and the library of now: kept for as long as typing goes on."""
TITLE = 60
DESCRIPTION = 120


@dataclass(frozen=True, slots=True)
class Result:
    """What is offered (title, description) and what is posted."""

    title: str
    description: str
    message: Rendered
    keyboard: InlineKeyboardMarkup | None = None


async def on_inline(services: Services, update: Update) -> None:
    query = update.inline_query
    if query is None:
        return
    text = readable(query.query)
    wish = await services.store.script(query.from_user.id)
    voice = voice_of(wish, script_of_language(query.from_user.language_code))
    if text:
        answers = await asyncio.get_running_loop().run_in_executor(
            services.thinking, _answers, text, services.library
        )
        voice = voice_of(wish, answer_script(answers[0]))
        results = list(_results(answers, services.library, services.username, voice))[:RESULTS]
    else:
        results = list(_cases(services.library, services.username, voice))
    button = None
    if not results or not text:
        hint = texts.INLINE_NONE if text else texts.INLINE_HINT
        button = InlineQueryResultsButton(voice.say(hint), start_parameter=_start(text))
    await _answer(services, query.id, results, button)


def _answers(text: str, library: Library) -> list[Answer]:
    """The answer; behind a "did you mean", the answers of what may have been meant."""
    first, _ = respond(text, library, Conversation())
    if first.status is not Status.SUGGEST:
        return [first]
    return [first, *(respond(question, library, Conversation())[0] for question in first.suggestions)]


def _results(answers: list[Answer], library: Library, username: str, voice: Voice) -> Iterator[Result]:
    """Answers that cite, then the further passages found; none for a question the cases do not answer."""
    if answers[0].status is Status.REFUSE:
        return
    shown: set[str] = set()
    for answer in answers:
        if answer.status is not Status.ANSWER or not (answer.citations or answer.kind in _UNCITED):
            continue
        passage = cited_passage(answer.citations[0], library) if answer.citations else None
        shown.update(citation.passage for citation in answer.citations)
        yield Result(
            voice.quote(answer.lead.text),
            _origin(answer, voice),
            inline_message(answer, library, username, voice),
            open_keyboard(passage, username, voice) if passage else None,
        )
    for answer in answers:
        for id in further(answer):
            passage = library.passage(id)
            if passage is not None and id not in shown:
                shown.add(id)
                yield _passage_result(passage, library, username, voice)


# Answers worth posting though they cite no page.
_UNCITED = (Kind.CATALOG, Kind.FAQ)


def _origin(answer: Answer, voice: Voice) -> str:
    if answer.citations:
        return voice.quote(answer.citations[0].origin)
    return voice.say(texts.INLINE_CURATED) if answer.kind is Kind.FAQ else ""


def _passage_result(passage: Passage, library: Library, username: str, voice: Voice) -> Result:
    origin = cite(library.cases[passage.case], passage.sentences[0], library, passage.id).origin
    return Result(
        voice.quote(passage.text),
        voice.quote(origin),
        quoted_message(passage, library, username, voice),
        open_keyboard(passage, username, voice),
    )


def _cases(library: Library, username: str, voice: Voice) -> Iterator[Result]:
    for case in islice(library.cases.values(), RESULTS):
        message = case_message(case, library, username, voice)
        yield Result(voice.say(f"{case.id} {label(case)}"), voice.quote(case.title.text), message)


def _start(text: str) -> str:
    """The start parameter that asks the question in the bot's chat, where it fits; else the welcome's."""
    link = question_link("", text) if text else ""
    return link.rpartition("=")[2] or texts.START_HELP


async def _answer(
    services: Services, id: str, results: list[Result], button: InlineQueryResultsButton | None
) -> None:
    async def send(*, plain: bool) -> None:
        await services.bot.answer_inline_query(
            id,
            [_article(number, result, plain=plain) for number, result in enumerate(results)],
            cache_time=CACHE_SECONDS,
            is_personal=True,
            button=button,
        )

    try:
        await send(plain=False)
    except BadRequest as error:
        if not unparsable(error):
            raise
        await send(plain=True)


def _article(number: int, result: Result, *, plain: bool) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        result.message.plain if plain else result.message.html,
        parse_mode=None if plain else ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
    )
    return InlineQueryResultArticle(
        str(number),
        shortened(result.title, TITLE),
        content,
        description=shortened(result.description, DESCRIPTION),
        reply_markup=result.keyboard,
    )
