"""What an index was built from, in short texts: where they are equal it need not be built again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from bot.text.words import segmenter_name


def makers_digest(own_words: Iterable[str] = (), package: Path = Path(__file__).parent) -> str:
    """SHA-256 over the engines, the code and data that read and cut pages, and the words taught beside."""
    total = hashlib.sha256()
    for name in (*_ENGINES, segmenter_name()):
        total.update(f"{name} {_version(name)}\0".encode())
    for path in _makers(package):
        total.update(_entry(os.path.relpath(path, package), path))
    total.update("\0".join(sorted(own_words)).encode())
    return total.hexdigest()


def page_digests(seeds: Path) -> dict[str, str]:
    """File name -> digest of its bytes, for each file of a folder of pages; a name that is no text with its bytes
    escaped, as the pages' problems show it.

    Bytes, not times: five pages take 1 ms, two thousand 60 ms; a rebuild by mistake costs seconds, one that
    is missed a wrong answer.
    """
    return {
        entry.name.encode("utf-8", "backslashreplace").decode(): _content(Path(entry.path))
        for entry in os.scandir(seeds)
        if _is_file(entry)
    }


# Of other people's code: what holds the index, turns scripts, reads glosses, and reads .html pages.
_ENGINES = ("tantivy", "opencc", "pypinyin", "trafilatura")
# Of ours: the nouns that are kept, how they are kept, and the floors that pages go through. Those above only
# read the index.
_MAKER_FILES = ("models.py", "shelf.py", "reading.py", "building.py")
_MAKERS = ("corpus", "text", "search")


def _version(name: str) -> str:
    """As the folder that pip left beside the package has it: to ask importlib.metadata costs 25 ms of every
    start."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return ""
    beside = Path(spec.origin).parent.parent.glob("*-info")
    return next((one.name for one in beside if one.name.lower().startswith(f"{name}-")), "")


def _makers(package: Path) -> Iterator[Path]:
    """Their paths in a fixed order; os.walk takes a fifth of the time of Path.rglob."""
    yield from (package / name for name in _MAKER_FILES)
    for room in _MAKERS:
        for folder, below, names in os.walk(package / room):
            below[:] = sorted(name for name in below if name != "__pycache__")
            yield from (Path(folder, name) for name in sorted(names))


def _entry(name: str, path: Path) -> bytes:
    return f"{name}\0{_content(path)}\0".encode("utf-8", "surrogateescape")


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _content(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except OSError:
        return "unreadable"
