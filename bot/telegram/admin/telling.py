"""Notices out: who asked in vain gets the answer that there is now, with their own question quoted."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.library import Library
from bot.models import Answer
from bot.store import Notice, StoreError
from bot.telegram.admin import miss_texts
from bot.telegram.admin.asking_again import ask_again, told_now
from bot.telegram.background import beside
from bot.telegram.keyboards import answer_keyboard
from bot.telegram.logs import brief
from bot.telegram.markup import Frame, Rendered, block, rendered, shortened
from bot.telegram.posting import Place, post
from bot.telegram.records import write_answer
from bot.telegram.rendering import answer_blocks
from bot.telegram.services import Services
from bot.telegram.talking import answer_script
from bot.telegram.texts import Voice, voice_of

log = logging.getLogger("casebot.telling")

PACE_SECONDS = 0.2
"""Between two notices: five a second, where Telegram takes thirty; answers come first."""
LOOK_SECONDS = 2.0
LATER_SECONDS = 60.0
"""How long what failed waits for its next try: a notice that could not be sent, asking again with a full disk."""
AGAIN_SECONDS = 3_600.0
CHANGE_SECONDS = 1.0
"""From a change to asking again: several changes are asked for once, and whoever made one from the worklist
settles their own questions first, and can tell how many people will hear of it."""
GRACE_SECONDS = 2.0
"""For the notice in hand when the end is asked for."""
TOLD = "told"
"""The status such an answer is logged with: nobody asked, so it is none of the questions that are counted."""
QUESTION = 300
"""Characters shown of the question; the message replied to has it whole."""


class Telling:
    """Two pieces of work beside the answers: `run` does both until it is cancelled."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._changed = asyncio.Event()

    def library_changed(self) -> None:
        """Other entries are live: what was asked in vain is to be asked again."""
        self._changed.set()

    async def run(self) -> None:
        # A group waits for both to end when it is cancelled; gather would leave the slower one behind.
        async with asyncio.TaskGroup() as both:
            both.create_task(self._ask())
            both.create_task(self._tell())

    async def _ask(self) -> None:
        """At the start too (a deploy may have brought entries), and now and then: what an admin put off comes
        back to the list."""
        while True:
            self._changed.clear()
            pause = LATER_SECONDS
            with beside("asking again"):
                settled = await ask_again(self._services)
                if settled:
                    log.info("%d questions asked in vain are answered now", settled)
                pause = AGAIN_SECONDS
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._changed.wait()
            await asyncio.sleep(CHANGE_SECONDS)

    async def _tell(self) -> None:
        """The store is looked at, not waited for: whoever queues a notice may be another process."""
        while True:
            pause = LATER_SECONDS
            with beside("telling"):
                # One at a time: who says /quiet or /forget is not told of what was read before.
                while notices := await self._services.store.curation.notices(1):
                    (notice,) = notices
                    await _finished(asyncio.create_task(self._told(notice)))
                    await asyncio.sleep(PACE_SECONDS)
                pause = LOOK_SECONDS
            await asyncio.sleep(pause)

    async def _told(self, notice: Notice) -> None:
        """Tell, or give one up that fails by a mistake of ours: those behind it wait."""
        try:
            await tell(self._services, notice)
        except (NetworkError, RetryAfter, InvalidToken, StoreError):
            raise  # passes by itself; a store that cannot be written cannot give up either
        except Exception:
            log.exception("notice %d is given up", notice.id)
            await self._services.store.curation.noticed(notice.id)


async def tell(services: Services, notice: Notice) -> None:
    """Send one notice. Raises what passes by itself (the network, a 429 beyond all patience): the notice
    stays; whoever cannot be reached is not tried again."""
    store = services.store
    answer = await asyncio.get_running_loop().run_in_executor(
        services.thinking, told_now, notice.question, services.library
    )
    if answer is None:
        # The entry was taken back meanwhile.
        await store.curation.noticed(notice.id)
        return
    id = await store.log(
        user=notice.user,
        chat=notice.chat,
        question=notice.question,
        answer=write_answer(answer),
        status=TOLD,
        kind=answer.kind.value,
        ms=0,
    )
    voice = voice_of(await store.script(notice.user), answer_script(answer))
    messages = notice_messages(notice.question, answer, services.library, services.username, voice)
    keyboard = answer_keyboard(id, answer, services.library, voice)
    try:
        ids = await post(services.bot, Place(notice.chat, reply_to=notice.message), messages, keyboard)
    except (Forbidden, ChatMigrated, BadRequest) as error:
        log.info("cannot be told: %s", brief(error))
    else:
        await store.replied(id, notice.chat, *ids)
    await store.curation.noticed(notice.id)


def notice_messages(
    question: str, answer: Answer, library: Library, username: str, voice: Voice
) -> list[Rendered]:
    """The answer as any is shown, under the question it is for, and how to be told no more."""
    return rendered(
        [
            block(voice.say(miss_texts.TELL)),
            block(shortened(question, QUESTION), frame=Frame.QUOTE),
            block((voice.say(miss_texts.TELL_ANSWER), "b")),
            *answer_blocks(answer, library, username, voice),
            block((voice.say(miss_texts.TELL_STOP), "i")),
        ]
    )


async def _finished(task: asyncio.Task[None]) -> None:
    """Wait for a task; who is cancelled meanwhile still lets it end, or what it sends would be sent again."""
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=GRACE_SECONDS)
        task.cancel()
        raise
