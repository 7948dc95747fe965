"""Which way money goes: put into something (投入1100多万), or got out of it (增收252.73万元, 领到4135元)."""

from __future__ import annotations

from bot import lazy_re as re


def other_way(asked: str, told: str) -> bool:
    """Whether a question asks for money that goes one way and a text tells only of money that goes the other. Both
    are folded; words that go with either (补贴, 涉及资金) decide nothing.

    >>> other_way("投了多少钱", "我今天领到了4135元"), other_way("投了多少钱", "争取资金3.6亿元")
    (True, False)
    >>> other_way("一年能赚多少", "总投资200万元"), other_way("有多少钱", "总投资200万元")
    (True, False)
    """
    put, got = _PUT.search(asked) is not None, _GOT.search(asked) is not None
    if put == got:
        return False
    against, with_it = (_GOT, _PUT) if put else (_PUT, _GOT)
    return bool(against.search(told)) and not with_it.search(told) and not _EITHER.search(told)


_PUT = re.compile(
    r"投(?!票|诉|稿|放|身|递|保)|出资|注资|筹[资集措]|耗资|斥资|花(?:了|费|掉|去|销|的?钱|多少|几)|砸[了钱]|[下划]?拨[款付给]|造价|贷款|捐|募"
)
_GOT = re.compile(
    r"领到|拿到|到手|进账|[赚挣]|增收|收入|收益|营收|分红|产值|销售|卖[出了得]|利润|盈利|工资|年薪|租金|薪|税"
)
_EITHER = re.compile(r"资金|经费|款项|补[助贴偿]|奖[励补金]|扶持|成本|支出")
