"""/misses: what was asked in vain, put together by likeness, most asked first: one cluster a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.curating.misses import Cluster, clusters
from bot.models import Answer
from bot.search.names import NameTable
from bot.store import Miss
from bot.store.misses import Settling
from bot.telegram import texts
from bot.telegram.admin import miss_texts
from bot.telegram.admin.answering_misses import begin_answer, begin_joining, toast
from bot.telegram.admin.miss_keyboards import back_keyboard, cluster_keyboard
from bot.telegram.admin.miss_pages import Page, cluster_message, page_of
from bot.telegram.commands import Command
from bot.telegram.markup import Block, rendered
from bot.telegram.posting import Place, edit, post
from bot.telegram.pressing import Press
from bot.telegram.records import read_answer
from bot.telegram.services import Services
from bot.telegram.talking import voice_for
from bot.telegram.texts import Voice

SETTLINGS: dict[str, tuple[Settling, str]] = {
    "x": ("off-topic", miss_texts.OFF_TOPIC_DONE),
    "l": ("later", miss_texts.LATER_DONE),
}
"""What a button settles a cluster as, and the words for it."""

FIRST = 0
"""No answer has this id: the list from its beginning."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """The open misses and the clusters they make, as of now."""

    misses: tuple[Miss, ...]
    clusters: tuple[Cluster, ...]

    def of(self, cluster: Cluster) -> list[Miss]:
        """The misses of a cluster, last one first."""
        answers = set(cluster.answers)
        return [miss for miss in self.misses if miss.answer in answers]


async def on_misses(services: Services, command: Command) -> None:
    await _show(services, await worklist(services), FIRST, Place.of(command.message), command.voice)


async def on_cluster(services: Services, press: Press) -> None:
    """A button of a page. It acts on the cluster that it was shown with, or on none: where that changed or
    was settled meanwhile, it says so and shows the list as it is."""
    letter, answer, *marks = press.parts
    listed = await worklist(services)
    page = page_of(listed.clusters, int(answer), services.library)
    voice = await voice_for(services, press.user, press.language)
    if letter == "r":
        count = await services.store.curation.reopen(int(answer), press.user)
        await toast(services, press, miss_texts.PUT_BACK if count else miss_texts.SETTLED)
        listed = await worklist(services) if count else listed
        await _show(services, listed, int(answer), press.place, voice, press.message)
    elif letter == "t":
        gone = page is None and int(answer) != FIRST
        await toast(services, press, miss_texts.SETTLED if gone else "")
        await _show(services, listed, int(answer), press.place, voice, press.message)
    elif page is None:
        await toast(services, press, miss_texts.SETTLED)
        await _show(services, listed, FIRST, press.place, voice, press.message)
    elif [page.mark] != marks:
        await toast(services, press, miss_texts.CHANGED)
        await _show(services, listed, page.id, press.place, voice, press.message)
    elif letter == "a":
        await toast(services, press)
        await begin_answer(services, press, page.cluster, listed.of(page.cluster))
    elif letter == "j":
        await _join(services, press, page, listed)
    else:
        await _settle(services, press, page, voice)


async def worklist(services: Services) -> Worklist:
    """The list as of now, the most asked first."""
    misses, names = tuple(await services.store.curation.misses()), services.library.names
    return Worklist(misses, await services.live.run(lambda: _clustered(misses, names)))


@lru_cache(maxsize=1)
def _clustered(misses: tuple[Miss, ...], names: NameTable) -> tuple[Cluster, ...]:
    """Kept for the next page that is turned to."""
    return clusters(misses, names)


async def _show(
    services: Services,
    listed: Worklist,
    answer: int,
    place: Place,
    voice: Voice,
    instead: int | None = None,
    back: int | None = None,
) -> None:
    """The page of an answer's cluster, else the first, in the place of a message where one is given; with a button
    that puts the cluster `back` which was settled last."""
    library, found = services.library, listed.clusters
    page = page_of(found, answer, library)
    if page is None and found:
        page = page_of(found, min(found[0].answers), library)
    if page is None:
        message = rendered([Block(voice.say(miss_texts.NONE))])[0]
        keyboard = back_keyboard(back, voice) if back is not None else None
    else:
        misses = listed.of(page.cluster)
        message = cluster_message(page, misses, await _told(services, misses), library, voice)
        keyboard = cluster_keyboard(page, voice, back)
    if instead is None or not await edit(services.bot, place.chat, instead, message, keyboard):
        await post(services.bot, place, [message], keyboard)


async def _told(services: Services, misses: Sequence[Miss]) -> Answer | None:
    """What was answered to the latest of some misses."""
    logged = await services.store.answer(misses[0].answer) if misses else None
    return read_answer(logged.answer) if logged is not None else None


async def _join(services: Services, press: Press, page: Page, listed: Worklist) -> None:
    entry = services.library.faq.entries.get(page.nearest.entry) if page.nearest is not None else None
    if entry is None:
        await toast(services, press, texts.GONE)
        return
    await toast(services, press)
    await begin_joining(services, press, page.cluster, listed.of(page.cluster), entry)


async def _settle(services: Services, press: Press, page: Page, voice: Voice) -> None:
    """🚫 and ⏰: off the list, for good or for a day; the next page takes the place."""
    how, done = SETTLINGS[press.parts[0]]
    count = await services.store.curation.settle(page.cluster.answers, how, press.user)
    await toast(services, press, done if count else miss_texts.SETTLED)
    following = page.after if page.after is not None else page.before
    listed, back = await worklist(services), page.id if count else None
    await _show(services, listed, following or FIRST, press.place, voice, press.message, back)
