"""The sentence told last, told again: whoever goes on from an answer often asks what stands right there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import lazy_re as re
from bot.answering.evidence.facts import Evidence, read_one, reader_of
from bot.answering.evidence.marking import MARKED, likeliest
from bot.answering.evidence.marks import times_in
from bot.answering.evidence.spans import AskedReader
from bot.answering.telling.composing import tell_fact
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.conversation import Conversation
from bot.answering.understanding.question import Question
from bot.answering.weighing.untold import wrong_year
from bot.library import Library
from bot.models import Answer
from bot.search.evidence import Reading, match
from bot.search.sentences import ReadSentence
from bot.search.terms import Term
from bot.text.words import tag


def told_again(
    question: Question, own: Sequence[Term], library: Library, conversation: Conversation
) -> Answer | None:
    """The sentence told last, or the one beside it, where every noun of a message's `own` words stands there and
    something of the kind it asks for, too (归成几大类, 带火了什么); else None.

    For a question that nothing else answers. A noun that does not stand there asks for something else.
    """
    if question.names or question.strangers or question.skip or question.asked.ask not in _ASKED:
        return None
    reader = reader_of(question, question.terms)
    for sentence in sorted(
        _told(library, conversation), key=lambda one: -sum(match(t, one.folded) for t in own)
    ):
        around = sentence.heading + sentence.before + sentence.folded + sentence.after
        if all(match(term, around) or not tag(term.text).startswith(_NOUNS) for term in own):
            reading = read_one(sentence, question, library, reader)
            evidence = Evidence((reading,))
            if _may_answer(reading, question, reader) and not wrong_year(question, evidence, library):
                return tell_fact(question, evidence, library, "the sentence told last")
    return None


_NOUNS = ("n", "j", "m", "x", "eng")
_ASKED = frozenset({*MARKED, Ask.NAME, Ask.LIST, Ask.DEFINITION})


def _told(library: Library, conversation: Conversation) -> Iterator[ReadSentence]:
    """The sentences told last, then those beside them; a sort keeps that order."""
    beside: list[ReadSentence] = []
    for case in sorted({case for case, _ in conversation.told}):
        page = [one for ordinal in library.ordinals(case) for one in library.sentences(ordinal)]
        for at, one in enumerate(page):
            if (case, one.quote.start) in conversation.told:
                yield one
                beside += [near for near in page[max(0, at - 1) : at + 2] if near is not one]
    yield from beside


def _may_answer(reading: Reading, question: Question, reader: AskedReader) -> bool:
    """Whether a sentence has something of the kind asked for: a number of that measure, a date, a person, a place."""
    asked, sentence = question.asked, reading.sentence
    if asked.ask is Ask.NUMBER and not (asked.unit or asked.measures):
        return False
    if asked.ask is Ask.WHEN and any(
        sentence.folded[a:b] not in question.folded for a, b in times_in(sentence)
    ):
        return True
    if asked.ask in (Ask.NUMBER, Ask.WHEN):
        return bool(reader.fitting(sentence))
    if asked.ask in MARKED:
        return likeliest(sentence.folded, reading.clause, question) is not None
    return not _CALLED.search(question.folded)


# Only its own words tell what something is called.
_CALLED = re.compile(r"[称比看当][为作]|誉为|视为|叫做")
