"""The folders of pages and FAQ files -> what is wrong in them, a line a problem."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.corpus.case import read_cases
from bot.errors import SettingsError


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
    problems += [problem for file in yaml_files if (problem := _yaml_problem(file))]
    return CheckReport(len(cases) + len(page_errors), len(yaml_files), tuple(problems))


def _yaml_problem(file: Path) -> str:
    """Why a file is no YAML, or ""."""
    try:
        text = file.read_bytes().decode("utf-8")
        yaml.compose(text, Loader=yaml.SafeLoader)
    except OSError as error:
        return f"{file}:1: cannot be read ({error.strerror}); mend its permissions"
    except UnicodeDecodeError as error:
        return f"{file}:{error.object.count(10, 0, error.start) + 1}: not UTF-8; save it as UTF-8"
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return f"{file}:{line}: has the control character U+{error.character:04X}; delete it"
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return f"{file}:{line}: not YAML ({error.problem}); mend the line or quote its text"
    return ""
