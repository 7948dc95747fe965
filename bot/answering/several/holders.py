"""The cases that tell of something: of each its best sentence that has all the words, or a heading that does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.several.comparing import MOST_CASES
from bot.library import Library
from bot.models import Case, Quote
from bot.search.evidence import Reach, Reader, Reading, match
from bot.search.terms import Term, TermKind
from bot.text.scripts import fold
from bot.text.words import tagged


def holders(wanted: Sequence[Term], library: Library) -> list[Reading]:
    """The best sentence of each case that has all (or nearly all) of the words, best first."""
    best: dict[str, Reading] = {}
    exact = [term for term in wanted if term.kind is TermKind.QUOTED and term.known]
    reader = Reader(wanted, _STRICT)
    ordinals: Iterable[int] = range(len(library.passages))
    if len(library.passages) > _READ_ALL:
        weights = {part: term.weight for term in wanted for part in _bigrams(term.text)}
        ordinals = [c.ordinal for c in library.index.candidates(weights, _READ_ALL // 10)]
    for ordinal in ordinals:
        for sentence in library.sentences(ordinal):
            if exact and not all(match(term, sentence.folded) == 1.0 for term in exact):
                continue
            reading = reader.read(sentence).best()
            if reading.score > best[sentence.case].score if sentence.case in best else True:
                best[sentence.case] = reading
    few = len(library.passages) <= _READ_ALL
    near = [library.passages[ordinal].case for ordinal in ordinals] if few or exact else []
    for case in dict.fromkeys(near):
        held = best[case].score if case in best else 0.0
        head = _head_with(exact or wanted, library.cases[case]) if held < _HOLDS else None
        if head is not None:
            best[case] = _head_read(case, head, exact or wanted, library)
    if not best:
        return []
    top = max(reading.score for reading in best.values())
    bar = max(_HOLDS, 0.85 * top)
    found = [r for r in best.values() if r.score >= bar and all(_vouched(t, r) for t in wanted)]
    return sorted(found, key=lambda reading: -reading.score)[:MOST_CASES]


def _head_with(wanted: Sequence[Term], case: Case) -> Quote | None:
    """The title, or the first heading, that has all the words."""
    heads = (case.title, *(section.heading for section in case.sections if section.heading))
    return next((head for head in heads if all(match(term, fold(head.text)) == 1.0 for term in wanted)), None)


def _head_read(case: str, head: Quote, wanted: Sequence[Term], library: Library) -> Reading:
    """A case's title or heading as what it says: some words stand nowhere else."""
    first = library.sentences(library.ordinals(case)[0])[0]
    folded = fold(head.text)
    sentence = first._replace(quote=head, folded=folded, heading="", before="", after="")
    return Reading(sentence, (0, len(folded)), 1.0, tuple(term.text for term in wanted))


def _vouched(term: Term, reading: Reading) -> bool:
    """Whether a term found by a synonym of one character only is found as a word or the head of one:
    羊肚菌 is a 菌, 茶亭 is no 茶."""
    sentence = reading.sentence.folded
    if term.text not in reading.matched or term.text in sentence:
        return True
    standing = [other for other in term.others if other in sentence]
    if not standing or any(len(other) > 1 for other in standing):
        return True
    return any(word.endswith(other) for word, _ in tagged(sentence) for other in standing)


def _bigrams(text: str) -> list[str]:
    return [text] if text.isascii() or len(text) < 3 else [text[i : i + 2] for i in range(len(text) - 1)]


_STRICT = Reach(clause=1.0, next_clause=1.0, sentence=1.0, before=0.5, after=0.2, heading=0.5, title=0.5)
"""A word anywhere in the sentence counts whole: the case is asked for, not the clause."""

_HOLDS = 0.72
"""The share of the words' weight that a case's best sentence must have: all, or by a synonym."""

_READ_ALL = 2_000
"""Passages that are all read for the cases that tell of something; of more, the index's best 200: with 400 no further
case was found among 1,710 pages."""
