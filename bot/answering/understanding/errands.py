"""Messages that ask to have something done, of the bot itself, or of the asker's own day: no page tells them.

Among hundreds of pages some page has most words of such a message: 明天会下雪吗, 帮我算一下, 你有女朋友吗. (Questions
on everyday matters refused among 1,710 news pages: .764 without, .901 with it; of 4,526 questions of the reading sets
and 2,081 to be answered none is taken for one.)
"""

from __future__ import annotations

from bot import lazy_re as re
from bot.text.sentences import QUOTED


def is_errand(plain: str, *, named: bool) -> bool:
    """Whether a folded question is no matter of pages; one in which a case is `named` is only where it asks for the
    weather, the day, a sum or a ticket.

    >>> [is_errand(q, named=False) for q in ("明天青岛会下雪吗", "37乘以48等于多少", "“五谷丰登”用西班牙语怎么说")]
    [True, True, True]
    >>> [is_errand(q, named=False) for q in ("老人今天领到了多少工资", "“1+5+9”是什么", "《古兰经》为什么不翻译")]
    [False, False, False]
    """
    plain = QUOTED.sub("", plain)
    of_today = _TODAY.search(plain) is not None and _OF_THE_DAY.search(plain) is not None
    if of_today or _SUM.search(plain) or _TICKET.search(plain):
        return True
    return not named and any(pattern.search(plain) for pattern in _OF_THE_BOT)


_TODAY = re.compile(
    r"(?:今天|现在|最近)(?!的)|明天|后天|昨天|今晚|昨晚|明早|今早|周末|这[两几]天|这周|下周|此刻|这会儿"
)
_OF_THE_DAY = re.compile(
    r"天气|下[雨雪](?!乡)|气温|多少度|几度|刮风|风[大小]|穿什么|[冷热](?:吗|不[冷热])|雾霾|比分|谁[赢输]|星期几|礼拜几|周几|几月几[号日]|几号[?。啊呀了吧呢]*$"
    r"|几点了|限号|堵车|汇率|油价|金价|股[价市票]|彩票|吃(?:什么|啥)|生日|好[累困烦饿]|心情"
)
_SUM = re.compile(
    r"\d ?(?:乘以?|除以?|[x*/÷×]) ?\d[\d ]*(?:等于|是多少|得几|得多少|余几|=|[?。]*$)|[\d一二三四五六七八九十百千]+ ?(?:乘以|除以)"
    r"|[\d一二三四五六七八九十百千]+ ?[加减+] ?到? ?[\d一二三四五六七八九十百千]+ ?(?:[乘除]\d+|等于|得[几多]|是[几多])"
    r"|平方根|(?:解|这道)方程|\dx?[+-]\d+ ?= ?0"
)
_TICKET = re.compile(r"(?:[帮替给]我|我[想要])(?:预?订|买|抢|退|改签).{0,10}(?:票|酒店|房间|外卖)")
_OF_THE_BOT = (
    # What it is, likes, thinks.
    re.compile(
        r"[你您](?:们)?(?:有(?:没有)?(?:[男女]朋友|对象|老婆|老公|孩子|感情|意识)|叫(?:什么|啥)(?:名字)?(?:$|[,?。啊呀])|几岁|多大了?[?。啊呀]*$|喜不?喜欢|爱(?:我|吃|看|听)"
        r"|是(?:真人|机器|人工|男|女|不是(?:真人|机器|人))|会(?:唱|跳|做饭|编程|画画|下棋|说(?!明))|吃饭|觉得人生|住在?哪)"
    ),
    # What it is to do.
    re.compile(
        r"[帮替给][我俺](?:把.{1,8})?(?:去|来|再)?(?:订|预订|买|点|叫|打|画|翻译?成?|设|定个|算|唱|讲个|写[首封篇段]|起个|取个|挂号|充值|转账)"
        r"|(?:帮|替)[我俺]把.{1,10}(?:翻|译|改)成|翻译(?:成|一下)|翻成.{1,3}[语文]|[语文]怎么[说读写]|讲个(?:笑话|故事)|说[句个段](?:祝福|笑话|情话)"
        r"|how do you say|translate"
    ),
    # What is near the asker.
    re.compile(r"(?:^|[,。我])(?:这)?附近(?:有|哪|的)|离我(?:最近|多远)"),
)
