"""Whether a sentence tells a sum, an area or a weight of one household: what 村民王某 got from his orchard is not what
the village did, nor what 村民李某 got."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.evidence.spans import ENUMERATED
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.search.sentences import ReadSentence
from bot.text.persons import CLEAR_SURNAMES, possible_names


def another_household(question: Question, sentence: ReadSentence, page: str) -> str:
    """Whose household a sentence tells a number of while the question asks for no household's, or for that of somebody
    else whom the `page` has; "" where it tells of none."""
    if question.asked.ask is not Ask.NUMBER or question.asked.measures & ENUMERATED:
        return ""
    name = _holder(sentence.folded)
    if not name or name in question.folded or any(term.text in name for term in question.terms):
        return ""
    others = (one for one in possible_names(question.folded) if one in page and one not in sentence.folded)
    return "" if _OF_ONE.search(question.folded) and not any(others) else name


def lacks_whom(question: Question, sentence: ReadSentence, page: str) -> str:
    """Whom a number is asked of by name (李某一年收入多少), where the page has him and neither a sentence nor the one
    before it does, nor it is his own word; else ""."""
    asked = _OF_HIM.search(question.folded)
    if asked is None or question.asked.ask is not Ask.NUMBER or asked["name"][0] not in CLEAR_SURNAMES:
        return ""
    name = asked["name"]
    told = sentence.before + sentence.folded
    if "我" in sentence.folded:
        # He speaks himself; whose word it is stands behind it.
        at = page.find(sentence.folded)
        told += page[at : at + len(sentence.folded) + SPEECH] if at >= 0 else ""
    return name if name in page and name not in told else ""


SPEECH = 80
"""Characters behind a sentence in which it is told who says it."""


_OF_HIM = re.compile(
    r"(?:^|[,、村镇乡])(?P<name>[一-鿿]{2,3}?)(?:家|今年|去年|现在|一年|每年|一个月|每个?月|个人)"
)


def _holder(folded: str) -> str:
    if _SAYS.search(folded) and not _OWN.search(folded):
        return ""  # what he says is of the village
    found = (match["name"] or match["own"] for match in _HOLDER.finditer(folded))
    return next((name for name in found if name[0] in CLEAR_SURNAMES), "")


_HOLDER = re.compile(
    r"(?:村民|[社学]员|居民|牧民|[果茶菜药蚕棉烟粮花蔗桑椒蜂渔林]农|[一-鿿]{2}户)(?P<name>[一-鿿]{2,3}?)(?=[,、把将家种养靠的一在通今去高]|流转|承包|加入)"
    r"|(?P<own>[一-鿿]{2,3})家(?=[的里种养有今去]|承包|流转)"
)
_SAYS = re.compile(r"说|介绍|告诉|表示|坦言")
_OWN = re.compile(r"[他她]|我家|自家|家里|打工|务工")
_OF_ONE = re.compile(r"每|均|一人|谁|哪位|村民|户|[一-鿿]农|牧民|打工|务工|社员|居民|[他她]|工资|个人|家")
