"""How well casebot reads pages it was not made for: `python -m bench.reading DATA [--limit N]`.

DATA holds `pages.jsonl` (`{"id", "text"}`) and `questions.jsonl` (`{"id", "q", "page", "gold"}`), as the
reading sets CMRC 2018 and DRCD do once each paragraph is a page. Every page becomes one text file of a
folder, as someone who collects cases would have it, and every question is asked as `casebot batch` asks.

Tables: the right page first beside bm25s in the same run; the gold answer inside the lead cut to 160, 120 and 60
characters, answered and shown at all (a suggestion shows what came nearest and says that it is not sure), with where
it was lost; the bold span against gold by what is asked. bm25s comes with the `bench` group.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from rich.progress import track

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_json
from bot.answering.understanding.question import understand
from bot.curating.judging import holds
from bot.errors import UserError
from bot.library import Library, open_library
from bot.models import Answer, Status
from bot.text.scripts import fold

LENGTHS = (160, 120, 60)
"""Characters a lead is cut to before gold is looked for in it."""

NOWHERE = (False,) * len(LENGTHS)

NEAR = 12
"""Characters a bold span may have beyond gold and still point at it."""

TYPED = ("number", "when", "who", "where")
"""What is asked for by kinds that have a span of their own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled question: the page that answers it, and `gold`, any of which is the answer."""

    id: str
    question: str
    page: str
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question: whether its page came first, whether gold was `told` by an answer and `shown` by any
    reply (for each of `LENGTHS`), where it was lost."""

    row: Row
    ask: str
    page_first: bool
    told: tuple[bool, ...]
    shown: tuple[bool, ...]
    lost: str
    bold: str
    ms: float
    lead: str


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with pages.jsonl and questions.jsonl")
    parser.add_argument("--limit", type=int, default=0, help="ask only so many questions, drawn at random")
    parser.add_argument("--var", type=Path, default=None, help="where to keep the index from run to run")
    parser.add_argument("--fails", metavar="HOW", help="also list the questions lost so (part of the word)")
    parser.add_argument("--no-peer", action="store_true", help="leave out bm25s")
    given = parser.parse_args(arguments)
    if not given.no_peer and find_spec("bm25s") is None:
        parser.error("bm25s is not installed: pip install -e '.[bench]', or give --no-peer")
    pages, rows = read_set(given.data, given.limit)
    with tempfile.TemporaryDirectory() as folder:
        library = library_of(pages, given.var or Path(folder), given.data.name)
        outcomes = [asked(row, library) for row in track(rows, description=given.data.name, transient=True)]
    print(f"{given.data.name}: {len(pages)} pages, {len(rows)} questions")
    peer = None if given.no_peer else bm25s_first(pages, rows)
    print(as_table(outcomes, peer))
    if given.fails:
        for outcome in outcomes:
            if given.fails in outcome.lost:
                row = outcome.row
                print(f"- {row.id} [{outcome.lost}] {row.question} → {'/'.join(row.gold)} | {outcome.lead}")


def read_set(data: Path, limit: int = 0) -> tuple[dict[str, str], list[Row]]:
    """The pages by id, and the questions; `limit` draws so many, the same ones each time."""
    pages = read_pages(data)
    rows = [
        Row(row["id"], row["q"], row["page"], tuple(row["gold"])) for row in _lines(data / "questions.jsonl")
    ]
    if limit and limit < len(rows):
        rows = random.Random(0).sample(rows, limit)
    return pages, rows


def read_pages(data: Path) -> dict[str, str]:
    """The texts of the pages by id."""
    return {str(page["id"]): str(page["text"]) for page in _lines(data / "pages.jsonl")}


def library_of(pages: dict[str, str], var: Path, name: str = "pages") -> Library:
    """The pages as files of a folder under `var`, read and indexed."""
    folder = var / name
    folder.mkdir(parents=True, exist_ok=True)
    for id, text in pages.items():
        file = folder / f"{id}.txt"
        if not file.exists():
            file.write_text(text, "utf-8")
    return open_library(folder, var=var / "index")


def asked(row: Row, library: Library) -> Outcome:
    """Ask one question and judge the reply."""
    start = time.perf_counter()
    try:
        answer, _ = respond(row.question, library, Conversation())
    except UserError:  # CMRC has a row without a question
        return Outcome(row, "", False, NOWHERE, NOWHERE, "no question", "", 0.0, "")
    reply = as_json(answer)
    spent = (time.perf_counter() - start) * 1000
    first = answer.cases[0] if answer.cases else answer.hits[0].case if answer.hits else ""
    lead = str(reply["lead"])
    shown = tuple(any(holds(lead[:length], gold) for gold in row.gold) for length in LENGTHS)
    told = shown if answer.status is Status.ANSWER else NOWHERE
    ask = understand(row.question, library).asked.ask.value
    lost = "" if told[0] else _lost(answer, first, row, library)
    return Outcome(row, ask, first == row.page, told, shown, lost, _bold(answer, row), spent, lead)


def _lost(answer: Answer, first: str, row: Row, library: Library) -> str:
    """Where an answer was lost on the way: not answered, wrong page, wrong sentence, cut out of the lead."""
    if answer.status is not Status.ANSWER:
        right = "right page" if first == row.page else "wrong page"
        return f"{answer.status.value}, {right}"
    if answer.kind.value not in ("fact", "list") or not answer.citations:
        return f"told as {answer.kind.value}"
    if answer.citations[0].case != row.page:
        return "wrong page"
    if any(holds(answer.citations[0].quote.text, gold) for gold in row.gold):
        return "cut out of the lead"
    if any(holds(answer.citations[0].quote.text, gold[: len(gold) // 2]) for gold in row.gold):
        return "gold over several sentences"
    return "wrong sentence"


def _bold(answer: Answer, row: Row) -> str:
    """ "hit" where a bold span of the lead is gold or holds it within `NEAR` characters, "miss" where not, "" where
    nothing is bold."""
    if answer.status is not Status.ANSWER or not answer.lead.bold:
        return ""
    spans = [answer.lead.text[start:end] for start, end in answer.lead.bold]
    hit = any(holds(span, gold) and len(span) <= len(gold) + NEAR for span in spans for gold in row.gold)
    return "hit" if hit else "miss"


def bm25s_first(pages: dict[str, str], rows: Iterable[Row]) -> float:
    """The share of questions whose page bm25s puts first: jieba's search words + bigrams, k1 .9, b .4."""
    import bm25s
    import jieba

    def cut(text: str) -> list[str]:
        folded = fold(text)
        found = [word for word in jieba.cut_for_search(folded) if any(char.isalnum() for char in word)]
        return found + [folded[i : i + 2] for i in range(len(folded) - 1) if folded[i : i + 2].isalnum()]

    ids = list(pages)
    index = bm25s.BM25(k1=0.9, b=0.4)
    index.index([cut(pages[id]) for id in ids], show_progress=False)
    rows = list(rows)
    found, _ = index.retrieve([cut(row.question) for row in rows], k=1, show_progress=False)
    return sum(ids[int(best[0])] == row.page for best, row in zip(found, rows, strict=True)) / len(rows)


def as_table(outcomes: Sequence[Outcome], peer: float | None = None) -> str:
    """The three tables as text."""
    total = len(outcomes)
    lines = [f"right page first        {_share(outcomes, lambda o: o.page_first)}"]
    if peer is not None:
        lines.append(f"  bm25s, same pages     {peer:.3f}")
    for number, length in enumerate(LENGTHS):
        told = _share(outcomes, lambda o, n=number: o.told[n])
        shown = _share(outcomes, lambda o, n=number: o.shown[n])
        lines.append(f"gold in lead[:{length}]".ljust(24) + f"{told} answered, {shown} shown")
    lines.append("lost")
    for how, count in Counter(outcome.lost for outcome in outcomes if outcome.lost).most_common():
        lines.append(f"  {how:30} {count:5} {count / total:.3f}")
    lines.append("bold span is gold: of all asked, of those marked")
    for ask in TYPED:
        kind = [outcome for outcome in outcomes if outcome.ask == ask]
        marked = [outcome for outcome in kind if outcome.bold]
        if kind:
            hits = sum(outcome.bold == "hit" for outcome in kind)
            lines.append(
                f"  {ask:8} {len(kind):5} asked  {hits / len(kind):.3f}   {len(marked):5} marked "
                f" {hits / max(1, len(marked)):.3f}"
            )
    times = sorted(outcome.ms for outcome in outcomes)
    lines.append(f"a reply took {times[total // 2]:.1f} ms (p50), {times[int(total * 0.99)]:.1f} ms (p99)")
    return "\n".join(lines)


def _share(outcomes: Sequence[Outcome], has: Callable[[Outcome], bool]) -> str:
    return f"{sum(map(has, outcomes)) / len(outcomes):.3f}"


def _lines(file: Path) -> Iterable[dict[str, object]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main()
