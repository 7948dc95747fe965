"""How a case is named and cited in a reply."""

from __future__ import annotations

from urllib.parse import quote as percent

from bot.library import Library
from bot.models import Case, Citation, Quote
from bot.search.names import HEAD, without_suffix
from bot.text.scripts import fold
from bot.text.sentences import RIMS

QUOTE_LIMIT = 260
"""Characters of a quoted sentence shown under the lead; the citation has it whole."""


def label(case: Case) -> str:
    """What people call a case: the places of its title, else the first of its opening, else the title: a place that
    is named further down is one of those it tells of.

    Places that stand side by side in the title are one name (青岛西海岸新区).
    """
    title, text = case.title.text, case.text
    opening = text[:HEAD]
    if title and title in text:
        # A page without a title of its own: its opening names places by the way.
        first = opening.partition("\n")[0]
        near = [place for place in case.places if place in first]
        near = near or [place for place in case.places if place in opening] or list(case.places)
        return max(near, key=lambda place: text.count(without_suffix(place)), default=title)
    written = [_as_in(title, place) for place in case.places]
    spans = sorted((title.find(place), -len(place), place) for place in written if place in title)
    name, end = "", -1
    for start, _, place in spans:
        if start < end:
            continue
        if name and start != end:
            break
        name, end = name + place, start + len(place)
    return name or next((place for place in case.places if place in opening), title)


def _as_in(title: str, place: str) -> str:
    """A place as short as the title has it: 石湾镇街道 -> 石湾."""
    while place not in title and (shorter := without_suffix(place)) != place:
        place = shorter
    return place


def cite(case: Case, quote: Quote, library: Library, passage: str = "") -> Citation:
    """The citation of a quote, with the best address known for it (never an invented one)."""
    link = _link(case, quote, library)
    return Citation(case.id, case.title.text, case.file, quote, link, passage, _origin(case))


def _link(case: Case, quote: Quote, library: Library) -> str:
    own = library.sources.get(case.id, "")
    if own:
        return own
    if library.source_base_url:
        return f"{library.source_base_url.rstrip('/')}/{percent(case.file)}#L{quote.line}"
    return ""


def _origin(case: Case) -> str:
    """What the case is called (where its title does not say it), 《title》, outlet and date."""
    name = label(case)
    parts = [
        f"《{case.title.text}》" if fold(name) in fold(case.title.text) else f"{name}《{case.title.text}》"
    ]
    parts.extend(stated.value for stated in (case.outlet, case.date) if stated)
    return " · ".join(parts)


def clipped(text: str, around: tuple[int, int], limit: int = QUOTE_LIMIT) -> tuple[str, int]:
    """At most `limit` characters of a text that hold a range of it, with … where it is cut; and the
    offset by which the range's place changed.

    >>> clipped("一二三四五六七八九十", (4, 6), 6)
    ('…四五六七…', -2)
    """
    if len(text) <= limit:
        return text, 0
    room = limit - 2
    start = max(0, min(around[0] - max(0, room - (around[1] - around[0])) // 2, len(text) - room))
    end = min(len(text), start + room)
    front = "…" if start else ""
    return front + text[start:end] + ("…" if end < len(text) else ""), len(front) - start


def quoted(text: str) -> str:
    """A text in quotation marks, unless it begins with speech that has its own; without a mark that leads on at its
    end, behind which nothing is shown.

    >>> quoted("“走吧。”他说。"), quoted("走了;")
    ('“走吧。”他说。', '“走了”')
    """
    text = text.rstrip(RIMS)
    return text if text.startswith("“") else f"“{text}”"


def bold_in(text: str, found: str) -> tuple[tuple[int, int], ...]:
    """The range of `found` in `text`, whatever the script of either, as bold ranges."""
    at = fold(text).find(fold(found)) if found else -1
    return ((at, at + len(found)),) if at >= 0 else ()
