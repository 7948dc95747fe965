"""Pages, FAQ files and entries of the chat -> what can be live: a library, and what is wrong.

read_ground (the folders) -> Ground -> assemble (with the entries of the chat) -> Assembly
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.curating.checking import check_entries
from bot.digest import page_digests
from bot.errors import CasebotError, SettingsError
from bot.faq.book import merged, without
from bot.faq.entries import Entry, FaqBook, Place
from bot.faq.files import is_folder
from bot.faq.problems import Problem
from bot.faq.reading import read_entries, read_folder
from bot.library import Library, open_library
from bot.settings import Settings
from bot.store import StoredEntry


@dataclass(frozen=True, slots=True)
class Ground:
    """The folders as they were read: the pages, the entries of the FAQ files and what is wrong in those;
    `digest` tells the pages apart ("" for a library that was opened elsewhere)."""

    pages: Library
    files: FaqBook
    problems: tuple[Problem, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Assembly:
    """What can be live. `errors` are those of the files: with one of them, what was live before should stay.
    `chat` are all entries made in the chat; `left_out` the ids of entries that the library does without;
    `base` differs where the pages or any entry does."""

    library: Library
    ground: Ground
    chat: tuple[Entry, ...] = ()
    errors: tuple[str, ...] = ()
    chat_errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    base: str = ""


def faq_folder(settings: Settings) -> Path:
    """Where FAQ files are read from; where none was named, the customary folder, should it appear later."""
    return settings.faq_dir or Path("faq")


def read_ground(settings: Settings, before: Ground) -> Ground:
    """Read the FAQ files, and the pages where they changed. Raises CasebotError for pages that cannot
    serve: none left, one that could be read before and cannot now."""
    folder = faq_folder(settings)
    files, problems = read_folder(folder)
    there = is_folder(folder)
    if not there:
        if before.files.entries:
            raise SettingsError(FOLDER_GONE.format(folder=folder))
        files, problems = FaqBook(), ()
    digest = _digest(settings.seeds_dir, files)
    if digest == before.digest or not before.digest:
        return Ground(before.pages, files, problems, digest)
    try:
        pages = open_library(
            settings.seeds_dir,
            faq=folder if there else None,
            var=settings.var_dir,
            source_base_url=settings.source_base_url,
        )
    except CasebotError as error:
        raise SettingsError(PAGES_WRONG.format(error=error)) from error
    known = {str(problem) for problem in before.pages.problems}
    broken = [str(problem) for problem in pages.problems if str(problem) not in known]
    if broken:
        lines = (PAGE_BROKEN.format(page=settings.seeds_dir / problem) for problem in broken)
        raise SettingsError("\n".join(lines))
    return Ground(pages, files, problems, digest)


def assemble(ground: Ground, stored: Sequence[StoredEntry], *, lenient: bool = False) -> Assembly:
    """The library of a ground and of the entries made in the chat. Those of the chat that do not fit are
    left out; with `lenient`, so are those of the files."""
    chat, unread = _chat_entries(stored)
    files, problems = ground.files, [*ground.problems]
    left_out: set[str] = set()
    while True:
        library = ground.pages.with_faq(merged(files, (entry for entry in chat if entry.id not in left_out)))
        found = check_entries(library.faq, library)
        problems += [problem for problem in found if problem not in problems]
        wrong = {problem.place for problem in found if not problem.warning}
        more = {
            entry.id
            for entry in library.faq.entries.values()
            if entry.place in wrong and (lenient or not entry.place.file)
        }
        if not more:
            break
        # Without these there may be others: what now answers in their place.
        left_out |= more
        files = without(files, left_out)
    told = {entry.place: replace(entry.place, file=f"{CHAT}{entry.id}", line=1) for entry in chat}
    errors = [problem for problem in problems if not problem.warning]
    return Assembly(
        library,
        Ground(ground.pages, files, digest=ground.digest),
        tuple(chat),
        errors=tuple(problem.chinese for problem in errors if problem.place.file),
        chat_errors=(*unread, *(_said(problem, told) for problem in errors if not problem.place.file)),
        warnings=tuple(_said(problem, told) for problem in problems if problem.warning),
        left_out=tuple(sorted(left_out)),
        base=_base(ground.digest, library.faq),
    )


FOLDER_GONE = "{folder}:文件夹不见了;请放回去"
PAGES_WRONG = "案例读不了;请检查案例文件夹:{error}"
PAGE_BROKEN = "{page}(案例读不了;请改正或删掉这个文件)"


def _base(digest: str, book: FaqBook) -> str:
    told = repr((digest, list(book.entries.values()), book.synonyms, book.words))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _digest(seeds: Path, files: FaqBook) -> str:
    """What the pages are read from: the folder, and the words they are cut with."""
    try:
        pages = sorted(page_digests(seeds).items())
    except OSError as error:
        raise SettingsError(FOLDER_GONE.format(folder=seeds)) from error
    return hashlib.sha256(repr((pages, files.words)).encode()).hexdigest()[:16]


CHAT = "聊天里的 "
"""In front of an entry's id: tells where an entry stands that stands in no file."""


def _chat_entries(stored: Iterable[StoredEntry]) -> tuple[list[Entry], tuple[str, ...]]:
    """The entries made in the chat, each with a line of its own to tell it by, as they stand in no file; and
    what of them cannot be read (any more)."""
    entries: list[Entry] = []
    wrong: list[str] = []
    for number, row in enumerate(stored, 1):
        read, problems = read_entries(row.text, f"{CHAT}{row.id}")
        entries += [replace(entry, place=Place(line=number)) for entry in read]
        wrong += [problem.chinese for problem in problems if not problem.warning]
    return entries, tuple(wrong)


def _said(problem: Problem, told: Mapping[Place, Place]) -> str:
    return replace(problem, place=told.get(problem.place, problem.place)).chinese
