"""The YAML files of a folder, as bytes."""

from __future__ import annotations

from pathlib import Path

BYTES = 1_000_000
"""Of a file: some 2,000 entries, read in about a second. A larger one is a dump, or an accident."""


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, sorted by name, without those that editors hide; none for no folder."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml"))
    except OSError:
        return []
    return [path for path in files if not path.name.startswith(".")]


def bytes_of(path: Path) -> bytes | str:
    """A file's bytes, no more than shows that there are too many; or, as text, why there are none."""
    if path.exists() and not path.is_file():  # a pipe of that name would never end
        return "not a file"
    try:
        with path.open("rb") as file:
            return file.read(BYTES + 1)
    except OSError as error:
        return error.strerror or str(error)


def shown(path: Path) -> str:
    """A file's name as text that can be printed, whatever bytes it is made of."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()
