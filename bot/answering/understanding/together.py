"""A verb and its object put together as pages have them: 分了多少红 -> 分红了多少, 路修了几公里 -> 修路了几公里."""

from __future__ import annotations

from collections.abc import Callable

from bot import lazy_re as re
from bot.search.terms import TELLING
from bot.text.words import is_word


def together(folded: str, stands: Callable[[str], bool]) -> str:
    """The question with a verb and its object in one that were taken apart, where the dictionary has such a word; of
    the same length. Apart, both are single characters, of which the index knows nothing. An object behind its verb
    that tells something by itself stays, unless the word `stands` in the pages.

    >>> together("村里去年分了多少红", lambda word: False), together("合作社养了多少猪", lambda word: False)
    ('村里去年分红了多少', '合作社养了多少猪')
    >>> together("他哪年入的党", lambda word: False)
    '他哪年入党的'
    >>> together("村里的路修了几公里", lambda word: True), together("发了多少资料", lambda word: True)
    ('村里的修路了几公里', '发了多少资料')
    """

    def one(match: re.Match[str]) -> str:
        word = match["verb"] + match["object"]
        if match.start("verb") < match.start("object"):
            apart = match["object"] not in TELLING or stands(word)
        else:
            apart = not is_word(match["object"] + match["verb"])
        return word + match["asked"] if apart and is_word(word) else match[0]

    def when(match: re.Match[str]) -> str:
        word = match["verb"] + match["object"]
        return f"{word}的" if is_word(word) else match[0]

    folded = _OBJECT_FIRST.sub(one, _APART.sub(one, folded))
    return _WHEN_DONE.sub(when, folded)


# What is counted or paid (人, 钱, 场) is no object: 来了多少人 does not ask for 来人.
_APART = re.compile(
    r"(?P<verb>\w)(?P<asked>[了过]?(?:多少|几)[个次回笔条栋座棵亩间块头只]?)(?P<object>\w)(?<![人户家村镇乡县市省区校厂店个钱元块年月天岁次里场条位名项件种类处支头只张篇本套座栋间所期批届层排组队班遍趟步号斤两米亩吨万千百分点口度倍成])"
    r"(?=$|\W|[呢啊呀吗的])"
)
_WHEN_DONE = re.compile(r"(?<=[年月天候时号谁])(?P<verb>\w)的(?P<object>\w)(?=[?。呢啊]*$)")
_OBJECT_FIRST = re.compile(r"(?:(?<!\w)|(?<=[的里上]))(?P<object>\w)(?P<verb>\w)(?P<asked>[了过](?:多少|几))")
