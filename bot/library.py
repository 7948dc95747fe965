"""seeds/ + faq/ -> Library: the cases read, indexed and ready to be asked; immutable once open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.building import Built, Progress, open_pages
from bot.errors import SettingsError
from bot.models import Case, Passage
from bot.search.names import NameTable
from bot.search.sentences import ReadSentence, read_passage
from bot.sources import sources_of
from bot.text.scripts import fold
from bot.text.synonyms import Lexicon, field_lexicon


class Library:
    """All one can ask. Cases stand in file order, `passages` in page order; ordinals index `passages`."""

    def __init__(
        self,
        built: Built,
        lexicon: Lexicon,
        source_base_url: str = "",
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self.cases: Mapping[str, Case] = built.shelf
        self.problems = built.problems
        self.passages: Sequence[Passage] = built.shelf.passages
        self.index = built.index
        self.ordinals = built.shelf.ordinals
        self.lexicon = lexicon
        self.source_base_url = source_base_url
        self.sources: Mapping[str, str] = sources or {}
        self.names = NameTable((slot.id, slot.names) for slot in built.shelf.slots)
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
    built = open_pages(seeds, var, (), progress)
    if not built.shelf and not built.problems:
        raise SettingsError(f"{seeds}: no pages in this folder; put .txt, .md or .html files there")
    return Library(built, field_lexicon(), source_base_url, sources_of(seeds))
