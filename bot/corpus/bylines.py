"""Date, outlet and credits: what a page says about itself, each with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.corpus.lines import PageLine
from bot.corpus.people import are_people, names_in
from bot.models import Credit, Role, Stated


def stated_date(lines: Iterable[PageLine]) -> Stated | None:
    """The first date that a label names (发布时间:…), else the first bare one; value as YYYY-MM-DD.

    `lines` are the page's lines about itself, nearest to the title first; prose is never asked.
    """
    bare: Stated | None = None
    for line in lines:
        for match in _DATE.finditer(line.folded):
            value = _iso(match)
            if value is None:
                continue
            label = _DATE_LABEL.search(line.folded[: match.start()])
            start = label.start() if label is not None else match.start()
            stated = Stated(value, line.quote(start, match.end()))
            if label is not None:
                return stated
            bare = bare or stated
    return bare


def stated_outlet(lines: Iterable[PageLine]) -> Stated | None:
    """Where the page says it comes from: 来源:…, else a site's name beside the date or on its own line."""
    lines = list(lines)
    for line in lines:
        for match, value in _labelled(line):
            if match["source"] and value[1] > value[0] and _CJK.search(line.text[slice(*value)]):
                return Stated(line.text[slice(*value)], line.quote(match.start(), value[1]))
    for line in lines:
        for match, value in _labelled(line):
            if match["source"] and value[1] > value[0]:
                return Stated(line.text[slice(*value)], line.quote(match.start(), value[1]))
    for line in lines:
        taken = _TAKEN_FROM.search(line.folded)
        if taken is not None:
            return Stated(line.text[slice(*taken.span("source"))], line.quote(*taken.span()))
    for line in lines:
        date = _DATE.search(line.folded)
        if date is None:
            if _SITE.match(line.text) and len(line.text) <= _SITE_LENGTH:
                return Stated(line.text, line.quote())
            continue
        for word in (*_WORD.finditer(line.text, date.end()), *_WORD.finditer(line.text, 0, date.start())):
            if _SITE.search(word[0]) and not _LABEL.match(line.folded, word.start()):
                return Stated(word[0], line.quote(*word.span()))
    for line in lines:
        issuer = _ISSUER.search(line.folded)
        if issuer is not None:
            return Stated(line.text[slice(*issuer.span("name"))], line.quote(*issuer.span()))
    return None


def closing_outlet(line: PageLine) -> Stated | None:
    """（来源：某报） at the end of the article's last paragraph."""
    match = _CLOSING_SOURCE.search(line.text)
    return None if match is None else Stated(match["source"].strip(), line.quote(*match.span()))


def people_line(line: PageLine) -> tuple[Credit, ...]:
    """The authors on a line of people's names and nothing else, as newspapers set it below the title."""
    if not are_people(line.text):
        return ()
    return tuple(_credits(line, Role.AUTHOR, 0, 0, len(line.text)))


def stated_credits(lines: Iterable[PageLine]) -> tuple[Credit, ...]:
    """The people named by label in lines about the page: 责任编辑:某某 编辑:某某, 本报记者 某某."""
    credits: list[Credit] = []
    for line in lines:
        for match, (start, end) in _labelled(line):
            role = _role(match["person"])
            if role is not None:
                credits += _credits(line, role, match.start(), start, end)
        behind_source = _BEHIND_SOURCE.search(line.folded)
        if behind_source is not None:
            credits += _credits_within(line, behind_source.start(), len(line.text))
        signed = _SIGNED.fullmatch(line.folded)
        if signed is not None and are_people(line.text[slice(*signed.span("names"))]):
            credits += _credits(line, Role.AUTHOR, signed.start("names"), *signed.span("names"))
        posted = _POSTED.match(line.text)
        if posted is not None:
            credits += _credits(line, Role.AUTHOR, 0, *posted.span("who"))
        date = _DATE.search(line.folded)
        behind = None if date is None else _WORD.match(line.text, date.end())
        label = behind is not None and _LABEL.match(line.folded, behind.start())
        if behind is not None and not label and are_people(behind[0]):
            credits += _credits(line, Role.AUTHOR, behind.start(), *behind.span())
    return unique(credits)


def bracket_credits(line: PageLine, last: bool) -> tuple[tuple[Credit, ...], int]:
    """Credits in brackets within prose, and where the prose ends: before brackets that close it.

    `last` says that the line closes the article: there one to four bare names are its authors, as they are
    behind the name of the paper that opens it (某报讯（张三）).
    """
    credits: list[Credit] = []
    prose_end = len(line.text)
    signed = _SIGNED_END.search(line.folded) if last else None
    if signed is not None:
        credits += _credits_within(line, *signed.span())
        prose_end = signed.start() if credits else prose_end
    for match in _BRACKET.finditer(line.text):
        closes = _REST.match(line.text, match.end()) is not None
        found = _credits_within(line, *match.span("inner"), match.span())
        signs = (closes and last) or (
            match.start() <= _DATELINE and _PAPER.fullmatch(line.folded, 0, match.start())
        )
        desk = _DESK.match(line.text, *match.span("inner"))
        start, end = (match.start("inner") if desk is None else desk.end(), match.end("inner"))
        if not found and signs and are_people(line.text[start:end]):
            found = _credits(line, Role.AUTHOR, match.start(), start, end, match.end())
        if found and closes and match.start() > 0 and not _PAPER.fullmatch(line.folded, 0, match.start()):
            prose_end = match.start()
        credits += found
    return unique(credits), prose_end


def _credits_within(
    line: PageLine, start: int, end: int, quote: tuple[int, int] | None = None
) -> list[Credit]:
    """The people named by label within a range of prose, and the authors whose bare names stand before the first
    label there (张三 某报记者 李四); `quote` is the range that says so, else the one given."""
    says = quote or (start, end)
    credits: list[Credit] = []
    for label, (low, high) in _labelled(line, start, end, spaced=True):
        role = _role(label["person"])
        if role is None:
            continue
        bare = _BARE_NAMES.match(line.text, start, label.start()) if not credits else None
        if bare is not None and are_people(bare.group()):
            credits += _credits(line, Role.AUTHOR, says[0], *bare.span(), says[1])
        credits += _credits(line, role, says[0], low, high, says[1])
    return credits


def photo_credits(line: PageLine) -> tuple[Credit, ...]:
    """Whoever took a picture, as its caption ends (… 张三 摄, 摄影 张三) or a bracket that ends the text
    (通讯员张三摄影报道); with his part where it is told."""
    # Few lines have one of its characters; the pattern costs what reading a line for sentences does.
    found = _PHOTO.search(line.folded) if "摄" in line.folded or "图" in line.folded else None
    if found is None:
        return ()
    start, end = found.span("before" if found["before"] else "after")
    if not are_people(line.text[start:end]):
        return ()
    roles = [Role.PHOTOGRAPHER, *(role for word, role in _WRITERS if word in found.group())]
    return tuple(
        credit
        for role in roles
        for credit in _credits(line, role, min(start, found.start()), start, end, found.end())
    )


def unique(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """The credits in order, each role and name once."""
    kept: dict[tuple[Role, str], Credit] = {}
    for credit in credits:
        kept.setdefault((credit.role, credit.name), credit)
    return tuple(kept.values())


_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\s|｜,，:：\d()（）]{2,20}")
_SITE_LENGTH = 14
_SITE = re.compile(
    r"[^\s]{2,}(?:网|網|网站|报|報|报社|台|广播|社|在线|线上|客户端|融媒|中心|政府|频道|杂志|发布|资讯|新闻|新聞|组织部|宣传部|农业农村局)$"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATE = re.compile(
    rf"(?<!\d){_YEAR}(?:\s*(?:年|[-/.])\s*|\s+(?=\d{{1,2}}/))(?P<month>\d{{1,2}})\s*(?:月|[-/.])\s*(?P<day>\d{{1,2}})(?!\d)\s*日?"
    r"(?:[\st]*\d{1,2}:\d{2}(?::\d{2})?)?"
)
_DATE_LABEL = re.compile(
    r"(?:(?:发布|发表|更新|发稿|成文|创建|上传|编辑|录入|生成)?(?:时间|日期)|(?:发布|发表|更新)于|(?<![一-龥])发布)\s*[:：]?\s*$"
)
_LABEL = re.compile(
    r"(?P<source>(?:文章|信息|新闻|稿件|内容)?(?<![据片料材])来源|稿源|出处|转自|收集编辑|供稿单位)\s*[:：]|"
    r"(?P<person>责任编辑|责编|执行编辑|值班编辑|网络编辑|本期编辑|(?:值班|执行|本期)?副?总编辑?|编辑|作者(?:姓名)?|撰稿人?|撰文|供稿|本[报网台刊]记者|记者|特约通讯员|通讯员|"
    r"终审|初审|复审|[一二三]审|[一二三]校|审核人?|审校|校对|审签|签发|主编|监制|文字?)\s*[:：/]|"
    r"(?P<other>(?:发布|发表|更新|成文)?(?:时间|日期)|人气|浏览(?:次数|量)?|点击(?:数|量|率|次数)?|阅读(?:次数|量|数)?|访问(?:量|次数)?|字号|字体|图|"
    r"摄影?|图片|标题|发布人?|发布单位|分享(?:到)?|评论|视频|制作|策划|统筹|录入|概述|摘要|导读|关键[词字]|索引号|文号)\s*[:：/]"
)
_SPACED_LABEL = re.compile(
    r"(?P<source>(?!))|(?P<other>(?:摄影|图片|摄|图)[:：/\s]|(?:摄影报道|报道)|(?!))|"
    r"(?P<person>责任编辑|责编|编辑|作者(?:姓名)?|撰稿人?|供稿|(?:全媒体?|融媒体?|首席|实习|见习|[\u4e00-\u9fff]{0,6}报|本[报网台])?记者|"
    r"特约通讯员|通讯员|审核|校对|文字?(?=\s*[:：/]))\s*[:：/]?\s*"
)
_STOP = re.compile(
    r"\s*(?:[|｜【\[]|(?<=[\s　])(?:本[报網网]?)?(?:记者|记 者|通讯员)[\s　]+(?=[\u4e00-\u9fff])|(?:浏览|点击|阅读|人气|字号|字体|分享|打印|关闭|收藏|评论|我要|(?:发布|更新)(?:时间|日期|于|人|者|\s*[:：])|时间|日期|大\s*中\s*小|审核|(?:19|20)\d{2}\s*[-/.年])|"
    r"\d+\s*$|$)"
)
_CLOSING_SOURCE = re.compile(
    r"[(（]\s*(?:文章|信息|稿件)?(?:来源|來源|稿源|转自|轉自)\s*[:：]\s*(?P<source>[^()（）]{2,30})[)）]\s*$"
)
# What may stand behind the brackets that close a paragraph.
_TAKEN_FROM = re.compile(r"(?:转载自|转自|原载)\s*《(?P<source>[^《》]{2,20})》")
_ISSUER = re.compile(r"(?:发布(?:机构|单位)|发文机[关构])\s*[:|]\s*(?P<name>[一-龥]{2,20})")
_SIGNED = re.compile(
    r"[\W_]*(?:[一-龥]{2,12}讯\s+)?(?P<names>(?:[一-龥·]{2,4}[\s、]+){1,5})(?:文\s*/\s*图|图\s*/\s*文|文并摄|摄影报道)"
)
# The writers behind the source, on one line: 来源:某报 记者 张三 通讯员 李四.
_BEHIND_SOURCE = re.compile(r"(?<=[\s　])(?:本报)?(?:记者|通讯员)[\s　]+(?=[\u4e00-\u9fff])")
# Who wrote in a forum: 某某 发表于 2019-8-1.
_POSTED = re.compile(r"\W*(?P<who>\S{2,16})\s+(?:发表|發表)[于於]\s*\d{4}")
# The paper that opens an article: 本报讯, 某某网消息; it has at most so many characters.
_PAPER = re.compile(r"(?:[\w·]{2,14}\s*[-—–·|]+\s*)?[\w·]{2,14}(?:讯|电|消息)\s*")
_DATELINE = 18
_WRITERS = (("记者", Role.REPORTER), ("通讯员", Role.CORRESPONDENT))
_SHOWN = r"[一-龥·]{2,6}(?:[\s、]+[一-龥·]{2,4}){0,3}"
_PHOTO = re.compile(
    rf"(?:^|(?<=[\s(。,]))(?:[^\s(。,]*(?:记者|通讯员)\s*)?(?P<before>{_SHOWN})\s*(?:文\s*/\s*图|摄影报道|(?<!拍)摄影?)[)\s]*$"
    rf"|(?:摄影|供图|(?:^|(?<=[\s(]))摄)\s*[:/]?\s*(?P<after>{_SHOWN})[)\s]*$"
)
_REST = re.compile(r"[ 。.]*\Z")
# Credits that close the last paragraph without brackets: 。通讯员张三 李四 校对王五. No name holds another role (but for a
# desk, 编辑部): else 记者记者记者… could be read in more ways than there is time for.
_ROLE = r"(?:本[报网台]|特约|实习)?(?:记者|通讯员)|责任编辑|责编|编辑|校对|审核|作者|供稿|撰稿"
_SIGNED_END = re.compile(
    rf"(?<=[。!?”])[ 　]*(?:(?:{_ROLE})\s*:?\s*"
    rf"(?:(?!(?:{_ROLE})(?![部室]))[一-鿿·]){{2,12}}"
    r"(?:[、,\s]+(?!责|编|校|审|通讯|记者)[一-鿿·]{2,4})*[、,|\s]*)+$"
)
# Where the author is from, before the name: (石桥镇 张三).
_DESK = re.compile(
    r"[一-鿿]{1,16}(?:[省市县区镇乡村局委部办站院组社台网报]|街道|社区|政府|中心|公司)[\s:：]+(?=[一-鿿])"
)
_BARE_NAMES = re.compile(r"[一-鿿·]{2,4}(?:[ 、　][一-鿿·]{2,4})*(?=[\s、])")
_BRACKET = re.compile(r"[(（](?P<inner>[^()（）]{2,60})[)）]")
_ROLES: tuple[tuple[str, Role], ...] = (
    ("责任编辑", Role.CHIEF_EDITOR),
    ("责编", Role.CHIEF_EDITOR),
    ("总编", Role.EDITOR_IN_CHIEF),
    ("主编", Role.EDITOR_IN_CHIEF),
    ("编辑", Role.EDITOR),
    ("通讯员", Role.CORRESPONDENT),
    ("记者", Role.REPORTER),
    ("审", Role.REVIEWER),
    ("签发", Role.REVIEWER),
    ("监制", Role.REVIEWER),
    ("校", Role.REVIEWER),
)


def _role(label: str | None) -> Role | None:
    if not label:
        return None
    return next((role for word, role in _ROLES if word in label), Role.AUTHOR)


def _labelled(
    line: PageLine, start: int = 0, end: int | None = None, spaced: bool = False
) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """The labels of a line and the range of what stands behind each, up to the next label or stop word."""
    text, stop = _close(line.folded), len(line.text) if end is None else end
    pattern = _SPACED_LABEL if spaced or _SPACED_ONLY.match(text) else _LABEL
    labels = [label for label in pattern.finditer(text, start, stop) if label[0]]
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else stop
        cut = _STOP.search(text, label.end(), limit)
        value_end = limit if cut is None else cut.start()
        yield label, _trimmed(line.text, label.end(), value_end)


_SPACED_ONLY = re.compile(
    r"(?:[\W_]*(?:转载自|转自|原载)《[^《》]+》)?[\W_]*(?:本[报网台]|[\u4e00-\u9fff]{2,6}报|(?!.*摄影?\W*$)[\u4e00-\u9fff]{2,14})?(?:全媒体?|融媒体?)?(?:记者|通讯员|责任编辑|作者|编辑)\s*[\u4e00-\u9fff]"
)


@lru_cache(maxsize=4)
def _close(folded: str) -> str:
    """A folded line with what is set apart within its labels in the place of the gap, of the same length: 编 辑:某某 ->
    ` 编辑:某某`. Once a line, which may have thousands of brackets."""
    return _SET_APART.sub(lambda label: label["gap"] + label["first"] + label["last"], folded)


_SET_APART = re.compile(
    r"(?P<first>(?<![一-鿿])(?:总监|[编责监作记审校来摄]))(?P<gap>[ \u3000]+)(?P<last>[辑编制者核对源影])(?=\s*[:：])"
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " :：/，,;；、)）】]":
        start += 1
    closers = "" if re.search(r"[(（]", text[start:end]) else ")）"
    while end > start and text[end - 1] in " :：/，,;；、(（【[]】" + closers:
        end -= 1
    return start, end


def _credits(
    line: PageLine, role: Role, label: int, start: int, end: int, quote_end: int | None = None
) -> list[Credit]:
    """One credit a name; all share the quote of the words that name them."""
    if start >= end:
        return []
    quote = line.quote(label, end if quote_end is None else quote_end)
    return [Credit(role, name, quote) for name in names_in(line.text[start:end])]


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
