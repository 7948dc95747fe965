"""What surrounds a question and adds nothing: greetings before it, particles, thanks and marks behind it."""

from __future__ import annotations

from bot import lazy_re as re
from bot.text.scripts import fold


def without_manners(text: str) -> str:
    """A message without the greeting it opens with and the particles, thanks and marks it ends in; the message
    itself where nothing else stands there.

    What a final 呢 says stays where no other word asks: 石湾呢 asks of 石湾 what was asked before.

    >>> without_manners("你好,我想问问,石湾打造了多少个服务中心呀?谢谢!")
    '石湾打造了多少个服务中心?'
    >>> without_manners("那寿宁呢呢  ?!"), without_manners("谢谢!"), without_manners("那个村有多大呢??")
    ('那寿宁呢?', '谢谢!', '那个村有多大?')
    """
    folded = fold(text)
    opening = _OPENING.match(folded)
    start = opening.end() if opening else 0
    ending = _ENDING.search(folded, start)
    end = ending.start() if ending else len(text)
    if not re.search(r"\w", folded[start:end]):
        return text
    said = text[start:end]
    if ending and "呢" in ending.group() and not _ASKS.search(folded[start:end]):
        said += "呢"
    return said + ("?" if ending and "?" in ending.group() else "")


_OPENING = re.compile(
    r"(?:(?:[你您]好|大家好|哈喽|嗨|hi|hello|在吗|不好意思|打扰一?下?了?|麻烦[你您]?|劳驾|那个|嗯+|额+|呃+|哦|啊|诶|欸|喂)[,。!?.…~、\s]+"
    r"|[你您]好(?=我?(?:想|请)[问教])"
    r"|(?:我?想请?问(?:一下|问|下)?|我?想请教(?:一下|下)?|请问(?:一下|下)?|请教(?:一下|下)?|问一下|麻烦问(?:一下|下))[你您]?[,。!?.…~、:\s]*)+"
)
_ENDING = re.compile(
    r"(?:[?。!.…~,;、\s呢啊呀哦哈嘛呗哇噢啦]"
    r"|(?:多谢|谢谢|感谢|谢啦|谢了|辛苦|拜托|thanks|thank you|thx)[你您啦了哦哈呀大家各位]*(?=[\W_]*$))+$"
)
_ASKS = re.compile(r"谁|什么|啥|哪|几|多少|多[大高长久远]|怎|咋|何|吗|是否|[是有能会]不|有没有")
