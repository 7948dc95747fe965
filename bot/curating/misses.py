"""What was asked in vain, put together by likeness: the worklist of the admins, most asked first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bot.curating.alike import Wanted, wanted
from bot.faq.entries import Entry
from bot.search.names import NameTable
from bot.search.phrasings import PhrasingIndex, key_of
from bot.store import Miss
from bot.text.scripts import fold

ALIKE = 0.6
"""How like two questions are that one entry may answer. Lower than the bar that lets an entry answer: here
a person looks at what was put together."""

NEIGHBOURS = 20
"""Nearest questions looked at for one; those that are no heads of clusters are passed over."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that one entry may answer. `questions` are the distinct ones, most asked first; `answers`
    the ids of the logged answers behind them, `asked` how many those are, by how many `people`, the `last`
    one when (seconds since 1970), `bad` how many of them were answered and rated bad."""

    questions: tuple[str, ...]
    answers: tuple[int, ...]
    asked: int
    people: int
    last: float
    bad: int


def clusters(misses: Sequence[Miss], names: NameTable) -> tuple[Cluster, ...]:
    """Put misses together: each question, most asked first, goes to the nearest head that is like enough
    and asks for the same; else it is the head of a new cluster. Most people first, then most often asked,
    then the latest. `names` are the cases' own, to tell 石湾 from 寿宁 where the dictionary does not."""
    groups = _by_question(misses)
    index = PhrasingIndex(Entry(str(number), (group[0].question,), "") for number, group in enumerate(groups))
    members: dict[int, list[Sequence[Miss]]] = {}

    @cache
    def wants(number: int) -> Wanted:
        """Asked for the few alone that are like another."""
        return wanted(groups[number][0].question, names)

    for number, group in enumerate(groups):
        near = index.nearest(fold(group[0].question), NEIGHBOURS)
        alike = (int(match.entry) for match in near if match.score >= ALIKE)
        heads = (head for head in alike if head in members and wants(number).agrees(wants(head)))
        members.setdefault(next(heads, number), []).append(group)
    return tuple(sorted(map(_cluster, members.values()), key=_most_wanted))


def _by_question(misses: Iterable[Miss]) -> list[list[Miss]]:
    """The misses of each question, whatever its script, marks and polite words; most asked first, those
    asked as often in the order they came."""
    groups: defaultdict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        folded = fold(miss.question)
        groups[key_of(folded) or folded].append(miss)
    return sorted(groups.values(), key=lambda group: -len(group))


def _cluster(groups: Sequence[Sequence[Miss]]) -> Cluster:
    misses = [miss for group in groups for miss in group]
    spelled = [Counter(miss.question for miss in group).most_common(1)[0][0] for group in groups]
    return Cluster(
        questions=tuple(spelled),
        answers=tuple(miss.answer for miss in misses),
        asked=len(misses),
        people=len({miss.person for miss in misses}),
        last=max(miss.asked for miss in misses),
        bad=sum(miss.bad for miss in misses),
    )


def _most_wanted(cluster: Cluster) -> tuple[float, ...]:
    return (-cluster.people, -cluster.asked, -cluster.last)
