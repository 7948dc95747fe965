"""Counted shorthands (“三会一课”, “六有”, 十个一): whether a page that has one also tells what it stands for."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.shapes import enumerations
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import Case, Quote
from bot.search.sentences import ReadSentence
from bot.text.scripts import fold
from bot.text.words import is_word


def unexpanded(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a page that only has the shorthand does not tell which ones it counts (“六有”是哪六有), or ""."""
    count = question.asked.count
    if question.asked.ask is not Ask.LIST or count is None or count < FEWEST:
        return ""
    asked = next((m for m in _SHORTHAND.finditer(question.folded) if _value(m["n"]) == count), None)
    if asked is None:
        return ""
    case = evidence.readings[0].sentence.case
    sentences = [s for ordinal in library.ordinals(case) for s in library.sentences(ordinal)]
    having = [sentence for sentence in sentences if asked["name"] in sentence.folded]
    if not having or any(_expands(sentence, count, asked["what"]) for sentence in having):
        return ""
    if len(set(re.findall(rf"[一-鿿]{{2}}{asked['what']}", library.page_text(case)))) > count:
        return ""
    return f"{label(library.cases[case])}的资料里提到了“{asked['name']}”,但没有说是哪{asked['n']}{asked['what']}。"


def spelled_out(question: Question, case: Case) -> list[Quote]:
    """The sentences behind a shorthand of one character that spell it out (三化: 以标准化要求,… 以规范化建设,…): each
    has another word that ends in it in its first clause, and they are as many as it counts. Else none."""
    asked = next((m for m in _SHORTHAND.finditer(question.folded) if len(m["what"]) == 1), None)
    if asked is None:
        return []
    every = [s for section in case.sections for p in section.paragraphs for s in p.sentences]
    at = next((i for i, sentence in enumerate(every) if asked["name"] in fold(sentence.text)), len(every))
    found: dict[str, Quote] = {}
    for sentence in every[at + 1 : at + 1 + BEHIND]:
        opening = re.match(rf"[^,。;:]*?([一-鿿]{{2}}{asked['what']})", fold(sentence.text))
        if opening and is_word(opening[1][:2]):
            found.setdefault(opening[1], sentence)
    return list(found.values()) if len(found) == _value(asked["n"]) else []


BEHIND = 20
"""Sentences within which a shorthand is spelled out: three paragraphs of a page."""

FEWEST = 3
"""What is counted from two on is told by too many sentences that have two of anything."""


def _expands(sentence: ReadSentence, count: int, what: str) -> bool:
    """Whether a sentence or its neighbours list as many, or repeat what is counted for each (讲…、讲…、讲…)."""
    around = (sentence.before, sentence.folded, sentence.after)
    return (
        any(count in enumerations(text) for text in around)
        or sentence.folded.count(what[-1]) > count
        or sentence.after.count(what[-1]) >= count
    )


def _value(numeral: str) -> int:
    return "零一二三四五六七八九十".index(numeral)


_SHORTHAND = re.compile(
    r"[“「『\"]?(?P<name>(?P<n>[三四五六七八九十])(?P<what>[个项大条]?[一-鿿]))(?=[”」』\"]|[^哪]{0,6}(?:是|指|包括|有|具体))"
)
