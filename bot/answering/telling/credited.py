"""Whoever wrote or edited a page, asked for by name: 张三, 张三是谁, 张三是哪篇的编辑.

Credits stand beside the text, so the index has none of these names.
"""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite, label
from bot.answering.telling.composing import mend_lines
from bot.answering.understanding.question import Question
from bot.answering.understanding.strangers import names_credited
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Kind, Line, Reasons, Status

MOST_PAGES = 12


def credited(question: Question, library: Library) -> Answer | None:
    """The pages that credit somebody whom the question names and asks no more about; None where none does."""
    names = names_credited(question.folded, library)
    if not question.strangers:
        # 钱|秀英: cut, so that none is strange.
        names = [name for name in names if not library.index.stands(name)]
    rest = question.folded
    for name in names:
        rest = rest.replace(name, "")
    if not names or not _NO_MORE.fullmatch(rest):
        return None
    found = [row for name in names for row in library.credits()[name]]
    found = found[:MOST_PAGES]
    rows = [
        (
            f"{label(library.cases[id])}《{library.cases[id].title.text}》:{credit.role.value} {credit.name}",
            credit,
        )
        for id, credit in found
    ]
    told = ";".join(f"{credit.name}:{label(library.cases[id])}的{credit.role.value}" for id, credit in found)
    return Answer(
        Status.ANSWER,
        Kind.FACT,
        Line(told[:LEAD_LIMIT], bold_in(told, found[0][1].name), cites=0),
        (
            *(Line(row, bold_in(row, credit.name), cites=n) for n, (row, credit) in enumerate(rows)),
            *mend_lines(question.mends),
        ),
        tuple(dict.fromkeys(id for id, _ in found)),
        citations=tuple(cite(library.cases[id], credit.quote, library) for id, credit in found),
        reasons=Reasons("credited on the page", score=1.0),
    )


_PAGE = r"(?:篇|个)?(?:案例|文章|报道|稿子?)?(?:里面?|中)?"
_PART = r"(?:责任编辑|责编|编辑|作者|通讯员|记者|人)"
# Who somebody is, or which page is his: nothing that a credit does not tell. A bare name asks the same.
_NO_MORE = re.compile(
    rf"[\s,。、和与]*(?:{_PART}|介绍一?下|(?:有没有|有|认识|知道)(?=吗?[\s?。!]*$))?[\s吗?。!]*"
    rf"|(?:是|是不是)?{_PART}(?:是|叫)?吗?[\s?。!]*|由?{_PART}(?:是|叫|为)?的(?:案例|文章)?是?哪{_PAGE}[\s?。!]*"
    r"|[\s,。、和与跟]*(?:请问)?(?:这个人?|这位|他|她)?(?:到底|又|分别|各自?)?是?"
    rf"(?:谁|什么人|哪位|(?:干|做)(?:什么|啥|嘛)的|哪(?![里儿]?的?人){_PAGE}的?{_PART}?|{_PART}?(?:写|编|编辑|采写|负责)了?(?:的是)?哪{_PAGE})"
    r"[呢啊呀吗\s?。!]*"
)
