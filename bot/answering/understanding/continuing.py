"""What a message leaves to the conversation: its case, its subject, what is asked for."""

from __future__ import annotations

from dataclasses import replace

from bot import lazy_re as re
from bot.answering.understanding.asking import Ask, Asked, asked_for
from bot.answering.understanding.asking_outcomes import asks_outcomes, subject_of
from bot.answering.understanding.asking_which import asks_which_cases
from bot.answering.understanding.conversation import Conversation
from bot.answering.understanding.fields import field_asked
from bot.answering.understanding.question import Question
from bot.answering.understanding.strangers import is_place
from bot.corpus.units import Measure
from bot.library import Library
from bot.search.evidence import match
from bot.search.terms import Term, TermKind
from bot.text.persons import possible_names
from bot.text.words import tag

THIN = 4.0
"""Word weight below which a message without a name leans on the last one (是跟哪家合作的)."""
KEPT = 0.22
"""The share that words of the last question keep beside the message's own."""


def continued(question: Question, conversation: Conversation, library: Library) -> Question:
    """The question with what it leaves to the conversation: its case, and its subject where elliptic."""
    last = conversation.question
    if last is None or asks_over_cases(question.folded):
        return question
    more = _MORE.fullmatch(question.folded) is not None
    if more:
        again = replace(last, notes=("接着上一问",), text=question.text, script=question.script)
        return replace(again, skip=conversation.told)
    elliptic = _elliptic(question)
    headless = _headless(question)
    leaning = headless or _SUBJECTLESS.match(question.folded) is not None
    pronoun = _PRONOUN.search(question.folded) is not None or leaning
    if elsewhere(question):
        return _carried(question, last, 0.0, elliptic=True) if elliptic else question
    own = {term.text for term in question.terms if term.found}
    weight = sum(term.weight for term in question.terms if term.found)
    strange = any(not term.found and not tag(term.text).startswith("v") for term in question.terms)
    numbers = bool(question.terms) and all(term.kind is TermKind.NUMBER for term in question.terms)
    acts = bool(own) and all(tag(word).startswith("v") for word in own)
    thin = (weight < THIN or acts) and not question.names and not (strange and not own) and not numbers
    if elliptic or pronoun or thin:
        question = _carried(question, last, weight, elliptic=elliptic, headless=headless and not elliptic)
        if elliptic and not own:
            question = _in_its_words(question, last, library)
    elif not question.names:
        question = _still_there(question, last, weight)
    results = asks_outcomes(question) and not subject_of(question)
    pointing = results or elliptic or pronoun or thin or _POINTING.search(question.folded) is not None
    if not question.names:
        question = replace(question, there=last.names or last.there)
    if not question.scope and conversation.cases and pointing:
        question = question.carried(conversation.cases)
    return question if question.names else replace(question, last=conversation.told)


def elsewhere(question: Question) -> bool:
    """Whether a message turns to a place that no case has, and to none that some case has."""
    named = question.names or question.scope or _PRONOUN.search(question.folded)
    return not named and any(map(is_place, question.strangers))


def points_back(question: Question) -> bool:
    """Whether a message says by its words that it goes on from another: 还有呢, 那寿宁呢, 它有多大.

    Whoever asks so means the conversation, whatever else the words are like.
    """
    said = (_MORE.fullmatch(question.folded), _PRONOUN.search(question.folded))
    return any(said) or _elliptic(question)


def _headless(question: Question) -> bool:
    """Whether a message names a place and leaves what of it to the last one: 甲县的建在哪个村."""
    return any(_OF_IT.match(question.folded, name.end) for name in question.names)


def _elliptic(question: Question) -> bool:
    return _ELLIPSIS.search(question.folded) is not None and question.asked.ask is Ask.ANY


def asks_over_cases(folded: str) -> bool:
    """Whether a question is about all cases, whatever was spoken of before.

    >>> asks_over_cases("哪个案例的资金最多"), asks_over_cases("那里的资金有多少")
    (True, False)
    """
    return asks_which_cases(folded) or _OVER_CASES.search(folded) is not None


def _carried(
    question: Question, last: Question, weight: float, *, elliptic: bool, headless: bool = False
) -> Question:
    """The question with the words of the last one, at less weight than its own; an elliptic one (…呢) also
    asks for what the last one asked for, though not in the same unit of another thing. One without a head (甲县的…)
    is of what the last one was of, and that weighs whole."""
    own = {term.text for term in question.terms if term.found}
    # Of a question that was carried on itself only its own words go further: older ones would pile up. One that
    # brought a name alone (那甲村呢) leaves that and hands on what was asked of it; to a message without any word of
    # its own (是谁评的) all that was asked goes on.
    named = bool(last.own) and all(any(word in name.text for name in last.names) for word in last.own)
    whole = not last.own or not (own or elliptic)
    kept = [term for term in last.terms if whole or (term.text in last.own) != (named and elliptic)]
    old = [term for term in kept if term.text not in own]
    if elliptic and any(term.kind is TermKind.QUOTED for term in question.terms):
        old = [term for term in old if term.kind is not TermKind.QUOTED]  # “三星”的呢: in place of “四星”
    if headless:
        old = _of_head(last, old) or old
    total = sum(term.weight for term in old)
    most = 1.0 if named and elliptic else KEPT
    share = min(most, 0.5 * weight / total) if own and total and not headless else 1.0
    whom = possible_names(last.folded) if _HE.search(question.folded) else frozenset()
    asked = question.asked
    if elliptic:
        asked = _same_of_another(question, last) if own else last.asked
    plain = question.plain
    if field_asked(last.plain) and field_asked(f"这篇{plain}"):
        plain = f"这篇{plain}"  # 它的来源是, behind a question for the day of a page
    elif not own and field_asked(plain) is None:
        plain = f"{plain} {last.plain}"
    return replace(
        question,
        asked=asked,
        terms=(
            *question.terms,
            *(t if t.text in whom else replace(t, weight=share * t.weight) for t in old),
        ),
        plain=plain,
        own=frozenset(term.text for term in question.terms),
        notes=(*question.notes, "接着上一问"),
    )


def _of_head(last: Question, terms: list[Term]) -> list[Term]:
    """Of these words those of the thing that a question is about: behind the place it names, before what it tells or
    asks of it (甲县的村级党校是全市第几所: 村级, 党校)."""
    start = max((name.end for name in last.names), default=0)
    rest = last.folded[start:]
    end = min((at for a, _ in last.asked.spans if (at := a - start) > 0), default=len(rest))
    told = _TELLS.search(rest)
    head = rest[: min(end, told.start()) if told else end]
    return [term for term in terms if term.text in head]


def _same_of_another(question: Question, last: Question) -> Asked:
    """What the last question asked for, of what this one names: its own measure (党员呢: people, 面积呢: land),
    else any."""
    if last.asked.ask is not Ask.NUMBER:
        return last.asked
    measures = asked_for(_ELLIPSIS.sub("", question.folded) + "有多少").measures
    return replace(last.asked, unit="", measures=measures - {Measure.THINGS} and measures)


def _in_its_words(question: Question, last: Question, library: Library) -> Question:
    """The question without the verbs of the last one that the case it turns to does not use, where it has what
    they are done to: 协调 funds there, 争取 funds here. Who does it may be others there, and counts less."""
    pages = [library.page_text(case) for case in question.scope]
    stand = {term.text for term in question.terms if any(match(term, page) for page in pages)}
    if not stand:
        return question
    kept = tuple(t for t in question.terms if t.text in stand or not tag(t.text).startswith("v"))
    doers = {term.text for term in _of_head(last, list(kept))}
    if any(term.found and term.text not in doers for term in kept):
        kept = tuple(replace(t, weight=DOER * t.weight) if t.text in doers else t for t in kept)
    return replace(question, terms=kept)


DOER = 0.5
"""What the words for who or what did it keep, where a message asks the same of another case."""


def _still_there(question: Question, last: Question, weight: float) -> Question:
    """The question with the places inside a case that the last one named: whoever asked of a village goes on
    with it, though what is found elsewhere in the case still counts more."""
    places = [name.text for name in last.names if not name.whole]
    own = {term.text for term in question.terms}
    kept = [t for t in last.terms if t.text not in own and any(t.text in place for place in places)]
    total = sum(term.weight for term in kept)
    if not total:
        return question
    share = min(1.0, STILL_THERE * weight / total)
    more = tuple(replace(term, weight=share * term.weight) for term in kept)
    return replace(question, terms=(*question.terms, *more), own=frozenset(own))


STILL_THERE = 0.25
"""What the place of the last question weighs, of the weight of the message's own words."""

_ELLIPSIS = re.compile(r"^(?:那么?|还有|以及|另外)|呢[?!。]?$|^还有呢|又如何")
_HE = re.compile(r"他(?!们)|她(?!们)")
_OF_IT = re.compile(
    r"的(?:又|也|则)?(?:是|有|叫|占|(?:建|办|设|开|种|放|落|用|花|投|得|评)(?:在|成|了|过|到)?)(?=多少|几|哪|谁|什么|啥|在|到)"
)
_SUBJECTLESS = re.compile(r"(?:那|都|又|也|还)?是(?:和|跟|与|同|由|谁|在|给|被|从|怎么|为了?)")
_TELLS = re.compile(r"(?<=.)(?:是|有|叫|在|占|都|一共|总共|共|[一-鿿]了)")
_MORE = re.compile(
    r"(?:还有|其他|其它|别的|更多|另外)(?:的|吗|呢|什么|哪些|没有|有吗)*[?。!]*|(?:接着|继续)(?:说|讲)?[?。!]*"
    r"|(?:能不能|可以|能|请|麻烦)?(?:再|更)?(?:说|讲|介绍)?得?(?:再|更)?(?:详细|具体|仔细|多说|多讲)(?:一?[点些])?(?:说|讲|介绍)?(?:说|讲|一下)?[吗么吧]?[?。!]*"
    r"|(?:再)?(?:展开|细)(?:说|讲)?(?:说|讲|一下)?[吧吗]?[?。!]*"
)
_OVER_CASES = re.compile(
    r"(?:谁|哪里|哪儿|哪[个家])的?.{0,12}(?:最|更|比较)[多大高少小低]|(?:所有|全部|这些|五个|几个)(?:案例|文章|报道)"
)
_PRONOUN = re.compile(
    r"它们?|他们|她们|那里|那儿|这里|这儿|当地|其中|"
    r"(?:这|那|该)(?:个|家|所|座|支|项|种|些|套)?"
    r"(?:村|镇|县|区|社区|工程|项目|模式|做法|活动|计划|机制|制度|行动|品牌|合作社|公司|企业|党校|队|团|人|事|件事)"
)
_POINTING = re.compile(
    r"它们?|他们|她们|他|她|那里|那边|那儿|这里|这边|这儿|当地|(?:这|那|该)(?:个|家|所|座|支|些|篇|项|位|批|次|里面)?|其中|上面|上述|前面|刚才|同一"
)
