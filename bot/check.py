"""The folders of pages and FAQ files -> what is wrong in them, a line a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.corpus.case import case_id
from bot.curating.checking import check_entries
from bot.curating.labelled import labelled_files, read_labelled
from bot.errors import LineError, SettingsError, UserError
from bot.faq.book import merged
from bot.faq.entries import Entry, FaqBook, Place
from bot.faq.files import shown, yaml_files
from bot.faq.lexicon import LEXICON, read_lexicon
from bot.faq.problems import Problem
from bot.faq.reading import read_document, text_of
from bot.library import Library, open_library
from bot.settings import Settings
from bot.sources import source_problems
from bot.yamlfile import yaml_root


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked, and a line for each problem: `file:line: what, and the mend`; a warning says so
    behind the place. It has failed where one line is no warning."""

    pages: int
    entries: int
    lines: tuple[str, ...]
    failed: bool

    @property
    def summary(self) -> str:
        """What to say in the end where nothing failed."""
        count = len(self.lines)
        return f"{count} warning{'s' if count > 1 else ''}" if count else "no problem"


def checked(settings: Settings) -> CheckReport:
    """Read every page and every file of the FAQ. Raises SettingsError for a missing folder or one without
    pages."""
    seeds, faq = settings.seeds_dir, settings.faq_dir
    library = _library(settings, faq)
    # A page fails as a whole, so its problem stands at its first line.
    pages = [f"{seeds / error.file}:1: {error.what}" for error in library.problems]
    ids = {*library.cases, *(case_id(error.file) for error in library.problems)}
    pages += [str(error) for error in _yaml_beside_the_pages(seeds, ids)]
    questions = _labelled_problems(faq)
    report = _reported(library, (*library.faq_problems, *check_entries(library.faq, library)))
    return CheckReport(
        len(library.cases) + len(library.problems),
        report.entries,
        (*pages, *report.lines, *questions),
        report.failed or bool(pages or questions),
    )


def checked_faq(settings: Settings, path: Path | None = None) -> CheckReport:
    """The same of curated answers alone: of the FAQ folder, of another, or of one file as it would be in the
    FAQ folder. Raises SettingsError where there is no folder, OSError where the file cannot be read."""
    if path is not None and not path.is_dir():
        return _checked_file(settings, path)
    folder = path or settings.faq_dir
    if folder is None:
        raise SettingsError("faq: no such folder; make it, set FAQ_DIR, or name a file or folder to check")
    library = _library(settings, folder)
    none = () if yaml_files(folder) else (Problem("no-files", Place(shown(folder)), warning=True),)
    return _reported(library, (*none, *library.faq_problems, *check_entries(library.faq, library)))


def _checked_file(settings: Settings, path: Path) -> CheckReport:
    data = path.read_bytes()
    library = _library(settings, settings.faq_dir)
    if path.name == LEXICON:
        text, fault = text_of(data, str(path))
        return _reported(library, (fault,) if fault else read_lexicon(text, str(path))[2])
    entries, problems = read_document(data, str(path))
    others = _without_file(library.faq, path)
    problems += tuple(_id_taken(entry, others) for entry in entries if entry.id in others.entries)
    fresh = library.with_faq(merged(others, entries))
    return _reported(fresh, (*problems, *check_entries(fresh.faq, fresh, entries)), len(entries))


def _library(settings: Settings, faq: Path | None) -> Library:
    for folder, variable in ((settings.seeds_dir, "SEEDS_DIR"), (faq, "FAQ_DIR")):
        if folder is not None and not folder.is_dir():
            raise SettingsError(f"{folder}: no such folder; set {variable} to one that exists")
    # A fault in sources.yaml is one of the problems to tell of; here no link is followed.
    return open_library(settings.seeds_dir, faq=faq, var=settings.var_dir, sources={})


def _reported(library: Library, problems: Iterable[Problem], entries: int | None = None) -> CheckReport:
    told = sorted(problems, key=lambda problem: (problem.place.file, problem.place.line))
    return CheckReport(
        len(library.cases),
        len(library.faq.entries) if entries is None else entries,
        tuple(problem.english for problem in told),
        any(not problem.warning for problem in told),
    )


def _yaml_beside_the_pages(seeds: Path, ids: Collection[str]) -> list[LineError]:
    problems: list[LineError] = []
    for file in sorted(seeds.glob("*.y*ml")):
        if file.name == "sources.yaml":
            problems += source_problems(seeds, ids)
            continue
        try:
            yaml_root(file)
        except LineError as error:
            problems.append(error)
    return problems


def _labelled_problems(faq: Path | None) -> list[str]:
    """Files of labelled questions that cannot be read; of each the first line at fault."""
    problems: list[str] = []
    for file in labelled_files(faq):
        try:
            read_labelled(file)
        except UserError as error:
            problems.append(str(error))
    return problems


def _without_file(book: FaqBook, path: Path) -> FaqBook:
    kept = {
        id: entry for id, entry in book.entries.items() if Path(entry.place.file).resolve() != path.resolve()
    }
    return FaqBook(kept, book.synonyms, book.words)


def _id_taken(entry: Entry, others: FaqBook) -> Problem:
    first = others.entries[entry.id].place
    return Problem("id-taken", entry.place, {"id": entry.id, "at": f"{first.file}:{first.line}"})
