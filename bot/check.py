"""The folders of pages and FAQ files -> what is wrong in them, a line a problem."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bot.corpus.case import case_id, read_cases
from bot.errors import LineError, SettingsError
from bot.sources import source_problems
from bot.yamlfile import yaml_root


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and the problems, each `file:line: what, and the mend`."""

    pages: int
    yaml_files: int
    problems: tuple[str, ...]


def checked(seeds: Path, faq: Path | None) -> CheckReport:
    """Read every page and YAML file. Raises SettingsError for a missing folder or one without pages."""
    for folder, variable in ((seeds, "SEEDS_DIR"), (faq, "FAQ_DIR")):
        if folder is not None and not folder.is_dir():
            raise SettingsError(f"{folder}: no such folder; set {variable} to one that exists")
    cases, page_errors = read_cases(seeds)
    if not cases and not page_errors:
        raise SettingsError(f"{seeds}: no pages; put .txt, .md or .html pages there")
    yaml_files = [file for folder in (seeds, faq) if folder for file in sorted(folder.glob("*.y*ml"))]
    # A page fails as a whole, so its problem stands at its first line.
    problems = [f"{seeds / error.file}:1: {error.what}" for error in page_errors]
    ids = {case.id for case in cases} | {case_id(error.file) for error in page_errors}
    problems += [str(problem) for file in yaml_files for problem in _yaml_problems(file, seeds, ids)]
    return CheckReport(len(cases) + len(page_errors), len(yaml_files), tuple(problems))


def _yaml_problems(file: Path, seeds: Path, ids: Collection[str]) -> list[LineError]:
    if file == seeds / "sources.yaml":
        return list(source_problems(seeds, ids))
    try:
        yaml_root(file)
    except LineError as error:
        return [error]
    return []
