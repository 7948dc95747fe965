"""A message understood: script, typos mended, what is asked for, which cases, which words to look for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import lazy_re as re
from bot.answering.understanding.asking import Ask, Asked, asked_for
from bot.answering.understanding.asking_which import mentioned
from bot.answering.understanding.pointing import pointed_at
from bot.answering.understanding.strangers import names_credited, strangers_in
from bot.answering.understanding.together import together
from bot.errors import UserError
from bot.library import Library
from bot.search.names import Mention
from bot.search.spelling import Mend, mend
from bot.search.terms import Term, terms_of
from bot.text.manners import without_manners
from bot.text.persons import introduced, possible_names
from bot.text.scripts import Script, fold, script_of
from bot.text.typed import readable
from bot.text.words import is_word

LONGEST = 2_000
"""Characters of a question; longer ones are pasted pages, not questions."""


@dataclass(frozen=True)
class Question:
    """`folded` is the search key with typos mended, of the same length as `text`. `scope` are the
    cases it names (empty: none), `pinned` where no other may answer. `terms` are the words to find in a
    sentence, `focus` those that a number has to count; `names` were used to find the case. `plain` is
    `folded` with the asker's own clauses blanked out, and what points at a page (张三编辑的那篇). `strangers` are names and quoted words that no case
    has, `skip` the sentences (case, start) already told, `last` those told to the last question. `own` are the words a follow-up brings itself, beside
    those carried over: an answer must have one of them. `there` are the places
    that the conversation is at, where the question names none."""

    text: str
    folded: str
    script: Script
    asked: Asked
    terms: tuple[Term, ...]
    names: tuple[Mention, ...]
    scope: frozenset[str]
    mends: tuple[Mend, ...] = ()
    plain: str = ""
    focus: frozenset[str] = frozenset()
    pinned: bool = False
    skip: frozenset[tuple[str, int]] = frozenset()
    last: frozenset[tuple[str, int]] = frozenset()
    own: frozenset[str] = frozenset()
    strangers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    there: tuple[Mention, ...] = ()

    @property
    def meant(self) -> str:
        """The message as it was meant: in its own script and case, with typos mended."""
        typed = list(self.text)
        for one in self.mends:
            typed[one.at] = one.char
        return "".join(typed)

    def within(self, cases: frozenset[str], note: str = "") -> Question:
        """The same question asked of these cases and no others."""
        return replace(self, scope=cases, pinned=True, notes=(*self.notes, note) if note else self.notes)

    def names_with(self, term: Term) -> bool:
        """Whether a word is of a place that the question names."""
        return any(term.text in name.text for name in self.names)

    def carried(self, cases: frozenset[str]) -> Question:
        """The question asked of the cases that the conversation is about."""
        return self.within(cases, "沿用上一问的案例")


def understand(text: str, library: Library, *, bold: bool = False, but: Sequence[Mend] = ()) -> Question:
    """Read a message; `bold` also mends what may well be typed right, and `but` are mends not to be made. Raises
    UserError for an empty or endless one."""
    text = without_manners(readable(text))
    if not text:
        raise UserError("the question is empty; type one")
    if len(text) > LONGEST:
        raise UserError(f"the question has {len(text):,} characters; ask in {LONGEST:,} at most")
    folded = fold(text)
    asked = asked_for(folded)
    keep = [*asked.spans, *_credited(folded, library)]
    folded, mends = mend(
        folded,
        library.index,
        library.names,
        keep=keep,
        known=library.phrasings.has,
        bold=bold,
        but={(one.at, one.char) for one in but},
    )
    # Behind the mends, whose places are those of the text.
    folded = together(folded, library.index.stands)
    asked = asked_for(folded)
    stands = library.index.stands
    letters = mentioned(folded, lambda text: stands(text) and (len(text) < 4 or is_word(text)))
    names = tuple(
        name for name in library.names.mentions(folded) if not _overlaps((name.start, name.end), letters)
    )
    frame = _frame(folded)
    outside = tuple(name for name in names if not _within(name.start, frame))
    scope, whole = _scope(tuple(name for name in outside or names if library.narrows(name)))
    pointed, at = pointed_at(folded, library)
    scope = pointed or scope or _told_of(folded, library)
    spans = [span for span in asked.spans if not _overlaps(span, letters)]
    drop = [*spans, *((name.start, name.end) for name in whole), *at]
    terms = terms_of(
        folded,
        drop,
        frame,
        library.lexicon,
        library.index.stands,
        library.index.doc_freq,
        len(library.passages),
        [*((name.start, name.end) for name in names), *letters],
    )
    terms, focus = _focused(terms, folded, asked)
    terms = _with_inhabitants(terms, asked, scope, library)
    return Question(
        text=text,
        folded=folded,
        script=script_of(text),
        asked=asked,
        terms=terms,
        names=names,
        scope=scope,
        mends=mends,
        plain=_without(folded, [*frame, *at, *letters]),
        focus=focus,
        strangers=strangers_in(_without(folded, frame), terms, names, library),
        years=tuple(dict.fromkeys(_YEAR.findall(folded))),
    )


def _within(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return _overlaps((at, at + 1), ranges)


def _overlaps(span: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in ranges)


def _credited(folded: str, library: Library) -> list[tuple[int, int]]:
    """Where names stand of whoever wrote or edited a page: the index has none of them, so they look mistyped."""
    found = ((folded.find(name), len(name)) for name in names_credited(folded, library))
    return [(at, at + length) for at, length in found]


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d|[余多来万亿千百]|[个项件处家户人次名条元块亩平米斤吨%])")


def _scope(names: tuple[Mention, ...]) -> tuple[frozenset[str], list[Mention]]:
    """The cases that the names narrow down to, and the names that stand for a case as a whole.

    Names are taken together while some case has them all; a name that only stands inside a case
    (a village) still has to be found in the sentence, so it is not among the second.
    """
    scope: frozenset[str] = frozenset()
    for name in sorted(names, key=lambda name: not name.whole):
        both = scope & name.cases
        scope = both or (scope | name.cases if name.whole else scope or name.cases)
    return scope, [name for name in names if name.whole]


def _told_of(folded: str, library: Library) -> frozenset[str]:
    """The case that alone tells of a person whom the question names. Among hundreds of pages the page is found by all
    its words."""
    if library.large:
        return frozenset()
    for name in (part for possible in possible_names(folded) for part in (possible, possible[:2])):
        grams = {name[at : at + 2]: 1.0 for at in range(len(name) - 1)}
        near = {library.case_of(found.ordinal) for found in library.index.candidates(grams, NAMESAKES)}
        cases = frozenset(case for case in near if introduced(name, library.page_text(case)))
        if len(cases) == 1:
            return cases
    return frozenset()


NAMESAKES = 20
"""Passages looked at for whom a question names."""


def _without(folded: str, frame: Sequence[tuple[int, int]]) -> str:
    """The question with the asker's own clauses blanked out, at the same length."""
    for start, end in frame:
        folded = folded[:start] + "," * (end - start) + folded[end:]
    return folded


def _focused(terms: tuple[Term, ...], folded: str, asked: Asked) -> tuple[tuple[Term, ...], frozenset[str]]:
    """The weights that the cue word moves: what a number counts (多少名讲师, 年龄多少) must stand there and
    weighs more; what kind of thing is asked for (什么荣誉) need not stand there by that word, and weighs less."""
    if asked.ask not in (Ask.NUMBER, Ask.LIST, Ask.NAME) or not asked.spans:
        return terms, frozenset()
    if asked.ask is Ask.NUMBER:
        terms = tuple(
            replace(term, weight=MEASURED * term.weight) if term.text in _MEASURES else term for term in terms
        )
    start, end = asked.spans[-1]
    places = [(folded.find(term.text), term) for term in terms]
    counting = folded[start:end].startswith(("多少", "几", "哪", "什么", "啥")) and (
        asked.ask is not Ask.NUMBER or asked.unit in _CLASSIFIERS
    )
    after = [term for at, term in places if counting and end <= at <= end + 2]
    before = [term for at, term in places if at >= 0 and start - 3 <= at + len(term.text) <= start]
    if asked.ask is not Ask.NUMBER:
        kinds = {term.text for term in after}
        weighed = (replace(t, weight=KIND_OF * t.weight) if t.text in kinds else t for t in terms)
        return tuple(weighed), frozenset()
    focus = frozenset(term.text for term in after or before) - _MEASURES
    weighed = (replace(term, weight=FOCUS * term.weight) if term.text in focus else term for term in terms)
    return tuple(weighed), focus


def _with_inhabitants(
    terms: tuple[Term, ...], asked: Asked, scope: frozenset[str], library: Library
) -> tuple[Term, ...]:
    """The words by which pages tell how many live in a place (辖9个组,300户), where a question has none but the
    place and what is counted: 某村有多少户."""
    people = asked.unit in _INHABITANTS or any(term.text == "人口" for term in terms)
    if not scope or asked.ask is not Ask.NUMBER or not people or any(term.text != "人口" for term in terms):
        return terms
    stands = library.index.stands
    others = tuple(word for word in _OF_INHABITANTS if stands(word))
    return (Term("人口", 1.0, others, known=stands("人口")),)


_INHABITANTS = ("户", "人", "口")
_OF_INHABITANTS = tuple(
    "有村民 有居民 有农户 有农民 村民总数 总户数 总人口 常住人口 户籍人口 下辖 现辖 辖 全村 全镇 全乡".split()
)
FOCUS = 1.25
# Units behind which the counted noun stands; 人, 户 and 元 are that noun themselves.
_CLASSIFIERS = frozenset(("", *"个名位支家处项条件种类座只头株棵份张篇起批场次期届回所间栋台辆亩斤吨"))
KIND_OF = 0.85
MEASURED = 0.05
# What only repeats the measure asked for: the unit of the answer says it.
_MEASURES = frozenset(
    """
    钱 款 款项 资金 经费 金额 数额 面积 大小 规模 比例 占比 百分比 数量 个数 人数 户数 次数
    条数 场次 时间 年份 日期 年龄 岁数 年纪
    """.split()
)


def _frame(folded: str) -> list[tuple[int, int]]:
    """Clauses in which the asker tells of himself before the question: 我是…的记者，想引用…，"""
    so = re.match(r"那么?(?=[^个些种次年天边里儿位时,])", folded)
    opening = [so.span()] if so else []
    clauses = [match.span() for match in re.finditer(r"[^,。!?;:\s]+[,。!?;:\s]*", folded)]
    if len(clauses) < 2 or len(folded) < 20:
        return opening
    framing = [(start, end) for start, end in clauses[:-1] if _SELF.search(folded[start:end])]
    if _BACK.search(folded[clauses[-1][0] :]) and framing and framing[-1] == clauses[-2]:
        framing.pop()  # the question points back at what the asker told last
    return opening + framing


_SELF = re.compile(
    r"^(?:你好|您好|大家好|老师好|请教)|^(?:我们?|俺|本人|咱|最近|这几天|这两天|手头|手上|刚|正在|正|打算|准备|为了|作为|家里|单位|领导|上面|老师)|(?:我|俺|本人)(?:是|在|想|要|正|这边|们)"
)
_BACK = re.compile(
    r"它们?|他们|她们|这|那|其|^(?:有)?(?:我?(?:应该|应当?|该|能|可以|要|得))?(?:去|先)?(?:看看?|学|参考|借鉴|找|读|问)?哪[个些几篇](?:案例|地方|文章|篇|个)?(?:的|好|呢|啊|呀|合适|比较合适|可以|能|看看?|参考|学|借鉴)*[?。]*$"
)
