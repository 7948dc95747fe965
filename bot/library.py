"""seeds/ + faq/ -> Library: the cases read, indexed and ready to be asked; immutable once open.

Another book of curated answers makes another Library over the same pages and index (`with_faq`), at once.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bot.bars import Bars, fitted_bars
from bot.building import Built, Progress, open_pages
from bot.errors import SettingsError
from bot.faq.book import merged
from bot.faq.entries import Entry, FaqBook
from bot.faq.problems import Problem
from bot.models import Case, Credit, Passage
from bot.search.names import Mention, NameTable
from bot.search.phrasings import PhrasingIndex
from bot.search.sentences import ReadSentence, read_page
from bot.shelf import CASES_READ
from bot.sources import sources_of
from bot.text.scripts import fold
from bot.text.synonyms import Lexicon, extended, field_lexicon
from bot.text.words import add_words

NARROW = 1.5
"""How many passages may have a name for each passage of the cases it can mean. Of the questions with a name on
CMRC / DRCD pages the one meant was among those for .93 / .88 within this bar, for .53 / .37 beyond it."""

LARGE = 500
"""Passages from which on a library counts as large: there the page has to be found before the sentence."""

CREDITS_READ = 500
"""Cases, the first of them, whose credits are read."""


class Library:
    """All one can ask. Cases stand in file order, `passages` in page order; ordinals index `passages`.

    `faq` are the curated answers, `phrasings` those of them that are valid today, ready to be matched;
    `faq_problems` what was wrong in their files (an entry with an error is in neither). `credits` tells which of
    the first pages credit somebody, `outlets` which are from where, by folded name.
    """

    def __init__(
        self,
        built: Built,
        lexicon: Lexicon,
        source_base_url: str = "",
        sources: Mapping[str, str] | None = None,
        faq_problems: Iterable[Problem] = (),
    ) -> None:
        self.cases: Mapping[str, Case] = built.shelf
        self.problems = built.problems
        self.passages: Sequence[Passage] = built.shelf.passages
        self.index = built.index
        self.ordinals = built.shelf.ordinals
        self.lexicon = lexicon
        self.bars = fitted_bars()
        self.source_base_url = source_base_url
        self.sources: Mapping[str, str] = sources or {}
        self.faq = FaqBook()
        self.phrasings = PhrasingIndex(())
        self.faq_problems = tuple(faq_problems)
        self.names = NameTable((slot.id, slot.names) for slot in built.shelf.slots)
        # Pages are read whole, some 60 us each; 20,000 passages read take about 40 MB.
        self._page: Callable[[str], list[list[ReadSentence]]] = lru_cache(maxsize=CASES_READ)(
            lambda case: read_page(*built.shelf.passages_of(case), self.ordinals(case).start)
        )
        self.sentences: Callable[[int], list[ReadSentence]] = lru_cache(maxsize=20_000)(self._sentences)
        # Folded, as they are kept: a passage or page that is only weighed is not read.
        self.passage_text = built.shelf.passage_text
        self.page_text = built.shelf.text
        self.case_of = built.shelf.case_of
        # By whom pages are: 0.1 ms a page, so it is read once and of the first pages alone.
        self.credits: Callable[[], Mapping[str, Sequence[tuple[str, Credit]]]] = lru_cache(maxsize=1)(
            lambda: _credits(islice(self.cases.items(), CREDITS_READ))
        )
        self.outlets: Callable[[], Mapping[str, Sequence[str]]] = lru_cache(maxsize=1)(
            lambda: _outlets(islice(self.cases.items(), CREDITS_READ))
        )
        self.title_text = built.shelf.title
        self.titles: Mapping[str, str] = {slot.title: slot.id for slot in reversed(built.shelf.slots)}
        # Their lengths, the longest first: to find one in a long message only stretches so long are looked up.
        self.title_lengths: Callable[[], Sequence[int]] = lru_cache(maxsize=1)(
            lambda: sorted(set(map(len, self.titles)), reverse=True)
        )

    def _sentences(self, ordinal: int) -> list[ReadSentence]:
        case = self.case_of(ordinal)
        return self._page(case)[ordinal - self.ordinals(case).start]

    def with_faq(self, book: FaqBook) -> Library:
        """The same pages with another book of curated answers, as of today: all that is made of the pages is
        shared; 8,000 phrasings take half a second.

        The book's own words are known to the segmenter from now on; the index has them when it is opened next.
        """
        other = copy.copy(self)
        other.faq = book
        other.phrasings = PhrasingIndex(book.entries.values())
        other.lexicon = extended(field_lexicon(), book.synonyms)
        add_words(book.words)
        return other

    @property
    def large(self) -> bool:
        """Whether the page has to be found before the sentence."""
        return len(self.passages) >= LARGE

    def narrows(self, name: Mention) -> bool:
        """Whether a name tells cases apart: it stands hardly anywhere but in those it can mean.

        Where 香港 stands in the opening of 26 pages and in the text of 80 it is a word like any other.
        """
        inside = sum(len(self.ordinals(case)) for case in name.cases)
        grams = [name.text[i : i + 2] for i in range(len(name.text) - 1)]
        return min(map(self.index.doc_freq, grams)) <= NARROW * inside

    def with_bars(self, bars: Bars) -> Library:
        """The same library with other bars between answering, suggesting and refusing."""
        other = copy.copy(self)
        other.bars = bars
        return other

    def passage(self, id: str) -> Passage | None:
        """The passage of an id (`<case>-<n>`), or None where no case has it."""
        case, _, number = id.rpartition("-")
        ordinals = self.ordinals(case)
        if not number.isdecimal() or int(number) >= len(ordinals):
            return None
        return self.passages[ordinals[int(number)]]

    def passage_at(self, case: str, start: int) -> Passage | None:
        """The passage whose sentences hold a raw offset of a case's file, None where none does."""
        for passage in (self.passages[ordinal] for ordinal in self.ordinals(case)):
            if any(sentence.start <= start < sentence.end for sentence in passage.sentences):
                return passage
        return None


def _credits(cases: Iterable[tuple[str, Case]]) -> Mapping[str, Sequence[tuple[str, Credit]]]:
    """Folded names -> the pages that credit them."""
    found: dict[str, list[tuple[str, Credit]]] = {}
    for id, case in cases:
        for credit in case.credits:
            found.setdefault(fold(credit.name), []).append((id, credit))
    return found


def _outlets(cases: Iterable[tuple[str, Case]]) -> Mapping[str, Sequence[str]]:
    """Folded names of outlets -> the pages from there."""
    found: dict[str, list[str]] = {}
    for id, case in cases:
        if case.outlet is not None:
            found.setdefault(fold(case.outlet.value), []).append(id)
    return found


def open_library(
    seeds: Path,
    *,
    faq: Path | None = None,
    chat_entries: Sequence[Entry] = (),
    var: Path,
    source_base_url: str = "",
    sources: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Library:
    """Read and index the pages of a folder, or open what was built from the same pages before; with the
    curated answers of the folder `faq` and those made in the chat.

    `sources` are the pages' addresses, those of `sources.yaml` where none are given.
    `progress(stage, done, total)` is called on builds alone. Raises SettingsError for a missing
    folder, one without pages, or a `var` that cannot be written; what is wrong in a FAQ file stands in the
    library's `faq_problems`.
    """
    if not seeds.is_dir():
        raise SettingsError(f"{seeds}: no such folder of pages; name an existing one (SEEDS_DIR)")
    files, faq_problems = _read_faq(faq, var)
    built = open_pages(seeds, var, files.words, progress)
    if not built.shelf and not built.problems:
        raise SettingsError(f"{seeds}: no pages in this folder; put .txt, .md or .html files there")
    addresses = sources_of(seeds) if sources is None else sources
    library = Library(built, field_lexicon(), source_base_url, addresses, faq_problems)
    return library.with_faq(merged(files, chat_entries))


def _read_faq(folder: Path | None, var: Path) -> tuple[FaqBook, tuple[Problem, ...]]:
    """The book of a folder. Its own words are taught at once: the pages are cut with them."""
    if folder is None:
        return FaqBook(), ()
    if not folder.is_dir():
        raise SettingsError(f"{folder}: no such folder of FAQ files; name an existing one (FAQ_DIR)")
    from bot.faq.kept import read_kept

    book, problems = read_kept(folder, var)
    add_words(book.words)
    return book, problems
