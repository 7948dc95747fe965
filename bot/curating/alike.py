"""Whether two questions may want the same, told from their words alone.

Cheaper and looser than `answering.agreeing`, which understands both against the library: this one serves
where thousands of pairs are looked at and a person has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.curated.agreeing import same_ask
from bot.answering.understanding.asking import Asked, asked_for
from bot.search.names import NameTable, without_suffix
from bot.text.scripts import fold
from bot.text.words import NAME_TAGS, tagged


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must agree where words are alike: what is asked for, the names, and the signs of another
    question, which are numbers, numerals, opposites (男, 东) and extremes (最多)."""

    asked: Asked
    signs: frozenset[str]
    names: frozenset[str]

    def agrees(self, other: Wanted) -> bool:
        """
        >>> shiwan, shouning, who = map(wanted, ("北京有多少党员?", "上海有多少党员?", "北京的党员是谁?"))
        >>> shiwan.agrees(wanted("请问北京市党员有多少名")), shiwan.agrees(shouning), shiwan.agrees(who)
        (True, False, False)
        """
        return (
            self.signs == other.signs
            and same_ask(self.asked, other.asked)
            and all(_within(name, other.names) for name in self.names)
            and all(_within(name, self.names) for name in other.names)
        )


def wanted(question: str, names: NameTable | None = None) -> Wanted:
    """What a question wants; `names` are the cases' own, for places that the dictionary does not have."""
    folded = fold(question)
    named = {word for word, tag in tagged(folded) if tag in NAME_TAGS and len(word) > 1}
    if names is not None:
        named |= {mention.text for mention in names.mentions(folded)}
    return Wanted(
        asked_for(folded),
        frozenset(_SIGN.findall(folded)),
        frozenset(without_suffix(name) for name in named),
    )


_SIGN = re.compile(r"\d+(?:\.\d+)?|[二两三四五六七八九十百千万亿]+|[男女东西南北]|[最更较]\w")


def _within(name: str, others: Iterable[str]) -> bool:
    """Whether a name is among others, whole or as part of a longer one (石湾, 禅城石湾)."""
    return any(name in other or other in name for other in others)
