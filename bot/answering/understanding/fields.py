"""What a page says of itself: title, date, outlet, who wrote and edited it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from bot import lazy_re as re
from bot.models import WROTE, Case, Quote, Role


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """`name` is the field in the bot's words; `roles` whom it asks for ("" roles: title, date, outlet), `otherwise` who
    is told, by his own part, where a page names none of them."""

    name: str
    roles: tuple[Role, ...] = ()
    otherwise: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field of a page as the page has it: the value shown and the quote it stands in."""

    name: str
    value: str
    quote: Quote


@lru_cache(maxsize=256)
def field_asked(folded: str) -> FieldAsked | None:
    """The field of a page that a question asks for, or None where it asks about the case's matter.

    >>> [getattr(field_asked(q), "name", None) for q in ("责任编辑是谁", "这篇报道哪天发的", "谁发的工资")]
    ['责任编辑', '日期', None]
    """
    aside = _EXCEPT.search(folded)
    folded = _EXCEPT.sub("", folded)
    credits = _credits_asked(folded)
    if len(credits) > 1:
        roles = dict.fromkeys(role for asked in credits for role in asked.roles)
        return FieldAsked("、".join(asked.name for asked in credits), tuple(roles))
    for asked in credits:
        return FieldAsked(asked.name, (Role.EDITOR,)) if aside and asked.name == "编辑" else asked
    about_page = _PAGE.search(folded) is not None
    for asked, certain, likely in _FIELDS:
        if certain.search(folded) or (about_page and likely.search(folded)):
            return asked
    return None


def of_another_page(asked: FieldAsked) -> FieldAsked:
    """The field as it is meant of another page (甲县那篇的通讯员是谁? 乙县那篇呢?): whoever that one says wrote it."""
    wrote = asked.roles and set(asked.roles) <= set(WROTE)
    return replace(asked, otherwise=(*asked.otherwise, *WROTE)) if wrote else asked


def _credits_asked(folded: str) -> list[FieldAsked]:
    """The parts in making a page that are asked for, those side by side in an enumeration together
    (作者、编辑或者通讯员); else the first alone."""
    found: list[FieldAsked] = []
    for asked, pattern in _CREDITS:
        if pattern.search(folded):
            found.append(asked)
            folded = pattern.sub("*", folded)
    return found if _SIDE_BY_SIDE.search(folded) else found[:1]


def asks_of_page(folded: str) -> bool:
    """Whether a question speaks of the page itself (这篇报道), not of what it tells (《论自由》的作者).

    >>> asks_of_page("这篇报道的作者是谁"), asks_of_page("《论自由》的作者是谁")
    (True, False)
    """
    return _PAGE.search(folded) is not None


def values_of(case: Case, asked: FieldAsked) -> list[FieldValue]:
    """What the page has for a field; empty where it does not say."""
    for roles in (asked.roles, asked.otherwise):
        credits = [credit for credit in case.credits if credit.role in roles]
        if credits:
            return [FieldValue(credit.role.value, credit.name, credit.quote) for credit in credits]
    if asked.roles:
        return []
    if asked.name == "标题":
        return [FieldValue(asked.name, case.title.text, case.title)]
    stated = case.date if asked.name == "日期" else case.outlet
    return [FieldValue(asked.name, stated.value, stated.quote)] if stated else []


def known_fields(case: Case) -> list[str]:
    """The names of the fields a page states, for telling what it has instead."""
    named: Iterable[str] = (credit.role.value for credit in case.credits)
    more = [name for name, stated in (("日期", case.date), ("来源", case.outlet)) if stated]
    return list(dict.fromkeys([*named, *more]))


# 除了责任编辑，编辑是谁: what is set aside is not asked for.
_EXCEPT = re.compile(r"除了?.{1,8}?(?:以外|之外|外|,)|不是(?:问|说|要|指).{1,8}$|小标题|分标题")
_SIDE_BY_SIDE = re.compile(r"\*(?:、|和|或者?|还是|跟|与|及|以及|,|/)\*")
_PAGE = re.compile(
    r"article|文章|帖子|报道|新闻|这篇|那篇|哪篇|几篇|两篇|一篇|每篇|各篇|稿|案例|原文|网页|页面|页"
)
_CREDITS = (
    (
        FieldAsked("责任编辑", (Role.CHIEF_EDITOR,), (Role.EDITOR,)),
        re.compile(r"责任编辑|责编|chief editor|responsible editor"),
    ),
    (FieldAsked("通讯员", (Role.CORRESPONDENT,)), re.compile(r"通[讯迅训]员")),
    (
        FieldAsked("审核", (Role.REVIEWER,)),
        re.compile(
            r"(?:谁|哪位).{0,3}(?:审核|审校|校对)的?|(?:审核|校对)(?:人|是谁)|[一二三初复终][审校](?:人|编辑)?(?:是谁|是哪|叫|都?有谁)"
        ),
    ),
    (
        FieldAsked("摄影", (Role.PHOTOGRAPHER,)),
        re.compile(
            r"摄影(?:者|师|记者|人)?(?:是谁|是哪|叫)|(?:照片|图片|相片|配图|插图|新闻|报道|[张幅]图).{0,8}?(?:谁|哪一?[位个]).{0,4}?(?:拍|摄|照)的?"
            r"|(?:谁|哪一?[位个]).{0,4}?(?:拍|摄)的?(?:这|那)?.{0,4}(?:照片|图片|相片|配图)"
        ),
    ),
    (
        FieldAsked("总编辑", (Role.EDITOR_IN_CHIEF,), (Role.EDITOR,)),
        re.compile(r"总编辑?|主编|editor.in.chief"),
    ),
    (
        FieldAsked("编辑", (Role.EDITOR, Role.CHIEF_EDITOR), (Role.EDITOR_IN_CHIEF,)),
        re.compile(r"editor|编辑|(?:谁|哪位|哪个人?)编的"),
    ),
    (
        FieldAsked("作者", WROTE),
        re.compile(
            r"author|作者|楼主|发帖人|帖子?是?(?:谁|哪位|哪个).{0,3}发|(?:谁|哪位)发的.{0,4}帖|(?:谁|哪位|哪个人?|哪些人|哪几个人|哪两位|哪两个人|什么人|哪[一两几些]?[位个名]?(?:记者|通讯员))(?:写|撰|执笔|采写|供稿|报道)|署名|撰稿|执笔|供稿人?|写(?:这|那).{0,6}(?:人|是谁)|(?:文章|报道|稿子?|这篇|那篇)是?(?:谁|哪[位些]).{0,3}写"
        ),
    ),
    (
        FieldAsked("记者", (Role.REPORTER, Role.AUTHOR, Role.CORRESPONDENT)),
        re.compile(r"(?:哪位|哪个|谁是|什么)记者|记者(?:是谁|叫什么|姓名|名字)"),
    ),
)
_FIELDS = (
    (
        FieldAsked("日期"),
        re.compile(
            r"^哪[几些两三]?篇(?:文章|报道)?是\d{4}年(?:\d{1,2}月)?份?的[?。]?$|(?:篇|案例|文章|报道|稿子?|哪[些个几]|谁)(?:是|在)?.{0,3}\d{4}年.{0,6}(?:发|登|刊|写)|\d{4}年.{0,6}(?:发[布表]?|登|刊[发登]?|写)出?来?的.{0,4}(?:篇|案例|文章|报道|稿)|(?:发布|发表|刊发|刊登|登载|发稿|见报|成文|上网|登出)(?:的|了)?(?:时间|日期|年份|于)|(?:发布|发表|刊发|刊登|登载|发稿|见报|登出来?)(?:的|于|是)?.{0,6}(?:哪|何时|什么时|几月|几号)"
            r"|(?:哪一?[天年月]|什么时候|啥时候|何时|几[月号]).{0,4}(?:发布|发表|刊发|刊登|登载|发出?来?的|见报|登的|登出)"
        ),
        re.compile(
            r"date|(?:发[布表]?|刊?登|写|刊发?)得?(?:更|较|比较|最)?[早晚先]|(?:更|最)[早晚新]|日期|时间$|时间(?:是|,|\?|\s)|(?:哪一?[天年月]|什么时候|啥时候|何时|几[月号]).{0,3}(?:发|写|登|出)|(?:哪一?[天年月]|什么时候|啥时候|何时|几[月号])的(?:文章|报道|新闻|稿)|写?于?哪一?[天年月](?:的|登的|发的)?[?呢]?$"
        ),
    ),
    (
        FieldAsked("来源"),
        re.compile(
            r"来源(?:是|为|写着?|标着?)?[^,。]{2,14}的(?:是|有)?哪|^来源(?:呢|是(?:什么|啥|哪里|哪儿|谁))?[?。]?$|(?:^|[,。 ])来源(?:是|于)?哪[家个](?:媒体|网站|报|平台)|来源\s*(?:媒体|网站|平台)|(?:文章|报道|新闻|稿子?|这篇|那篇|资料|案例|消息).{0,6}(?:来源|出处|转自|转载自|出自|来自)(?!于?(?:哪[个些几]?(?:县|市|村|镇|案例|地方)))|哪[家个](?:网站|媒体|报纸|平台|网).{0,4}(?:发|登|转|刊)"
            r"|(?:发|登|刊|转载?)(?:布|表|载)?(?:在|自|于)(?:了)?(?:哪|什么)(?:家|个)?(?:网|媒体|报|平台)"
        ),
        re.compile(
            r"source|website|哪一?[家个](?:媒体|报纸?|报社|网站|平台)(?:的|写的|做的|报道的)?[?呢啊]*$|(?<!收入)(?<!资金)来源|出处|转自|出自(?!于?哪[个些几]?(?:案例|地方))|哪[家个](?:网站?|媒体|报社?|平台).{0,4}(?:上|登|发|转|来)|从[^,。]{2,10}网来|哪一?篇.{0,4}(?:转自|出自|取自|来自|登在|发在)[^,。]{1,10}[网报台社]|哪里(?:来|转|发)的|从哪儿?(?:里)?(?:来|转)|源网站|原载"
        ),
    ),
    (
        FieldAsked("标题"),
        re.compile(r"(?<!演讲)(?<!比赛)标题|篇名"),
        re.compile(
            r"\btitle\b|(?:文章|报道|这篇|那篇|稿子?|案例)的?\s*(?:全名|名字|名称|叫什么|叫啥|题名|题目|名)"
        ),
    ),
)
