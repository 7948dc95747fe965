"""Words that stand for one another in this field: how people ask and how pages put it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

Lexicon = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def field_lexicon() -> Lexicon:
    """Word -> the words that can stand for it, from the lexicon shipped beside this file.

    >>> "儿童" in field_lexicon()["孩子"]
    True
    """
    lines = Path(__file__).with_name("synonyms.txt").read_text("utf-8").splitlines()
    return lexicon(line.split(", ") for line in lines if line and not line.startswith("#"))


def lexicon(groups: Iterable[Iterable[str]]) -> Lexicon:
    """Groups of interchangeable words -> each word's others; a word may stand in several groups.

    >>> lexicon([["娃", "孩子"], ["孩子", "儿童"]])["孩子"]
    ('娃', '儿童')
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        members = dict.fromkeys(str(word).replace("-", " ") for word in group)
        for word in members:
            found[word].update(members)
    for word, others in found.items():
        del others[word]
    return {word: tuple(others) for word, others in found.items()}


def extended(base: Lexicon, groups: Iterable[Iterable[str]]) -> Lexicon:
    """A lexicon with further groups of interchangeable words; what a word has already stays in front.

    >>> extended(lexicon([["娃", "孩子"]]), [["孩子", "学生"]])["孩子"]
    ('娃', '学生')
    """
    more = lexicon(groups)
    joined = {word: tuple(dict.fromkeys((*base.get(word, ()), *others))) for word, others in more.items()}
    return {**base, **joined}
