"""Whether the best sentence has anything of the kind that is asked for: a village, a place, a doer, a name of its own.

A near miss asks for another property of a thing that a page tells of (办在哪个镇, 是谁投资的, 叫什么名字): the sentence has
all of the question's words, and nothing that could be the answer.
"""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.evidence.marks import by_form
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.evidence import Reading, match
from bot.search.names import headed_names
from bot.search.terms import Term
from bot.text.persons import person_spans
from bot.text.sentences import QUOTED
from bot.text.words import tagged


def lacks_kind(question: Question, best: Reading, library: Library) -> bool:
    """Whether a sentence has no place of the rank asked for (哪个村), tells no place
    where something was done (办在哪里) or came from, no year (哪年), does not tell that it was done by anybody (是谁投资的), or
    has no name for a thing (叫什么)."""
    if len(question.scope) > 1:
        return False
    return (
        _no_place_of_rank(question, best, library)
        or _no_place(question, best, library)
        or _no_source(question, best)
        or _no_year(question, best)
        or _no_doer(question, best)
        or _nobody(question, best)
        or _no_name(question, best)
    )


def _no_place_of_rank(question: Question, best: Reading, library: Library) -> bool:
    """Not where the case's own place may be meant: 哪个社区办的, of a community."""
    asked = _RANK.search(question.folded)
    if asked is None:
        return False
    rank = "[镇乡]" if asked["rank"] in ("乡镇", "镇街") else asked["rank"]
    own = (name for name, whole in headed_names(library.cases[best.sentence.case]) if whole)
    if not question.names and any(re.search(f"{rank}$", name) for name in own):
        return False
    told = best.sentence.before + best.sentence.folded
    named = re.finditer(rf"(?P<name>[一-鿿]{{1,6}}?){rank}(?![委民级街庄集企办组务支])", told)
    return not _other_places(told, question, library) and all(
        _GENERAL.search(one.group()) or one.group() in question.folded for one in named
    )


def _no_place(question: Question, best: Reading, library: Library) -> bool:
    if _DONE_WHERE.search(question.folded) is None:
        return False
    told = best.sentence.before + best.sentence.folded
    return not (_LOCATES.search(told) or _other_places(told, question, library))


def _other_places(told: str, question: Question, library: Library) -> bool:
    """Whether a text names a place inside the case that the question does not name."""
    return any(not name.whole and name.text not in question.folded for name in library.names.mentions(told))


def _no_source(question: Question, best: Reading) -> bool:
    if _FROM_WHERE.search(question.folded) is None:
        return False
    return _FROM.search(best.sentence.before + best.sentence.folded) is None


def _no_year(question: Question, best: Reading) -> bool:
    """Whether a year is asked for, and only a day of each month or the like is told."""
    if _WHICH_YEAR.search(question.folded) is None:
        return False
    return _YEAR.search(best.sentence.before + best.sentence.folded) is None


def _no_doer(question: Question, best: Reading) -> bool:
    """Light verbs (搞, 教, 管) are put otherwise by every page; others name what was done."""
    asked = _DOER.search(question.folded)
    if asked is None or question.asked.ask is not Ask.WHO:
        return False
    told = best.sentence.before + best.sentence.folded
    acts = [
        word
        for word, kind in tagged(asked["act"])
        if kind.startswith("v") and (len(word) > 1 or word not in _LIGHT)
    ]
    known = {term.text: term for term in question.terms}
    if not acts or any(act in told or (act in known and match(known[act], told)) for act in acts):
        return False
    return not by_form(best.sentence.folded, question.asked, question.folded)


def _nobody(question: Question, best: Reading) -> bool:
    """Whether one person of an office or trade is asked for (哪位书记), and the sentence and the one before name none."""
    if _WHICH_PERSON.search(question.folded) is None:
        return False
    told = best.sentence.before + best.sentence.folded
    return all(told[start:end] in question.folded for start, end in person_spans(told))


def _no_name(question: Question, best: Reading) -> bool:
    """Whether nothing in a sentence names a thing: no quotation, no person, no noun before the thing that the question has
    not."""
    asked = _CALLED.search(question.folded)
    if asked is None:
        return False
    folded = best.sentence.folded
    if any(name[1] not in question.folded for name in QUOTED.finditer(folded)) or person_spans(folded):
        return False
    thing = _thing(question, asked.start())
    if thing is None or thing.text not in folded:
        return False
    return all(
        not _names(folded[: one.start()], question) for one in re.finditer(re.escape(thing.text), folded)
    )


def _thing(question: Question, end: int) -> Term | None:
    """The word right before 叫什么."""
    return next((term for term in question.terms if question.folded[:end].endswith(term.text)), None)


def _names(before: str, question: Question) -> bool:
    """Whether the words right before a thing name it: nouns that the question has not, up to a number or a verb."""
    for word, kind in reversed(tagged(before)):
        if not word.isalnum() or kind[:1] in "mqpcudrv":
            return False
        if kind[:1] in "njxis" and word not in question.folded:
            return True
    return False


_RANK = re.compile(
    r"哪(?:一?个|几个|些|[两三四五]个)(?P<rank>村|乡镇|镇街|镇|乡|街道|社区)(?![一-鿿]?[委民干支])"
)
_GENERAL = re.compile(
    r"(?:[各全每本该此一几多]|涉农|行政|自然|试点|示范|帮扶|联建|薄弱|城市)[村镇乡街社]|[农乡渔强富美进驻]村|城乡|城镇|下乡"
)
_DONE_WHERE = re.compile(
    r"(?:[设建办开种放落卖销住位]|坐落|落户|安置)(?:在|到|往|于)了?(?:哪里|哪儿|什么地方|啥地方|何处)"
)
_LOCATES = re.compile(
    r"(?<![实存现正潜内外自所])[在于](?!此|是)[一-鿿“]|位于|坐落|落户|进驻|入驻|[到往][一-鿿]{2}|沿|附近|周边|路边|林下"
)
_FROM_WHERE = re.compile(r"(?:从|来自)(?:哪(?!一?个?[年月天时])|什么地方|啥地方|何处|什么单位)")
_FROM = re.compile(r"[从由]|来自|出自|源自|源于")
_WHICH_YEAR = re.compile(r"哪一?个?年(?!代|级|龄)|年份")
_YEAR = re.compile(r"\d{2}年|[〇零一二三四五六七八九]{2}年|[去今前]年|\d{4}")
_DOER = re.compile(
    r"(?:是|由|被)(?:谁|哪一?[家个](?:公司|企业|单位|部门|机构|集团|厂家|机关|银行))(?:负责|来|在|去|给|出钱|出面)?+(?P<act>[一-鿿]{1,6}?)(?:起来|出来)?(?:的|了)?[?。]*$"
)
_WHICH_PERSON = re.compile(
    r"哪(?:一?位|一?名)(?:老师|教师|书记|干部|专家|教授|医生|领导|党员|记者|队员|主任|讲师|同志|老人|村民)"
)
_LIGHT = frozenset("搞弄办教讲说管带做干打领当评发写定出派建给有叫帮扶")
_CALLED = re.compile(r"(?:分别|都|各)?(?:叫(?:做)?(?:什么|啥)|名字是什么|名称是什么)")
