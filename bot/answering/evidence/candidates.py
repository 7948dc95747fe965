"""The pages a question may be answered from, best first, and the passages of them to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.page_scores import PageScore, page_scores, query_terms

PAGES = 5
"""Pages that are read; the right one is among them for .997 / .992 of the questions of CMRC / DRCD."""

LIKELY = 0.7
"""What a page must have of the best one's score to be read. Of the pages told first none had less, over the questions of
CMRC, of DRCD and 1,100 on 10,000 passages. With 0.5 the right page is first as often, and gold stands in 120 characters
for 4,090 of 4,526 questions, with this for 4,093; it reads a fifth fewer pages."""

FOUND = 50
"""Passages taken from the index."""

NEAR = 0.2
"""What a passage must have of the first one's score by the index to be read: the best passage of the right page has
0.24 at least (CMRC, DRCD). It leaves 10 to 20 of 50."""

SAID_SO = 0.6
"""What a synonym weighs beside the word itself when passages are looked for."""

SELDOM = 0.01
"""The share of the passages up to which a single character is looked for by itself: a plant or a clan of one (蓍)."""

ALL_READ = 200
"""Passages of the cases a question names that are all scored; of more, those the index finds."""

WHOLE = 16
"""Passages of a page that is read whole; of a longer one those the index finds."""


@dataclass(frozen=True)
class Nearest:
    """Pages best first; of each that is likely enough to be read the ordinals of its passages, in page order."""

    pages: tuple[PageScore, ...]
    ordinals: Mapping[str, Sequence[int]]


def nearest(question: Question, library: Library) -> Nearest:
    """The best pages for a question: of the cases it names, else of the passages the index finds."""
    weights = query_terms(asking_part(question), library.index.doc_freq, len(library.passages))
    if question.scope and sum(len(library.ordinals(case)) for case in question.scope) <= ALL_READ:
        found = [ordinal for case in sorted(question.scope) for ordinal in library.ordinals(case)]
    else:
        alone = SELDOM * len(library.passages)
        wanted = {
            term: 1.0
            for term in weights
            if len(term) > 1 or term.isascii() or library.index.doc_freq(term) <= alone
        }
        for term in question.terms:
            for other in term.others:
                wanted.setdefault(other, SAID_SO)
        best = library.index.candidates(wanted, FOUND, question.scope, near=NEAR)
        found = [candidate.ordinal for candidate in best]
    held: dict[str, list[int]] = {}
    for ordinal in found:
        held.setdefault(library.case_of(ordinal), []).append(ordinal)
    passages = {case: [library.passage_text(ordinal) for ordinal in held[case]] for case in held}
    titles = {case: library.title_text(case) for case in held}
    sizes = {case: len(library.page_text(case)) for case in held}
    pages = tuple(page_scores(weights, passages, titles, sizes, library.page_text)[:PAGES])
    # Where only synonyms were found no page has a score: then all of them are read.
    read = [page.case for page in pages if page.of_best >= LIKELY * pages[0].of_best]
    return Nearest(
        pages,
        {
            case: every if len(every) <= WHOLE else sorted(held[case])
            for case, every in zip(read, map(library.ordinals, read), strict=True)
        },
    )


def asking_part(question: Question) -> str:
    """The folded question with the words that only ask blanked out."""
    text = question.plain or question.folded
    for start, end in question.asked.spans:
        text = text[:start] + "," * (end - start) + text[end:]
    return text
