"""The places a page tells of, most telling first, found by the suffixes of administrative names."""

from __future__ import annotations

import re
from collections import Counter

from bot.text.scripts import fold


def places_of(title: str, body: str) -> tuple[str, ...]:
    """Names of provinces, cities, counties, towns and villages, as the page writes them; at most 12.

    Places of the title come first, then by how often the body has them.
    """
    found: Counter[str] = Counter()
    first: dict[str, int] = {}
    text = title + "\n" + body
    folded = fold(text)
    for match in _NAME.finditer(folded):
        name = text[match.start() : match.end()]
        if not _NO_PLACE.search(match[0]):
            found[name] += 1
            first.setdefault(name, match.start())
    ranked = sorted(found, key=lambda name: (first[name] > len(title), -found[name], first[name]))
    return tuple(ranked[:_MOST])


_MOST = 12
_STOP = "在是的了和与以及从到对将把由为向于赴至各该全本我这那每某个等有让被给按近年来日前其中同时带领组织深入推进、，,。；;：:“”‘’（）()《》\\s一二三四五六七八九十两"
_NAME = re.compile(
    rf"[^\W\d_a-z{_STOP}省市县区镇乡村]{{2,4}}?(?:自治区|自治州|自治县|新区|街道|社区|省|市|县|区|镇|乡|村|州|旗)(?!委|级|直|里|民|党|干|两|容|场|长|域|域)"
)
_NO_PLACE = re.compile(
    r"(?:农村|乡村|城乡|城市|全市|全县|社区|城区|园区|景区|街区|小区|山区|地区|辖区|片区|校区|专区|灾区|库区|林区|牧区|市区|新区)$"
)
