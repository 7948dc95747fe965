"""The rules that decide (`Reasons.rule`), in words for people."""

from __future__ import annotations


def told_rule(rule: str) -> str:
    """What a rule says; one that a newer version wrote is shown by its own name.

    >>> told_rule("overview"), told_rule("talk: thanks"), told_rule("?")
    ('问的是整个案例,摘出各部分的要点', '寒暄', '?')
    """
    return _TOLD.get(rule.partition(":")[0], rule)


_TOLD = {
    "evidence above the bar": "原文与问题足够吻合,直接回答",
    "page and sentence above the bar": "网页和原文都与问题足够吻合,直接回答",
    "the sentence told last": "接着问的就在上一条回答的原文里",
    "between the bars": "有接近的原文,但不够确定,先反问",
    "below the bar": "原文与问题不够吻合,不回答",
    "field of the page": "网页自己写明的信息",
    "field not stated": "网页没有写明这项信息",
    "fields of cases": "各网页自己写明的信息",
    "credited on the page": "网页署名里有这个人",
    "places before a place": "网页写明的上级地名",
    "place not stated": "网页没有写明属于哪里",
    "cases side by side": "几个案例并列比较",
    "cases by place": "按所在地找案例",
    "cases without it": "找没有这项内容的案例",
    "which-cases": "找讲到这项内容的案例",
    "which case": "没有说是哪个案例,先反问",
    "each case": "逐个案例回答",
    "most": "比较各案例的数字",
    "beyond a number": "找数字超过(或不到)所问的案例",
    "parallel points": "原文并列讲了几点,逐点列出",
    "overview": "问的是整个案例,摘出各部分的要点",
    "outcomes": "问的是成效,摘出讲结果的句子",
    "parts": "一句话里问了几件事,逐件回答",
    "catalog": "问的是有哪些案例",
    "talk": "寒暄",
    "curated entry": "管理员写好的条目,问法相合",
    "near a curated entry": "有相近的条目,但不够确定,先反问",
}
