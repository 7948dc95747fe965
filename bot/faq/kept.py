"""A book as it was read before, while its files are what they were: pydantic alone takes 90 ms to load, and a
start with 30 entries should not take longer than one without."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.faq.entries import Entry, FaqBook, Place, Source
from bot.faq.files import bytes_of, shown, yaml_files
from bot.faq.problems import Problem

Read = tuple[FaqBook, tuple[Problem, ...]]


def read_kept(folder: Path, var: Path) -> Read:
    """What `read_folder` gives, kept in `var` for the next time. A `var` that cannot be written costs that
    time and nothing else."""
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    file = var / "faq" / f"{name}.json"
    digest = _digest(folder)
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        kept = json.loads(file.read_bytes())
        if kept["digest"] == digest:
            return _unpacked(kept)
    from bot.faq.reading import read_folder

    read = read_folder(folder)
    if _digest(folder) == digest:  # nothing was written meanwhile
        _keep(file, {"digest": digest, **_packed(read)})
    return read


def _keep(file: Path, kept: dict[str, Any]) -> None:
    """Whole or not at all: another process may read at the same time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f"{file.stem}.", dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(kept, out, ensure_ascii=False)
            Path(fresh).replace(file)
        except OSError:
            Path(fresh).unlink(missing_ok=True)
            raise


def _digest(folder: Path) -> str:
    """Of everything a reading depends on: the files' names and bytes, and the code that reads them."""
    total = hashlib.sha256()
    files = yaml_files(folder)
    if isinstance(files, str):
        total.update(files.encode())
        files = []
    for path in (*_makers(), *files):
        data = bytes_of(path)
        total.update(f"{shown(path)}\0{len(data)}\0".encode())
        total.update(data.encode() if isinstance(data, str) else data)
    return total.hexdigest()


def _makers() -> Iterator[Path]:
    package = Path(__file__).parent.parent
    yield package / "yamlfile.py"
    for room in ("faq", "text"):
        yield from sorted((package / room).glob("*.py"))


def _packed(read: Read) -> dict[str, Any]:
    book, problems = read
    return {
        "entries": [
            {
                "id": entry.id,
                "questions": entry.questions,
                "answer": entry.answer,
                "sources": [(one.case, one.quote, one.url, one.title) for one in entry.sources],
                "nots": entry.nots,
                "valid_until": entry.valid_until.isoformat() if entry.valid_until else None,
                "place": (entry.place.file, entry.place.line),
            }
            for entry in book.entries.values()
        ],
        "synonyms": book.synonyms,
        "words": book.words,
        "problems": [
            (one.code, one.place.file, one.place.line, dict(one.values), one.warning) for one in problems
        ],
    }


def _unpacked(kept: dict[str, Any]) -> Read:
    entries = [
        Entry(
            one["id"],
            tuple(one["questions"]),
            one["answer"],
            tuple(Source(*source) for source in one["sources"]),
            tuple(one["nots"]),
            date.fromisoformat(one["valid_until"]) if one["valid_until"] else None,
            Place(*one["place"]),
        )
        for one in kept["entries"]
    ]
    book = FaqBook(
        MappingProxyType({entry.id: entry for entry in entries}),
        tuple(tuple(group) for group in kept["synonyms"]),
        tuple(kept["words"]),
    )
    problems = [
        Problem(code, Place(file, line), values, warning)
        for code, file, line, values, warning in kept["problems"]
    ]
    return book, tuple(problems)
