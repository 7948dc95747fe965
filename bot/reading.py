"""The pages of a folder read, by several processes where there are many: their lines counted, each a case."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Protocol, TypeVar

from bot.errors import PageError
from bot.search.index import PassageTerms, passage_terms
from bot.search.names import headed_names
from bot.shelf import ReadCase, folded_text, read_case

# What reads pages is imported where some are read: its expressions take 0.1 s to compile, which a start on
# pages that have not changed does not need.

PARALLEL_LEAST = 500
"""Pages from which several processes read them: starting these takes half a second, a page 2 ms."""


def count_lines(paths: Sequence[Path]) -> tuple[list[Path], Counter[str], list[tuple[str, str]]]:
    """The pages that can be read, how many of them have each line, and (file, why) of the others."""
    from bot.corpus.case import line_counts, read_page

    readable: list[Path] = []
    counts: Counter[str] = Counter()
    faults: list[tuple[str, str]] = []
    for path in paths:
        try:
            counts.update(line_counts((read_page(path),)))
            readable.append(path)
        except PageError as error:
            faults.append((error.file, error.what))
    return readable, counts, faults


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page ready to be kept: its lines among the common ones, its case with its index terms, or why it is
    none."""

    file: str
    lines: list[int]
    case: ReadCase | None = None
    terms: Sequence[PassageTerms] = ()
    fault: str = ""


def read_pages(paths: Sequence[Path], common: Sequence[str], shared: frozenset[str]) -> list[PageRead]:
    """Each page as a case. `common` are the lines to be remembered, `shared` those that are the site's own."""
    from bot.corpus.case import page_case, read_page
    from bot.corpus.passages import passages_of

    places = {line: number for number, line in enumerate(common)}
    found: list[PageRead] = []
    for path in paths:
        lines: list[int] = []
        try:
            page = read_page(path)
            lines = sorted({places[line.text] for line in page.lines if line.text in places})
            case = page_case(page, shared)
        except PageError as error:
            found.append(PageRead(path.name, lines, fault=error.what))
            continue
        passages = passages_of(case)
        text = folded_text(case, passages)
        kept = read_case(case, text, headed_names(case))
        texts = map(text.passage, range(len(passages)))
        found.append(PageRead(path.name, lines, kept, passage_terms(case.title.text, passages, texts)))
    return found


T = TypeVar("T")


class _Each(Protocol):
    def __call__(
        self, read: Callable[[Sequence[Path]], T], paths: Sequence[Path], /
    ) -> Iterable[tuple[int, T]]: ...


@contextmanager
def readers(pages: int) -> Iterator[_Each]:
    """`each(read, paths)` gives `read` of every chunk of paths, in order, with how many are done: read here,
    or by as many processes as there are cores."""
    if pages < PARALLEL_LEAST or not _alone():
        yield _here
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Forked: a spawned process runs the main script again, whoever's it is.
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:

        def each(read: Callable[[Sequence[Path]], T], paths: Sequence[Path]) -> Iterator[tuple[int, T]]:
            chunks = _chunks(paths)
            return zip(_ends(chunks), pool.map(read, chunks), strict=True)

        yield each


def _alone() -> bool:
    """Whether this process can be forked: beside other threads (the worker's) a lock may stay held for ever."""
    return sys.platform == "linux" and threading.active_count() == 1


def _here(read: Callable[[Sequence[Path]], T], paths: Sequence[Path]) -> Iterator[tuple[int, T]]:
    chunks = _chunks(paths)
    return zip(_ends(chunks), map(read, chunks), strict=True)


def _chunks(paths: Sequence[Path]) -> list[Sequence[Path]]:
    return [paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)]


def _ends(chunks: Sequence[Sequence[Path]]) -> Iterator[int]:
    return accumulate(len(chunk) for chunk in chunks)


_CHUNK = 50
