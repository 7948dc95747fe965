"""One road from text to words, for pages and questions alike; the only home of the segmenter.

jieba is the segmenter. Its Rust port rjieba cuts the same words 15-24 times faster and loads in
0.1 s instead of 1 s, so it is taken where it is installed (the `fast` extra); a test holds the two
equal over the pages. Latin letters and digits are cut by the expression below in both, because the
two differ there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.util import find_spec
from operator import add

from bot import lazy_re as re

_RUN = re.compile(r"(?P<han>[㐀-鿿豈-﫿]+)|(?P<number>\d+(?:[.,]\d+)*)|(?P<latin>[a-zà-ɏ]+)")


def words(folded: str) -> tuple[str, ...]:
    """The words of folded text in order: Han words, numbers, Latin words; marks are dropped.

    >>> words("2018年,新区选派了470名干部,oem模式")
    ('2018', '年', '新区', '选派', '了', '470', '名', '干部', 'oem', '模式')
    """
    found: list[str] = []
    for run in _RUN.finditer(folded):
        if run.lastgroup == "han":
            found.extend(_segmenter()[0](run.group()))
        else:
            found.append(run.group())
    return tuple(found)


def index_terms(folded: str) -> list[str]:
    """The index terms of a text: its words, their parts, and the character bigrams of each Han run.

    Unigrams have a field of their own in the index. Words + bigrams + unigrams found the page
    first for .789 / .870 (CMRC / DRCD dev), words alone for .752 / .846.
    """
    found: list[str] = []
    for run in _RUN.finditer(folded):
        text = run.group()
        if run.lastgroup == "han":
            found += [word for word in _segmenter()[1](text) if len(word) > 2]
            found += map(add, text, text[1:])
        else:
            found.append(text)
    return found


def parts_of(word: str) -> tuple[str, ...]:
    """The shorter dictionary words a long word is made of, in order, or () where it is one piece.

    >>> parts_of("打扫卫生")
    ('打扫', '卫生')
    """
    cut = [part for part in _segmenter()[1](word) if 2 <= len(part) < len(word)]
    at, found = 0, []
    for part in sorted(cut, key=lambda part: (word.find(part), -len(part))):
        if word.find(part) >= at:
            found.append(part)
            at = word.find(part) + len(part)
    if not found and len(word) == 3:
        found = [part for part in (word[1:], word[:2]) if is_word(part)][:1]  # 新|党员
    return tuple(found)


def characters(folded: str) -> list[str]:
    """Han characters one by one, numbers and Latin words whole: the terms of the phrase field.

    >>> characters("1070余件oem")
    ['1070', '余', '件', 'oem']
    """
    found: list[str] = []
    for run in _RUN.finditer(folded):
        found.extend(run.group() if run.lastgroup == "han" else [run.group()])
    return found


@lru_cache(maxsize=8192)
def is_word(folded: str) -> bool:
    """Whether the segmenter's dictionary has it: a real word is no typo.

    >>> is_word("项目"), is_word("顶目")
    (True, False)
    """
    return len(folded) == 1 or (tuple(_segmenter()[0](folded)) == (folded,) and _segmenter()[2](folded))


@lru_cache(maxsize=8192)
def tag(folded: str) -> str:
    """The part of speech of one word as the segmenter has it ("ns" a place, "nr" a person); a hint.

    >>> tag("胶州")
    'ns'
    """
    return _segmenter()[4](folded)[0][1]


NAME_TAGS = frozenset({"ns", "nt", "nr", "nrt"})
"""The parts of speech of a place, a body, a person, a foreign person."""


@lru_cache(maxsize=256)
def tagged(folded: str) -> tuple[tuple[str, str], ...]:
    """Every word of a text, marks too, with its part of speech: `"".join` of the words is the text.

    Some 20 us a sentence, and a question asks twice of each."""
    return tuple(_segmenter()[4](folded))


def placed(folded: str) -> list[tuple[str, str, int]]:
    """Every word of a text with its part of speech and where it stands.

    >>> placed("在胶州")
    [('在', 'p', 0), ('胶州', 'ns', 1)]
    """
    found, at = [], 0
    for word, kind in tagged(folded):
        found.append((word, kind, at))
        at += len(word)
    return found


def add_words(own: Iterable[str]) -> None:
    """Teach the segmenter words that an admin keeps (faq/lexicon.yaml); for the whole process."""
    for word in own:
        if word not in _TAUGHT:
            _segmenter()[3](word)
            _TAUGHT.add(word)
            for known in (is_word, tag, tagged):
                known.cache_clear()


_TAUGHT: set[str] = set()


def segmenter_name() -> str:
    """The package that cuts, without loading it: "rjieba" where it is installed, else "jieba"."""
    return "rjieba" if find_spec("rjieba") else "jieba"


Cut = Callable[[str], Iterable[str]]


@lru_cache(maxsize=1)
def _segmenter() -> tuple[
    Cut, Cut, Callable[[str], bool], Callable[[str], object], Callable[[str], list[tuple[str, str]]]
]:
    """(cut, cut for search, is in the dictionary, add a word, tag a word) of rjieba, else of jieba."""
    try:
        import rjieba
    except ImportError:
        return _jieba()
    return (
        lambda text: rjieba.cut(text),
        lambda text: rjieba.cut_for_search(text),
        rjieba.has_word,
        lambda word: rjieba.add_word(word, None, None),
        lambda text: list(rjieba.tag(text)),
    )


def _jieba() -> tuple[
    Cut, Cut, Callable[[str], bool], Callable[[str], object], Callable[[str], list[tuple[str, str]]]
]:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return (
        jieba.cut,
        jieba.cut_for_search,
        lambda word: bool(jieba.dt.FREQ.get(word)),
        jieba.add_word,
        lambda text: [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)],
    )
