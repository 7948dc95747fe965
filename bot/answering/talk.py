"""Greeting, thanks, farewell, help, who are you: what is no question about the cases."""

from __future__ import annotations

from itertools import islice

from bot import lazy_re as re
from bot.answering.citing import label
from bot.library import Library
from bot.models import Answer, Kind, Line, Reasons, Status


def small_talk(folded: str, library: Library) -> Answer | None:
    """The reply to a message that is nothing but small talk; None for any other.

    Only whole messages count: 你好，寿宁建了几个合作社 is a question.
    """
    said = re.sub(r"[\W_]+", "", folded)
    without_greeting = _GREETED.sub("", said) or said
    for rule, pattern, reply in _TALK:
        if pattern.fullmatch(said) or pattern.fullmatch(without_greeting):
            return Answer(
                Status.ANSWER,
                Kind.TALK,
                Line(reply),
                _examples(library) if rule in ("help", "greeting") else (),
                reasons=Reasons(f"talk: {rule}"),
            )
    return None


def _examples(library: Library) -> tuple[Line, ...]:
    names = [label(case) for case in islice(library.cases.values(), 3)]
    if not names:
        return ()
    return (Line("可以这样问:" + ";".join(f"{name}主要是怎么做的?" for name in names)),)


_GREETED = re.compile(r"^(?:你好|您好|嗨|hi|hello)[啊呀哦]?")
_END = r"(?:啊|呀|哦|哈|吧|了|啦|呢|嘛|机器人|小助手|助手)*"
_TALK = (
    (
        "greeting",
        re.compile(
            rf"(?:你好|您好|大家好|嗨|嘿|哈喽|哈罗|hi|hello|hey|早上好|早安|早|上午好|中午好|下午好|晚上好|在吗|在不在|有人吗|喂)+{_END}"
        ),
        "您好!我按案例原文回答问题,并注明出处;案例里没有的,我会直说。",
    ),
    (
        "thanks",
        re.compile(
            rf"(?:好的?|嗯|ok|行)?(?:多谢|谢谢|感谢|谢啦|谢了|辛苦|thanks|thankyou|thx)(?:你们?|您|你的(?:帮助|回答)|您的(?:帮助|回答)|大家)*{_END}"
        ),
        "不客气!还想了解什么,接着问就好。",
    ),
    (
        "bye",
        re.compile(rf"(?:再见|拜拜|拜|bye|byebye|88|回见|晚安|下次见|回头见|先这样){_END}"),
        "再见!随时来问。",
    ),
    (
        "praise",
        re.compile(rf"(?:好的?|嗯+|哦+|ok|okay|行|明白|知道|懂|了解|收到|不错|很好|真棒|厉害|太好){_END}"),
        "好的。还想了解什么,接着问就好。",
    ),
    (
        "help",
        re.compile(
            rf"(?:请问)?(?:帮助|help|(?:怎么|如何|咋)(?:使?用|提?问)(?:你)?|使用(?:说明|方法|帮助)"
            rf"|(?:[你您](?:都|能|会|可以|还能)*|(?:都|能|会|可以)+(?=帮))(?:帮(?:我|我们|忙))?(?:做|干|会|回答|答|懂|知道)?(?:点|些)?(?:什么|啥|哪些)(?:问题|事|忙)?"
            rf"|(?:我|能|可以)*(?:问|查)(?:你)?(?:点|些)?(?:什么|啥|哪些)(?:问题)?|[你您]?都?有(?:什么|啥|哪些)(?:用|功能)|功能"
            rf"|what(?:can|do)youdo|howtouse|howdoesthiswork){_END}"
        ),
        "直接用自己的话提问即可,简体、繁体都行,有错字也没关系。我从案例原文里找出回答的那句话,标出数字和名字,并注明出处;没有的会直说。",
    ),
    (
        "who",
        re.compile(
            rf"(?:请问)?(?:你是(?:谁|什么(?:东西)?|机器人吗|人吗|[干做](?:什么|啥|嘛)(?:用)?的|真人吗|ai吗)|你叫什么(?:名字)?|介绍一下?你自己|自我介绍(?:一下)?){_END}"
        ),
        "我是案例问答机器人:只按案例原文回答乡村振兴和基层党建的问题,每句话都注明出处。",
    ),
)
