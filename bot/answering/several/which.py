"""Which cases tell of something, or do not: one cited line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import lazy_re as re
from bot.answering.citing import bold_in, cite, label, quoted
from bot.answering.evidence.facts import CASES_COMPARED
from bot.answering.several.comparing import NEGATIVE, lacking, table
from bot.answering.several.holders import holders
from bot.answering.understanding.asking_which import CASE_WORD, asks_which_cases
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Citation, Kind, Line, Reasons, Status
from bot.search.evidence import Reading
from bot.search.names import Mention
from bot.search.terms import Term, TermKind
from bot.text.words import parts_of


def which_cases(question: Question, library: Library) -> Answer | None:
    """The cases that tell of something, one cited line each; None where none does."""
    question, set_aside = _without_set_aside(question)
    wanted, negative = _wanted(question, library)
    if not wanted:
        return None
    if negative:
        having = {reading.sentence.case for reading in _telling(question, wanted, library, negative=True)}
        without = [case for case in library.cases if case not in having | set_aside]
        return lacking(question, without, wanted, library)
    found = [
        reading for reading in _telling(question, wanted, library) if reading.sentence.case not in set_aside
    ]
    if not found:
        return None
    told = list(dict.fromkeys(reading.sentence.case for reading in found))[: question.asked.count]
    found = sorted((r for r in found if r.sentence.case in told), key=lambda r: r.sentence.ordinal)
    names = dict.fromkeys(label(library.cases[reading.sentence.case]) for reading in found)
    lead = Line(f"{len(told)}个案例:" + "、".join(names))
    return table(question, found, lead, library, "which-cases")


def cases_telling(question: Question, library: Library) -> list[Reading]:
    """The best sentence of each case that tells of what is asked for; [] where cases without it are asked for."""
    wanted, negative = _wanted(question, library)
    return _telling(question, wanted, library) if wanted and not negative else []


def _telling(
    question: Question, wanted: Sequence[Term], library: Library, *, negative: bool = False
) -> list[Reading]:
    """The best sentences of the cases that have the words wanted: all of several groups, or any."""
    found: list[Reading] = []
    if not negative and _BOTH.search(question.folded):
        found = _all_of(_groups(question, wanted, _JOINED), library)
    if not found:
        found = _any_of(_alternatives(question, wanted, each=negative), library)
    if not found and not negative:
        found = _any_of(_alternatives(question, wanted, each=True), library)
    return found


def cases_by_place(question: Question, library: Library) -> Answer | None:
    """The cases of the places that a question asks for and nothing else: 甲省和乙省的案例分别是哪个; None for any
    other question. A place that no case has is named."""
    others = _all_others(question, library)
    if others:
        return others
    if (
        not question.scope
        or _OF_PLACE.search(_ASIDE.sub("", question.folded).lstrip(" ,")) is None
        or question.strangers
        or NEGATIVE.search(question.folded)
        or sets_aside(question)
    ):
        return None
    named = "".join(name.text for name in question.names)
    if any(term.text not in _GENERIC and term.text not in named for term in question.terms):
        return None
    aside = {case for name in question.names if _is_aside(name, question) for case in name.cases}
    wanted = [name for name in question.names if not _is_aside(name, question)]
    found = [(name, case) for name in wanted for case in sorted(name.cases - aside)]
    if not found:
        return None
    told = ";".join(f"{name.text}:{label(library.cases[case])}" for name, case in found)
    return _by_title([case for _, case in found], told, library)


def _all_others(question: Question, library: Library) -> Answer | None:
    """The cases but those set aside, where nothing else is said of them: 除了某县，还有哪些案例."""
    if (
        not sets_aside(question)
        or not asks_which_cases(question.folded)
        or len(library.cases) > CASES_COMPARED
    ):
        return None
    if any(term.text not in _GENERIC for term in _without_set_aside(question)[0].terms):
        return None
    others = [case for case in library.cases if case not in question.scope]
    return (
        _by_title(others, "、".join(label(library.cases[case]) for case in others), library)
        if others
        else None
    )


def _by_title(cases: Iterable[str], told: str, library: Library) -> Answer:
    rows: list[Line] = []
    citations: list[Citation] = []
    cases = tuple(dict.fromkeys(cases))
    for number, case in enumerate(cases):
        title = library.cases[case].title
        row = f"{label(library.cases[case])}:{quoted(title.text)}"
        rows.append(Line(row, bold_in(row, label(library.cases[case])), cites=number))
        citations.append(cite(library.cases[case], title, library))
    return Answer(
        Status.ANSWER,
        Kind.COMPARE,
        Line(told[:LEAD_LIMIT]),
        tuple(rows),
        cases,
        citations=tuple(citations),
        reasons=Reasons("cases by place"),
    )


def _wanted(question: Question, library: Library) -> tuple[tuple[Term, ...], bool]:
    """The words a case must have, and whether the question asks for the cases without them."""
    folded = question.folded
    negative = _LACKS.search(folded) or NEGATIVE.search(folded) or _HAS_NOT.search(folded)
    denied = folded[slice(*negative.span())] if negative else ""
    terms = tuple(
        term
        for term in question.terms
        if term.text not in denied
        and (
            term.text not in _GENERIC or term.kind is TermKind.QUOTED or _in_compound(term, question, library)
        )
    )
    quoted = tuple(term for term in terms if term.kind is TermKind.QUOTED)
    return quoted or terms, negative is not None


def _in_compound(term: Term, question: Question, library: Library) -> bool:
    """Whether a word begins or ends a longer one that stands in some case (数字 of 数字经济)."""
    at = question.folded.find(term.text)
    end = at + len(term.text)
    for other in question.terms:
        if question.folded.startswith(other.text, end) and library.index.stands(term.text + other.text):
            return True
        if question.folded[:at].endswith(other.text) and library.index.stands(other.text + term.text):
            return True
    return False


def sets_aside(question: Question) -> bool:
    """Whether all the cases that the question names are those it does not ask about: 除了某县，还有哪个案例…"""
    return bool(question.names) and all(_is_aside(name, question) for name in question.names)


def _is_aside(name: Mention, question: Question) -> bool:
    aside = _ASIDE.search(question.folded)
    return aside is not None and aside.start() < name.start < aside.end()


def _without_set_aside(question: Question) -> tuple[Question, frozenset[str]]:
    """The question without the cases that it sets aside (除了某县), and these cases."""
    if not sets_aside(question):
        return question, frozenset()
    named = {text for name in question.names for text in (name.text, *parts_of(name.text))}
    terms = tuple(term for term in question.terms if term.text not in named)
    return replace(question, scope=frozenset(), terms=terms), question.scope


def _alternatives(question: Question, wanted: Sequence[Term], *, each: bool) -> list[list[Term]]:
    """The words by the alternatives of the question: 站点、服务站或者服务中心, 站点、服务中心这些 want either. With
    `each` so does any enumeration, as 没有站点和服务中心 means neither."""
    between = _EACH if each else _EITHER if _ANY_OF.search(question.folded) else _OR
    return _groups(question, wanted, between)


def _groups(question: Question, wanted: Sequence[Term], between: re.Pattern[str]) -> list[list[Term]]:
    """The words by where they stand among the words `between`; a side without any is left out."""
    ends = [match.start() for match in between.finditer(question.folded)]
    groups: list[list[Term]] = [[] for _ in range(len(ends) + 1)]
    for term in wanted:
        at = question.folded.find(term.text)
        groups[sum(end < at for end in ends)].append(term)
    return [group for group in groups if group]


def _any_of(groups: Sequence[Sequence[Term]], library: Library) -> list[Reading]:
    best: dict[str, Reading] = {}
    for group in groups:
        for reading in holders(group, library):
            held = best.setdefault(reading.sentence.case, reading)
            if reading.score > held.score:
                best[reading.sentence.case] = reading
    return sorted(best.values(), key=lambda reading: -reading.score)


def _all_of(groups: Sequence[Sequence[Term]], library: Library) -> list[Reading]:
    """What the cases say that tell of every group, wherever on their page: a line of each group."""
    if len(groups) < 2:
        return []
    each = [holders(group, library) for group in groups]
    common = frozenset.intersection(*(frozenset(r.sentence.case for r in found) for found in each))
    readings = [reading for found in each for reading in found if reading.sentence.case in common]
    return list({(r.sentence.case, r.sentence.ordinal, r.clause): r for r in readings}.values())


_GENERIC = frozenset(
    """
    案例 地方 地区 提到 提及 出现 写到 说到 讲到 涉及 文章 报道 资料 材料 数字 数据 这个 数
    词 字眼 字样 说法 一词 两个 三个 四个 五个 几个 都 篇 两篇 三篇 县 区 地 村 镇 标明
    写明 注明 内容 做法 关于 有关 相同 同样 共同 都有 存在 里 用 用到 采用 采取 搞 发现
    介绍 同 两处 三处 几处 挑出 挑 列 列一下 对应 可以 看看 参考 拿到 得到 有过 做过 办过 开过 搞过 弄 五篇 当中 完全 根本 压根 从来 全然 找到 包含 拥有 明确 把 叫做 叫 称为 称作 称 当作 作为 还有 之类 这样 这些 这类 等等 除了 以外 之外 其他 其它 别的 另外 列出来 合适 适合 对得上 推荐 case cases article articles
    which
    """.split()
)
# 不 denies that a case has something only before what cases do; elsewhere (不在身边, 不识字) it tells what is sought.
_HAS_NOT = re.compile(
    r"(?<!有)(?:完全|根本|压根|从来|从|全然)?(?:(?:没有?|未)(?:涉及|包含|含有|办|建|搞|用|做|开展|提|写|讲|说|谈)?到?(?!断|错|少|人|法|钱)"
    r"|不(?:涉及|包含|含有?|办|建|搞|用|做|开展|提|写|讲|说|谈|沾|种|养))(?=[“「一-鿿])"
)
_OF_PLACE = re.compile(
    rf"^[一-鿿、和与跟]{{2,12}}的(?:是|有)哪[一两几]?[个篇些]?{CASE_WORD}[?。呢啊]*$|{CASE_WORD}(?:里面?|中|当中)?,?[一-鿿、和与跟]{{2,12}}的(?:是|有)?哪一?[个些篇几]{{1,2}}[?。呢啊]*$|(?:还|都|也)*有(?:哪[个些一几两]?(?:个|篇)?|什么|几[个篇])[一-鿿]{{2,8}}?的?{CASE_WORD}[?。呢啊]*$|(?:的|那个?|这个?|那篇)(?:是|有)?(?:哪[个些一几两]?)?{CASE_WORD}(?:分别|各)?(?:是|有|叫|讲)(?:的?是)?(?:哪(?!一?[天年月日家位])|什么(?!时)|啥(?!时))|哪.{{0,3}}{CASE_WORD}(?:是|在|属于)"
    rf"|^[一-鿿、和与跟]{{2,16}}?(?:都|还|一共|总共)*有(?:哪[个些一几两]?(?:个|篇)?|什么|啥|几[个篇]|多少[个篇]?){CASE_WORD}[?。呢啊]*$"
)
_LACKS = re.compile(r"(?:哪[个几些家篇]|谁)(?:案例|地方)?(?:没有?|例外|缺)[?。!呢]*$")
_BOTH = re.compile(
    r"既|同时|兼|(?<!除)又.{1,20}又|有.{1,12}(?:又|也|还)有|也.{1,20}也|(?:和|与|跟|、).{1,16}都(?:有|[提讲说写办做搞种建])"
)
_JOINED = re.compile(r"又|也|还|和|与|跟|及|、|,")
_OR = re.compile(r"或者|或是|或|还是")
_EITHER = re.compile(rf"{_OR.pattern}|、|(?<=[”」』])(?=[“「『])")
_EACH = re.compile(rf"{_EITHER.pattern}|(?<=[”」』\"])[和与跟及](?=[“「『\"])")
_ANY_OF = re.compile(rf"{_OR.pattern}|这些|这类|这样|这种|之类|等等?(?:的|,|词|字)|什么的|之一|任意|任何")
_ASIDE = re.compile(
    r"除(?:了|开|去)?.{1,30}?(?:以外|之外|外|,|(?=还|也|都|哪|其[他它]))|有.{2,8}?,(?=(?:还|另外|其他)有(?:谁|哪))"
)
