"""seeds/ + faq/ -> Library: the cases read, indexed and ready to be asked; immutable once open.

The index lives under `var/`, one folder for each folder of pages, and is rebuilt when the pages'
digest, the format or the engine changes, or when what is there does not open.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.corpus.passages import passages_of
from bot.digest import pages_digest
from bot.errors import PageError, SettingsError
from bot.models import Case, Passage
from bot.search.index import PassageIndex, build_index
from bot.search.names import NameTable
from bot.search.sentences import ReadSentence, read_passage
from bot.sources import sources_of
from bot.text.scripts import fold
from bot.text.synonyms import Lexicon, field_lexicon

Progress = Callable[[str, int, int], None]


class Library:
    """All one can ask. `passages` are in page order, cases in file order; ordinals index `passages`."""

    def __init__(
        self,
        cases: Iterable[Case],
        problems: Iterable[PageError],
        passages: Iterable[Passage],
        index: PassageIndex,
        lexicon: Lexicon,
        source_base_url: str = "",
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self.cases: Mapping[str, Case] = {case.id: case for case in cases}
        self.problems = tuple(problems)
        self.passages = tuple(passages)
        self.index = index
        self.lexicon = lexicon
        self.source_base_url = source_base_url
        self.sources: Mapping[str, str] = sources or {}
        self.names = NameTable(self.cases.values())
        self._ranges: dict[str, range] = {}
        for ordinal, passage in enumerate(self.passages):
            start = self._ranges[passage.case].start if passage.case in self._ranges else ordinal
            self._ranges[passage.case] = range(start, ordinal + 1)
        # Reading a passage costs some 50 us; 20,000 of them read take about 40 MB.
        self.sentences: Callable[[int], list[ReadSentence]] = lru_cache(maxsize=20_000)(
            lambda ordinal: read_passage(self.passages, ordinal)
        )

        # Folded pages and titles, of the few hundred cases that questions come back to.
        self.page_text: Callable[[str], str] = lru_cache(maxsize=2_000)(lambda id: fold(self.cases[id].text))
        self.title_text: Callable[[str], str] = lru_cache(maxsize=20_000)(
            lambda id: fold(self.cases[id].title.text)
        )

    def passage(self, id: str) -> Passage | None:
        """The passage of an id (`<case>-<n>`), or None where no case has it."""
        case, _, number = id.rpartition("-")
        ordinals = self.ordinals(case)
        if not number.isdecimal() or int(number) >= len(ordinals):
            return None
        return self.passages[ordinals[int(number)]]

    def ordinals(self, case: str) -> range:
        """The ordinals of a case's passages, in page order."""
        return self._ranges.get(case, range(0))


def open_library(
    seeds: Path,
    *,
    faq: Path | None = None,
    var: Path,
    source_base_url: str = "",
    progress: Progress | None = None,
) -> Library:
    """Read and index the pages of a folder, or open what was built from the same pages before.

    `progress(stage, done, total)` is called on builds alone. Raises SettingsError for a missing
    folder, one without pages, or a `var` that cannot be written.
    """
    if not seeds.is_dir():
        raise SettingsError(f"{seeds}: no such folder of pages; name an existing one (SEEDS_DIR)")
    digest = pages_digest(seeds)
    folder = var / "index" / hashlib.sha256(str(seeds.resolve()).encode()).hexdigest()[:12]
    opened = _opened(folder, digest) or _built(seeds, folder, digest, progress)
    cases, problems, index = opened
    if not cases and not problems:
        raise SettingsError(f"{seeds}: no pages in this folder; put .txt, .md or .html files there")
    passages = [passage for case in cases for passage in passages_of(case)]
    return Library(cases, problems, passages, index, field_lexicon(), source_base_url, sources_of(seeds))


_Parts = tuple[tuple[Case, ...], tuple[PageError, ...], PassageIndex]
_CASES = TypeAdapter(tuple[Case, ...])
_MANIFEST = "manifest.json"


def _opened(folder: Path, digest: str) -> _Parts | None:
    """What was built before, or None where it is missing, stale, damaged or foreign."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
        if manifest["digest"] != digest:
            return None
        cases = _CASES.validate_json((folder / "cases.json").read_bytes())
        index = PassageIndex(folder / "passages")
        if index.size != manifest["passages"]:
            return None
        problems = tuple(PageError(file, what) for file, what in manifest["problems"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return None
    return cases, problems, index


def _built(seeds: Path, folder: Path, digest: str, progress: Progress | None) -> _Parts:
    """Build beside the old index and swap, so that a crash leaves the old or the new, never half."""
    # The floor that reads pages is imported for a build alone: its expressions take 0.1 s to compile.
    from bot.corpus.case import read_cases

    report = progress or (lambda stage, done, total: None)
    report("pages", 0, 0)
    cases, problems = read_cases(seeds)
    passages = [passage for case in cases for passage in passages_of(case)]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise SettingsError(
            f"{folder.parent}: cannot write the index ({error.strerror}); make the folder writable or"
            " set CASEBOT_VAR_DIR to one that is"
        ) from error
    try:
        (fresh / "passages").mkdir()
        titles = {case.id: case.title.text for case in cases}
        build_index(passages, titles, fresh / "passages", lambda done: report("index", done, len(passages)))
        (fresh / "cases.json").write_bytes(_CASES.dump_json(cases))
        manifest = {
            "digest": digest,
            "passages": len(passages),
            "problems": [(problem.file, problem.what) for problem in problems],
        }
        (fresh / _MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")
        index = PassageIndex(fresh / "passages")  # before the swap: its files stay open under any name
        _swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        _sweep(folder)
    return cases, problems, index


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
