"""Whether two questions that look alike ask the same: a likeness of words tells nothing of what differs.

石湾有多少党员 and 寿宁有多少党员 share most of their characters; so do 何时 and 为何, 最多 and 最少. Each
difference that makes another question is looked for by itself, and one is enough.
"""

from __future__ import annotations

import re

from bot.answering.asking import Ask, Asked
from bot.answering.question import Question
from bot.answering.splitting import split_clauses, split_parts
from bot.library import Library
from bot.search.evidence import match
from bot.search.terms import TermKind
from bot.text.persons import person_spans


def differs(asked: Question, meant: Question, entry: str, library: Library) -> str:
    """What makes `asked` another question than `meant`, a phrasing of an entry, in words to be shown; ""
    where nothing does. `entry` are all the entry's phrasings, folded."""
    if _turns(asked.folded) != _turns(meant.folded):
        return "意思相反"
    compare = _COMPARED.search(asked.folded) is not None
    if not (compare or same_ask(asked.asked, meant.asked)) or _cues(asked.folded) != _cues(meant.folded):
        return "问的不是一样东西"
    if _several(asked, library) and not _several(meant, library):
        return "问的不止一件事"
    if not _same_places(asked, meant, entry):
        return "地方不同"
    if any(name not in entry for name in (*asked.strangers, *_persons(asked.folded))):
        return "名字不同"
    if set(asked.years) != set(meant.years) or not _signs(asked.folded) <= _signs(entry):
        return "数字或年份不同"
    if lacking(asked, entry) > EXTRA or lacking(meant, asked.folded) > MISSING:
        return "说的事情不同"
    return ""


EXTRA = 0.12
"""The share of the question's word weight that may stand in none of the entry's phrasings: 头雁工程的缺点 is
no question for the entry that tells what it is."""

MISSING = 0.5
"""The share of the phrasing's word weight that the question may leave out."""


def same_ask(asked: Asked, meant: Asked) -> bool:
    """Whether both ask for the same kind of thing: for a number of one measure, a date, a person, a place,
    a reason; what else is asked for goes by many words (做法有哪些, 怎么做)."""
    if asked.ask is not meant.ask:
        return {asked.ask, meant.ask} <= _BROAD
    if asked.ask is not Ask.NUMBER:
        return asked.ask is not Ask.WHERE or not (asked.unit and meant.unit) or asked.unit == meant.unit
    if asked.unit and meant.unit and asked.unit != meant.unit:
        return bool(asked.measures & meant.measures) and "个" in (asked.unit, meant.unit)
    return not (asked.measures and meant.measures) or bool(asked.measures & meant.measures)


# What a thing is and how it is done is asked for in the same words, or in none (石湾 头雁 介绍).
_BROAD = frozenset({Ask.DEFINITION, Ask.HOW, Ask.LIST, Ask.ANY})


def _cues(folded: str) -> frozenset[str]:
    """What is asked for beside the first cue: 都教谁 asks for a list, and for whom."""
    return frozenset(name for name, cue in _CUES if cue.search(folded))


_CUES = (
    ("who", re.compile(r"谁|哪[一几]?位|什么人|啥人|哪些人")),
    ("where", re.compile(r"哪里|哪儿|何处|什么地方|啥地方")),
    ("when", re.compile(r"何时|什么时候|啥时候|哪一?[年月天]|几[点月号时]|多久|多长时间")),
    ("why", re.compile(r"为什么|为啥|为何|原因")),
    ("effect", re.compile(r"效果|成效|成果|成绩|变化|收获|管用|影响|怎么样了")),
    ("number", re.compile(r"多少|(?<![这那哪好])几(?=[个名位家户次项条支处场件])")),
)


def _several(question: Question, library: Library) -> bool:
    return bool(split_parts(question.text, library) or split_clauses(question.text, library))


def _same_places(asked: Question, meant: Question, entry: str) -> bool:
    """Whether both name the same places: those of the question stand in the entry, or name the phrasing's
    case (禅城石湾, 石湾); those of the phrasing are of a case that the question names."""
    for name in asked.names:
        rank = _RANK.match(asked.folded, name.end)
        if rank and name.text + rank[0] not in entry:
            return False  # 下党乡 is not 下党村
        same = any(name.cases & other.cases for other in meant.names)
        if name.text not in entry and not (name.whole and same):
            return False
    return all(any(name.cases & other.cases for other in asked.names) for name in meant.names)


# The word for a place's rank behind its name, where the name was found without it.
_RANK = re.compile(r"省|市(?![场直])|县(?!级)|区(?!域)|镇(?!村)|乡(?![村镇])|村(?![级民里务])")


def _persons(folded: str) -> list[str]:
    return [folded[start:end] for start, end in person_spans(folded)]


def _signs(folded: str) -> frozenset[str]:
    """Numbers, numerals and Latin words."""
    return frozenset(_SIGN.findall(folded))


_SIGN = re.compile(r"\d+(?:\.\d+)?|[a-z]{2,}|[二两三四五六七八九十百千万亿]")


def _turns(folded: str) -> frozenset[str]:
    """The words that turn a question round: negations, extremes, and whether it compares."""
    compared, count = _COMPARED.subn("", folded)
    return frozenset((*_TURN.findall(_NO_TURN.sub("", compared)), *(("比",) if count else ())))


_NO_TURN = re.compile(r"有没有|是不是|能不能|会不会|可不可以|不错|不断|没有?(?=[吗呢??]|$)")
_TURN = re.compile(r"[不没未非无]|[最更较][多少大小高低早晚好差快慢]|缺点|不足|问题|困难|难题|教训|风险|失败")
_COMPARED = re.compile(r"区别|不同|不一样|差[别异]|异同|相同|一样|对比|比较|相比|比一比|比起来")


def lacking(question: Question, folded: str) -> float:
    """The share of a question's word weight that does not stand in a folded text, synonyms standing."""
    total = absent = 0.0
    for term in question.terms:
        if term.kind is TermKind.NUMBER or term.text in _GENERAL:
            continue
        total += term.weight
        absent += term.weight * (1.0 - min(1.0, match(term, folded) / _STANDS))
    return absent / total if total else 0.0


_STANDS = 0.7
"""How well a word has to stand to be there: a synonym, or most of a long word."""

# What asks for a thing as a whole, or how things compare: no matter of their own.
_GENERAL = frozenset(
    """
    介绍 简介 概况 概述 说明 讲讲 说说 聊聊 回事 怎么回事 意思 含义 定义 作用 用处 指 干什么 做什么 内容 主要 做法 措施
    办法 方法 方式 运作 模式 样 区别 不同 差别 差异 异同 相同 一样 对比 比较 相比 分别 各自 案例 地方
    活动 情况 怎么样 名字 搞得 咋样
    """.split()
)
