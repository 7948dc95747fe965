"""The stretches of a page that tell of one of its villages: a page on a county goes from one to the next, and says
该村, or nothing, of whose secretary or orchard it tells."""

from __future__ import annotations

from collections.abc import Sequence

from bot.models import Case
from bot.search.names import Mention, without_suffix
from bot.text.scripts import fold


def place_within(names: Sequence[Mention], case: Case) -> str:
    """The last place named, where it is a village that a page tells of beside others, else "": one that its title has
    is what the whole page is about."""
    title = fold(case.title.text)
    named = [name.text for name in names if case.id in name.cases]
    if not named or without_suffix(named[-1]) in title:
        return ""
    return named[-1] if _others(named[-1], case) else ""


def stretches_of(place: str, case: Case) -> list[range]:
    """The raw offsets from each paragraph that has a place up to the next that has another village, and not it;
    none where the page has next to nothing of it: it stands in one paragraph, among others."""
    paragraphs = [p.sentences for section in case.sections for p in section.paragraphs if p.sentences]
    others = _others(place, case)
    found: list[int] = []
    naming = 0
    for at, sentences in enumerate(paragraphs):
        text = fold("".join(sentence.text for sentence in sentences))
        naming += place in text
        if place in text or (found[-1:] == [at - 1] and not any(other in text for other in others)):
            found.append(at)
    if naming < 2 and 2 * len(found) < len(paragraphs):
        return []
    return [range(paragraphs[at][0].start, paragraphs[at][-1].end) for at in found]


def _others(place: str, case: Case) -> list[str]:
    """The other villages of a page, [] where the place is none, also where the question leaves the word for it out."""
    places = [fold(one) for one in case.places]
    whole = next((one for one in places if one.startswith(place)), place)
    if not whole.endswith(_VILLAGES):
        return []
    return [one for one in places if place not in one and one.endswith(_VILLAGES)]


_VILLAGES = ("村", "社区", "嘎查")
