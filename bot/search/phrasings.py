"""The questions that admins wrote, made ready to be found: which entry's phrasing is nearest to a question.

BM25 finds (measured on LCQMC: first right for .836 of the questions, rapidfuzz's ratios .568 to .680), the
IDF-weighted overlap of characters and bigrams tells how near: 1 the same, 0 nothing in common. Plain
Python over characters alone: a book needs no segmenter, so it is built and changed at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from sys import intern

from bot import beijing
from bot import lazy_re as re
from bot.faq.entries import Entry
from bot.text.scripts import fold


@dataclass(frozen=True, slots=True)
class Match:
    """An entry's phrasing that is nearest to a question; `score` is their overlap, 0..1, `exact` whether they
    are the same but for polite words, `against` the overlap with the entry's nearest counter-example."""

    entry: str
    phrasing: str
    score: float
    exact: bool = False
    against: float = 0.0


class PhrasingIndex:
    """The phrasings of all entries that are valid on `today` (the day it is built in Beijing, where none is given).
    Immutable; whoever keeps it over midnight builds it anew."""

    def __init__(self, entries: Iterable[Entry], today: date | None = None) -> None:
        day = today or beijing.today()
        valid = [entry for entry in entries if entry.answers_on(day)]
        self._rows = tuple(row for entry in valid for row in _rows_of(entry))
        self._exact: dict[str, str] = {}
        for row in self._rows:
            if not row.excludes:
                self._exact.setdefault(row.key, row.entry)
        self._excluded = {(row.key, row.entry) for row in self._rows if row.excludes}
        self._postings: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for feature in row.features:
                self._postings.setdefault(feature, []).append(number)
        self._entries = len({row.entry for row in self._rows})
        self._weights = {feature: self._weighed(feature) for feature in self._postings}
        self._totals = [sum(map(self._weights.__getitem__, row.features)) for row in self._rows]
        average = sum(len(row.key) for row in self._rows) / max(1, len(self._rows))
        self._norms = [1 / (1 + _K1 * (1 - _B + _B * len(row.key) / average)) for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    def has(self, feature: str) -> bool:
        """Whether a folded bigram, number or Latin word stands in some phrasing."""
        return feature in self._postings

    def exact(self, folded: str) -> str | None:
        """The id of the entry that has this very question, but for marks, polite words and particles; None
        where it is one of that entry's counter-examples too."""
        key = key_of(folded)
        entry = self._exact.get(key)
        return None if entry is None or (key, entry) in self._excluded else entry

    def nearest(self, folded: str, limit: int = 5) -> list[Match]:
        """The best phrasing of each entry, best first, none with nothing in common."""
        if not self._rows:
            return []
        key = key_of(folded)
        asked = self._asked(key)
        total = sum(asked.values())
        best: dict[str, tuple[float, _Row]] = {}
        against: dict[str, float] = {}
        for number in self._candidates(asked):
            row = self._rows[number]
            score = 1.0 if row.key == key else self._overlap(asked, total, number)
            if row.excludes:
                against[row.entry] = max(score, against.get(row.entry, 0.0))
            elif score > best.get(row.entry, (0.0, row))[0]:
                best[row.entry] = (score, row)
        found = [
            Match(entry, row.text, score, row.key == key, against.get(entry, 0.0))
            for entry, (score, row) in best.items()
        ]
        return sorted(found, key=lambda match: -match.score)[:limit]

    def overlap(self, folded: str, phrasing: str) -> float:
        """The overlap of a question and a phrasing, both folded, as `nearest` scores it."""
        asked, other = self._asked(key_of(folded)), self._asked(key_of(phrasing))
        common = sum(weight for feature, weight in asked.items() if feature in other)
        union = sum(asked.values()) + sum(other.values()) - common
        return common / union if union else 0.0

    def _asked(self, key: str) -> dict[str, float]:
        """The features of a question with their weights; one that no phrasing has weighs most."""
        weights = self._weights
        # Sorted, since a set's order changes with each process, and with it which of many rows are read.
        return {f: weights[f] if f in weights else self._weighed(f) for f in sorted(features(key))}

    def _weighed(self, feature: str) -> float:
        """Inverse document frequency over entries, not phrasings: what all phrasings of one entry share is
        what it is about. A book of three entries is weighed as part of a larger one, so that the bars hold
        for both. Words that only ask count less: in a small book they are rare, too."""
        rows = self._postings.get(feature, ())
        frequency = len({self._rows[number].entry for number in rows})
        weight = math.log1p((self._entries + _MORE_ENTRIES - frequency + 0.5) / (frequency + 0.5))
        return weight * (_GRAMMAR_SHARE if _GRAMMAR.issuperset(feature) else 1.0)

    def _candidates(self, asked: Mapping[str, float]) -> list[int]:
        """The rows that BM25 ranks first. The rarest features are looked up first and the commonest not at
        all once enough rows were touched: what only 什么 leads to cannot win."""
        scores: dict[int, float] = {}
        known = ((self._postings[feature], weight) for feature, weight in asked.items() if self.has(feature))
        norms = self._norms
        touched = 0
        for rows, weight in sorted(known, key=lambda pair: len(pair[0])):
            touched += len(rows)
            if touched > _TOUCHED and scores:
                break
            for number in rows:
                scores[number] = scores.get(number, 0.0) + weight * norms[number]
        return nlargest(_READ, scores, key=scores.__getitem__)

    def _overlap(self, asked: Mapping[str, float], total: float, number: int) -> float:
        common = sum(asked[feature] for feature in self._rows[number].features if feature in asked)
        return common / (total + self._totals[number] - common)


@dataclass(frozen=True, slots=True)
class _Row:
    """One phrasing or counter-example: as it was written, its key and the features of that."""

    entry: str
    text: str
    key: str
    features: tuple[str, ...]
    excludes: bool


def _rows_of(entry: Entry) -> Iterator[_Row]:
    for texts, excludes in ((entry.questions, False), (entry.nots, True)):
        for text in texts:
            key = key_of(fold(text))
            if key:
                yield _Row(entry.id, text, key, tuple(map(intern, sorted(features(key)))), excludes)


_TOUCHED = 1_000
"""Rows looked up for a question."""
_READ = 16
"""Phrasings compared in full."""
_K1, _B = 0.4, 0.3
_MORE_ENTRIES = 50
_GRAMMAR = frozenset("的了是在和与及有吗呢什么怎样哪多少几谁为何如一个些都这那里请问吧啊呀介绍")
_GRAMMAR_SHARE = 0.4


def features(key: str) -> frozenset[str]:
    """The characters and bigrams of a key, its numbers and Latin words whole.

    >>> sorted(features("oem模式"))
    ['oem', '式', '模', '模式']
    """
    found: set[str] = set()
    for run in _RUNS.finditer(key):
        text = run.group()
        if run.lastgroup == "han":
            found.update(text)
            found.update(text[i : i + 2] for i in range(len(text) - 1))
        else:
            found.add(text)
    return frozenset(found)


def key_of(folded: str) -> str:
    """A folded question without marks, polite words and particles, its colloquial question words as written.

    >>> key_of("请问一下,“头雁”工程到底是啥呀?") == key_of("头雁工程是什么")
    True
    >>> key_of("1+5+9是什么")
    '1 5 9是什么'
    """
    text = _FILLER.sub("", folded)
    for _ in range(_MANNERS):
        shorter = _PARTICLE.sub("", _POLITE.sub("", text))
        if shorter == text or _GREETING.fullmatch(text):
            break
        text = shorter
    for colloquial, written in _WRITTEN:
        text = text.replace(colloquial, written)
    return re.sub(r"(?<![a-z\d]) +| +(?![a-z\d])", "", _MARKS.sub(" ", text))


_MANNERS = 8
"""Polite words taken off one after the other: nobody has as many, and 2,000 characters of them, each one a walk
through all, would hold up everyone's answers for a second."""

# A greeting or thanks and nothing else is a message by itself.
_GREETING = re.compile(r"[\W_]*(?:[你您]好|大家好|谢谢[你您]?|多谢)[\W_]*")
_RUNS = re.compile(r"(?P<han>[^\W\da-z_]+)|(?P<other>[\da-z]+(?:\.\d+)?)")
_MARKS = re.compile(r"(?:(?!\.\d)[\W_])+")
_POLITE = re.compile(
    r"^[\W_]*(?:您好|你好|大家好"
    r"|(?:请问|请教|麻烦[问你您]?|劳驾|打扰|我?想(?:问|请教|知道|了解)|(?:能不能|可不可以|可以|能否|能)?告诉我|请)"
    r"(?:一下|下(?=[\W_]))?)[\W_]*"
)
_PARTICLE = re.compile(
    r"(?:[呢吗啊呀哦哈嘛呗吧]|来着|谢谢[你您]?|多谢)[\W_]*$|[呢啊呀哦哈嘛呗吧](?=[,。?!、])"
)
_FILLER = re.compile(r"到底|究竟|具体|大概|大约|大致|一共|总共")
_WRITTEN = (
    ("为啥", "为什么"),
    ("干啥", "干什么"),
    ("干嘛", "干什么"),
    ("啥", "什么"),
    ("咋", "怎么"),
    ("哪儿", "哪里"),
    ("哪来", "哪里来"),
    ("如何", "怎么"),
    ("怎样", "怎么"),
    ("说的是", "是"),
    ("介绍一下", "介绍"),
    ("解释一下", "介绍"),
    ("讲一下", "介绍"),
    ("说一下", "介绍"),
    ("讲讲", "介绍"),
    ("说说", "介绍"),
)
