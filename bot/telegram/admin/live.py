"""What is live: the pages, the FAQ files and the entries of the chat as one Library, swapped as a whole.

Everything new is built beside the answers, in a thread of its own; the swap is one reference. A file with an
error leaves the files and pages of before live and is told to the admins once. An entry of the chat that does
not fit any more (its page changed, a file has its question now) is left out alone: it must not hold up the
files.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.beijing import today
from bot.curating.assembling import Assembly, Ground, assemble, faq_folder, read_ground
from bot.errors import CasebotError
from bot.faq.entries import Entry
from bot.library import Library
from bot.settings import Settings
from bot.store import Store, Undone
from bot.telegram.admin.folders import Looks, looks

log = logging.getLogger("casebot.live")

T = TypeVar("T")

SWITCH_SECONDS = 0.0005
"""How long the building thread keeps the interpreter while another waits. Python's 5 ms would hold up an
answer a dozen times, at each step from thread to thread."""


@dataclass(frozen=True, slots=True)
class ReloadResult:
    """What a reload came to. With `errors` the files and pages of before are still live; `left_out` are ids
    of entries that are not used. Errors and warnings are lines in Chinese, fit to be shown."""

    library: Library
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Live:
    """The library of now, and how it comes to be another one, one change at a time.

    The swap is one reference, changed between two messages; whoever took the old library finishes with it.
    `after_swap` is called when another one is live, `after_faults` with what is wrong (nothing: all is good
    again) and whether what was live before is kept, when that is not what it was.
    """

    def __init__(self, library: Library, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._curation = store.curation
        self._standing = Assembly(library, Ground(library, library.faq))
        self._lock = asyncio.Lock()
        self._building = ThreadPoolExecutor(1, "building")
        self._version = 0
        self._day = today()
        self._looks: Looks = frozenset()
        self._wrong: tuple[str, ...] = ()
        self.after_swap: Callable[[], None] = _unheard
        self.after_faults: Callable[[tuple[str, ...], bool], None] = _unheard

    @property
    def library(self) -> Library:
        return self._standing.library

    @property
    def base(self) -> str:
        """Differs where what is live does: what a draft was checked against."""
        return self._standing.base

    @property
    def chat_entries(self) -> tuple[Entry, ...]:
        """All that was made in the chat, what is left out of the library with it."""
        return self._standing.chat

    @property
    def folders(self) -> tuple[Path, Path]:
        """Where pages and FAQ files are read from; the second may not be there (yet)."""
        return self._settings.seeds_dir, faq_folder(self._settings)

    async def begin(self) -> ReloadResult:
        """Make live what can be used of the files and the chat: at the start there is nothing of before to
        keep, so entries with errors are left out."""
        async with self._lock:
            return await self._reload("start", lenient=True)

    async def reload(self, reason: str) -> ReloadResult:
        """Read everything again and make it live; the files and pages only if they have no error."""
        async with self._lock:
            return await self._reload(reason)

    async def change(
        self,
        admin: int,
        act: str,
        put: Mapping[str, str],
        drop: Collection[str] = (),
        base: str | None = None,
    ) -> bool:
        """Keep a change of the chat's entries (id -> its YAML) and make it live. False, and nothing done,
        where what is live is no more what `base` says."""
        async with self._lock:
            if await self._curation.version() != self._version:
                await self._reload("changed by another process")
            if base is not None and base != self.base:
                return False
            if await self._curation.change(admin, act, put, drop, version=self._version) is None:
                return False
            await self._reload(act)
            return True

    async def undo(self, admin: int) -> Undone | None:
        """Take back the admin's last change and make that live; None where there is none."""
        async with self._lock:
            undone = await self._curation.undo(admin)
            if undone is not None and not undone.clashes:
                await self._reload("undo")
            return undone

    async def outdated(self, *, look: bool = True) -> bool:
        """Whether what is live is not what stands in the store and, where these are to be looked at, in the
        folders, as of today."""
        return (
            await self._curation.version() != self._version
            or today() != self._day
            or (look and await asyncio.to_thread(looks, self.folders) != self._looks)
        )

    async def run(self, work: Callable[[], T]) -> T:
        """Work done in the thread that builds, while answers go on."""
        return await asyncio.get_running_loop().run_in_executor(self._building, partial(_gently, work))

    def close(self) -> None:
        self._building.shutdown(wait=False, cancel_futures=True)

    async def _reload(self, reason: str, *, lenient: bool = False) -> ReloadResult:
        before = self._standing
        # Before anything is read: what changes between the two is found by the next look.
        version, day = await self._curation.version(), today()
        seen = await asyncio.to_thread(looks, self.folders)
        stored = await self._curation.entries()
        ground, errors = before.ground, tuple[str, ...]()
        try:
            ground = await self.run(lambda: read_ground(self._settings, before.ground))
        except CasebotError as error:
            errors = (str(error),)
        fresh = await self.run(lambda: assemble(ground, stored, lenient=lenient))
        errors += fresh.errors
        if fresh.errors and not lenient:
            fresh = await self.run(lambda: assemble(before.ground, stored))
        self._standing, self._version, self._day, self._looks = fresh, version, day, seen
        entries, cases = len(fresh.library.faq.entries), len(fresh.library.cases)
        log.info("live (%s): %d cases, %d entries, %d errors", reason, cases, entries, len(errors))
        wrong = (*errors, *fresh.chat_errors)
        if wrong != self._wrong:
            self._wrong = wrong
            self.after_faults(wrong, bool(errors) and not lenient)
        self.after_swap()
        if fresh.ground.pages is not before.ground.pages:
            # Pages hold themselves in circles, which references alone do not free.
            del before
            gc.unfreeze()
            await self.run(gc.collect)
        return ReloadResult(fresh.library, wrong, fresh.warnings, fresh.left_out)


def _unheard(*_: object) -> None:
    """Nobody waits to hear of it."""


def _gently(work: Callable[[], T]) -> T:
    """Work done so that other threads hardly feel it. Without the collector: going through all that a book
    of 2,000 entries brings would hold every thread for 100 ms, once while it is built and again later. So what
    stands afterwards is put out of its sight; references free it all the same, and what little garbage in
    circles there is just then stays."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.disable()
    try:
        return work()
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(before)
