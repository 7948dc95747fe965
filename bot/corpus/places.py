"""The places a page tells of, most telling first: what a person calls the case by."""

from __future__ import annotations

from collections import Counter

from bot.text.scripts import fold
from bot.text.words import is_word, tagged


def places_of(title: str, body: str) -> tuple[str, ...]:
    """Names of provinces, cities, counties, towns, communities and villages, as the page writes them.

    At most 24: places of the title first, then those of the opening, then by how often they stand.

    >>> places_of("洛阳市涧西区的实践", "寺沟社区和张家楼街道的农村党员,各村、涉农社区都来了。")
    ('洛阳市', '涧西区', '寺沟社区', '张家楼街道')
    """
    text = f"{title}\n{body[:_READ]}"
    found: Counter[str] = Counter()
    first: dict[str, int] = {}
    for start, end in place_spans(tagged(fold(text)), len(title)):
        name = text[start:end]
        found[name] += 1
        first.setdefault(name, start)
    opening = len(title) + _OPENING

    def rank(name: str) -> tuple[int, int, int]:
        at = first[name]
        return (0 if at <= len(title) else 1 if at <= opening else 2, -found[name], at)

    return tuple(sorted(found, key=rank)[:_MOST])


def place_spans(tokens: list[tuple[str, str]], title: int = 0) -> list[tuple[int, int]]:
    """Ranges of place names over the tokens of a text: a place word, or a name and its suffix word.

    A bare word (青岛) counts in the first `title` characters alone: the dictionary calls too many
    ordinary words places.
    """
    starts = [0]
    for word, _ in tokens:
        starts.append(starts[-1] + len(word))
    spans: list[tuple[int, int]] = []
    for i, (word, tag) in enumerate(tokens):
        first = i
        suffix = word in _SUFFIX_WORDS or (len(word) == 1 and word in _SUFFIXES)
        if suffix:
            first = _name_before(tokens, i)
            if first == i or _goes_on(tokens, i):
                continue
        elif word in _GENERIC:
            continue
        elif word[-1] in _SUFFIXES and len(word) == 2 and not is_word(word):
            # 下|党村, 宝|山镇: the segmenter does not know the name and cuts it.
            first = _name_before(tokens, i, longest=1)
            if first == i and tag not in _PLACE_TAGS:
                continue
        elif starts[i] < title:
            if tag not in _PLACE_TAGS or not is_word(word):
                continue
        elif word[-1] not in _SUFFIXES or len(word) < 3 or tag not in _NAME_TAGS:
            continue
        if starts[i + 1] - starts[first] >= (3 if suffix else 2):
            while spans and spans[-1][1] > starts[first]:
                spans.pop()
            spans.append((starts[first], starts[i + 1]))
    return spans


def _name_before(tokens: list[tuple[str, str]], at: int, longest: int = 4) -> int:
    """The index of the first token of the name that stands right before token `at`."""
    first, size = at, 0
    while first > 0:
        word, tag = tokens[first - 1]
        if not ("㐀" <= word[0] <= "鿿") or word in _GENERIC or word in _NO_NAME or tag[:1] in _GRAMMAR_TAGS:
            break
        common = len(word) > 1 and is_word(word) and tag not in _NAME_TAGS
        if common or size + len(word) > longest:
            break
        size += len(word)
        first -= 1
        if len(word) > 1 and tag in _NAME_TAGS and is_word(word):
            break
    return first


def _goes_on(tokens: list[tuple[str, str]], at: int) -> bool:
    """Whether the suffix character begins a word of its own here (村|集体经济, 县|委)."""
    return len(tokens[at][0]) == 1 and at + 1 < len(tokens) and tokens[at + 1][0][0] in "级委民集容长域里"


_MOST = 24
_READ = 6_000
_OPENING = 200
_SUFFIXES = frozenset("省市县区州旗镇乡村")
_SUFFIX_WORDS = frozenset({"街道", "社区", "新区", "自治区", "自治州", "自治县", "开发区"})
_PLACE_TAGS = frozenset({"ns"})
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nz", "s"})
# Prepositions, particles, conjunctions, numerals, pronouns, adverbs, marks, verbs.
_GRAMMAR_TAGS = frozenset("pucmrdxv")
_NO_NAME = frozenset("年月日个名在于到从向对将把由为等及和与的各该全本我这那每某个有让被给按是以")
_GENERIC = frozenset(
    "农村 乡村 社区 街道 新区 城区 城市 城镇 乡镇 村镇 全省 全市 全县 全区 全镇 全村 本市 本县 本村 各村 各镇 各县 各区 该区 该县 该市 该镇 该村 "
    "市区 县区 地区 老区 山区 郊区 园区 景区 小区 片区 辖区 行政村 新农村 自然村 省市 市县 县乡 镇村 村村 中国 全国 我国 国家 我省 我市 我县 "
    "居民区 住宅区 校区 林区 牧区 库区 灾区 专区 特区 示范区 试验区 开发区 生活区 工业区 产业区 服务区 功能区 保护区 区域 东北 西北 西南 东南 城乡 中共".split()
)
