"""Whether a question asks what came of what a case did: 取得了什么成效, 效果怎么样, 带来了哪些变化."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.understanding.question import Question
from bot.search.terms import Term


def asks_outcomes(question: Question) -> bool:
    """Whether a question asks for results."""
    return not question.strangers and _ASKED.search(question.folded) is not None


def subject_of(question: Question) -> list[Term]:
    """What in particular the results are asked of: the words that neither ask for results nor name the place."""
    words = question.own or {term.text for term in question.terms}
    return [
        term
        for term in question.terms
        if term.text in words and term.text not in _GENERIC and not question.names_with(term)
    ]


_ASKED = re.compile(
    r"成效|成果|成绩|成就|效果|效益|收效|收获|好处|(?:有|发生|产生|带来|起)(?:了|过)?(?:什么|啥|哪些|怎样的?|多大的?)?(?:新|大|显著|明显)?(?:变化|改变|作用)"
    r"|(?:结果|最后|最终|后来)(?:怎么?样|如何|呢|咋样)|管用吗|有用吗|见效"
)
_GENERIC = frozenset(
    """
    成效 成果 成绩 成就 效果 效益 收效 收获 好处 变化 改变 作用 结果 各自 分别 每个 不同 区别 哪些 最后 最终 后来 管用 有用 见效 取得 产生 发生 带来
    得到 获得 达到 起到 明显 显著 实际 具体 主要 怎样 如何 案例 文章 报道 工作 做法 党建 乡村振兴 乡村 振兴 当地 地方
    群众 村民 村里 治理 情况 新 大 阶段性 这些 措施 举措
    """.split()
)
