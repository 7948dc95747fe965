"""What a reload of a large book costs the answers given meanwhile, and what asking 5,000 open misses again
does: `python -m bench.reload QUESTIONS.jsonl…`.

The files are labelled questions (`q`, `gold`); every two make an entry of 2,000, as far as they reach. Each
question goes the worker's way but for Telegram: log, conversation, the answering thread.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from telegram import Bot

from bench.speed import ROOT, machine
from bot.answering import Conversation, respond, warm_up
from bot.faq.entries import Entry
from bot.faq.writing import as_yaml
from bot.library import open_library
from bot.settings import Settings
from bot.store import Store
from bot.telegram.admin.asking_again import ask_again
from bot.telegram.admin.live import Live
from bot.telegram.services import Services

ENTRIES = 2_000
A_FILE = 500
QUIET_SECONDS = 5.0
MISSES = 5_000
ANSWERED = 10
"""Of so many misses one is answered by an entry."""


def main() -> None:
    lines = (line for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines())
    rows = [json.loads(line) for line in lines]
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), [(row["q"], row["gold"][0]) for row in rows if row["q"].strip()]))


async def measure(folder: Path, pairs: Sequence[tuple[str, str]]) -> None:
    faq = folder / "faq"
    write_book(faq, pairs)
    library = open_library(ROOT / "seeds", faq=faq, var=folder / "var")
    warm_up(library)
    store = await Store.open(f"sqlite:///{folder / 'bench.db'}")
    settings = Settings(seeds_dir=ROOT / "seeds", faq_dir=faq, var_dir=folder / "var")
    services = Services(Bot("1:x"), store, Live(library, settings, store), settings, "bench")
    questions = [question for question, _ in pairs]
    try:
        start = time.perf_counter()
        result = await services.live.begin()
        print(f"begin: {time.perf_counter() - start:.2f} s, {len(result.library.faq.entries)} entries,")
        print(
            f"  {len(result.errors)} errors, {len(result.warnings)} warnings, {len(result.left_out)} left out"
        )
        await under(services, questions, asyncio.sleep(QUIET_SECONDS), "quiet")
        await under(services, questions, services.live.reload("bench"), "reload")
        await ask_in_vain(store, questions)
        await under(services, questions, ask_again(services), f"{MISSES} misses asked again")
    finally:
        services.close()
        await store.close()


async def under(services: Services, questions: Sequence[str], work: object, name: str) -> None:
    """Answer one question after the other while `work` goes on, and look how long the loop stands still."""
    task = asyncio.ensure_future(work)  # type: ignore[call-overload]
    stalls = asyncio.create_task(longest_stall(task))
    start, times = time.perf_counter(), []
    while not task.done():
        asked = time.perf_counter()
        await answered(services, questions[len(times) % len(questions)])
        times.append(1000 * (time.perf_counter() - asked))
        await asyncio.sleep(0.01)
    cuts = statistics.quantiles(times, n=100)
    print(
        f"{name}: {time.perf_counter() - start:.2f} s, {len(times)} questions,"
        f" p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms, longest {max(times):.1f} ms;"
        f" the loop stood still for {1000 * await stalls:.1f} ms at most"
    )


async def answered(services: Services, question: str) -> None:
    library = services.library
    await services.store.conversation(1)
    answer, _ = await asyncio.get_running_loop().run_in_executor(
        services.thinking, respond, question, library, Conversation()
    )
    status, kind = answer.status.value, answer.kind.value
    await services.store.log(user=1, chat=1, question=question, answer="{}", status=status, kind=kind, ms=1.0)
    await services.store.keep_conversation(1, "{}")


async def ask_in_vain(store: Store, questions: Sequence[str]) -> None:
    """Log misses of different people: the heads of questions with the tails of others, and every tenth a
    question that an entry answers."""
    others = questions[1:] + questions[:1]
    for number in range(MISSES):
        at = number % len(questions)
        one, other = questions[at], others[(at + 7 * (number // len(questions))) % len(questions)]
        mixed = one if number % ANSWERED == 0 else one[: len(one) // 2] + other[len(other) // 2 :]
        await store.log(
            user=number + 2,
            chat=number + 2,
            question=mixed,
            answer="{}",
            status="refuse",
            kind="none",
            ms=1.0,
        )


async def longest_stall(task: asyncio.Task[object]) -> float:
    longest = 0.0
    while not task.done():
        start = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - start - 0.001)
    return longest


def write_book(folder: Path, pairs: Sequence[tuple[str, str]]) -> None:
    folder.mkdir()
    entries = [
        Entry(
            f"e{at // 2}",
            tuple(dict.fromkeys(question for question, _ in pairs[at : at + 2])),
            f"{pairs[at][1]}。",
        )
        for at in range(0, min(2 * ENTRIES, len(pairs)), 2)
    ]
    for at in range(0, len(entries), A_FILE):
        (folder / f"{at:05}.yaml").write_text(as_yaml(entries[at : at + A_FILE]), "utf-8")


if __name__ == "__main__":
    main()
