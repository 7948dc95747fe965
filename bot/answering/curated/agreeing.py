"""Whether two questions that look alike ask the same: a likeness of words tells nothing of what differs.

石湾有多少党员 and 寿宁有多少党员 share most of their characters; so do 何时 and 为何, 最多 and 最少. Each
difference that makes another question is looked for by itself, and one is enough.
"""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.understanding.asking import Ask, Asked, asked_for
from bot.answering.understanding.question import Question
from bot.answering.understanding.splitting import split_clauses, split_parts
from bot.library import Library
from bot.search.evidence import match
from bot.search.phrasings import key_of
from bot.search.terms import TermKind
from bot.text.persons import person_spans


def differs(asked: Question, meant: Question, entry: str, library: Library) -> str:
    """What makes `asked` another question than `meant`, a phrasing of an entry, in words to be shown; ""
    where nothing does. `entry` are all the entry's phrasings, folded."""
    if _turns(asked.folded) != _turns(meant.folded):
        return "意思相反"
    if not _ask_alike(asked.folded, meant.folded):
        return "问的不是一样东西"
    if not _same_places(asked, meant, entry, library):
        return "地方不同"
    if _several(asked, library) and not _several(meant, library):
        return "问的不止一件事"
    if any(name not in entry for name in (*asked.strangers, *_persons(asked))):
        return "名字不同"
    if set(asked.years) != set(meant.years) or not _signs(asked.folded) <= _signs(entry):
        return "数字或年份不同"
    if lacking(asked, entry, library) > EXTRA or lacking(meant, asked.folded, library) > MISSING:
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
_BROAD = frozenset({Ask.DEFINITION, Ask.HOW, Ask.LIST, Ask.ANY, Ask.NAME})


def _ask_alike(asked: str, meant: str) -> bool:
    """Whether two folded questions ask for the same kind of thing, and for nothing beside it."""
    mine, theirs = asked_for(key_of(asked)), asked_for(key_of(meant))
    kinds = _kinds(asked, mine)
    if kinds != _kinds(meant, theirs):
        return False
    if Ask.NUMBER in (mine.ask, theirs.ask):
        return mine.ask is not theirs.ask or same_ask(mine, theirs)
    return bool(kinds) or same_ask(mine, theirs)


def _kinds(folded: str, asked: Asked) -> frozenset[str]:
    """All that is asked for by a word of its own: 都教谁 asks for a list, and for whom."""
    found = {name for name, cue in _CUES if cue.search(folded)}
    if asked.ask in _TELLING and not (asked.ask is Ask.NUMBER and "compare" in found):
        found.add(asked.ask.value)
    return frozenset(found)


_TELLING = frozenset({Ask.NUMBER, Ask.WHEN, Ask.WHO, Ask.WHERE, Ask.WHY})
_CUES = (
    ("who", re.compile(r"谁|哪[一几]?位|什么人|啥人|哪些人")),
    ("where", re.compile(r"哪里|哪儿|(?<![如为])何处|什么地方|啥地方")),
    ("when", re.compile(r"何时|什么时候|啥时候|哪一?[年月天]|几[点月号时]|多久|多长时间")),
    ("why", re.compile(r"为什么|为啥|为何|原因|(?:怎么|咋)(?:老|总|还|就|不)(?!同)")),
    ("number", re.compile(r"多少")),
    ("name", re.compile(r"叫做?(?:什么|啥)|名字|名称|又[叫称]|还[叫称]|全称|简称")),
    ("effect", re.compile(r"效果|成效|成果|成绩|变化|收获|好处|管用|影响|怎么样了")),
    ("compare", re.compile(r"区别|不同|不一样|差[别异]|异同|相同|一样|对比|比较|相比|比一比|比起来")),
)


def _several(question: Question, library: Library) -> bool:
    return bool(split_parts(question.text, library) or split_clauses(question.text, library))


def _same_places(asked: Question, meant: Question, entry: str, library: Library) -> bool:
    """Whether both name the same places: those of the question stand in the entry, or name a case that it
    names (禅城石湾, 石湾); those of the phrasing are of a case that the question names."""
    named = frozenset[str]().union(*(name.cases for name in library.names.mentions(entry)))
    for name in asked.names:
        rank = _RANK.match(asked.folded, name.end)
        if rank and not _RANK.match(name.text[-1]) and name.text + rank[0] not in entry:
            return False  # 下党乡 is not 下党村
        if name.text not in entry and not (name.whole and name.cases & named):
            return False
    return all(any(name.cases & other.cases for other in asked.names) for name in meant.names)


# The word for a place's rank behind its name, where the name was found without it.
_RANK = re.compile(r"省|市(?![场直])|县(?!级)|区(?!域)|镇(?!村)|乡(?![村镇])|村(?![级民里务村])")


def _persons(question: Question) -> list[str]:
    """What reads like a person's name and is no place's."""
    spans = person_spans(question.folded)
    places = [(name.start, name.end) for name in question.names]
    return [question.folded[a:b] for a, b in spans if not any(a < end and start < b for start, end in places)]


def _signs(folded: str) -> frozenset[str]:
    """Numbers, numerals and Latin words."""
    return frozenset(_SIGN.findall(folded))


_SIGN = re.compile(r"\d+(?:\.\d+)?|[a-z]{2,}|[二两三四五六七八九十百千万亿]")


def _turns(folded: str) -> frozenset[str]:
    """The words that turn a question round: negations, extremes, what went wrong."""
    return frozenset(_TURN.findall(_NO_TURN.sub("", folded)))


# A verb on both sides (发不发), or nothing behind it but the end (发补贴不), makes a question of yes or no.
_NO_TURN = re.compile(
    r"有没有|可不可以|(\w)[不没]\1|不同|不一样|不错|不断|(?:没有?|不)(?=[吗呢啊呀\s??]*$|[吗呢??])"
)
_TURN = re.compile(
    r"[不没未非无]|[最更较][多少大小高低早晚好差快慢]|缺点|不足|困难|难题|教训|风险|失败|的问题(?=$|[是有??])|(?:什么|啥|哪些)问题"
)


def lacking(question: Question, folded: str, library: Library) -> float:
    """The share of a question's word weight that does not stand in a folded text, synonyms standing: those
    too that no page has."""
    total = absent = 0.0
    for term in question.terms:
        if term.kind is TermKind.NUMBER or term.text in _GENERAL:
            continue
        total += term.weight
        if not any(other in folded for other in library.lexicon.get(term.text, ())):
            absent += term.weight * (1.0 - min(1.0, match(term, folded) / _STANDS))
    return absent / total if total else 0.0


_STANDS = 0.7
"""How well a word has to stand to be there: a synonym, or most of a long word."""

# What asks for a thing as a whole, or how things compare: no matter of their own.
_GENERAL = frozenset(
    """
    介绍 简介 概况 概述 说明 讲讲 说说 聊聊 回事 怎么回事 意思 含义 定义 作用 用处 指 干什么 做什么 内容 主要 做法 措施
    办法 方法 方式 运作 模式 样 区别 不同 差别 差异 异同 相同 一样 对比 比较 相比 分别 各自 案例 地方
    解释 讲解 简述 活动 情况 怎么样 名字 搞得 咋样 效果 成效 成果 成绩 变化 收获 好处 取得 带来 做出 得到
    """.split()
)
