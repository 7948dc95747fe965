"""Question words -> weighted search terms, each with what may stand for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot import lazy_re as re
from bot.text.synonyms import Lexicon
from bot.text.words import is_word, parts_of, tag, words


class TermKind(StrEnum):
    WORD = "word"
    QUOTED = "quoted"
    NUMBER = "number"
    LATIN = "latin"


@dataclass(frozen=True, slots=True)
class Term:
    """A folded content word. `weight` is its inverse document frequency (natural log, over passages);
    `others` are synonyms that stand in the index; `known` says whether it stands there itself, `piece` whether it is
    part of a word that does not."""

    text: str
    weight: float
    others: tuple[str, ...] = ()
    kind: TermKind = TermKind.WORD
    known: bool = True
    piece: bool = False

    @property
    def found(self) -> bool:
        return self.known or bool(self.others)


def terms_of(
    folded: str,
    drop: Sequence[tuple[int, int]],
    frame: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    stands: Callable[[str], bool],
    frequency: Callable[[str], int],
    passages: int,
    names: Sequence[tuple[int, int]] = (),
) -> tuple[Term, ...]:
    """The content words of a folded question in order, without the ranges in `drop`. One of the `names` is
    one word, and no other reaches over its rim (新寨村|种了多少, not 村种).

    Words that stand in `frame` alone (what the asker tells of himself) weigh little.

    `stands` says whether a text stands in the index, `frequency` in how many of its `passages`.
    A phrase of the lexicon is one term (最后一公里); quoted text is one term besides its words, and meant to the letter:
    a word that tells nothing elsewhere (“按照”), too.
    """
    found: dict[str, Term] = {}

    def add(text: str, kind: TermKind, share: float = 1.0, *, piece: bool = False) -> None:
        if text in found or (text in _STOP and kind is not TermKind.QUOTED):
            return
        known = stands(text)
        others = tuple(other for other in lexicon.get(text, ()) if other not in _STOP and stands(other))
        if not known and not others and kind is TermKind.WORD:
            parts = _parts(text, lexicon, stands)
            for part in parts:
                add(part, kind, share, piece=True)
            if parts:
                return
        counts = [_seen(word, frequency) for word in ((text,) if known else others)]
        absent = _ABSENT_LATIN if kind is TermKind.LATIN else _ABSENT
        weight = idf(max(counts), passages) if counts else min(absent, idf(0, passages))
        found[text] = Term(text, share * weight, others, kind, known, piece)

    for quoted in _QUOTED.findall(folded):
        if len(quoted) >= 2 and not _only(quoted, drop, folded):
            add(quoted, TermKind.QUOTED)
    named = {folded[start:end] for start, end in names}
    for piece in _pieces(folded, [*drop, *frame], names):
        if piece in named:
            add(piece, TermKind.WORD)
            continue
        for text, kind in _content(piece, lexicon, stands):
            add(text, kind)
    for start, end in frame:
        within = [(a - start, b - start) for a, b in drop if start <= a and b <= end]
        for piece in _pieces(folded[start:end], within):
            for text, kind in _content(piece, lexicon, stands):
                add(text, kind, FRAME)
    return tuple(found.values())


def _seen(text: str, frequency: Callable[[str], int]) -> int:
    """In how many passages a text stands, about: a phrase that is no index term as often as its rarest
    bigram."""
    if len(text) <= 2 or text.isascii():
        return frequency(text)
    return max(frequency(text), min(frequency(text[i : i + 2]) for i in range(len(text) - 1)))


def _parts(text: str, lexicon: Lexicon, stands: Callable[[str], bool]) -> Sequence[str]:
    """What a word that stands nowhere is made of: the words in a long one (新|党员), in a short one the
    characters the lexicon has (前|涨, 卖|掉). An office has none: 镇长 is not the 镇."""
    if _OFFICE.fullmatch(text):
        return []
    if tag(text).startswith("nr"):
        return [text[1:]] if len(text) == 3 and tag(text[0]).startswith("v") and stands(text[1:]) else []
    if len(text) > 2:
        return [part for part in parts_of(text) if part != text]
    if len(text) < 2 or (is_word(text) and tag(text)[:1] != "v"):
        return []
    return [char for char in text if char in lexicon]


def _content(piece: str, lexicon: Lexicon, stands: Callable[[str], bool]) -> Iterator[tuple[str, TermKind]]:
    for text in _cut(_unglued(words(piece), lexicon, stands), lexicon):
        if text.isascii():
            yield text, TermKind.NUMBER if text[0].isdigit() else TermKind.LATIN
            continue
        text = text.rstrip("了过着的") or text
        if len(text) == 2 and not is_word(text):
            text = text.strip(_GLUED) or text  # 库有: a word and a particle the segmenter took for one
        if text not in lexicon and text[:-1] in lexicon and text[-1] in "儿们子":
            text = text[:-1]
        if len(text) == 2 and text[0] in "各都" and not stands(text):
            text = text[1]  # 各派了多少
        if _SPAN_OF_TIME.fullmatch(text):
            continue
        if len(text) > 1 or text in lexicon or text in TELLING:
            yield text, TermKind.WORD


FRAME = 0.4
"""The share of its weight that a word keeps where the asker tells of himself: his trade is no matter of
the case, but the subject is often named there (想引用…的例子)."""


def idf(frequency: int, passages: int) -> float:
    """Robertson-Sparck Jones inverse document frequency, never negative.

    >>> idf(1, 100) > idf(50, 100) > 0
    True
    """
    return math.log1p((passages - frequency + 0.5) / (frequency + 0.5))


def _pieces(folded: str, drop: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]] = ()) -> list[str]:
    """What is left of the question between the dropped ranges, cut at the rims of names, too."""
    keep = [True] * len(folded)
    for start, end in drop:
        keep[start:end] = [False] * (end - start)
    rims = {rim for name in names for rim in name}
    left = (char if kept else "\n" for char, kept in zip(folded, keep, strict=True))
    return "".join(f"\n{char}" if at in rims else char for at, char in enumerate(left)).split("\n")


def _unglued(cut: Sequence[str], lexicon: Lexicon, stands: Callable[[str], bool]) -> list[str]:
    """Words as the pages would cut them: one that stands nowhere is cut again where that shows a word that
    stands across its rim (建党|校花 -> 建|党校|花) or in front of a verb (网红卖 -> 网红|卖), or a name (李小山家 -> 李小山|家)."""
    parted: list[str] = []
    for word in cut:
        if len(word) == 4 and word[-1] == "家" and not stands(word) and stands(word[:-1]):
            parted.extend((word[:-1], word[-1]))
            continue
        if word.isascii() or not 2 <= len(word) <= 3 or word in lexicon or stands(word):
            parted.append(word)
            continue
        before = parted[-1] if parted else ""
        across, rest = before[-1:] + word[0], word[1:]
        if (
            before
            and not before.isascii()
            and is_word(across)
            and stands(across)
            and all(len(piece) < 2 or stands(piece) for piece in (before[:-1], rest))
        ):
            parted[-1:] = [piece for piece in (before[:-1], across, rest) if piece]
        elif len(word) == 3 and not is_word(word) and stands(word[:2]) and tag(word[2]) == "v":
            parted.extend((word[:2], word[2]))
        else:
            parted.append(word)
    return parted


def _cut(cut: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The words, lexicon phrases whole, neighbouring single characters joined (涧+西 -> 涧西)."""
    joined: list[str] = []
    single = ""
    at = 0
    while at < len(cut):
        phrase = next(
            (
                size
                for size in range(min(5, len(cut) - at), 1, -1)
                if _joined(cut[at : at + size]).rstrip("了过着") in lexicon
            ),
            0,
        )
        word = _joined(cut[at : at + phrase]) if phrase else cut[at]
        at += phrase or 1
        if len(word) == 1 and not word.isascii() and word not in _STOP:
            single += word
            continue
        if single:
            joined.extend(_singles(single, lexicon))
            single = ""
        joined.append(word)
    if single:
        joined.extend(_singles(single, lexicon))
    return joined


def _singles(run: str, lexicon: Lexicon) -> Sequence[str]:
    """Neighbouring single characters: one name (涧西), unless the lexicon knows each by itself (帮, 村)."""
    return list(run) if all(char in lexicon for char in run) else [run]


def _joined(parts: Sequence[str]) -> str:
    """Words side by side as the lexicon writes them: Latin ones with a space between."""
    return (" " if all(part.isascii() for part in parts) else "").join(parts)


def _only(quoted: str, drop: Sequence[tuple[int, int]], folded: str) -> bool:
    at = folded.find(quoted)
    return any(start <= at and at + len(quoted) <= end for start, end in drop)


_QUOTED = re.compile(r"[“\"「『《〈‘]([^”\"」』》〉’]{1,30})[”\"」』》〉’]")
# The weight of a word that no case has: it counts against an answer, but a question in other words
# than the page's is full of such words, so less than a rare word that stands.
_ABSENT = 2.5
_ABSENT_LATIN = 0.5
_OFFICE = re.compile(r"副?[省市州县区镇乡村厅局处科所站校院社队组会]长")
_GLUED = "有是要被把给让会能可在和与到得"
_SPAN_OF_TIME = re.compile(
    r"[一二两三四五六七八九十几]+(?:年|个月|月|天|次|回|个|位|名|项|种|类|句|个?字|篇|件|样|家|方面|[座栋幢间亩斤户株棵头只辆台支所场张])"
)
TELLING = frozenset("菜茶粮油鸡鸭鹅牛羊猪鱼虾蟹桥路河湖山税")
"""Single characters that tell something by themselves in a question: others are grammar."""
_STOP = frozenset(
    """
    的 了 是 在 和 与 及 或 有 没 没有 不 也 都 就 还 又 很 最 太 被 把 给 让 向 往
    从 到 对 对于 关于 由 为 以 用 靠 跟 同 比 按 按照 根据 通过 其 之 所 这 那 这些
    那些 此 该 各 每 某 个 位 名 项 种 类 次 些 点 下 上 中 里 内 外 前 后 时 来 去
    过 着 得 地 做 作 搞 弄 干 办 要 会 能 可 应 应该 需要 我 你 您 他 她 它 我们
    你们 他们 她们 它们 自己 咱 咱们 人家 大家 某个 一个 一种 一下 一些 一点 一共 总共 共
    总 约 近 超 超过 达 达到 多 少 大 小 好 新 老 全 几 半 两 一 二 三 四 五 六 七
    八 九 十 第一 今天 昨天 明天 今年 去年 明年 近日 最近 时候 期间 以来 以后 后来 以前 之后 之前 如果 因为 所以 但是 而且 以及 并 并且
    而 同样 各个 则 却 只 只有 仅 才 已 已经 曾 曾经 正 正在 将 刚 刚刚 请 问 说 讲 叫 叫做 称
    称为 叫作 最多 最少 最大 最小 最高 最低 最好 或者 或是 讲到 提到 说到 写到 谈到 提及 做法 经验 事迹 属于 包括 包含 具有 进行 开始 出来 起来 下来 进来 过来 回来 进去 出去 上去 下去 过去 还有 事 事情 东西
    情况 方面 内容 部分 地方 样 样子 有关 相关 当 当时 这件 那件 这事 那事 这样 那样 那么
    这么 那边 这边 那里 这里 那儿 这儿 帮 找 看 看到 看见 写 想 知道 了解 觉得 认为 值得 希望
    喜欢 准备 打算 哎 嗯 哦 唉 喂 嗨 嘿 呃 really total totally the a
    an of is are in on at to for what how many much
    which who when where did do does and please 番 年 月 日
    度 起 件 家 支 条 场 期 处 户 人 元 回 遍 趟 顿 一顿 一趟 只 头 颗 棵 株 张 篇 本 套 座 栋
    间 所 名字 叫啥 啥 个数 数 数量 数目 条数 人数 名称 整 头 家伙 回事 来说 来讲 原来 那条 那块 那句 这句 这条 这块 半句 前半句 后半句 块 原先 来说 来讲 而言 即
    即是 就是 还是 不是 真 真的 特别 非常 比较 更 更加 挺 蛮 另 另外 其他 别的 等 等等
    """.split()
)
