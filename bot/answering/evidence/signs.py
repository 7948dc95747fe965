"""What a text shows beside the question's own words: names, places, quotes, the kind of thing asked for."""

from __future__ import annotations

from functools import lru_cache

from bot import lazy_re as re
from bot.answering.understanding.question import Question
from bot.text.persons import CLEAR_SURNAMES
from bot.text.sentences import QUOTED
from bot.text.words import words


def fresh(text: str, question: str) -> tuple[int, int]:
    """How many letters and digits of a text the question has not, and how many surnames.

    >>> fresh("王菊弟种了茶。", "谁种了茶?")
    (3, 1)
    """
    letters = len(text) - len(_MARKS.findall(text)) - sum(map(text.count, _letters(question)))
    return letters, sum(char not in question for char in _SURNAMES.findall(text))


@lru_cache(maxsize=8)
def _letters(text: str) -> frozenset[str]:
    return frozenset(_MARKS.sub("", text))


_MARKS = re.compile(r"[\W_]")
_SURNAMES = re.compile(f"[{''.join(CLEAR_SURNAMES)}]")


def kind_asked(question: Question) -> str:
    """What kind of thing is asked for (哪一个国家: 国家), or ""."""
    found = _KIND.search(question.folded)
    return next((word for word in words(found[1]) if len(word) >= 2), "") if found else ""


def beside_cue(question: Question) -> tuple[list[str], list[str]]:
    """The bigrams just before and just after the words that ask."""
    folded = question.folded
    if not question.asked.spans:
        return [], []
    start, end = max(question.asked.spans, key=lambda span: (span[1] - span[0], span[0]))
    left, right = RUN.findall(folded[max(0, start - 5) : start]), RUN.findall(folded[end : end + 5])
    return (_bigrams(left[-1]) if left else []), (_bigrams(right[0]) if right else [])


def shapes(text: str, asked: str, kind: str, surnames: int) -> tuple[float, ...]:
    """Of a folded text: whether it has a quote, how many surnames and places that the question `asked` has not;
    whether it has the `kind` of thing asked for, and how often its last character beside."""
    return (
        any(quoted not in asked for quoted in QUOTED.findall(text)),
        surnames,
        sum(place not in asked for place in _PLACE.findall(text)),
        bool(kind) and kind in text,
        text.count(kind[-1]) - (kind in text) if kind else -1.0,
    )


def _bigrams(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]


RUN = re.compile(r"[㐀-鿿豈-﫿]+|\d+(?:[.,]\d+)*|[a-zà-ɏ]+")
GRAMMAR = frozenset("的了是在和与及或有也都就还又被把将为之其所以于并而则")
_KIND = re.compile(
    r"(?:哪一?[个种项条位款座部件场次家所间本支届门类句首份名国]?|什么样?的?|何种?|啥)([一-鿿]{2,5})"
)
_PLACE = re.compile(r"[一-鿿]{1,4}(?:[省市县区州镇乡村国岛山河湖港路街]|半岛|平原|地区)")
# The lookahead, for what each begins with, spares most places the alternatives.
ERA = re.compile(
    r"(?=[世年元明清汉唐宋隋秦周时之初末中晚一二三四五六七八九十])"
    r"(?:世纪|年代|年间|[元明清汉唐宋隋秦周]朝|[宋清元明汉唐隋]代|时期|时代|之际|[初末]年|中叶|[初末中晚]期|[一二三四五六七八九十元]年)"
)
