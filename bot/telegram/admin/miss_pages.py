"""What an admin sees of what was asked in vain: a cluster of questions, one a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.telling.rules import told_rule
from bot.beijing import shown
from bot.curating.misses import Cluster
from bot.faq.entries import Entry
from bot.library import Library
from bot.models import Answer, Status
from bot.search.phrasings import Match
from bot.store import Miss
from bot.telegram import texts
from bot.telegram.admin import miss_texts
from bot.telegram.admin.dialogue import in_chat, mark
from bot.telegram.markup import Block, Frame, Rendered, block, joined, rendered, shortened
from bot.telegram.texts import Voice
from bot.text.scripts import fold

QUESTIONS = 5
"""Questions of a cluster shown; more say the same."""
QUESTION = 200
"""Characters shown of a question: pasted pages are asked too, and a page of the list is one message."""
TOLD = 300
NAME = 24
"""Characters shown of the question that an entry is called by."""
LIKE = 0.2
"""The overlap from which an entry is offered to be joined: under it they share a common word by chance. Lower
than what is offered to people (`curated.CLOSE`), as an admin sees both."""


@dataclass(frozen=True, slots=True)
class Page:
    """One cluster as it is shown: `number` of `count`, the ids of the clusters `before` and `after` it, and
    the live entry that is `nearest` to it."""

    cluster: Cluster
    number: int
    count: int
    before: int | None
    after: int | None
    nearest: Match | None

    @property
    def id(self) -> int:
        """The answer that stands for the cluster: whatever joins it or leaves the list, it is in there."""
        return min(self.cluster.answers)

    @property
    def mark(self) -> str:
        """What a button of this page may act on: these questions, and this entry."""
        return mark("\n".join((*sorted(self.cluster.questions), self.nearest.entry if self.nearest else "")))


def page_of(listed: Sequence[Cluster], answer: int, library: Library) -> Page | None:
    """The page with the cluster that holds an answer; None where none does (any more)."""
    number = next((place for place, cluster in enumerate(listed) if answer in cluster.answers), None)
    if number is None:
        return None
    return Page(
        listed[number],
        number,
        len(listed),
        min(listed[number - 1].answers) if number else None,
        min(listed[number + 1].answers) if number + 1 < len(listed) else None,
        nearest_entry(listed[number], library),
    )


def nearest_entry(cluster: Cluster, library: Library) -> Match | None:
    """The live entry whose phrasing is likest to the cluster's first question; None where none is like it."""
    found = library.phrasings.nearest(fold(cluster.questions[0]), 1)
    return next((one for one in found if one.entry in library.faq.entries and one.score >= LIKE), None)


def cluster_message(
    page: Page, misses: Sequence[Miss], told: Answer | None, library: Library, voice: Voice
) -> Rendered:
    """One page of the list. `misses` are the cluster's, `told` is what was answered to the latest."""
    cluster = page.cluster
    head = voice.say(miss_texts.PAGE.format(number=page.number + 1, count=page.count))
    last = shown(cluster.last, "%m-%d %H:%M")
    counts = miss_texts.ASKED.format(asked=cluster.asked, people=cluster.people, last=last)
    blocks = [
        block((head, "b")),
        joined(_questions(cluster, voice), Frame.QUOTE),
        joined(Block(voice.say(line)) for line in (counts, *_bad(cluster, misses))),
        *_story(told, voice),
        _nearest(page.nearest, library, voice),
    ]
    return rendered(blocks)[0]


def place_of(entry: Entry) -> str:
    """Where an entry is written."""
    if in_chat(entry):
        return miss_texts.CHAT
    return miss_texts.FILE.format(file=entry.place.file, line=entry.place.line)


def named(entry: Entry) -> str:
    """An entry's id, with its first question: who wrote it here knows it by that.

    >>> named(Entry("chat-4", ("食堂几点开门?",), "七点。"))
    'chat-4“食堂几点开门?”'
    """
    return f"{entry.id}“{shortened(entry.questions[0], NAME)}”"


def reason_name(code: str | None) -> str:
    """The reason of a 👎 in words."""
    return next((name for known, name in texts.REASONS.items() if known == code), miss_texts.NO_REASON)


def _questions(cluster: Cluster, voice: Voice) -> Iterator[Block]:
    for question in cluster.questions[:QUESTIONS]:
        yield Block(shortened(question, QUESTION))
    more = len(cluster.questions) - QUESTIONS
    if more > 0:
        yield Block(voice.say(miss_texts.FURTHER.format(count=more)))


def _bad(cluster: Cluster, misses: Sequence[Miss]) -> Iterator[str]:
    """How many were answered and rated bad, and the reasons given."""
    if not cluster.bad:
        return
    yield miss_texts.BAD.format(bad=cluster.bad)
    reasons = Counter(reason_name(miss.reason) for miss in misses if miss.bad)
    told = "、".join(f"{name} {count}" for name, count in reasons.most_common())
    yield miss_texts.REASONS + told


def _story(told: Answer | None, voice: Voice) -> Iterator[Block]:
    """Why there was no answer, or which."""
    if told is None:
        return
    if told.status is not Status.ANSWER:
        why = told_rule(told.reasons.rule)
        missing = "、".join(told.reasons.missing)
        told_missing = f";{texts.WHY_ROWS['missing']}:{shortened(missing, TOLD)}" if missing else ""
        yield block((voice.say(miss_texts.WHY), "b"), voice.say(why + told_missing))
    yield block((voice.say(miss_texts.TOLD), "b"), shortened(told.lead.text, TOLD))


def _nearest(match: Match | None, library: Library, voice: Voice) -> Block:
    if match is None:
        return Block(voice.say(miss_texts.NEAREST_NONE))
    entry = library.faq.entries[match.entry]
    place = voice.say(place_of(entry))
    told = miss_texts.LIKENESS.format(
        id=entry.id, place=place, score=match.score, phrasing=shortened(match.phrasing, QUESTION)
    )
    return block((voice.say(miss_texts.NEAREST), "b"), told)
