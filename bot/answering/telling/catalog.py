"""Which cases there are."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import label
from bot.corpus.regions import is_province, province_of
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Case, Kind, Line, Reasons, Status
from bot.search.names import without_suffix
from bot.text.scripts import fold

SHOWN = 12
"""Cases told in one reply; `/cases` and `casebot cases` show all."""


def asks_catalog(folded: str) -> bool:
    """Whether the message asks what cases there are, or where they are.

    >>> [asks_catalog(q) for q in ("有哪些案例?", "五个案例分别是哪里的", "哪些案例提到电商")]
    [True, True, False]
    """
    return _CATALOG.search(folded) is not None


def asks_provinces(folded: str) -> bool:
    """Whether a message asks in which province each case lies.

    >>> asks_provinces("五个案例各是哪个省的"), asks_provinces("有哪些案例")
    (True, False)
    """
    return _PROVINCES.search(folded) is not None


def catalog(library: Library, *, provinces: bool = False) -> Answer:
    """The list of cases: what each is called, its title, its date where it states one; with `provinces` where each
    lies."""
    cases = list(library.cases.values())
    rows = [
        Line(
            f"{case.id} {label(case)}:《{case.title.text}》" + (f" {case.date.value}" if case.date else ""),
            ((len(case.id) + 1, len(case.id) + 1 + len(label(case))),),
        )
        for case in cases[:SHOWN]
    ]
    if len(cases) > SHOWN:
        rows.append(Line(f"……还有{len(cases) - SHOWN}个。"))
    names = "、".join(_where(case) if provinces else label(case) for case in cases[:SHOWN])
    return Answer(
        Status.ANSWER,
        Kind.CATALOG,
        Line(f"共有{len(cases)}个案例:{names}"[:LEAD_LIMIT]),
        tuple(rows),
        tuple(case.id for case in cases[:SHOWN]),
        reasons=Reasons("catalog"),
    )


def _where(case: Case) -> str:
    """What a case is called, with its province where its places tell one: 乐至(四川)."""
    places = [fold(place) for place in case.places]
    named = [short for place in places if is_province(short := without_suffix(place))]
    told = named or [province for place in places if (province := province_of(place))]
    return f"{label(case)}({told[0]})" if told else label(case)


_PROVINCES = re.compile(r"(?:案例|文章|报道|页面)[^,。]{0,8}哪一?[个些几]?省|[来]自哪一?[个些几]?省")
_CASES = r"(?:案例|例子|文章|报道|资料|材料|页面|地方的(?:案例|资料|经验))"
_CATALOG = re.compile(
    rf"^(?:请问|你|你们|这里|库里|现在|目前|一共|总共|都|,)*(?:有|收(?:录|集)?(?:了|有)?|存了?|装了?|知道)(?:哪些|哪几个|什么|啥|多少(?:个|篇)?|几(?:个|篇))(?:地方的?)?{_CASES}(?:呢|啊|呀|吗|可以问|能问|可问)?[?。!]?$"
    rf"|^(?:全部|所有|列出|列一下|看看|给我看|查看)*(?:全部|所有|这些)?{_CASES}(?:列表|目录|清单|名单)?[?。!]?$"
    rf"|(?:五|几|所有|全部|这些|各)(?:个|篇)?{_CASES}.{{0,4}}(?:分别|各|都)(?:是|讲的?是?|来自|在|发生在|说的?是?|写的?是?)(?:的是)?(?:哪|什么地方|啥地方)(?:里|儿|个|些)?(?:地方|省|市|县|地|区|镇)*(?:的|呢|啊)?"
    rf"|(?:你|库里|这里)(?:都)?(?:能|可以|会)?(?:问|查|答)(?:些)?(?:哪些|什么|啥)(?:案例|地方|资料)"
    rf"|有哪(?:些|几个)(?:地方|县|区)的(?:案例|资料|经验)"
)
