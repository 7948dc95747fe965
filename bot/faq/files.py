"""The YAML files of a folder, as bytes."""

from __future__ import annotations

from pathlib import Path

BYTES = 1_000_000
"""Of a file: some 2,000 entries, read in about a second. A larger one is a dump, or an accident."""


def is_folder(path: Path) -> bool:
    """Whether a folder is there to be read; not so where those above it keep everybody out."""
    try:
        return path.is_dir()
    except OSError:
        return False


def yaml_files(folder: Path) -> list[Path] | str:
    """The YAML files of a folder, sorted by name, without those that editors hide; or, as text, why they cannot
    be listed: a folder that is locked, or away for a moment, is not an empty one."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml"))
    except OSError as error:
        return error.strerror or str(error)
    return [path for path in files if not path.name.startswith(".")]


def bytes_of(path: Path) -> bytes | str:
    """A file's bytes, no more than shows that there are too many; or, as text, why there are none."""
    try:
        if path.exists() and not path.is_file():  # a pipe of that name would never end
            return "not a file"
        with path.open("rb") as file:
            return file.read(BYTES + 1)
    except OSError as error:
        return error.strerror or str(error)


def shown(path: Path) -> str:
    """A file's name as text that can be printed, whatever bytes it is made of."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()
