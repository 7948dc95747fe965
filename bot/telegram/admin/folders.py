"""Whether folders and their files are still what they were, by what the file system says of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


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
