"""The provinces, cities and counties of the country, known by name: regions.txt and counties.txt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bot.text.scripts import fold


def is_region(folded: str) -> bool:
    """Whether a name without its suffix is a province or city of the country.

    >>> is_region("洛阳"), is_region("落阳")
    (True, False)
    """
    return folded in _known()


def is_province(folded: str) -> bool:
    """Whether a name without its suffix is a province."""
    return folded in _provinces()


def province_of(place: str) -> str:
    """The province of a folded city or county with its suffix, or "" where none or more than one has it.

    >>> province_of("洛阳市"), province_of("忠县"), province_of("洛阳村"), province_of("鼓楼区")
    ('河南', '重庆', '', '')
    """
    found = _provinces_of()
    # Counties that have become cities or districts since: 邹平县, 邹平市.
    return found.get(place) or (found.get(f"{place[:-1]}县", "") if place[-1:] in ("市", "区") else "")


def county_called(bare: str) -> str:
    """The county or city that has a folded name but for its suffix, or "" where none has or several have.

    >>> county_called("莱西"), county_called("治理")
    ('莱西市', '')
    """
    full = [
        f"{bare}{suffix}" for suffix in _OF_COUNTIES if len(bare) > 1 and f"{bare}{suffix}" in _provinces_of()
    ]
    return full[0] if len(full) == 1 else ""


def known_in(text: str) -> Iterator[tuple[int, str]]:
    """The known provinces and cities in a text, the longest at each place."""
    known = _known()
    at = 0
    while at < len(text):
        for size in range(min(5, len(text) - at), 1, -1):
            if text[at : at + size] in known:
                yield at, text[at : at + size]
                at += size - 1
                break
        at += 1


def known_ending(text: str, end: int, suffix: str) -> int | None:
    """Where a known province or city that ends at `end` begins, or with the suffix a known county."""
    known = _known()
    counties = _provinces_of() if suffix.endswith(_OF_COUNTIES) else {}
    # 莒县 is one behind 山东, not behind a word.
    alone = bool(counties) and end > 1 and known_ending(text, end - 1, "") is not None
    for size in range(min(5, end), 0 if alone else 1, -1):
        core = text[end - size : end]
        if core in known or (counties and core + suffix in counties):
            return end - size
    return None


_OF_COUNTIES = ("县", "区", "市", "旗")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_regions().replace(":", " ").split())


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(_regions().strip().splitlines()[0].split())


@lru_cache(maxsize=1)
def _provinces_of() -> Mapping[str, str]:
    found: dict[str, str] = {}
    # Folded as a whole: place by place that takes 10 ms.
    for text, suffix in ((_regions(), "市"), (fold(_lines("counties.txt")), "")):
        for province, _, places in (line.partition(": ") for line in text.splitlines()):
            found.update((f"{place}{suffix}", province) for place in places.split())
    return found


def _regions() -> str:
    return _lines("regions.txt")


def _lines(name: str) -> str:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
