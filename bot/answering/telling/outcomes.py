"""What came of what a case did: 取得了什么成效, 效果怎么样, 带来了哪些变化.

Pages seldom have those words where they tell it: they count (带动300户增收), compare (增长12%) and name awards.
"""

from __future__ import annotations

import math

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite, clipped, label
from bot.answering.understanding.asking_outcomes import subject_of
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Kind, Line, Reasons, Status
from bot.search.evidence import match
from bot.search.sentences import ReadSentence
from bot.text.sentences import RIMS

ROOM = 560
"""Characters of the sentences behind the first: the reply has 900 in all, with its sources."""

MOST = 6
"""Sentences told at most."""

LEAST, SHARE = 0.1, 0.25
"""What a sentence must be worth, by itself and beside the best one: below it stand aims and what was done, not what came
of it."""


def outcomes(case_id: str, question: Question, library: Library) -> Answer | None:
    """The sentences of a case that tell results, the weightiest in front, the others in page order; each cited. Where
    the question names a thing (党校的效果), those that have it. None where none does, or all have been told."""
    case = library.cases[case_id]
    told = outcomes_of(case_id, question, library)
    if not told:
        return None
    first = told[0][1]
    rest: list[ReadSentence] = []
    room = ROOM
    for worth, sentence in told[1:]:
        if worth >= SHARE * told[0][0] and len(sentence.quote.text) <= room and len(rest) < MOST - 1:
            rest.append(sentence)
            room -= len(sentence.quote.text)
    rest.sort(key=lambda sentence: sentence.quote.start)
    text, _ = clipped(first.quote.text.rstrip(RIMS), _tellingest(first), LEAD_LIMIT)
    return Answer(
        Status.ANSWER,
        Kind.LIST,
        Line(text, bold_in(text, label(case)), cites=0),
        tuple(Line(s.quote.text.rstrip(RIMS), cites=number) for number, s in enumerate(rest, 1)),
        (case_id,),
        citations=tuple(cite(case, s.quote, library, s.passage) for s in (first, *rest)),
        reasons=Reasons("outcomes"),
    )


def outcomes_of(case_id: str, question: Question, library: Library) -> list[tuple[float, ReadSentence]]:
    """The sentences of a case that tell results of what is asked about and were not told yet, with their worth, the
    weightiest first."""
    subject = subject_of(question)
    found = [
        (worth, sentence)
        for ordinal in library.ordinals(case_id)
        for sentence in library.sentences(ordinal)
        if (case_id, sentence.quote.start) not in question.skip
        and (worth := _worth(sentence)) >= LEAST
        and all(match(term, f"{sentence.heading}\n{sentence.folded}") == 1.0 for term in subject)
    ]
    return sorted(found, key=lambda row: -row[0])


def _worth(sentence: ReadSentence) -> float:
    """What the clauses of a sentence tell of results, by its length: of two that tell as much the short one is read."""
    return sum(_of_clause(sentence, *clause) for clause in sentence.clauses) / math.sqrt(
        len(sentence.folded) + 40
    )


def _of_clause(sentence: ReadSentence, start: int, end: int) -> float:
    """What one clause tells of results."""
    clause = sentence.folded[start:end]
    if _AIM.search(clause):
        return 0.0
    counted = any(start <= quantity.start < end for quantity in sentence.quantities)
    worth = 2.0 if _AWARD.search(clause) else 0.0
    if _CHANGE.search(clause):
        worth += 2.0 if counted else 0.5
    elif _DONE.search(clause):
        worth += 1.0 if counted else 0.2
    return worth * (0.3 if _SPENT.search(clause) else 1.0)


def _tellingest(sentence: ReadSentence) -> tuple[int, int]:
    return max(sentence.clauses, key=lambda clause: _of_clause(sentence, *clause))


_AWARD = re.compile(
    r"荣获|获评|获得.{0,24}(?:称号|奖|荣誉)|评为|评定为|认定为|入选|授予|表彰|列为.{0,12}(?:示范|试点)"
)
_CHANGE = re.compile(
    r"增收|增加|增长|增幅|增至|增值|(?:提高|提升)[到至了]?(?=\d)|突破|翻番|翻了|下降|降低|减少|脱贫|摘帽|惠及|受益|受惠|带动|带富|辐射|吸引|化解|解决|收入|收益|分红|利润|产值|销售|盈利"
    r"|满意|焕然一新|改善|好转|幸福感|获得感|安全感|一改|告别|结束了"
)
_DONE = re.compile(
    r"建成|建起|完成|实现|达到?(?=\d|了|到)|覆盖|培育|培养|孵化|培训|提高|提升|帮助|帮扶|落实|落地|盘活|流转|成立|组建|打造|改造|吸纳|安置|就业|创建|调解|办理|办结"
)
# What is meant to come, and what was put in.
_AIM = re.compile(
    r"(?:为了|旨在|力争|争取(?=实现|到)|将要?|计划|预计|拟|目标是|要(?:坚持|把|以|推动|全面)|必须|应当)"
)
_SPENT = re.compile(r"投入|投资|筹集|筹措|争取.{0,12}资金|选派|下派|派驻|出资|拨付|补助|奖补")
