"""Whether the best sentence tells of the very thing that a question demands a number or a name of.

The words of a near miss fit a page well and its sentence has a number of the right unit; what gives it away is
that the thing counted (粉丝, where 乡土网红13名 stands) is told of elsewhere, or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import lazy_re as re
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.spans import ENUMERATED
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.answering.weighing.own_words import lacks_its_words
from bot.library import Library
from bot.search.evidence import SPLIT, match
from bot.search.sentences import ReadSentence
from bot.search.terms import Term, TermKind
from bot.text.sounds import sound
from bot.text.words import is_word, tag, tagged


def lacks_demanded(question: Question, evidence: Evidence, library: Library) -> bool:
    """Whether the best sentence has no word for what a number is asked of (利率是多少), for whom or for what it
    is asked (某基金募了多少钱), or for what nothing but its own word tells (学的什么专业).

    Nouns of the dictionary alone count: others may be typos, or say it in another way than the page.
    """
    named = len(question.scope) == 1
    best = evidence.readings[0].sentence
    page = library.page_text(next(iter(question.scope)) if named else best.case)
    if lacks_its_words(question.folded, best):
        return True
    if named and _WHETHER.search(question.folded) and not _stands(question.terms[-1:], page):
        return True
    outright = _ASKED_OUTRIGHT.search(question.folded)
    if outright is not None:
        thing = outright["a"] or outright["b"]
        if thing.endswith("费"):
            return "费" not in best.folded
        if thing in ("年龄", "岁数"):
            return _AGE.search(best.folded) is None
        if thing == "学历":
            return _SCHOOLING.search(best.folded) is None
        return not any(
            match(term, page) for term in question.terms if term.text in thing or thing in term.text
        )
    if question.asked.ask is Ask.WHO:
        return _no_doer(question, best, library)
    if question.asked.ask is not Ask.NUMBER:
        return False
    return (
        (named and _not_done(question, best))
        or _not_named(question, best)
        or _of_other_bodies(question, best)
        or _not_counted(question, best, page, named=named)
        or _of_no_such_body(question, best, page)
        or any(_not_of(term, question, best, page) for term in _subject(question, library))
    )


def _stands(terms: Sequence[Term], page: str) -> bool:
    """Whether a page has all of some words, or what stands for them; names and what may be typos are taken to stand."""
    return all(match(term, page) or not is_word(term.text) for term in terms)


def _no_doer(question: Question, best: ReadSentence, library: Library) -> bool:
    """Whether a sentence does not tell of what the company or office asked for did, or neither tells that it was done
    nor names any (哪家公司施工的)."""
    asked = _WHICH_BODY.search(question.folded)
    if asked is None:
        return False
    before = question.folded[: asked.start()]
    things = [t for t in question.terms if t.text in before and t.known and _is_rare_noun(t, library)]
    if things and not any(match(thing, best.folded) for thing in things):
        return True
    if any(body.group() not in before for body in _BODY.finditer(best.folded)):
        return False
    acts = (term for term in question.terms if tag(term.text).startswith("v"))
    return any(question.folded.find(act.text) >= asked.end() and not match(act, best.folded) for act in acts)


def _not_named(question: Question, best: ReadSentence) -> bool:
    """Whether a programme that the question names in quotes stands neither in the sentence, before it nor above it."""
    quoted = (term for term in question.terms if term.kind is TermKind.QUOTED and term.known)
    own = (term.text for term in quoted if term.text in question.folded)
    return not all(name in best.heading + best.before + best.folded for name in own)


def _of_other_bodies(question: Question, best: ReadSentence) -> bool:
    """Whether a sentence counts nothing by the unit asked for, which is of certain bodies alone (几间, 几辆)."""
    return question.asked.unit in _BODIES and question.asked.unit not in best.folded


def _not_done(question: Question, best: ReadSentence) -> bool:
    """Whether a sentence does not tell what the number is asked to have been done (修了多少)."""
    done = _DONE.search(question.folded)
    if done is None:
        return False
    here = best.heading + best.before + best.folded
    acts = [term for term in question.terms if term.known and done["act"].endswith(term.text)]
    return bool(acts) and not any(match(term, here) for term in acts)


def _of_no_such_body(question: Question, best: ReadSentence, page: str) -> bool:
    """Whether a sum or area is not of the firm, park or garden that it is asked of by name: the page has the name, the
    sentence neither that nor 该公司 or the like."""
    asked = _OF_BODY.match(question.folded)
    if asked is None or question.asked.measures & ENUMERATED:
        return False
    name = next(
        (asked["body"][at:] for at in range(len(asked["body"]) - 2) if asked["body"][at:] in page), ""
    )
    return (
        len(name) > len(asked["kind"]) + 1 and name not in best.folded and not _THE_BODY.search(best.folded)
    )


def _not_counted(question: Question, best: ReadSentence, page: str, *, named: bool) -> bool:
    """Whether what the question counts stands neither in the sentence nor beside it."""
    if not question.focus:
        return False
    cue = question.asked.spans[-1][0]
    counted = min(
        (term for term in question.terms if term.text in question.focus),
        key=lambda term: abs(question.folded.find(term.text) - cue),
    )
    head = _head_behind(counted, question)
    if counted.kind is TermKind.QUOTED and counted.known and counted.text not in best.folded:
        return "“" in best.folded or counted.text not in best.heading  # of “五星”, where “四星” are counted
    if (
        named
        and head is not counted
        and head.text not in _ANYTHING
        and is_word(head.text)
        and _in_words(head, best) < SPLIT
    ):
        return True
    if not (is_word(head.text) and tag(head.text).startswith("n")) or head.text in _ANYTHING:
        return False
    if match(head, page) == 0.0:
        for term in question.terms:
            page = page.replace(term.text, "") if term.known else page  # 学院 is no 学员 mistyped
        return named and _spoken(head.text) not in _spoken(page)
    if head.text not in page and _only_in_names(head, best):
        return True
    return len(head.text) > 1 and _told_elsewhere(head, best, page)


def _only_in_names(counted: Term, best: ReadSentence) -> bool:
    """Whether all that stands for what is counted is one character that no number stands before: 乡镇, where a sentence
    has 青山镇 and no 12个镇."""
    standing = [other for other in counted.others if other in best.folded]
    if not standing or any(len(other) > 1 for other in standing):
        return False
    told = "|".join(map(re.escape, standing))
    return re.search(rf"[\d余多几两]个?(?:{told})|(?:{told})\d", best.folded) is None


def _not_of(term: Term, question: Question, best: ReadSentence, page: str) -> bool:
    """Whether a number is not of a thing that it is asked of: the page has no word for it, or, of a sum, which is
    told beside what it is for, tells of it elsewhere. So it is of a body (学院有多少学员); whom else it
    is asked of people put in other words than the page (乡亲提了多少条)."""
    if question.asked.measures & ENUMERATED and not _IS_BODY.search(term.text):
        return not question.scope and term.known and not match(term, page)
    return _told_elsewhere(term, best, page)


def _told_elsewhere(term: Term, best: ReadSentence, page: str) -> bool:
    """Whether a page has a word and a sentence on it tells nothing of it: in its own words or its heading's, nor its
    neighbours in the very word, unless they count it themselves (社员292人)."""
    return (
        term.text in page
        and _in_words(term, best) < SPLIT
        and not any(
            term.text in text and re.search(rf"{re.escape(term.text)}[一-鿿]?\d", text) is None
            for text in (best.before, best.after)
        )
    )


def _in_words(term: Term, best: ReadSentence) -> float:
    return max(match(term, best.folded), float(term.text in best.heading))


def _subject(question: Question, library: Library) -> Iterator[Term]:
    """The rare nouns of the thing that a number is asked of, right before what it does: 祥瑞 and 合作社 of
    祥瑞合作社有多少社员. Not those for whom it is done (替农户)."""
    end = question.asked.spans[-1][0]
    clause = re.split(r"[,。;?!]", question.folded[:end])[-1]
    at = end
    cut = list(tagged(clause))
    while cut and not cut[-1][1].startswith(("n", "j")):
        at -= len(cut.pop()[0])
    found: list[Term] = []
    terms = list(question.terms)
    while behind := next((term for term in terms if question.folded[:at].endswith(term.text)), None):
        at -= len(behind.text)
        found.append(behind)
        terms.remove(behind)
    if not question.folded[:at].endswith(_FOR):
        yield from (term for term in found if _is_rare_noun(term, library))


def _is_rare_noun(term: Term, library: Library) -> bool:
    return library.index.doc_freq(term.text) <= FEW and tag(term.text).startswith("n")


FEW = 3
"""Passages that have a noun up to which it is said where it is meant."""


def _head_behind(counted: Term, question: Question) -> Term:
    """The noun that a word says next to nothing beside (街道工作队, 驻村工作队员): what is counted is the head of a
    compound."""
    if counted.weight >= SLIGHT:
        return counted
    head, end = counted, question.folded.find(counted.text) + len(counted.text)
    while behind := next((t for t in question.terms if question.folded.startswith(t.text, end)), None):
        if head is not counted and not tag(behind.text).startswith("n"):
            break  # 村书记参加
        head, end = behind, end + len(behind.text)
    return head


SLIGHT = 0.5
"""The weight below which a word stands nearly everywhere, so that it cannot be what is asked about."""


def _spoken(text: str) -> str:
    return " ".join(map(sound, text))


_OF_BODY = re.compile(
    r"(?P<body>[一-鿿“”]{2,20}?(?P<kind>公司|集团|企业|合作社|协会|基金会|学校|医院|工厂|[一-鿿]厂|产业园|生态园|示范园|园区|公园|基地|中心|景区|驿站|民宿|农场|养殖场))"
    r"(?:的|一共|总共|共|总|今年|去年|每年|一年|大概|大约)*(?:占地|投[资了入产]|花|建|面积|有?多[大少]|产值|收入|利润|盈利|营收|销售|赚|卖|占)"
)
_THE_BODY = re.compile(
    r"(?:该|这家|这个|这座|这所|本|其|全|^|[,。“])(?:公司|集团|企业|合作社|协会|基金会|学校|医院|工?厂|[一-鿿]{0,2}园区?|基地|中心|景区|驿站|民宿|[农养][一-鿿]?场|社)"
)
_IS_BODY = re.compile(r"..?[院校园厂社团队馆店]$")
_BODIES = frozenset("间栋幢辆台艘头匹盏座")
_FOR = ("替", "帮", "给", "为", "让", "把", "向", "对", "跟", "和")
_DONE = re.compile(r"(?P<act>[一-鿿]{1,2})(?:了|过)(?:多少|几)(?:[个座处]|钱|块钱)?[?。]*$")
_WHICH_BODY = re.compile(r"哪一?[家个](?:公司|企业|单位|部门|机构|集团|厂家|机关|银行|医院|学校|协会)")
_BODY = re.compile(
    r"公司|集团|企业|工厂|厂家|银行|信社|合作社|协会|学会|商会|委员会|工委|党委|支部|中心|医院|学[院校]|研究[院所]|局|厅"
)
# What a page tells by no other word, where it is the thing asked for.
_OUTRIGHT = (
    r"专业|学历|学位|职称|电话(?:号码)?|手机号?(?:码)?|邮箱|微信号?|地址|网址|价格|单价|售价|年?利率|利息|额度"
    r"|(?:常住|户籍)?人口|年龄|岁数|生日|身高|体重|民族|籍贯|(?:课时|培训|报名|会员|管理|手续|服务|物业|住宿|伙食|医疗|医药|劳务|人工|材料|运输|加工|租赁)费|[学会运]费|门票|票价|房价|房租"
)
# What is asked for last: 要写日记吗, 有没有养老院吗.
_WHETHER = re.compile(r"(?<![好行对是以便])(?:吗|嘛|(?<![什怎多那这])么)[?。呢啊]*$")
# What may be called anything on the page.
_ANYTHING = frozenset(("物品", "东西", "物件", "礼物", "事情", "事项"))
_SCHOOLING = re.compile(r"学历|文凭|大专|本科|专科|中专|高中|硕士|博士|研究生|大学")
_AGE = re.compile(r"岁|旬|花甲|古稀")
_ASKED_OUTRIGHT = re.compile(
    rf"(?:什么|啥|哪[个种]|多少|几[个种])(?P<a>{_OUTRIGHT})|(?P<b>{_OUTRIGHT})(?:大概|大约|一共|到底|究竟)?(?:是|有|为)?(?:多少|什么|啥|几|多大|[?。]?$)"
)
