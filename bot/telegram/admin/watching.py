"""What changes beside the chat: FAQ files, pages, entries from the shell, the day. Each makes a reload.

The operating system tells of files at once (watchfiles); every few seconds they are also looked at, as
network and container file systems tell nothing, a folder may appear later, and a watch ends when its
folder is replaced.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import awatch

if TYPE_CHECKING:
    from bot.telegram.admin.live import Live

log = logging.getLogger("casebot.watching")

LOOK_SECONDS = 3.0
REST = 20
"""Times as long as a look took, until the next that nothing calls for: 20,000 pages take 0.15 s to look at, which
every three seconds would be felt in the answers."""
QUIET_MS = 300
"""Without another change for so long, what is being written is taken to be whole."""
LONGEST_MS = 2_000


async def watch(live: Live) -> None:
    """Reload after each change, for ever: what fails is tried again at the next look."""
    due = 0.0
    while True:
        watched = await asyncio.to_thread(roots, live.folders)
        async with aclosing(_moments([folder for folder, inode in watched if inode])) as moments:
            async for told in moments:
                try:
                    start = time.monotonic()
                    look = told or start >= due
                    outdated = await live.outdated(look=look)
                    if look:
                        due = time.monotonic() + REST * (time.monotonic() - start)
                    if outdated:
                        await live.reload("a change")
                except Exception:
                    log.exception("reload failed")
                if await asyncio.to_thread(roots, live.folders) != watched:
                    break


def roots(folders: Sequence[Path]) -> list[tuple[Path, int]]:
    """The folders, each with its inode: another one when it was replaced, 0 where there is none."""
    return [(folder, _inode(folder)) for folder in folders]


def _inode(folder: Path) -> int:
    try:
        return folder.stat().st_ino if folder.is_dir() else 0
    except OSError:  # above it stands a folder that may not be entered
        return 0


Looks = frozenset[tuple[str, int, int, int]]


def looks(folders: Sequence[Path]) -> Looks:
    """(path, inode, size, time of change) of the files in some folders: equal looks, equal files. Hidden
    files are editors' own."""
    found: set[tuple[str, int, int, int]] = set()
    for folder in folders:
        try:
            with os.scandir(folder) as entries:  # a third of what Path.iterdir takes
                found.update((one.path, *_state(one)) for one in entries if not one.name.startswith("."))
        except OSError:
            continue
    return frozenset(found)


def _state(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    try:
        state = entry.stat()
    except OSError:
        return (0, 0, 0)
    return (state.st_ino, state.st_size, state.st_mtime_ns)


async def _moments(folders: Sequence[Path]) -> AsyncGenerator[bool, None]:
    """When to look: after each change the system tells of (True), and every few seconds (False)."""
    try:
        async for changes in awatch(
            *folders,
            debounce=LONGEST_MS,
            step=QUIET_MS,
            rust_timeout=int(1000 * LOOK_SECONDS),
            yield_on_timeout=True,
            recursive=False,
        ):
            yield bool(changes)
    except Exception as error:
        # The system has no watch left, a folder went in between, a file's name is no text: whatever the library
        # raises of that (mostly a group of one), looking goes on.
        why = error.exceptions[0] if isinstance(error, ExceptionGroup) else error
        log.warning("files are looked at every %.0f s only: %s", LOOK_SECONDS, why)
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            yield False
