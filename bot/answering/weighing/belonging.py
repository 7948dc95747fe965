"""Whether the number or date of the best sentence is of what was asked about, or only stands near it."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import COMMON, Evidence
from bot.answering.evidence.spans import (
    EACH,
    ENUMERATED,
    HOW_MANY_PLACES,
    OF_ONE,
    answer_span,
    quantity_at,
    zone_of,
)
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.answering.weighing.money import other_way
from bot.corpus.quantities import Quantity
from bot.corpus.units import Measure
from bot.library import Library
from bot.search.evidence import Reading, match
from bot.text.sentences import RIMS
from bot.text.words import tag


def of_another_thing(question: Question, evidence: Evidence, library: Library) -> str:
    """Why the best sentence's number or date is not of what was asked about, or "": a date of another event, a
    number of other things, money that was got where money spent is asked for, a growth for an amount, places that are
    not all of a larger one."""
    best = evidence.readings[0]
    name = label(library.cases[best.sentence.case])
    if question.asked.ask is Ask.WHEN:
        page = library.page_text(best.sentence.case)
        return "" if _tells_event(question, best, page) else f"{name}的资料里提到了这件事,但没有说时间。"
    if question.asked.ask is not Ask.NUMBER:
        return ""
    span = answer_span(best, question.asked, question.folded, question.terms)
    quantity = quantity_at(best.sentence, span)
    if quantity is None:
        return ""
    if _is_growth(quantity, question, best):
        told = best.sentence.quote.text[slice(*best.clause)].strip(f"{RIMS}。")
        return f"{name}的资料里没有说数额,只说了:{told}。"
    if (
        _counts_others(quantity, question, best)
        or _only_some(quantity, question, best)
        or _only_those(quantity, question, best)
        or _counts_no_places(quantity, question, best)
        or _of_each_one(quantity, question, best)
        or _of_one_head(quantity, question, best)
        or (quantity.measure in _SUMS and _goes_other_way(question, best))
    ):
        return f"{name}的资料里没有说这个数。"
    return ""


def _tells_event(question: Question, best: Reading, page: str) -> bool:
    """Whether a sentence with a date has a telling word of the question itself, not only its neighbour, or tells of
    him whom the page names shortly before; and what is done with a building where that is asked for (什么时候建的), or
    by somebody by name (李某哪年入党的)."""
    if _WHEN_BUILT.search(question.folded) and not _BUILT.search(best.sentence.folded):
        return False
    done = [t for t in question.terms if len(t.text) > 1 and (tag(t.text).startswith("v") or not t.found)]
    of_somebody = any(tag(term.text) == "nr" for term in question.terms)
    if of_somebody and done and not any(match(act, best.sentence.folded) for act in done):
        return False
    telling = [term for term in question.terms if term.known and term.weight > COMMON]
    if not telling or any(match(term, best.sentence.folded) for term in telling):
        return True
    at = page.find(best.sentence.folded)
    near = page[max(0, at - SHORTLY) : at] if _HE.search(best.sentence.folded) and at > 0 else ""
    return all(tag(term.text) == "nr" and term.text in near for term in telling)


SHORTLY = 150
"""Characters before a sentence within which it is told who he is."""


def _is_growth(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a share says by how much something grew, while the question asks how much it is."""
    # 人均分红呢 asks on for what was asked before.
    asked = question.own or Measure.SHARE in question.asked.measures
    if quantity.measure is not Measure.SHARE or asked:
        return False
    grown = _GROWN.search(best.sentence.folded[slice(*best.clause)])
    return grown is not None and _OF_GROWTH.search(question.folded) is None


def _counts_others(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a number counts things that the question does not name (五项行动), in a clause without any word of it."""
    if quantity.measure not in ENUMERATED:
        return False
    clause = best.sentence.folded[slice(*best.clause)]
    zone = zone_of(quantity, best.sentence)
    named = [term for term in question.terms if term.found]
    behind = best.sentence.folded.startswith(zone, quantity.end) and len(zone) > 1
    return (
        bool(named)
        and behind
        and not any(match(term, zone) for term in named)
        and not any(match(term, clause) for term in named)
    )


def _of_one_head(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a sum is told of one head (人均纯收入), while the question asks for that of all (集体收入), or
    what goods were sold for."""
    told = best.sentence.folded[max(best.clause[0], quantity.start - 10) : quantity.start]
    if "均" not in told or "均" in question.folded:
        return False
    return _OF_ALL.search(question.folded) is not None or _OF_GOODS.search(question.folded) is not None


def _only_some(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a number of towns or villages is of those that something was done in (已复制4个镇街), while the question
    asks how many a larger place has."""
    if _HAS_PLACES.search(question.folded) is None:
        return False
    before = best.sentence.folded[best.clause[0] : quantity.start]
    return _ALL.search(before) is None


def _only_those(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a number of people is of those that something was done with or that became something (动员3500名党员,
    5000名党员成为顾问), or counts no people at all, while the question asks how many there are in all (一共有多少党员)."""
    asked = _HOW_MANY_PEOPLE.search(question.folded)
    if asked is None:
        return False
    folded, clause = best.sentence.folded, best.clause
    counted = re.split(r"[,。;]", folded[quantity.end :], maxsplit=1)[0]
    if quantity.measure is Measure.THINGS and (asked["who"] or asked["behind"]) not in counted:
        return True
    done = _DONE_WITH.search(folded, clause[0], quantity.start)
    became = _BECAME.match(folded, quantity.end)
    return any(found is not None and found["act"] not in question.folded for found in (done, became))


def _goes_other_way(question: Question, best: Reading) -> bool:
    """Whether a sum goes the other way in its sentence, or in its own clause where the sentence tells of both."""
    folded = best.sentence.folded
    return other_way(question.folded, folded) or other_way(question.folded, folded[slice(*best.clause)])


def _counts_no_places(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a number counts no villages or towns where these are asked for: 2个村级党组织, 800余名成员."""
    if HOW_MANY_PLACES.search(question.folded) is None:
        return False
    if quantity.measure not in (Measure.THINGS, Measure.BARE):
        return True
    return _BODIES_BEHIND.match(best.sentence.folded, quantity.end) is not None


def _of_each_one(quantity: Quantity, question: Question, best: Reading) -> bool:
    """Whether a number is told of each of some bodies (每个网格配备1名网格长), while that of all is asked for."""
    if quantity.measure not in ENUMERATED or quantity.value > 1 or OF_ONE.search(question.folded):
        return False
    return EACH.search(best.sentence.folded, best.clause[0], quantity.start) is not None


_HE = re.compile("[他她](?!们)")
_HOW_MANY_PEOPLE = re.compile(
    r"(?:[一总]共|全[县区镇市村]|(?=有))[^,。?]{0,8}?有?(?:多少|几)[名个位]?(?P<who>[一-鿿]{0,4}(?:党员|儿童|老人|学生|干部|员))[?。]*$"
    r"|(?P<behind>[一-鿿]{0,4}(?:党员|儿童|老人|学生|干部|员))[一总]共有?(?:多少|几)[名个位]?[人]?[?。]*$"
)
_DONE_WITH = re.compile(
    r"(?P<act>动员|发动|走访|慰问|看望|培训|轮训|服务|帮助|帮扶|资助|惠及|带动|吸引|表彰|邀请|评选)了?[^,。;\d]{0,6}$"
)
_BECAME = re.compile(r"[^,。;]{0,10}?(?P<act>成为|当上|参与|参加|加入|当选|担任|获评|实现)")
_BODIES_BEHIND = re.compile(
    r"个?(?:(?:[镇乡村]|社区)(?:[民级委干支]|集(?!体(?:经济)?(?:年?收入|增收|超))|两委|党)|[^\W\d村镇乡区]{0,12}?(?:基地|大棚|项目|合作社|企业|公司|支部|工厂|车间|品牌))"
)
_WHEN_BUILT = re.compile(
    r"(?:什么时候|啥时候|何时|几时|哪一?[年月天]|几月几?[号日]?)(?:就|才|开始|正式)?(?:建|修|盖|造|成立|设立|创办|开办|组建)(?:成|好|起来)?了?的?[?。]*$"
)
_BUILT = re.compile(r"建|修|盖|造|成立|设立|创办|开办|创立|落成|竣工|完工|开工|动工|投用|启用|揭牌|开放")
_OF_GOODS = re.compile(r"卖了?.{0,3}(?:多少|几)|销售额|产值|营收|利润|盈利|投(?:资|入)了?(?:多少|几)")
_OF_ALL = re.compile(r"集体|总(?:收入|产值|额)|全[镇村县区市]")
_SUMS = frozenset({Measure.MONEY, Measure.BARE})
_GROWN = re.compile(r"增[幅长加速]|增收|涨幅|提[高升]|上升|上涨|下降|降低|翻")
_OF_GROWTH = re.compile(r"[增涨降升翻]|幅|比例|占|率|%|百分|提高|几成|倍")
_HAS_PLACES = re.compile(
    r"(?<!没)(?:有|辖)(?:多少|几)个?(?:镇街|乡镇|镇|街道|行政村|自然村|村庄?|社区|县区|区县|县|区)(?![一-鿿])"
)
_ALL = re.compile(r"辖|有|共|全[省市县区镇乡街村]|所有|[省市县区镇乡村]$|街道$")
