"""Whether the number of the best sentence is of another place than the one asked about: of another town (乙镇14名), or of a
village (全村, 我们村) where its town or city is asked about."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.spans import answer_span
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.evidence import Reading


def of_another_rank(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a number is not of the place asked about, whose rank the question tells, but of another or of one in it; else
    ""."""
    if question.asked.ask is not Ask.NUMBER or not question.names or len(question.scope) != 1 or question.own:
        return ""
    asked = _rank(question)
    best = evidence.readings[0]
    span = answer_span(best, question.asked, question.folded, question.terms)
    if not asked or span is None:
        return ""
    if _of_another(question, best, span[0], library):
        return f"{label(library.cases[best.sentence.case])}的资料里没有说{question.names[-1].text}的。"
    told = list(_TOLD_OF.finditer(best.sentence.folded, 0, span[0]))
    rank = _GROUPS.get(told[-1]["all"] or told[-1]["has"], asked) if told else asked
    if rank >= asked:
        return ""
    case = library.cases[best.sentence.case]
    return f"{label(case)}的资料里说的是{told[-1].group()}的,没有说所问的。"


def _of_another(question: Question, best: Reading, number: int, library: Library) -> bool:
    """Whether the clause of a number names another place before it (乙镇14名), of its rank or right before it, and the
    sentence not the one asked about."""
    sentence, asked = best.sentence, question.names[-1].text
    if asked in sentence.folded:
        return False
    start = next(a for a, b in sentence.clauses if a <= number < b)
    named = library.names.mentions(sentence.folded[start:number])
    others = [name for name in named if sentence.case in name.cases and name.text[-1] in _RANKS]
    if not others or others[-1].text in asked:
        return False
    alike = _GROUPS.get(others[-1].text[-1]) == _rank(question)
    # 乙镇11个村及45个小组: all that is counted there is of the town.
    behind = start + others[-1].end
    return alike or behind == number or sentence.folded[behind].isdigit()


def _rank(question: Question) -> int:
    """How large the last place is that a question names with the word for its rank: a village 1, a city 4; else 0."""
    name = question.names[-1]
    whole = name.text + question.folded[name.end : name.end + 2]
    return next((_GROUPS[word] for word in _WORDS if whole.startswith(word, len(name.text))), 0) or next(
        (_GROUPS[word] for word in _WORDS if name.text.endswith(word)), 0
    )


_GROUPS = {
    **dict.fromkeys(("村", "社区", "嘎查"), 1),
    **dict.fromkeys(("镇", "乡", "街道", "苏木"), 2),
    **dict.fromkeys(("县", "区", "旗"), 3),
    **dict.fromkeys(("市", "州", "省"), 4),
}
_WORDS = ("社区", "嘎查", "街道", "苏木", *(word for word in _GROUPS if len(word) == 1))
_RANKS = "社区|嘎查|街道|苏木|(?<![农乡])村|[镇乡县旗]"
_TOLD_OF = re.compile(
    rf"(?:全|我们|咱们?|本)(?P<all>{_RANKS})(?![民委级里])|[一-鿿]{{2,4}}?(?P<has>{_RANKS})(?:目前|现在|一共|总共)*[共现]有"
)
