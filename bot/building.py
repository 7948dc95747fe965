"""A folder of pages -> its cases and their index under `var/`: opened as they are, mended where a few pages
changed, built whole where much did.

The folder on disk is never changed: a fresh one is made beside it and takes its place, so that a crash
leaves the old or the new, and who reads the old one goes on reading it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

from bot.digest import makers_digest, page_digests
from bot.errors import PageError, SettingsError
from bot.reading import PageRead, count_lines, read_pages, readers
from bot.search.index import IndexWriter, PassageIndex
from bot.shelf import CASES_FILE, Shelf, ShelfWriter, packed_json

Progress = Callable[[str, int, int], None]

MEND_LEAST = 30
MEND_SHARE = 0.1
"""Until this share of at least so many pages has changed since the last whole build, only those are read
again: beyond it what was dropped weighs on the index, and rare lines may have become shared ones unseen."""

COMMON_SHARE = 0.15
"""Lines on this share of the pages are remembered: no other can reach the share from which lines count as the
site's own (0.3) before the next whole build."""


@dataclass(frozen=True, slots=True)
class Built:
    """The cases of a folder, their index, and the pages that could not be read."""

    shelf: Shelf
    index: PassageIndex
    problems: tuple[PageError, ...]


def open_pages(seeds: Path, var: Path, own_words: Collection[str], progress: Progress | None) -> Built:
    """Open what was built of the pages of a folder, brought up to date. `own_words` are the words taught to
    the segmenter: pages are cut by them.

    `progress(stage, done, total)` is called on whole builds alone. Raises SettingsError for a `var` that
    cannot be written.
    """
    makers, digests = makers_digest(own_words), page_digests(seeds)
    folder = var / "index" / hashlib.sha256(str(seeds.resolve()).encode()).hexdigest()[:12]
    manifest = _manifest(folder)
    opened = _opened(folder, manifest) if manifest and manifest["makers"] == makers else None
    if manifest and opened:
        if manifest["pages"] == digests:
            return opened
        if manifest["mended"] + len(_changed(manifest["pages"], digests)) <= _mendable(manifest["pages"]):
            mended = _renewed(folder, lambda fresh: _mend(seeds, opened, fresh, manifest, digests))
            if mended:
                return mended
    report = progress or (lambda stage, done, total: None)
    built = _renewed(folder, lambda fresh: _build(seeds, fresh, makers, digests, report))
    assert built is not None, "only a mend can find that it does not fit"
    return built


def _manifest(folder: Path) -> dict[str, Any] | None:
    """What was built before, and from what; None where it is missing, damaged or foreign."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
        return manifest if manifest["format"] == _FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _opened(folder: Path, manifest: Mapping[str, Any]) -> Built | None:
    try:
        shelf = Shelf(folder)
        index = PassageIndex(folder / "passages", shelf.starts, manifest["dead"])
        if not index.size == shelf.size == manifest["passages"]:
            return None
        return Built(shelf, index, tuple(PageError(file, what) for file, what in manifest["problems"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The files that were added, changed or removed."""
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def _mendable(pages: Collection[str]) -> float:
    return MEND_SHARE * len(pages) if len(pages) >= MEND_LEAST else 0


def _build(seeds: Path, fresh: Path, makers: str, digests: Mapping[str, str], report: Progress) -> bool:
    """All pages, in two passes: which lines they share, then each as a case. Read twice, they need not be
    held, however many there are."""
    # What reads pages is imported where some are read: its expressions take 0.1 s to compile.
    from bot.corpus.case import page_files, shared_lines

    files, problems = page_files(seeds)
    counts: Counter[str] = Counter()
    readable: list[Path] = []
    with readers(len(files)) as each:
        for done, (chunk, lines, faults) in each(count_lines, files):
            report("pages", done, len(files))
            counts.update(lines)
            readable += chunk
            problems += [PageError(*fault) for fault in faults]
        shared = shared_lines(counts, len(readable))
        common = [line for line, count in counts.items() if count >= max(2, COMMON_SHARE * len(readable))]
        del counts
        with _Writing(fresh, common) as writing:
            for done, read in each(partial(read_pages, common=common, shared=shared), readable):
                report("index", done, len(readable))
                for page in read:
                    writing.put(page)
            writing.finish(makers, digests, problems)
    return True


def _mend(
    seeds: Path, old: Built, fresh: Path, manifest: Mapping[str, Any], digests: Mapping[str, str]
) -> bool:
    """The pages that changed read again, all others as they are. False where thereby other lines are the
    site's own, on which the reading of every page depends."""
    from bot.corpus.case import page_files

    files, problems = page_files(seeds)
    changed = _changed(manifest["pages"], digests)
    lines_of = {file: lines for file, lines in manifest["lines_of"].items() if file not in changed}
    kept = [PageError(file, what) for file, what in manifest["problems"] if file not in changed]
    told = {problem.file for problem in problems}
    problems += [problem for problem in kept if problem.file not in told and problem.file in digests]
    shared = _shared(manifest["common"], manifest["lines_of"])
    again = [path for path in files if path.name in changed]
    with _Writing(fresh, manifest["common"], old, lines_of, manifest["dead"]) as writing:
        for file in sorted(changed):
            writing.drop(file)
        for page in read_pages(again, manifest["common"], shared):
            writing.put(page)
        if _shared(manifest["common"], writing.lines_of) != shared:
            return False
        writing.finish(manifest["makers"], digests, problems, manifest["mended"] + len(changed))
    return True


def _shared(common: Sequence[str], lines_of: Mapping[str, Iterable[int]]) -> frozenset[str]:
    """The site's own lines among those remembered."""
    from bot.corpus.case import shared_lines

    counts = Counter(number for lines in lines_of.values() for number in lines)
    return shared_lines({common[number]: count for number, count in counts.items()}, len(lines_of))


class _Writing:
    """A fresh folder being filled: from nothing, or from a copy of what was."""

    def __init__(
        self,
        fresh: Path,
        common: Sequence[str],
        old: Built | None = None,
        lines_of: Mapping[str, list[int]] | None = None,
        dead: int = 0,
    ) -> None:
        self._fresh = fresh
        self._common = common
        self._dead = dead
        self._gone: dict[str, int] = {}
        self._problems: list[PageError] = []
        self.lines_of = dict(lines_of or {})
        passages = fresh / "passages"
        if old is None:
            passages.mkdir()
        else:
            shutil.copyfile(old.shelf.folder / CASES_FILE, fresh / CASES_FILE)
            shutil.copytree(old.shelf.folder / "passages", passages)
        self._index = IndexWriter(passages)
        self._shelf = ShelfWriter(fresh, old.shelf.slots if old else ())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._shelf.close()

    def put(self, page: PageRead) -> None:
        if page.case is not None or page.lines:
            self.lines_of[page.file] = page.lines
        if page.case is None:
            self._problems.append(PageError(page.file, page.fault))
            return
        slot = self._shelf.put(page.case, self._gone.get(page.case.id))
        self._index.add(slot, page.case.id, page.terms)

    def drop(self, file: str) -> None:
        """Take the case of a file out; when it comes again it has its old slot."""
        for number, slot in enumerate(self._shelf.slots):
            if slot.file == file:
                self._index.drop(slot.id)
                self._dead += slot.passages
                self._gone[slot.id] = number
                self._shelf.empty(number)

    def finish(
        self, makers: str, digests: Mapping[str, str], problems: Sequence[PageError], mended: int = 0
    ) -> None:
        self._index.close()
        self._shelf.finish()
        manifest = {
            "format": _FORMAT,
            "makers": makers,
            "pages": digests,
            "passages": sum(slot.passages for slot in self._shelf.slots),
            "dead": self._dead,
            "mended": mended,
            "problems": [(problem.file, problem.what) for problem in (*problems, *self._problems)],
            "common": self._common,
            "lines_of": self.lines_of,
        }
        (self._fresh / _MANIFEST).write_bytes(packed_json(manifest))


_MANIFEST = "manifest.json"
_FORMAT = 3


def _renewed(folder: Path, fill: Callable[[Path], bool]) -> Built | None:
    """Fill a fresh folder, open it and swap it in; None where `fill` says that it does not fit."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise SettingsError(
            f"{folder.parent}: cannot write the index ({error.strerror}); make the folder writable or"
            " set CASEBOT_VAR_DIR to one that is"
        ) from error
    try:
        if not fill(fresh):
            return None
        manifest = _manifest(fresh)
        # Before the swap: its files stay open under any name.
        built = _opened(fresh, manifest) if manifest else None
        if built is None:
            raise ValueError("what was written cannot be read")
        built.shelf.folder = folder
        _swap(fresh, folder)
        return built
    except (OSError, ValueError) as error:  # ValueError is how the engine tells of a full disk
        raise SettingsError(
            f"{folder.parent}: cannot write the index ({error}); make room there or set CASEBOT_VAR_DIR to a"
            " folder that has it"
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        _sweep(folder)


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` where `folder` is. Where another process does so at the same time, the last one wins:
    they have built the same."""
    for attempt in range(_TRIES):
        with suppress(OSError):
            folder.rename(fresh.with_name(f"{fresh.name}.old{attempt}"))
        with suppress(OSError):
            fresh.rename(folder)
            break
    for old in fresh.parent.glob(f"{fresh.name}.old*"):
        shutil.rmtree(old, ignore_errors=True)


_TRIES = 5


def _sweep(folder: Path) -> None:
    """Remove what builds that were killed left beside `folder`, once it is surely theirs no more."""
    for left in folder.parent.glob(f"{folder.name}.*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


_LEFT_SECONDS = 3_600
