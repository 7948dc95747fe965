"""A case, or one of its sections, in its telling sentences, told in the order of the page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from bot import lazy_re as re
from bot.answering.citing import cite, label
from bot.answering.evidence.stretches import place_within, stretches_of
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Citation, Kind, Line, Reasons, Section, Status
from bot.search.sentences import ReadSentence
from bot.text.sentences import RIMS
from bot.text.words import words

ROOM = 680
"""Characters of headings and sentences in an overview, shared among the sections: the reply has 900 in all,
with its title and source."""

SHORTEST = 40
"""Characters that a section has at least, however many there are."""


def asks_overview(question: Question) -> bool:
    """Whether the message wants a case told as a whole: 介绍一下…, …是怎么做的, or its bare name."""
    return bool(question.scope) and (wants_whole(question) or (_bare(question) and _only_name(question)))


def wants_whole(question: Question) -> bool:
    """Whether a message says no more than that some case be told: 有啥经验, 介绍一下."""
    return _bare(question) and _OVERVIEW.search(question.folded) is not None


def _bare(question: Question) -> bool:
    """Whether a question has no words but such as cases are asked for by, and the places it names."""
    return all(term.text in _GENERIC or question.names_with(term) for term in question.terms)


def asks_for_subject(question: Question, library: Library) -> bool:
    """Whether a message wants to be told of what the one case it names is about by its title: 讲讲某县的咖啡."""
    if len(question.scope) != 1 or not _TELL.search(question.folded) or question.strangers:
        return False
    title = library.title_text(next(iter(question.scope)))
    words = [t for t in question.terms if t.text not in _GENERIC and not question.names_with(t)]
    return all(term.text in title for term in words)


def overview(case_id: str, question: Question, library: Library) -> Answer | None:
    """The telling sentences of each section of a case, in page order, each cited; asked for more (再详细点), those
    that were not told yet, and None where there are none. Of a place that the case tells of beside others, what it
    tells of that place."""
    case = library.cases[case_id]
    every = [s for ordinal in library.ordinals(case_id) for s in library.sentences(ordinal)]
    untold = [s for s in every if (case_id, s.quote.start) not in question.skip]
    if not untold:
        return None
    place = place_within(question.names, case)
    stretches = stretches_of(place, case) if place else None
    if stretches == []:
        return None
    parts = [(section, _of(section, untold, stretches)) for section in case.sections]
    if question.skip or stretches:
        parts = [(section, own) for section, own in parts if own]
    own_line = [s.heading for s, _ in parts if s.heading is not None and not s.inline]
    room = ROOM - sum(len(heading.text) for heading in own_line)
    share = max(SHORTEST, room // len(parts))
    weights = _weights(every)
    body: list[Line] = []
    citations: list[Citation] = []
    for section, own in parts:
        best = sorted(own, key=lambda s: -_telling(s, weights))
        chosen: list[ReadSentence] = []
        for sentence in best:
            used = sum(len(s.quote.text) for s in chosen)
            if used + len(sentence.quote.text) <= share or not chosen:
                chosen.append(sentence)
        chosen.sort(key=lambda s: s.quote.start)
        if section.heading is not None and not section.inline:
            body.append(Line(section.heading.text, ((0, len(section.heading.text)),)))
        for sentence in chosen:
            text = sentence.quote.text
            if len(text) > max(share, SHORTEST):
                text = _clauses_within(sentence, max(share, SHORTEST))
            body.append(Line(text.rstrip(RIMS), cites=len(citations)))
            citations.append(cite(case, sentence.quote, library, sentence.passage))
    title = f"{label(case)}:《{case.title.text}》"
    return Answer(
        Status.ANSWER,
        Kind.OVERVIEW,
        Line(title[:LEAD_LIMIT], ((0, len(label(case))),)),
        tuple(body),
        (case_id,),
        citations=tuple(citations),
        reasons=Reasons("overview"),
    )


def _of(
    section: Section, sentences: Sequence[ReadSentence], stretches: Sequence[range] | None = None
) -> list[ReadSentence]:
    starts = {
        sentence.start
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        if stretches is None or any(sentence.start in stretch for stretch in stretches)
    }
    return [sentence for sentence in sentences if sentence.quote.start in starts]


def _weights(sentences: Sequence[ReadSentence]) -> dict[str, float]:
    """How much a word tells of this case: frequent in it, in more than one sentence, and no particle."""
    counts = Counter(word for s in sentences for word in set(words(s.folded)) if len(word) > 1)
    return {word: math.log1p(count) for word, count in counts.items() if count > 1}


def _telling(sentence: ReadSentence, weights: dict[str, float]) -> float:
    """Central words per character, with weight for figures and for standing first in the section."""
    size = len(sentence.folded)
    central = sum(weights.get(word, 0.0) for word in set(words(sentence.folded)))
    figures = min(3, len(sentence.quantities))
    short = 0.2 if size < 14 else 0.6 if sentence.folded.startswith("“") else 1.0
    return short * (central / math.sqrt(size + 20) + 0.35 * figures + (0.8 if not sentence.before else 0.0))


def _clauses_within(sentence: ReadSentence, limit: int) -> str:
    end = max((e for _, e in sentence.clauses if e < limit), default=limit - 1)
    return sentence.quote.text[:end].rstrip(RIMS) + "…"


def _only_name(question: Question) -> bool:
    named = sum(name.end - name.start for name in question.names)
    return bool(named) and named >= len(re.sub(r"\W", "", question.folded)) - 2


_OVERVIEW = re.compile(
    r"介绍|概括|概述|总结|归纳|简介|讲讲|说说|聊聊|谈谈|讲一下|说一下|摘要|大意|梗概|主要(?:内容|做法|经验|讲|说|做|干|措施|成效)|(?:讲|说|写|做|干|搞)了?(?:些|点)?(?:什么|啥|哪些)|怎么(?:做|搞|干|推进|开展)"
    r"|(?:有|是)(?:什么|啥|哪些)(?:做法|经验|举措|措施|亮点|成效|成果|情况)|做法|经验|情况|怎么样|如何(?:做|推进|开展)|summary|overview|tell me about"
)
_TELL = re.compile(r"介绍|概括|概述|总结|归纳|简介|讲讲|说说|聊聊|谈谈|讲一下|说一下|梗概|故事|来龙去脉")
_GENERIC = frozenset(
    """
    简单 简要 大致 大体 整个 全面 主题 大意 概况 过程 经过 来龙去脉
    案例 文章 报道 情况 做法 经验 内容 主要 措施 举措 成效 亮点 成果 工作 乡村振兴 乡村 振兴
    党建 基层党建 推进 开展 方面 整体 总体 具体 事迹 故事 介绍 概括 总结 概述 简介 摘要
    大意 助力 引领 summary overview about tell me
    """.split()
)
