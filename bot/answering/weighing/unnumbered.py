"""Whether a page gives nothing of the kind that is asked for where it would answer: no number that could be it, no time.

Words alone make a page believed, and a near miss has all of them. That nothing stands there which could be the number
tells the two apart, as long as numbers are read: one of an unknown unit may be anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot import lazy_re as re
from bot.answering.evidence.marks import times_in
from bot.answering.evidence.spans import fitting
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.sentences import ReadSentence


def gives_none(question: Question, best: ReadSentence, library: Library) -> bool:
    """Whether a number or a time is asked for and neither the best sentence nor those beside it have any that could
    be it. (Near refusals among 1,710 pages .915 -> .949; of the right answers CMRC loses 2 of 1,002, DRCD 6 of 3,524,
    and 10 wrong ones.)"""
    if question.asked.ask not in (Ask.NUMBER, Ask.WHEN):
        return False
    return not any(_may_tell(sentence, question) for sentence in _around(best, library))


def _may_tell(sentence: ReadSentence, question: Question) -> bool:
    asked = question.asked
    if fitting(sentence, asked, question.folded, question.terms):
        return True
    if asked.ask is Ask.WHEN:
        loose = not _OUTRIGHT.search(question.folded) and _SOME_TIME.search(sentence.folded)
        return bool(loose) or any(sentence.folded[a:b] not in question.folded for a, b in times_in(sentence))
    things = "|".join(map(re.escape, question.focus))
    if things and re.search(rf"[{_HAN}]{{1,3}}.?(?:{things})", sentence.folded):
        return True  # 一个心室, 三国
    read = [(one.start, one.end) for one in sentence.quantities]
    read += [(one.start, one.end) for one in sentence.moments]
    unread = (one.span() for one in _FIGURES.finditer(sentence.folded))
    return any(
        sentence.folded[a:b] not in question.folded and not any(low < b and a < high for low, high in read)
        for a, b in unread
    )


def _around(best: ReadSentence, library: Library) -> Iterable[ReadSentence]:
    """A sentence with the one before it and the one behind."""
    page = [one for ordinal in library.ordinals(best.case) for one in library.sentences(ordinal)]
    at = next((i for i, one in enumerate(page) if one.quote.start == best.quote.start), None)
    return [best] if at is None else page[max(0, at - 1) : at + 2]


_OUTRIGHT = re.compile(r"哪一?[年月天日]|几[年月号]|年份|日期|世纪|年代")
_SOME_TIME = re.compile(r"时候|期间|[之以][前后]|当[天日时年]|后来")
_HAN = "一二三四五六七八九十百千两"
_FIGURES = re.compile(rf"(?<![第a-z\d.])\d[\d,.]*(?!\d|[a-z]|号)|(?<![第一-鿿])[{_HAN}]{{1,6}}(?![一-鿿])")
