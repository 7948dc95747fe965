"""Place names of the cases, and which cases a question names by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot import lazy_re as re
from bot.corpus.places import PEOPLES
from bot.corpus.regions import county_called, is_region, province_of
from bot.models import Case
from bot.text.scripts import fold
from bot.text.sounds import loose_sound
from bot.text.words import NAME_TAGS, is_word, tag


@dataclass(frozen=True, slots=True)
class Mention:
    """A case name in folded text `[start, end)`: the cases it can mean, and whether it names them as
    a whole (it stands in their title or opening) or only a place inside them."""

    text: str
    start: int
    end: int
    cases: frozenset[str]
    whole: bool


FEW = 100
"""Cases up to which the province of a city or county names its cases, too. Of many pages some tell of a province
and no city of it: to leave these out costs .3 points of the right page (DRCD)."""


class NameTable:
    """Folded names -> cases. Built once; read only."""

    def __init__(self, cases: Iterable[tuple[str, Iterable[tuple[str, bool]]]]) -> None:
        """`cases` are ids, each with what `headed_names` tells of the case."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        heads: defaultdict[str, set[str]] = defaultdict(set)
        rows = [(case, name, at_head) for case, names in cases for name, at_head in names]
        self.many = len({case for case, _, _ in rows}) > FEW
        if not self.many:
            # Wherever the city stands: the page is of its province all the same.
            rows += [(case, province, True) for case, name, _ in rows if (province := province_of(name))]
        for case, name, at_head in rows:
            owners[name].add(case)
            if at_head:
                heads[name].add(case)
        self._owners: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in owners.items()}
        self._heads: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in heads.items()}
        self._longest = max(map(len, self._owners), default=0)
        self._openings = frozenset(name[:2] for name in self._owners)

    def has(self, name: str) -> bool:
        """Whether a folded name is one of the cases'."""
        return name in self._owners

    def cases(self, name: str) -> frozenset[str]:
        """The cases that have a folded name."""
        return self._owners.get(name, frozenset())

    def sounding(self, folded: str) -> Iterator[tuple[int, str]]:
        """The names that sound like some part of a text, each with where it starts: from left to right, the
        longest first; those that stand there among them."""
        sounds = [loose_sound(char) for char in folded]
        for start, two in enumerate(pairwise(sounds)):
            for name in self._by_sound.get(two, ()):
                if sounds[start : start + len(name)] == [loose_sound(char) for char in name]:
                    yield start, name

    def looking(self, folded: str, at: int) -> Iterator[tuple[int, str]]:
        """The names, longest first, that stand around position `at` but for the character there, each with
        where it starts."""
        for size in range(min(self._longest, len(folded)), 1, -1):
            for start in range(max(0, at - size + 1), min(at, len(folded) - size) + 1):
                gap = f"{folded[start:at]}?{folded[at + 1 : start + size]}"
                for char in self._by_gap.get(gap, ""):
                    if char != folded[at]:
                        yield start, gap.replace("?", char)

    # Both are for mending alone: made when a question first has something to mend.
    @cached_property
    def _by_sound(self) -> Mapping[tuple[str, str], Sequence[str]]:
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for name in sorted(self._owners, key=len, reverse=True):
            found[loose_sound(name[0]), loose_sound(name[1])].append(name)
        return dict(found)

    @cached_property
    def _by_gap(self) -> Mapping[str, str]:
        found: defaultdict[str, str] = defaultdict(str)
        for name in self._owners:
            for at, char in enumerate(name):
                found[f"{name[:at]}?{name[at + 1 :]}"] += char
        return dict(found)

    def mentions(self, folded: str) -> list[Mention]:
        """The names a folded question mentions, left to right, longest first where they overlap."""
        found: list[Mention] = []
        at = 0
        while at < len(folded):
            longest = self._longest if folded[at : at + 2] in self._openings else 0
            for size in range(min(longest, len(folded) - at), 1, -1):
                name = folded[at : at + size]
                if name in self._owners:
                    heads = self._heads.get(name, frozenset())
                    found.append(Mention(name, at, at + size, heads or self._owners[name], bool(heads)))
                    at += size
                    break
            else:
                at += 1
        return found


def headed_names(case: Case) -> list[tuple[str, bool]]:
    """The folded names of a case, each with whether it stands in its title or opening."""
    head = fold(case.title.text) + fold(case.text[:HEAD])
    names = [(name, name in head) for name in sorted(case_names(case))]
    of_outlet = _region_of_outlet(case)
    return [*names, (of_outlet, True)] if of_outlet and (of_outlet, True) not in names else names


def _region_of_outlet(case: Case) -> str:
    """The province or city whose paper a page is from, where the page calls it 我市 and not by its name, else ""."""
    if case.outlet is None or _OURS.search(fold(case.text)) is None:
        return ""
    outlet = fold(case.outlet.value)
    return next((outlet[:size] for size in (4, 3, 2) if is_region(outlet[:size])), "")


_OURS = re.compile(r"[我本][省市]")


def case_names(case: Case) -> set[str]:
    """The folded names of a case: its places, each also without its suffix, and the parts of chains.

    石湾镇街道 is also 石湾镇 and 石湾; 龙陵县龙山镇 is also 龙陵县, 龙陵, 龙山镇 and 龙山. What is left of a
    name is none where it is a common word (动物区 is not 动物).
    """
    names: set[str] = set()
    title = fold(case.title.text)
    for place in case.places:
        for part in {fold(place), *_LINK.findall(fold(place))}:
            name = part
            if county := county_called(part):
                names.add(county)
            while len(name) >= 2 and name not in _GENERIC:
                if name in title or name == part or not is_word(name) or tag(name) in _OFTEN_NAMES:
                    names.add(name)
                shorter = without_suffix(name)
                if shorter == name:
                    break
                name = shorter
    return {name for name in names if len(name) >= 2 and name not in _GENERIC}


def without_suffix(place: str) -> str:
    """A place without the word for its rank, unless nothing would be left of it (深村).

    >>> without_suffix("洛阳市"), without_suffix("青島西海岸新區"), without_suffix("深村"), without_suffix("昌吉回族自治州")
    ('洛阳', '青島西海岸', '深村', '昌吉')
    """
    shorter = place[: len(_SUFFIX.sub("", fold(place)))]
    return shorter if len(shorter) > 1 else place


HEAD = 160
"""Characters within which an opening names what the page is about; a title names its place early."""

_SUFFIX = re.compile(
    rf"(?:特别行政区|(?<!内){PEOPLES}自治[州县区旗]|新区|街道|社区|办事处|开发区|行政村|嘎查|苏木|[省市县区州旗盟镇乡村])$"
)
_LINK = re.compile(
    r"[一-鿿]{2,7}?(?:自治[州县区]|新区|街道|社区|[省市县区州旗镇乡村](?!街道|社区|级|委|民|里|庄))"
)
_OFTEN_NAMES = NAME_TAGS | {"nz", "s"}
_GENERIC = frozenset(
    """
    农村 乡村 社区 街道 新区 城区 城市 城镇 乡镇 村镇 全省 全市 全县 全区 全镇 全村 本市
    本县 本村 各村 该区 该县 该市 该镇 该村 市区 县区 地区 老区 山区 郊区 园区 景区 小区
    片区 辖区 行政 新农 美丽 特色 示范 试点 先进 涉农 城乡 我国 我省 我市 我县
    """.split()
)
