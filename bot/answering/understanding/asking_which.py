"""Whether a question asks which cases tell of something."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bot import lazy_re as re


@lru_cache(maxsize=256)
def asks_which_cases(folded: str) -> bool:
    """Whether the answer is a set of cases: 哪几个案例…, …的是哪两个地方, 提到…的有哪些案例.

    >>> [asks_which_cases(q) for q in ("哪几个案例建了村级党校", "种蜜薯的是哪些社区", "有没有讲直播的案例")]
    [True, False, True]
    """
    folded = _PLACED.sub("", folded)
    return any(pattern.search(folded) for pattern in (_WHICH, _TELLS_OF, _WHICH_LAST, _IS_THERE))


def mentioned(folded: str, is_one: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The ranges of what cases are asked to mention, meant to the letter: neither a place to look in nor a word that
    asks. What stands there without quotes is so where it `is_one` word.

    >>> [mentioned(q, {"网红"}.__contains__) for q in ("哪些案例提到了“来自”?", "有没有讲网红的案例?", "“头雁”是什么?")]
    [[(8, 10)], [(4, 6)], []]
    """
    if not asks_which_cases(folded):
        return []
    quoted = [found.span("text") for found in _MENTIONED.finditer(folded)]
    bare = None if quoted else _MENTIONED_BARE.search(folded)
    return [bare.span("text")] if bare and is_one(bare["text"]) else quoted


CASE_WORD = r"(?:案例|文章|报道(?![了过])|材料|资料|\s*(?:cases?|articles?))"
"""What people call a case, as a pattern."""

_WHICH = re.compile(
    rf"案例(?:里面?|中|当中)?,?(?:谁|哪家)|(?:提|说|讲|写|谈)到?(?:了|过)?.{{1,16}}的(?:案例)?,?(?:都|全)?(?:给我)?(?:列|找|挑|说)(?:一下|出来?|举)|(?:哪|(?<![这那])几|which).{{0,3}}{CASE_WORD}"
    r"|(?:提|说|讲|写|谈)到(?:了|过)?.{1,16}的(?:都|还)?(?:有|是)谁|谁的案例|案例里?(?:都)?(?:说|讲|提|写)到.{1,20}(?:有|是)哪|有[两二三四五几]个(?:案例|地方)|案例都?有(?:谁|哪)|哪(?:几|些|一|两|二|三|四|五)?(?:个|篇|家|处|份)?(?:案例|文章|报道|材料|资料|篇(?!章))|(?:哪|有)(?:几|些|两|三|四)(?:个|处)?(?:地方|地区|区县|县区|地儿)|哪个案例|哪几(?:个县|个区|地)|(?:案例|文章|报道)(?:有|是|都有)哪|案例.{2,}(?:有|是)哪(?:几|些|两|三)个?[?。]*$|(?:列|找|说)(?:一下|出|举)?.{1,20}的(?:案例|文章|报道|地方)$"
    r"|(?:(?<![这那])几|多少)(?:个|篇)(?:案例|文章|报道)|哪[两几]篇|哪[些几]个?(?=都|也|提|写|说|讲|建|搞|用|有)|(?:哪[个几些家篇]|谁)(?:没有|例外)[?。!呢]*$"
)
# The cases first, then who: 有没有案例讲到陶艺?哪个?
_WHICH_LAST = re.compile(
    r"(?<![这那本该典秀])(?:案例|文章|报道).{0,30}[,?](?:都|又|还)?(?:是|有)?(?:谁|哪[个些家篇]|哪几[个家篇])(?:更|比较)?(?:合适|好|可以|对得上)?[?。呢啊]*$"
    r"|(?:谁家?|哪家).{2,16},(?:都)?(?:数|列|点)一?下[?。]*$"
)
# Whoever tells of a thing (谁提到了…, 提到…的还有谁, 哪一家写了…) is a case: a person would say it. What is to be
# picked out is a case where one is named last (挑出讲…的案例).
_WHO = r"(?:有?谁家?的?|哪[里儿]|哪一?[家处个篇]|哪[两三四几些][家处个篇]|(?<![这那])几[篇处])"
_TELLS = r"(?:[提写讲谈]到|提及|涉及|提过|出现过?|写过|讲过|带有|含有)"
_TELLS_OF = re.compile(
    rf"{_WHO}{CASE_WORD}?(?:里面?)?(?:也|都|还)?{_TELLS}|{_TELLS}在哪[两三四几些][个处篇家](?:里面?|中|当中)?[?。]*$|{_TELLS}了?.{{1,16}}的,?(?:还|都|又)?(?:有|是){_WHO}"
    rf"|(?:有|是)(?:哪[个些几]个?|什么)[一-鿿]{{2,10}}的{CASE_WORD}[?。呢啊]*$"
    rf"|的{CASE_WORD},?(?:都|还|一共|,)*(?:有|是){_WHO}|(?:挑|选|找|列|数)(?:一下|出来?|给我|个).{{2,24}}的{CASE_WORD}(?:吧|来|出来)?[?。]*$"
    rf"|^(?![^,]{{0,8}}(?:书记|主任|[人者员长]的?是))[^,。]{{2,24}}的(?:分别|各|都)?(?:是|在)(?:哪里|哪儿|哪一?个地方|啥地方|什么地方)[?。呢啊]*$|的{CASE_WORD},?(?:都|给我|帮我|,)*(?:列|挑|找|数)(?:一下|出来?|给我)|{CASE_WORD}.{{2,16}}还有谁[?。]*$"
)
# Whether there is one: 有没有讲陶艺的案例, 有跟陶艺有关的文章吗.
_IS_THERE = re.compile(
    rf"有(?:没有|无|哪些|什么)?(?:(?:介绍|关于|有关|涉及|[讲说写提谈])[到及]?(?:了|过)?[^,。?]{{1,16}}|[跟和与][^,。?]{{1,16}}(?:有关|相关))的{CASE_WORD}"
    r"(?:吗|么|嘛|没有?)?[?。呢啊呀]*$"
)
# 分布在哪些地区: asks where in the world, not in which case.
_PLACED = re.compile(r"(?:分布|生长|栖息|出没|流行|位)(?:在|于)哪|附近有哪")
_MENTIONED = re.compile(rf"{_TELLS}了?[“\"「『‘](?P<text>[^“”\"「」『』‘’]+)")
_MENTIONED_BARE = re.compile(
    rf"(?:{_TELLS}|说到|有没有(?:[讲写说谈提]|介绍|关于)[到及过]?)了?(?P<text>[一-鿿]{{2,6}}?)(?:的{CASE_WORD}|的?[?。呢吗]*$)"
)
