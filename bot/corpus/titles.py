"""Which line of a page is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.bylines import people_line
from bot.corpus.kinds import LineKind, ends_sentence, is_numbered
from bot.corpus.lines import PageLine
from bot.models import Quote
from bot.text.scripts import letters
from bot.text.sentences import clause_spans


def title_line(
    lines: Sequence[PageLine],
    kinds: Sequence[LineKind],
    block: tuple[int, int],
    hints: Sequence[PageLine] = (),
) -> int | None:
    """The index of the title's line, None when no line stands out as one.

    A title shares its characters with the body, stands at the top of the page or right above the body,
    above the line with date and source, and often twice on the page. `hints` are the titles that the
    markup gives.
    """
    start, end = block
    body = letters("".join(line.folded for line in lines[start:end]))
    wanted = [letters(hint.folded) for hint in hints]
    texts = [letters(line.folded) for line in lines]
    heads = _heads(lines, kinds, block)
    best, best_score = None, _LOWEST_SCORE
    for index in range(min(end, start + _DEPTH)):
        if index > start and ends_sentence(lines[index - 1].text) and index - 1 not in heads:
            break
        if not _may_be_title(lines[index], kinds[index], index >= start, index in heads):
            continue
        score = _overlap(texts[index], body, index >= start)
        if index >= start and score < _SURE_OVERLAP and ends_sentence(lines[index].text):
            score = 0.0
        score += heads.get(index, -_FAR * max(0, start - index - 1))
        score += _REPEATED * _is_repeated(texts, kinds, index)
        score += _ABOVE_META * (LineKind.META in kinds[index + 1 : index + 3])
        score += _HINTED * any(texts[index] in hint or hint in texts[index] for hint in wanted if hint)
        score += _TOP_HEADING * (lines[index].level == 1)
        if score > best_score:
            best, best_score = index, score
    return best


def title_quote(line: PageLine) -> Quote:
    """The title in its line, without breadcrumbs before it and the site's name behind it."""
    start, end = 0, len(line.text)
    crumbs = _CRUMBS.match(line.text)
    if crumbs is not None:
        start = crumbs.end()
    for pattern in (_BUTTON_TAIL, _SITE_TAIL):
        tail = pattern.search(line.text, start, end)
        if tail is not None and tail.start() - start >= _SHORTEST:
            end = tail.start()
    return line.quote(start, end)


def stated_title(titles: Sequence[PageLine]) -> Quote | None:
    """The first title of the markup that is more than the site's name."""
    for line in titles:
        quote = title_quote(line)
        if line.han >= 4 and not _SITE_NAME.search(quote.text):
            return quote
    return None


def opening_title(line: PageLine) -> Quote:
    """For a page without a title: the first clauses of its first paragraph, at most 40 characters."""
    dateline = _DATELINE.match(line.text) or _ADDRESS.match(line.text)
    start = end = 0 if dateline is None else dateline.end()
    for _, stop in clause_spans(line.text):
        if end > start and (stop - start > _OPENING or line.text[end - 1] in "。！？!?"):
            break
        end = max(end, stop)
    if _ONLY_TIME.fullmatch(line.text, start, end):
        end = len(line.text)
    end = min(end, start + _OPENING)
    while end > start + 1 and line.text[end - 1] in "，,、。；;：: ":
        end -= 1
    return line.quote(start, end)


_OPENING = 40
# A time alone tells nothing (2021年,): then the words behind it belong to the title, too.
_ONLY_TIME = re.compile(
    r"(?:[\d年月日号至到—~-]+|以来|以來|来|來|近日|日前|近期|今年|去年|目前|上午|下午|[，,、 ])+"
)
# An advertisement with its address in front of a page set in one line.
_ADDRESS = re.compile(r".{0,40}?https?://\S+\s+(?=\S{6})")
# 本报讯（记者 张三） before the first words.
_DATELINE = re.compile(
    r"[\w·]{2,14}(?:讯|訊|电|電|消息)\s*(?:[(（][^()（）]{2,40}[)）]\s*[:：]?|[:：\s])\s*(?=\S{6})"
)
_SHORTEST = 6
_LONGEST = 70
# How far into the block a title may stand (a title that ends in ! reads like prose).
_DEPTH = 3
# What each sign adds to the overlap (a share from 0 to 1) and what a title needs at least.
_REPEATED = 0.3
_ABOVE_META = 0.4
_HINTED = 0.6
_TOP_HEADING = 0.4
_FAR = 0.04
_LOWEST_SCORE = 0.3
# Where a title shares nothing with a small body, its place alone makes it one: right above the body (only
# lines about the page, names and subtitles between), less so as the first words of the page.
_ABOVE_BODY = 0.35
_ON_TOP = 0.2
# A line in the block that ends as sentences do (！？) is a title when it shares this much.
_SURE_OVERLAP = 0.6

_CRUMBS = re.compile(r".*[>›»＞]\s*(?=\S{6})|(?:正文|原?标题|原?標題)(?:\s*[:：]\s*|\s+)(?=\S)")
_SITE_NAME = re.compile(r"^[\W_]|(?:网|網|网站|門戶|门户|首页|首頁|政府|平台|客户端)$")
_BUTTON_TAIL = re.compile(
    r"\s*[\[【(（](?:打印(?:本页)?|列印|复制链接|複製鏈接|关闭|關閉|收藏|分享)[\]】)）]\s*$"
)
_SITE_TAIL = re.compile(
    r"\s*(?:[_|｜]|\s[-–—]+\s?|[-–—]+(?=[^-–—]{2,12}$)).{0,30}?(?:网|網|报|報|台|网站|政府|频道|新闻|新聞|资讯|客户端|在线|社|门户|中心|博客|号|局|委)\s*$"
)


# Titles have four Han at least; the page's first line, where it heads the body, may have two (修路记).
_FEWEST_HAN = 4
_FEWEST_HAN_ON_TOP = 2
# Between a title and its body stand these; a dash begins a subtitle.
_ABOUT = frozenset((LineKind.META, LineKind.NAV))
_CHROME = frozenset(
    (*_ABOUT, LineKind.SPAM, LineKind.FOOTER, LineKind.DISCLAIMER, LineKind.SECTION, LineKind.NUMBER)
)
_SUBTITLE = re.compile(r"[-–—―─]+\s*\S")
# What heads a first section or names the site, not the page.
_NO_TITLE = re.compile(
    r"[\W_]*(?:(?:基本|总体|主要|工作)?(?:情况|概况|做法|成效|经验|背景)|(?:经验|具体|创新)做法|案例(?:背景|简介|概述|正文)|背景介绍|导语|导读|引言|前言|序言|摘要|简介|概述|编者按|编者的话|编后|内容提要)[\W_]*|"
    r".{0,12}(?:网|网站|门户|政府|客户端|频道|公众号|编辑部|编委会|[日晚早周时讯息商导]报)"
)
# A short line that ends so, the first of the page, is a title that calls out; with a quotation mark in
# front it is somebody's word.
_CALL = re.compile(r"(?![“\"「『‘])[^。！？!?；;…]{3,30}(?:[！？!?]+|…+)[”」』]?")


def _heads(lines: Sequence[PageLine], kinds: Sequence[LineKind], block: tuple[int, int]) -> dict[int, float]:
    """The lines that stand where titles do, with what that place is worth."""
    start, end = block
    top = next((i for i in range(end) if kinds[i] not in _CHROME), end)
    found: dict[int, float] = {}
    body = next((i for i in range(start, end) if _opens_body(lines[i], kinds[i], i == top)), end)
    above = body - 1
    while above > top and (kinds[above] in _ABOUT or _goes_with_title(lines[above])):
        above -= 1
    for index, worth in ((top, _ON_TOP), (above, _ABOVE_BODY)):
        text = lines[index].folded if 0 <= index < body < end else ""
        numbered = index > 0 and kinds[index - 1] is LineKind.NUMBER
        if text and not numbered and not _NO_TITLE.fullmatch(text):
            found[index] = worth
    return found


def _opens_body(line: PageLine, kind: LineKind, on_top: bool) -> bool:
    if on_top and _CALL.fullmatch(line.text):
        return False
    return kind is LineKind.PROSE or ends_sentence(line.text)


def _goes_with_title(line: PageLine) -> bool:
    """Whether it is a subtitle or the authors; a place may look like a person (石桥镇)."""
    return _SUBTITLE.match(line.text) is not None or (
        line.folded[-1] not in "省市县区镇乡村" and bool(people_line(line))
    )


def _is_repeated(texts: Sequence[str], kinds: Sequence[LineKind], index: int) -> bool:
    """Whether the page has the line again, by itself or at the end of its breadcrumbs."""
    text = texts[index]
    return any(
        at != index and (other == text or (kinds[at] is LineKind.NAV and other.endswith(text)))
        for at, other in enumerate(texts)
    )


def _may_be_title(line: PageLine, kind: LineKind, in_block: bool, heads: bool) -> bool:
    text = line.folded
    fewest = _FEWEST_HAN_ON_TOP if heads else _FEWEST_HAN
    if not (line.han >= fewest and len(text) <= _LONGEST) or text.endswith(("。", ";", ",", ":")):
        return False
    if _goes_with_title(line):
        return False
    if kind in (LineKind.META, LineKind.DISCLAIMER, LineKind.FOOTER, LineKind.SECTION, LineKind.SPAM):
        return False
    if kind is LineKind.NAV:
        return False
    if kind is LineKind.HEADING and line.level == 0 and in_block and is_numbered(text):
        return False
    return "。" not in text


def _overlap(text: str, body: str, in_block: bool) -> float:
    """The share of the text's character pairs that the body has (once more, if it holds the line itself)."""
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    if not pairs:
        return 0.0
    least = 2 if in_block else 1
    return sum(body.count(pair) >= least for pair in pairs) / len(pairs)
