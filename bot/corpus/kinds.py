"""What a line of a page is, judged from its words alone: prose, heading, or one of the kinds of chrome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.corpus import cues
from bot.corpus.lines import PageLine


class LineKind(StrEnum):
    PROSE = "prose"
    HEADING = "heading"
    NUMBER = "number"  # 01 alone on its line; the heading's words follow
    SHORT = "short"  # a few words that nothing tells apart: a title, a teaser, a plain heading
    NAV = "nav"
    META = "meta"
    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    SECTION = "section"  # the heading over a list of other articles: 相关阅读
    SPAM = "spam"


def kind_of(line: PageLine) -> LineKind:
    """The kind of one line; the first test that holds decides."""
    text = line.folded
    compact = _SPACE.sub("", text)
    for kind, test in _TESTS:
        if test(line, text, compact):
            return kind
    return LineKind.SHORT


def page_kinds(lines: Sequence[PageLine]) -> list[LineKind]:
    """The kinds of a page's lines, each seen with its neighbours.

    A summary that says what the body says again is chrome, else it is prose; what stands behind a label
    on a line of its own (发布日期: / 2024-04-06) is that label's value.
    """
    kinds = [kind_of(line) for line in lines]
    for index, line in enumerate(lines):
        if kinds[index] is not LineKind.META:
            continue
        summary = _SUMMARY.match(line.folded)
        if summary is not None and line.han >= _SUMMARY_HAN and _is_own_summary(lines, index, summary.end()):
            kinds[index] = LineKind.PROSE
        elif _LABEL_ONLY.fullmatch(line.folded) and _may_be_value(lines, kinds, index + 1):
            kinds[index + 1] = LineKind.META
    for index in _menu_words(lines, kinds):
        kinds[index] = LineKind.NAV
    return kinds


def _may_be_value(lines: Sequence[PageLine], kinds: Sequence[LineKind], index: int) -> bool:
    if index == len(lines):
        return False
    if _OF_DATE.search(lines[index - 1].folded) and not any(char.isdigit() for char in lines[index].text):
        return False
    return kinds[index] in (LineKind.SHORT, LineKind.NAV) and lines[index].han <= _VALUE_HAN


def _menu_words(lines: Sequence[PageLine], kinds: Sequence[LineKind]) -> list[int]:
    """The few-word lines in a run of such lines that also holds menu entries: entries themselves."""
    found: list[int] = []
    run: list[int] = []
    entries = 0
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        heads = kinds[index + 1 : index + 2] in ([LineKind.META], [LineKind.PROSE])
        if kind is LineKind.NAV or (
            kind is LineKind.SHORT and line.han <= _MENU_HAN and line.level == 0 and not heads
        ):
            run.append(index)
            entries += kind is LineKind.NAV and line.han > 0
            continue
        if entries and len(run) >= _MENU_RUN:
            found += run
        run, entries = [], 0
    return found + run if entries and len(run) >= _MENU_RUN else found


def _is_own_summary(lines: Sequence[PageLine], index: int, start: int) -> bool:
    """Whether a summary is whole and its beginning stands nowhere else on the page."""
    text = lines[index].folded
    beginning = text[start:].strip()[:_SUMMARY_SAME]
    elsewhere = any(beginning in other.folded for at, other in enumerate(lines) if at != index)
    return not elsewhere and not text.endswith(("...", "…"))


def is_numbered(text: str) -> bool:
    """Whether a folded line begins as numbered headings do.

    >>> [is_numbered(text) for text in ("一、建强组织", "(二)产业", "第三章 总则", "2.5万元", "一村一品")]
    [True, True, True, False, False]
    """
    return _NUMBERED.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do; a bracket behind the mark, (完) or (记者 …), may follow.

    >>> [ends_sentence(text) for text in ("就这样办。", "他说：“好！”", "建成投产。（完）", "乡村振兴新画卷")]
    [True, True, True, False]
    """
    return _TERMINAL.search(text) is not None


# Prose has at least this many Han characters, this share of marks, and ends in a mark or, when it is
# longer than any heading, has this share of function words (FINDINGS, "Cleaning pages").
_PROSE_HAN = 15
_PROSE_MARKS = 0.02
_PROSE_FUNCTION = 0.02
_HEADING_LENGTH = 60
# A menu line is at most this long; longer lines that begin like one are prose.
_NAV_HAN = 60
_DISCLAIMER_CUES = 3
# One cue word of a disclaimer for at most so many Han: an article about copyright is none.
_DISCLAIMER_SPREAD = 40
_SPAM_COVER = 0.25
# A summary has at least so many Han; as many of its first characters tell whether the body repeats it.
_SUMMARY_HAN = 30
_SUMMARY_SAME = 12
# Beside its dates a line about the page has at most so many characters.
_META_REST = 50
# A label's value on the next line is at most this long.
_VALUE_HAN = 15
_CAPTION_HAN = 80
# A menu is so many lines in a row of at most so many Han each, or so many short entries in one line.
_MENU_RUN = 3
_MENU_HAN = 6
_MENU_ENTRIES = 4
_MENU_ENTRY = 8

_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"[,。、;:!?“”「」]")
_FUNCTION = re.compile(r"[的了在是和与为以等把被对及并中将从到有不个这也上下]")
_TERMINAL = re.compile(r"[。！？!?…；;.：:][”’」』）)\]]*\s*(?:[(（][^()（）]{1,40}[)）]){0,3}[。.]?$")
_SENTENCE = re.compile(r"[。;!?“”]")

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.,:]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百\d]{1,4}[章节部篇]|"
    r"\(\d{1,2}\)|\d{1,2}(?:[)、]|\.(?!\d))|0\d(?!\d)|part\s*\d|[①-⑳]|【[一二三四五六七八九十\d]】"
)
_NUMBER_ONLY = re.compile(
    r"(?:part\.?|no\.?)?[(【]?(?:0?\d|1\d)[)】]?[.、/]?|[一二三四五六七八九十]{1,2}|[①-⑩]"
)

_SECTION = re.compile(
    rf"[\W_]*{cues.any_of(cues.SECTION_KIND)}[一-龥]{{0,4}}{cues.any_of(cues.SECTION_OF)}"
    r"(?:[\W_]*(?:更多|more|换一换|换一批))*[\W_]*"
)
_NAV_LINE = re.compile(rf"[\W_\d]*(?:(?>{cues.any_of(cues.NAV)})[\W_\d]*)+")
_ENTRY_GAP = re.compile(r"[\s|｜│/·]+")
_NAV_LEAD = re.compile(rf"[\W_]*{cues.any_of(cues.NAV_LEAD)}")
_CRUMBS = re.compile(
    r".*首页.{0,3}[>›»/→].*|(?:[^>›»。]{1,15}[>›»]){2,}[^>›»。]{0,50}|[^>›»。]{1,12}[>›»]\s*正文|[^>›»。\s]{2,10}(?:网|频道|新闻)\s+正文"
)
_PIPES = re.compile(r"(?:[^|｜│。]{1,14}[|｜│]\s*){2,}[^|｜│。]{0,20}")
_META_LINE = re.compile(rf"[\W_]*{cues.any_of(cues.META)}\s*(?:[:/|]|[\]】〕])")
_META_NO_COLON = re.compile(
    r"[\W_]*(?:本[报网台刊]|特约|实习|首席|[一-龥]{2,6}报)?(?:全媒体?|融媒体?)?(?:记者|通讯员|责任编辑|责编|作者|编辑|供稿|撰稿)"
    r"[一-龥·\s、/]{2,30}[\W_]*"
    r"|[一-龥]{2,14}(?:记者|通讯员)(?:[\s、]+[一-龥·]{2,4}){1,5}"
)
_SUMMARY = re.compile(r"[\W_]*(?:内容)?(?:概\s*述|摘\s*要|导\s*读|简\s*介)[\s:\]】〕]*")
_KEYWORDS = re.compile(r"[\W_]*关\s*键\s*[词字]")
_LABEL_ONLY = re.compile(rf"[\W_]*{cues.any_of(cues.META)}\s*[:]\s*")
_OF_DATE = re.compile(r"时间|日期")
_CAPTION = re.compile(
    r"[▲△▼].*|\(?(?:图为|图说|图片说明|[上下左右]图).*|.*(?:摄|摄影|供图|图源[:]?.{0,12}|资料图|资料图片)[)）]?(?:\([^()]{1,12}\))?|"
    r"[^。]*\s(?:摄影?|供图)\s*[:]?\s*[一-龥·]{2,4}|\(?(?:资料图片?|网络图片|配图|示意图)[^。,]{0,10}\)?"
)
# A sentence that ends with who reported and photographed is an article's last, no caption.
_REPORTED = re.compile(r"。\([^()]*(?:记者|通讯员)[^()]*\)$")
# What a picture or an attachment is called.
_FILE_NAME = re.compile(r"\S{1,60}\.(?:jpe?g|png|gif|bmp|webp|mp[34]|docx?|xlsx?|pptx?|pdf|rar|zip)")
# Who signs: names before 文/图, or the paper a page is taken from.
_SIGNED = re.compile(
    r"[\W_]*(?:(?:[一-龥]{2,12}讯\s+)?(?:[一-龥·]{2,4}[\s、]+){1,5}(?:文\s*/\s*图|图\s*/\s*文|文并摄|摄影报道)|"
    r"(?:转载自|转自|原载)\s*《[^《》]{2,15}》[^。]{0,24})"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}(?:\s*[-/.年]\s*|\s+(?=\d{1,2}/))\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
_BEFORE_DATE = re.compile(r"(?:^|[^一-龥]|[于间期布])$")
_BEHIND_DATE = re.compile(r"[一-龥]{0,6}(?![一-龥])|星期|来源|作者|编辑|点击|浏览|阅读|稿源|责编|记者")
_DISCLAIMER = cues.compiled(cues.DISCLAIMER)
_DISCLAIMER_SELF = cues.compiled(cues.DISCLAIMER_SELF)
_DISCLAIMER_LEAD = re.compile(rf"[\W_]*{cues.any_of(cues.DISCLAIMER_LEAD)}")
_FOOTER = cues.compiled(cues.FOOTER)
_SPAM = cues.compiled(cues.SPAM)
_SPAM_SURE = cues.compiled(cues.SPAM_SURE)


def _is_spam(line: PageLine, text: str, compact: str) -> bool:
    """Words of adult, gambling and link sellers that cover the line, without the marks of a sentence."""
    if _SPAM_SURE.search(text) is None:
        return False
    hits = _SPAM.findall(text)
    if len(set(hits)) < 2 or sum(map(len, hits)) <= _SPAM_COVER * line.han:
        return False
    return len(_SENTENCE.findall(text)) <= 1 or (len(set(hits)) >= 6 and "。" not in text)


def _is_number(line: PageLine, text: str, compact: str) -> bool:
    return len(compact) <= 6 and _NUMBER_ONLY.fullmatch(compact) is not None


def _is_section(line: PageLine, text: str, compact: str) -> bool:
    return len(compact) <= 24 and _SECTION.fullmatch(compact) is not None


def _is_footer(line: PageLine, text: str, compact: str) -> bool:
    hits = set(_FOOTER.findall(text))
    if not hits:
        return False
    if len(hits) >= 2 and (line.han < 120 or "。" not in text):
        return True
    return (line.han < 40 and not text.endswith("。")) or (
        "致力于" in text and re.search(r"www\.|\.c", text) is not None
    )


def _is_disclaimer(line: PageLine, text: str, compact: str) -> bool:
    hits = len(set(_DISCLAIMER.findall(text)))
    if _DISCLAIMER_LEAD.match(compact):
        return hits >= 2
    if hits < _DISCLAIMER_CUES or hits * _DISCLAIMER_SPREAD <= line.han:
        return False
    return _DISCLAIMER_SELF.search(text) is not None


def _is_nav(line: PageLine, text: str, compact: str) -> bool:
    if line.han == 0:
        return True
    if line.han > _NAV_HAN:
        return False
    if _NAV_LINE.fullmatch(compact) is not None or _NAV_LEAD.match(compact) is not None:
        return True
    if _FILE_NAME.fullmatch(text) is not None or _is_menu(text):
        return True
    return "。" not in text and (_CRUMBS.fullmatch(text) is not None or _PIPES.fullmatch(text) is not None)


def _is_menu(text: str) -> bool:
    """Whether a line is a row of entries, half of them ones that menus have: a site's own stand among them.

    >>> _is_menu("首页 镇情概览 政务公开 通知公告"), _is_menu("党建 引领 乡村 振兴")
    (True, False)
    """
    entries = _ENTRY_GAP.split(text)
    if len(entries) < _MENU_ENTRIES or max(map(len, entries)) > _MENU_ENTRY:
        return False
    return 2 * sum(_NAV_LINE.fullmatch(entry) is not None for entry in entries) > len(entries)


def _is_meta(line: PageLine, text: str, compact: str) -> bool:
    """Date, source and names: labelled, or a date among a few words that make no sentence."""
    if _KEYWORDS.match(text):
        return True
    if line.han <= _CAPTION_HAN and _CAPTION.fullmatch(text) and not _REPORTED.search(text):
        return True
    if _META_LINE.match(compact):
        return line.han <= 30 or "。" not in text or _SUMMARY.match(compact) is not None
    if _META_NO_COLON.fullmatch(text) or _SIGNED.fullmatch(text):
        return True
    date = _DATE.search(text)
    if date is None or re.search(r"[。,;“]", text) is not None:
        return False
    before, behind = text[: date.start()], text[date.end() :]
    if len(_SPACE.sub("", _DATE.sub("", text))) > _META_REST:
        return False
    return _BEFORE_DATE.search(before) is not None and _BEHIND_DATE.match(behind) is not None


def _is_prose(line: PageLine, text: str, compact: str) -> bool:
    if line.han < _PROSE_HAN or len(_MARK.findall(text)) < _PROSE_MARKS * len(text):
        return False
    ends = ends_sentence(text)
    if not ends and len(text) <= _HEADING_LENGTH and (line.level or is_numbered(text)) and "。" not in text:
        return False
    return ends or (
        len(text) > _HEADING_LENGTH - 15 and len(_FUNCTION.findall(text)) >= _PROSE_FUNCTION * line.han
    )


def _is_heading(line: PageLine, text: str, compact: str) -> bool:
    if len(compact) > _HEADING_LENGTH or line.han < 2:
        return False
    return line.level > 0 or (is_numbered(text) and line.han >= 3)


_TESTS = (
    (LineKind.SPAM, _is_spam),
    (LineKind.NUMBER, _is_number),
    (LineKind.SECTION, _is_section),
    (LineKind.FOOTER, _is_footer),
    (LineKind.DISCLAIMER, _is_disclaimer),
    (LineKind.META, _is_meta),
    (LineKind.NAV, _is_nav),
    (LineKind.PROSE, _is_prose),
    (LineKind.HEADING, _is_heading),
)
