"""The bars between answering, suggesting and refusing: fitted on labelled questions, read from `bars.json`.

`casebot eval --fit` writes that file, with the date and what the bars give.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares of the question's word weight that the best sentence holds. `answer`: from it the sentence is
    the answer, where no case is named; `answer_named`: where one is, since its sentences alone compete, and
    half of what a page puts in other words is no doubt any more; `suggest`: below it the nearest sentence is
    no help."""

    answer: float
    answer_named: float
    suggest: float


FILE = Path(__file__).with_name("bars.json")


@lru_cache(maxsize=1)
def fitted_bars() -> Bars:
    """The bars that the file tells.

    >>> bars = fitted_bars()
    >>> 0 < bars.suggest < bars.answer_named <= bars.answer < 1
    True
    """
    told = json.loads(FILE.read_text("utf-8"))
    return Bars(told["answer"], told["answer_named"], told["suggest"])


def write_bars(bars: Bars, gives: Mapping[str, object], file: Path = FILE) -> None:
    """Write bars down with the day and what they give."""
    told = {**asdict(bars), "fitted": {"on": date.today().isoformat(), **gives}}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
