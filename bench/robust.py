"""Labelled questions asked again as people mistype them: `python -m bench.robust FILE.jsonl …`.

One line a way of typing: how many of all questions are right, beside the clean ones. Typos and homophones fall
on Han characters that are not part of the words that ask, nor of a number. The draw is fixed, so figures are
repeatable.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.answering.asking import asked_for
from bot.curating.judging import evaluate
from bot.curating.labelled import read_labelled
from bot.library import open_library
from bot.text.scripts import fold, to_simplified, to_traditional
from bot.text.sounds import sound_alikes

ROOT = Path(__file__).parent.parent
Typed = Callable[[str, random.Random], str]


def main() -> None:
    """Ask each way over the five pages, with the curated answers."""
    dialogues = [dialogue for name in sys.argv[1:] for dialogue in read_labelled(Path(name))]
    if not dialogues:
        raise SystemExit(__doc__)
    tasks = list(dict.fromkeys(labelled.task for dialogue in dialogues for labelled in dialogue))
    print(f"{'':22}" + "".join(f"{task:>10}" for task in (*tasks, "all")))
    with tempfile.TemporaryDirectory() as var:
        library = open_library(ROOT / "seeds", faq=ROOT / "faq", var=Path(var))
        for name, typed in WAYS.items():
            chance = random.Random(5)
            changed = [
                [replace(one, question=typed(one.question, chance)) for one in dialogue]
                for dialogue in dialogues
            ]
            verdicts = evaluate(changed, library)
            shares = [
                [verdict.right for verdict in verdicts if task in (verdict.labelled.task, "all")]
                for task in (*tasks, "all")
            ]
            print(f"{name:22}" + "".join(f"{sum(row) / len(row):>10.3f}" for row in shares), flush=True)


def homophones(count: int) -> Typed:
    """So many characters by others of the same sound."""
    return lambda text, chance: _replaced(
        text, chance, count, lambda char: "".join(filter(common, sound_alikes(char)[0]))
    )


def typo(text: str, chance: random.Random) -> str:
    """One character by another that looks like it: a common one of the same radical, nearby in Unicode."""
    return _replaced(text, chance, 1, look_alikes)


def look_alikes(char: str) -> str:
    """The nearest common characters in Unicode's order, which is by radical and strokes."""
    near = sorted((abs(step), step) for step in range(-LOOK, LOOK + 1) if step)
    return "".join(other for _, step in near if common(other := chr(ord(char) + step)))[:NEAREST]


LOOK, NEAREST = 60, 4


def common(char: str) -> bool:
    """Whether a character is one of the 3,755 of GB 2312's first level: who slips writes no rare one."""
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def particles(text: str, chance: random.Random) -> str:
    """Words and marks around the question that add nothing."""
    bare = text.rstrip("?？。!！ ")
    return (
        chance.choice(("请问一下,", "那个,", "你好,我想问问", ""))
        + bare
        + chance.choice(("呢??", "啊……", "呀?谢谢!", "  ?!", "哈"))
    )


def full_width(text: str, chance: random.Random) -> str:
    """Letters, digits and marks of double width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


WAYS: dict[str, Typed] = {
    "clean": lambda text, chance: text,
    "one typo": typo,
    "one homophone": homophones(1),
    "two homophones": homophones(2),
    "Traditional": lambda text, chance: to_traditional(text),
    "Simplified": lambda text, chance: to_simplified(text),
    "full width": full_width,
    "half width": lambda text, chance: text.translate(_HALF),
    "particles and marks": particles,
}
_HALF = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


def _replaced(text: str, chance: random.Random, count: int, others: Callable[[str], str]) -> str:
    """Some Han characters by others, none in the words that ask nor in a number."""
    asking = {at for start, end in asked_for(fold(text)).spans for at in range(start, end)}
    places = [
        at
        for at, char in enumerate(text)
        if at not in asking and "一" <= char <= "鿿" and char not in _COUNTING and others(to_simplified(char))
    ]
    changed = list(text)
    for at in chance.sample(places, min(count, len(places))):
        changed[at] = chance.choice(others(to_simplified(text[at])))
    return "".join(changed)


_COUNTING = frozenset("一二三四五六七八九十百千万亿两半")


if __name__ == "__main__":
    main()
