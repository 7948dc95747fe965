"""What changes beside the chat: FAQ files, pages, entries from the shell, the day. Each makes a reload.

The operating system tells of files at once (watchfiles); every few seconds they are also looked at, as
network and container file systems tell nothing, a folder may appear later, and a watch ends when its
folder is replaced.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

from bot.telegram.admin.folders import roots
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
