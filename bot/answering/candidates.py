"""The pages a question may be answered from, best first, and the passages of them to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.question import Question
from bot.library import Library
from bot.search.page_scores import PageScore, page_scores, query_terms

PAGES = 5
"""Pages that are read; the right one is among them for .997 / .992 of the questions of CMRC / DRCD."""

FOUND = 50
"""Passages taken from the index."""

SAID_SO = 0.6
"""What a synonym weighs beside the word itself when passages are looked for."""

ALL_READ = 200
"""Passages of the cases a question names that are all scored; of more, those the index finds."""

WHOLE = 16
"""Passages of a page that is read whole; of a longer one those the index finds."""


@dataclass(frozen=True)
class Nearest:
    """Pages best first; of each the ordinals of the passages to read, in page order."""

    pages: tuple[PageScore, ...]
    ordinals: Mapping[str, Sequence[int]]


def nearest(question: Question, library: Library) -> Nearest:
    """The best pages for a question: of the cases it names, else of the passages the index finds."""
    weights = query_terms(asking_part(question), library.index.doc_freq, len(library.passages))
    if question.scope and sum(len(library.ordinals(case)) for case in question.scope) <= ALL_READ:
        found = [ordinal for case in sorted(question.scope) for ordinal in library.ordinals(case)]
    else:
        wanted = {term: 1.0 for term in weights if len(term) > 1 or term.isascii()}
        for term in question.terms:
            for other in term.others:
                wanted.setdefault(other, SAID_SO)
        found = [candidate.ordinal for candidate in library.index.candidates(wanted, FOUND, question.scope)]
    held: dict[str, list[int]] = {}
    for ordinal in found:
        held.setdefault(library.passages[ordinal].case, []).append(ordinal)
    passages = {
        case: ["".join(sentence.folded for sentence in library.sentences(ordinal)) for ordinal in ordinals]
        for case, ordinals in held.items()
    }
    titles = {case: library.title_text(case) for case in held}
    sizes = {case: library.page_size(case) for case in held}
    pages = tuple(page_scores(weights, passages, titles, sizes, library.page_text)[:PAGES])
    whole = {page.case: library.ordinals(page.case) for page in pages}
    return Nearest(
        pages,
        {case: every if len(every) <= WHOLE else sorted(held[case]) for case, every in whole.items()},
    )


def asking_part(question: Question) -> str:
    """The folded question with the words that only ask blanked out."""
    text = question.plain or question.folded
    for start, end in question.asked.spans:
        text = text[:start] + "," * (end - start) + text[end:]
    return text
