"""How fast casebot is on this machine, beside peers measured in the same run: `python -m bench.speed`.

Three tables: a cold `casebot ask` as a process, building the index, and answering in a running process.
Peers, not absolute times, tell something: the machine is named above the tables and shared with others.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_json
from bot.curating.labelled import read_labelled
from bot.library import Library, open_library

ROOT = Path(__file__).parent.parent
T = TypeVar("T")

QUESTION = "有哪些案例?"
RUNS = 9
"""Cold starts of each command, taken in turn so that a busy moment of the machine hits all alike."""

COPIES = 40
"""Copies of each seed page in the folder that is built: 1/5 of the pages share their lines, below the
share from which lines count as the site's own and are dropped."""


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        library = open_library(ROOT / "seeds", var=var / "var")
        print_table("Cold, as a process (median of 9)", "ms", cold_starts(var / "var"))
        print_table("Building the library", "figure", building(var))
        print_table("A question in a running process", "p50 ms / p99 ms", answering(library))


def machine() -> str:
    """What was measured on: processor, cores, Python and the versions that count."""
    names = ("tantivy", "rapidfuzz", "jieba", "rjieba", "opencc")
    return " · ".join(
        (
            processor(),
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
            f"Python {platform.python_version()}",
            *(f"{name} {found}" for name in names if (found := installed(name))),
        )
    )


def cold_starts(var: Path) -> Iterable[tuple[str, str]]:
    """(command, median wall time); the index is there already, as at every start but the first."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "import jieba; jieba.initialize()": [
            "-c",
            "import jieba; jieba.setLogLevel(60); jieba.initialize()",
        ],
        "casebot ask (one question)": ["-m", "bot", "ask", "寿宁县组建了多少人的村级党校师资库?"],
        "casebot ask (the list of cases)": ["-m", "bot", "ask", QUESTION],
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    environment = {**os.environ, "SEEDS_DIR": str(ROOT / "seeds"), "CASEBOT_VAR_DIR": str(var)}
    for run in range(RUNS + 1):
        for name, arguments in commands.items():
            command = [sys.executable, "-W", "ignore", *arguments]
            took, _ = timed(
                partial(subprocess.run, command, cwd=ROOT, env=environment, check=True, capture_output=True)
            )
            if run:  # the first fills file caches and jieba's own
                spent[name].append(took)
    return [(name, f"{1000 * statistics.median(times):.0f}") for name, times in spent.items()]


def building(folder: Path) -> Iterable[tuple[str, str]]:
    """Read, cut and index copies of the pages, then open what was built."""
    pages = folder / "pages"
    pages.mkdir()
    for page in (ROOT / "seeds").glob("*.txt"):
        text = page.read_text("utf-8")
        for copy in range(COPIES):
            (pages / f"{page.name[:3]}x{copy}_.txt").write_text(text, "utf-8")
    built, library = timed(lambda: open_library(pages, var=folder / "many"))
    opened, _ = timed(lambda: open_library(pages, var=folder / "many"))
    size = sum(file.stat().st_size for file in (folder / "many").rglob("*") if file.is_file())
    passages = len(library.passages)
    return [
        ("pages, passages", f"{len(library.cases):,}, {passages:,}"),
        ("read and indexed", f"{built:.2f} s, {passages / built:,.0f} passages/s"),
        ("opened again", f"{opened:.2f} s"),
        ("on disk", f"{size / 1e6:.1f} MB"),
    ]


def answering(library: Library) -> Iterable[tuple[str, str]]:
    """Questions one by one; the public set warms up, the others are measured, each asked once."""
    for question in questions(["public"]):
        respond(question, library, Conversation())
    asked = questions(
        folder.name for folder in (ROOT / "tests" / "questions").iterdir() if folder.name != "public"
    )
    sentences = [sentence.text for passage in library.passages for sentence in passage.sentences]
    return [
        (f"casebot, {len(asked)} questions", spread(asked, lambda q: answer(q, library))),
        (
            f"rapidfuzz WRatio over {len(sentences)} sentences",
            spread(asked, lambda q: process.extractOne(q, sentences, scorer=fuzz.WRatio)),
        ),
    ]


def answer(question: str, library: Library) -> object:
    """The reply as `batch` makes it, its JSON included."""
    return as_json(respond(question, library, Conversation())[0])


def questions(sets: Iterable[str]) -> list[str]:
    files = [
        file for name in sorted(sets) for file in sorted((ROOT / "tests/questions" / name).glob("*.jsonl"))
    ]
    return [turn.question for file in files for dialogue in read_labelled(file) for turn in dialogue]


def spread(asked: Sequence[str], ask: Callable[[str], object]) -> str:
    """Median and 99th percentile in milliseconds."""
    times = sorted(timed(partial(ask, question))[0] for question in asked)
    return f"{1000 * times[len(times) // 2]:.1f} / {1000 * times[int(len(times) * 0.99)]:.1f}"


def timed(do: Callable[[], T]) -> tuple[float, T]:
    """Seconds of wall time, and what came of it."""
    start = time.perf_counter()
    made = do()
    return time.perf_counter() - start, made


def print_table(title: str, unit: str, rows: Iterable[tuple[str, str]]) -> None:
    rows = [(title, unit), *rows]
    wide, narrow = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = [f"| {name.ljust(wide)} | {figure.rjust(narrow)} |" for name, figure in rows]
    lines.insert(1, f"|{'-' * (wide + 2)}|{'-' * (narrow + 1)}:|")
    print("", *lines, sep="\n")


def processor() -> str:
    """The processor's model where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
