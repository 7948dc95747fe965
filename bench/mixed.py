"""The five cases among many other pages: `python -m bench.mixed NEWS FILE.jsonl …`.

NEWS holds `pages.jsonl` (`{"id", "text"}`; news, as of CRUD-RAG). The labelled questions, which are about the five
cases, are asked of these alone and then among all pages, without curated answers: those hold whatever pages there
are. A line for each task and kind: what is right alone and among the pages, what is answered wrongly there, and how
much of that is told from another page. A question to refuse may well be told by another page (when a storm comes);
`--fails refuse` lists them to be judged.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from bench.reading import library_of, read_pages
from bot.curating.judging import Verdict, evaluate
from bot.curating.labelled import read_labelled
from bot.evaluation import tallies

SEEDS = Path(__file__).parent.parent / "seeds"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("news", type=Path, help="folder with pages.jsonl")
    parser.add_argument("files", type=Path, nargs="+", help="labelled questions about the five cases")
    parser.add_argument("--var", type=Path, default=None, help="where to keep the indexes from run to run")
    parser.add_argument(
        "--fails", metavar="NAME", help="also list what is lost among the pages (part of task.kind)"
    )
    given = parser.parse_args(arguments)
    dialogues = [dialogue for file in given.files for dialogue in read_labelled(file)]
    own = {path.stem: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    with tempfile.TemporaryDirectory() as folder:
        var = given.var or Path(folder)
        library = library_of(own, var, "alone")
        cases, alone = set(library.cases), evaluate(dialogues, library)
        library = library_of(own | read_pages(given.news), var, "mixed")
        among = evaluate(dialogues, library)
    print(f"{len(cases)} cases among {len(library.cases)} pages, {len(library.passages)} passages")
    print(as_table(alone, among, cases))
    for before, now in zip(alone, among, strict=True) if given.fails else ():
        name = f"{now.labelled.task}.{now.labelled.kind}"
        if before.right and not now.right and given.fails in name:
            told = f"{now.status} {','.join(now.cases)}: {now.lead}"
            print(f"- {now.labelled.id} [{name}] {now.labelled.question} | {told}")


def as_table(alone: Sequence[Verdict], among: Sequence[Verdict], cases: Collection[str]) -> str:
    """The shares by task and kind; `cases` are the ids of those asked about."""
    before = tallies(alone)
    other = tallies([verdict for verdict in among if not set(verdict.cases) <= set(cases)])
    lines = [f"{'':24}{'asked':>6}{'alone':>8}{'among':>8}{'wrong':>8}{'elsewhere':>11}"]
    for name, now in tallies(among).items():
        counts = (before[name].right, now.right, now.wrong, other[name].wrong if name in other else 0)
        shares = [f"{count / now.asked:.3f}" for count in counts]
        lines.append(f"{name:24}{now.asked:6}{shares[0]:>8}{shares[1]:>8}{shares[2]:>8}{shares[3]:>11}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
