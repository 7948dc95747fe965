"""Labelled questions asked again as people mistype them: `python -m bench.robust FILE.jsonl …`.

One line a way of typing: how many of all questions are right, beside the clean ones. Typos and homophones fall
on Han characters that are not part of the words that ask, nor of a number. The draw is that of a seed, so figures are
repeatable; `--seed` gives another, `--kinds` the figures by kind, `--fails` what is right but for the way it is typed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.answering.understanding.asking import asked_for
from bot.curating.judging import Verdict, evaluate
from bot.curating.labelled import Labelled, read_labelled
from bot.evaluation import tallies
from bot.library import open_library
from bot.text.scripts import fold, to_simplified, to_traditional
from bot.text.sounds import sound_alikes

ROOT = Path(__file__).parent.parent
Typed = Callable[[str, random.Random], str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask each way over the five pages, with the curated answers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", help="labelled questions about the five cases")
    parser.add_argument("--seed", type=int, default=5, help="which characters are mistyped, and how")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS), help="these ways alone")
    parser.add_argument("--kinds", action="store_true", help="the figures by kind, too")
    parser.add_argument("--fails", action="store_true", help="list what is right when typed cleanly alone")
    given = parser.parse_args(arguments)
    dialogues = [dialogue for file in given.files for dialogue in read_labelled(file)]
    with tempfile.TemporaryDirectory() as var:
        library = open_library(ROOT / "seeds", faq=ROOT / "faq", var=Path(var))
        told: dict[str, list[Verdict]] = {}
        for way in dict.fromkeys(("clean", *given.ways)):
            told[way] = evaluate(mistyped(dialogues, way, given.seed), library)
    print(as_table(told, kinds=given.kinds))
    if given.fails:
        print("\n".join(fails(told)))


def mistyped(dialogues: Sequence[Sequence[Labelled]], way: str, seed: int) -> list[list[Labelled]]:
    """The questions as they are typed in one of the `WAYS`."""
    typed = WAYS[way]

    def changed(one: Labelled) -> Labelled:
        # A draw of its own: questions added elsewhere leave it as it is.
        return replace(one, question=typed(one.question, random.Random(f"{seed} {one.id} {one.question}")))

    return [[changed(one) for one in dialogue] for dialogue in dialogues]


def as_table(told: Mapping[str, Sequence[Verdict]], *, kinds: bool = False) -> str:
    """The share that is right: a line a way, a column a task; with `kinds` a line a kind, a column a way."""
    shares: dict[str, dict[str, float]] = {}
    for way, verdicts in told.items():
        tallied = tallies(verdicts).items()
        shares[way] = {name: one.right / one.asked for name, one in tallied if kinds or "." not in name}
        shares[way]["all"] = sum(verdict.right for verdict in verdicts) / len(verdicts)
    names = list(next(iter(shares.values())))
    if kinds:
        lines = [f"{'':20}" + "".join(f"{way:>21}" for way in shares)]
        lines += [f"{name:20}" + "".join(f"{one[name]:>21.3f}" for one in shares.values()) for name in names]
    else:
        lines = [f"{'':22}" + "".join(f"{name:>10}" for name in names)]
        lines += [
            f"{way:22}" + "".join(f"{share:>10.3f}" for share in one.values()) for way, one in shares.items()
        ]
    return "\n".join(lines)


def fails(told: Mapping[str, Sequence[Verdict]]) -> Iterator[str]:
    """A line for each question that is right when typed cleanly and not so in another way."""
    for way, verdicts in told.items():
        for clean, now in zip(told["clean"], verdicts, strict=True):
            if clean.right and not now.right:
                asked = f"{clean.labelled.question} → {now.labelled.question}"
                yield f"- {now.labelled.id} [{way}, {now.labelled.task}] {asked} | {now.status}: {now.lead}"


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
