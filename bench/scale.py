"""casebot beside bm25s, SQLite FTS5 and rapidfuzz on many pages: `python -m bench.scale PAGES.jsonl`.
`--passages 10000 1000000` names the sizes.

PAGES.jsonl holds `{"id", "text"}` a line (news, as of CRUD-RAG). Pages beyond those are made by repeating
them with other numbers and their sentences in another order. casebot's time is that of the whole question
(understanding, search, ranking, answer), the peers' that of their search alone. Every engine runs in a process
of its own, which tells its memory.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENGINES = ("casebot", "bm25s", "fts5", "rapidfuzz")
QUESTIONS = 400
QUESTIONS_LEAST = 20
PATIENCE_SECONDS = 60
"""An engine that is not done by then is asked no more, once it has had the least number of questions."""
TOP = 50


def main() -> None:
    """Print a line for each engine and size, then all as one line of JSON."""
    parser = ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000])
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--step", nargs=2, metavar=("ENGINE", "build|ask"), help="one step, in this process")
    given = parser.parse_args()
    if given.step:
        engine, step = given.step
        print(json.dumps(STEPS[engine, step](given.pages)))
        return
    rows = []
    print(f"{'engine':12}{'passages':>10}{'build/s':>9}{'open s':>8}{'p50 ms':>9}{'p99 ms':>9}{'MB':>7}")
    for size in given.passages:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_pages(given.pages, size, folder / "pages")
            print(json.dumps(_step(folder, "casebot", "build")), file=sys.stderr)
            _step(folder, "passages", "build")
            for engine in given.engines:
                built = _step(folder, engine, "build") if engine != "casebot" else {}
                row = {"engine": engine, **built, **_step(folder, engine, "ask")}
                rows.append(row)
                print(
                    f"{engine:12}{row['passages']:>10}{row['rate']:>9.0f}{row['open']:>8.2f}"
                    f"{row['p50']:>9.1f}{row['p99']:>9.1f}{row['mb']:>7.0f}",
                    flush=True,
                )
    print(json.dumps(rows))


def write_pages(source: Path, passages: int, folder: Path) -> None:
    """At least so many passages' worth of pages (some 7 a page), as `.txt` files of a folder."""
    folder.mkdir()
    texts = [json.loads(line)["text"] for line in source.read_text("utf-8").splitlines()]
    chance = random.Random(7)
    left = passages
    for number in range(sys.maxsize):
        text = texts[number % len(texts)]
        if number >= len(texts):
            text = varied(text, chance)
        (folder / f"n{number:07}.txt").write_text(text, "utf-8")
        left -= max(1, len(text) // CHARACTERS)
        if left <= 0:
            return


CHARACTERS = 84
"""Characters of text for each passage, as measured on the news pages."""


def varied(text: str, chance: random.Random) -> str:
    """The same words with other numbers, the sentences in another order."""
    sentences = re.findall(r"[^。]+。?", re.sub(r"\d", lambda _: str(chance.randint(0, 9)), text))
    chance.shuffle(sentences)
    return "".join(sentences)


def questions(passages: Sequence[str]) -> list[str]:
    """A clause of a passage, up to its number where it has one, and what is asked for there."""
    chance = random.Random(11)
    found = []
    for text in chance.sample(list(passages), min(QUESTIONS, len(passages))):
        clause = max(re.split(r"[,，。;；:：]", text), key=len)[:LONG]
        before = re.split(r"\d", clause)[0]
        number = len(before) < len(clause) and len(before) > SHORT
        found.append(f"{before}多少?" if number else f"{clause}{chance.choice(ASKED)}?")
    return found


LONG, SHORT = 18, 6
"""Characters of a clause that is asked about."""
ASKED = ("是什么时候", "是谁", "怎么样", "在哪里", "是什么")


def _step(folder: Path, engine: str, step: str) -> dict[str, float]:
    """A step in a process of its own; `mb` is the most memory it held."""
    command = [sys.executable, "-m", "bench.scale", str(folder), "--step", engine, step]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _build_casebot(folder: Path) -> dict[str, float]:
    from bot.library import open_library
    from bot.terminal import build_progress

    begun = time.perf_counter()
    stages: dict[str, float] = {}
    with build_progress() as show:

        def progress(stage: str, done: int, total: int) -> None:
            stages.setdefault(stage, time.perf_counter())
            show(stage, done, total)

        library = open_library(folder / "pages", var=folder / "var", progress=progress)
    count, ended = len(library.passages), time.perf_counter()
    told = {"rate": count / (ended - begun), "index_rate": count / (ended - stages["index"]), "mb": _memory()}
    (folder / "built.json").write_text(json.dumps(told), "utf-8")
    return told


def _build_passages(folder: Path) -> dict[str, float]:
    """The same passages for the peers, and the questions, which are asked of all."""
    from bot.library import open_library

    library = open_library(folder / "pages", var=folder / "var")
    with (folder / "passages.jsonl").open("w", encoding="utf-8") as file:
        for passage in library.passages:
            file.write(json.dumps(passage.text, ensure_ascii=False) + "\n")
    asked = questions(
        [passage.text for passage in library.passages[:: max(1, len(library.passages) // 5000)]]
    )
    (folder / "questions.json").write_text(json.dumps(asked), "utf-8")
    return {}


def _ask_casebot(folder: Path) -> dict[str, float]:
    from bot.answering import Conversation, respond, warm_up
    from bot.answering.telling.reply import as_json
    from bot.library import open_library

    begun = time.perf_counter()
    library = open_library(folder / "pages", var=folder / "var")
    opened = time.perf_counter() - begun
    warm_up(library)
    times = _timed(lambda question: as_json(respond(question, library, Conversation())[0]), _asked(folder))
    built = json.loads((folder / "built.json").read_text("utf-8"))
    return {"passages": len(library.passages), "rate": built["rate"], "open": opened, **times}


def _build_bm25s(folder: Path) -> dict[str, float]:
    import bm25s

    begun = time.perf_counter()
    terms = [_terms(text) for text in _passages(folder)]
    index = bm25s.BM25(k1=0.4, b=0.3)
    index.index(terms, show_progress=False)
    index.save(str(folder / "bm25s"))
    return {"passages": len(terms), "rate": len(terms) / (time.perf_counter() - begun)}


def _ask_bm25s(folder: Path) -> dict[str, float]:
    import bm25s

    begun = time.perf_counter()
    index = bm25s.BM25.load(str(folder / "bm25s"))
    opened = time.perf_counter() - begun

    def ask(question: str) -> object:
        known = [term for term in _terms(question) if term in index.vocab_dict]
        return index.retrieve([known], k=TOP, show_progress=False) if known else None

    return {"open": opened, **_timed(ask, _asked(folder))}


def _build_fts5(folder: Path) -> dict[str, float]:
    begun = time.perf_counter()
    with sqlite3.connect(folder / "fts5.db") as database:
        database.execute("CREATE VIRTUAL TABLE passages USING fts5(terms, content='')")
        rows = ((" ".join(_terms(text)),) for text in _passages(folder))
        count = database.executemany("INSERT INTO passages (terms) VALUES (?)", rows).rowcount
    return {"passages": count, "rate": count / (time.perf_counter() - begun)}


def _ask_fts5(folder: Path) -> dict[str, float]:
    begun = time.perf_counter()
    database = sqlite3.connect(folder / "fts5.db")
    opened = time.perf_counter() - begun

    def ask(question: str) -> object:
        terms = " OR ".join(f'"{term}"' for term in _terms(question))
        return database.execute(
            "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?", (terms, TOP)
        ).fetchall()

    return {"open": opened, **_timed(ask, _asked(folder))}


def _build_rapidfuzz(folder: Path) -> dict[str, float]:
    return {"passages": sum(1 for _ in _passages(folder)), "rate": 0.0}


def _ask_rapidfuzz(folder: Path) -> dict[str, float]:
    from rapidfuzz import fuzz, process

    begun = time.perf_counter()
    passages = list(_passages(folder))
    opened = time.perf_counter() - begun

    def ask(question: str) -> object:
        return process.extract(question, passages, scorer=fuzz.partial_ratio, limit=TOP)

    return {"open": opened, **_timed(ask, _asked(folder))}


STEPS: dict[tuple[str, str], Callable[[Path], dict[str, float]]] = {
    ("casebot", "build"): _build_casebot,
    ("casebot", "ask"): _ask_casebot,
    ("passages", "build"): _build_passages,
    ("bm25s", "build"): _build_bm25s,
    ("bm25s", "ask"): _ask_bm25s,
    ("fts5", "build"): _build_fts5,
    ("fts5", "ask"): _ask_fts5,
    ("rapidfuzz", "build"): _build_rapidfuzz,
    ("rapidfuzz", "ask"): _ask_rapidfuzz,
}


def _terms(text: str) -> list[str]:
    from bot.text.scripts import fold
    from bot.text.words import index_terms

    return index_terms(fold(text))


def _passages(folder: Path) -> Iterator[str]:
    with (folder / "passages.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _asked(folder: Path) -> list[str]:
    asked: list[str] = json.loads((folder / "questions.json").read_text("utf-8"))
    return asked


def _timed(ask: Callable[[str], object], asked: Sequence[str]) -> dict[str, float]:
    """Each question once, within the patience; milliseconds that half and 99 of 100 stayed within."""
    times: list[float] = []
    begun = time.perf_counter()
    for question in asked:
        start = time.perf_counter()
        ask(question)
        times.append(1000 * (time.perf_counter() - start))
        if time.perf_counter() - begun > PATIENCE_SECONDS and len(times) >= QUESTIONS_LEAST:
            break
    times.sort()
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    return {"p50": p50, "p99": p99, "asked": len(times), "mb": _memory()}


def _memory() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
