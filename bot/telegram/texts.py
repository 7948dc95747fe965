"""The bot's own words, in Simplified; `Voice` turns them, and the pages' words, into the reader's script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.text.scripts import Script, in_script, script_of

Wish = Literal["", "hans", "hant", "as-is"]
"""What a person chose by /script: "" follows each question, "as-is" leaves quotes as their page has them."""

Reason = Literal["off", "part", "wrong"]
REASONS: dict[Reason, str] = {"off": "答非所问", "part": "不完整", "wrong": "内容有误"}

WISHES: dict[Wish, str] = {"hans": "简体", "hant": "繁體", "as-is": "原文", "": "跟随提问"}
WISH_WORDS: dict[str, Wish] = {
    "hans": "hans",
    "hant": "hant",
    "简": "hans",
    "简体": "hans",
    "简体字": "hans",
    "繁": "hant",
    "繁体": "hant",
    "繁体字": "hant",
    "原": "as-is",
    "原文": "as-is",
    "跟随": "",
    "自动": "",
    "auto": "",
}
"""What may stand behind /script, folded to Simplified and lower case."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The script of the bot's words and of quotes (None: as the page has them). Lengths never change."""

    words: Script = "hans"
    quotes: Script | None = "hans"

    def say(self, text: str) -> str:
        return in_script(text, self.words)

    def quote(self, text: str) -> str:
        """Traditional pages stay as they are for who reads Traditional: s2t knows one of several forms
        (羣 for 群, 爲 for 為) and would change theirs."""
        if self.quotes is None or self.quotes == "hant" == script_of(text):
            return text
        return in_script(text, self.quotes)


def voice_of(wish: str, script: Script) -> Voice:
    """The voice for a person's wish; `script` is that of their question.

    >>> voice_of("as-is", "hant"), voice_of("", "hans").say("鄉村")
    (Voice(words='hant', quotes=None), '乡村')
    """
    if wish == "hans":
        return Voice("hans", "hans")
    if wish == "hant":
        return Voice("hant", "hant")
    return Voice(script, None if wish == "as-is" else script)


def known_wish(text: str) -> Wish:
    """A wish as it was stored or sent; "" for anything else.

    >>> known_wish("hant"), known_wish("?")
    ('hant', '')
    """
    return next((wish for wish in WISHES if wish == text), "")


def script_of_language(language_code: str | None) -> Script:
    """The script of the language a person's Telegram speaks; Simplified where it tells none.

    >>> [script_of_language(code) for code in ("zh-hant", "zh-TW", "zh-hans", "en", None)]
    ['hant', 'hant', 'hans', 'hans', 'hans']
    """
    code = (language_code or "").lower()
    return "hant" if code in ("zh-hant", "zh-tw", "zh-hk", "zh-mo") else "hans"


WELCOME = "您好!我按 {count} 个案例的原文回答问题:直接发一句话问就好,简体、繁体、有错字都行。回答引用原句、注明出处,常见问题由管理员写好答案;案例里没有的,我会直说。"
HELP = """直接发消息提问,可以接着追问“那……呢”“还有呢”。改了问题,回答也跟着改。

回答下面的按钮:
📄 看这段话在原文里的位置,可以前后翻
➡️ 其他依据(没有确切回答时是 🔎 最接近的原文)
👍 👎 告诉我答得对不对

命令:
{commands}

在群里:@{username} 加问题,回复我的消息,或用 /ask 提问。
在任何聊天里:输入 @{username} 加问题,选一条带出处的回答发出去。"""
NOT_TEXT = "抱歉,我只看得懂文字。请把问题打成一句话发给我。"
EMPTY = "没有看到问题。请用一句话问,例如:{example}"
TOO_LONG = "这个问题有 {length} 个字,太长了;请缩到 {limit} 字以内再问,一次问一件事答得最准。"
UNKNOWN_COMMAND = "没有这个命令。直接发问题就行;/help 看有哪些命令。"
GONE = "这条记录已过期或已删除,请重新提问。"
PLACE_GONE = "这个链接指的内容现在的资料里没有。您可以直接提问,或看看有哪些案例。"
ASK_USAGE = "请把问题写在 /ask 后面,例如:/ask {example};或用 /ask 回复一条消息。"
EXAMPLE = "有哪些案例?"

CASES = "共有 {count} 个案例"
CASES_PAGE = "(第 {page}/{pages} 页)"
CASE_USAGE = "请在 /case 后面写案例的编号或地名,例如:/case {example}"
NAME_SHOWN = 40
"""Characters told back of a name that was not found."""
START_HELP = "help"
"""The start parameter of links that open the welcome."""
CASE_CHOOSE = "“{name}”对上了几个案例,请选一个:"
CASE_UNKNOWN = "没有找到案例“{name}”。最接近的:"
CASE_NONE = "没有找到案例“{name}”。发 /cases 看全部案例。"
SECTIONS = "各部分:"

PASSAGE = "第 {number}/{count} 段"
EVIDENCE = "另一条依据(第 {number}/{count} 条)"
EVIDENCE_NEAREST = "最接近的原文(第 {number}/{count} 条)"
ASKED = "问:{question}"
SOURCE = "出处:"
OPEN = "在聊天里看原文"
SUGGESTED = "您是不是想问:"
RELATED = "还可以问:"

THANKS_GOOD = "已记下:有帮助。"
THANKS_BAD = "已记下:没帮助。请选一个原因。"
THANKS_REASON = "已记下:{reason}。"

WHY_NONE = "还没有可以说明的回答。先提一个问题,或用 /why 回复我的一条回答。"
WHY_TITLE = "为什么这样回答“{question}”"

SCRIPT_NOW = "现在的文字:{now}。选一种:简体、繁體,或原文(引文保持网页上的字形,其余跟随提问)。"
SCRIPT_SET = "好,以后用:{now}。"
SCRIPT_USAGE = "请写 /script 简、/script 繁 或 /script 原。"

QUIET_ON = "好。您问过而没有答案的问题,以后有了答案也不会打扰您。要恢复,按下面的按钮。"
QUIET_OFF = "好。您问过而没有答案的问题,以后有了答案会告诉您。"
FORGOTTEN = "已删除:您的 {count} 条问答记录、评价、设置和这个聊天的上下文。"
PRIVACY = """存什么:
· 问题、回答和评价,用来改进回答;其中没有您的名字和账号,只有一个带密钥的散列值,保留 {days} 天。
· 这个聊天的上下文,用来听懂追问;{hours} 小时后失效。
· 出了错没能处理的消息,原样保留 {days} 天,用来查错。
· 您的设置(/script、/quiet)。
· 问了没有答案时,留下您的账号编号,只为以后有了答案告诉您;不想要就发 /quiet。
· 管理员写的问答(可能用到大家的问法,不记是谁问的)和操作记录(谁、何时、做了什么),连同管理员的账号编号,长期保留。

不存什么:姓名、电话、头像、群里别人的聊天。

数据只在运行机器人的服务器上,不交给第三方。
删除:发 /forget,立即删除您的以上数据;管理员写的问答和操作记录除外。"""

STATUSES = {"answer": "回答", "suggest": "反问", "refuse": "不回答"}
WHY_ROWS = {
    "decided": "结论",
    "rule": "规则",
    "score": "吻合度",
    "margin": "领先第二名",
    "runner_up": "第二名",
    "matched": "对上的词",
    "missing": "资料里没有的词",
    "notes": "说明",
}

INLINE_CURATED = "整理好的回答"
INLINE_NONE = "资料里没有,点这里私聊问我"
INLINE_HINT = "输入问题,选一条带出处的回答"

COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("开始", "Start"),
    "help": ("怎么用", "How to use this bot"),
    "cases": ("有哪些案例", "List the cases"),
    "case": ("看一个案例:编号或地名", "Show a case by id or place"),
    "ask": ("提一个问题", "Ask a question"),
    "why": ("为什么这样回答", "Why the last answer was given"),
    "script": ("回答用的字:简、繁、原", "Script of replies: Simplified, Traditional, original"),
    "privacy": ("存什么数据", "What is stored"),
    "forget": ("删除我的数据", "Delete what is stored of me"),
    "quiet": ("以后有了答案不通知我", "Do not notify me of later answers"),
}
"""Name -> what it does, in Chinese and in English; the order is that of the menu."""

GROUP_COMMANDS = ("ask",)
