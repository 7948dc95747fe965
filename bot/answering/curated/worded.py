"""An entry as an answer, in the admin's words, with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.citing import cite
from bot.answering.telling.composing import mend_lines
from bot.faq.entries import Entry
from bot.faq.markup import answer_lines
from bot.faq.quotes import standing
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Citation, Kind, Line, Reasons, Status
from bot.search.spelling import Mend
from bot.text.sentences import clause_spans, sentence_spans


def entry_answer(entry: Entry, library: Library, reasons: Reasons, mends: Sequence[Mend] = ()) -> Answer:
    """The entry's first line as the lead (as many sentences as a lead holds), its other lines and the pages of
    the web it names as the body, its quotes cited where they stand; `mends` are told."""
    first, *others = [line for line in answer_lines(entry.answer) if line.text.strip()] or [Line(entry.id)]
    lead, *rest = _split(first)
    citations = tuple(_citations(entry, library))
    return Answer(
        Status.ANSWER,
        Kind.FAQ,
        lead,
        (*rest, *others, *_pages(entry), *mend_lines(mends)),
        tuple(dict.fromkeys(citation.case for citation in citations)),
        citations=citations,
        reasons=reasons,
        entry=entry.id,
    )


def _citations(entry: Entry, library: Library) -> Iterator[Citation]:
    """The sources that stand in the cases; one whose page changed under it is not cited."""
    for source in entry.sources:
        case = library.cases.get(source.case)
        quote = standing(source.quote, case) if case else None
        if case and quote:
            passage = library.passage_at(case.id, quote.start)
            yield cite(case, quote, library, passage.id if passage else "")


def _pages(entry: Entry) -> Iterator[Line]:
    for source in entry.sources:
        if source.url:
            name = source.title or source.url
            yield Line(f"{PAGE}{name}", links=((len(PAGE), len(PAGE) + len(name), source.url),))


PAGE = "参考:"


def _split(line: Line) -> Iterator[Line]:
    """A line as a lead within its limit and what is left of it: cut behind a sentence, else a clause."""
    text = line.text
    if len(text) <= LEAD_LIMIT:
        yield line
        return
    ends = (max((end for _, end in spans(text) if end <= LEAD_LIMIT), default=0) for spans in _SPANS)
    at = next((end for end in ends if end), LEAD_LIMIT)
    yield _part(line, 0, at)
    yield _part(line, at + len(text[at:]) - len(text[at:].lstrip()), len(text))


_SPANS = (sentence_spans, clause_spans)


def _part(line: Line, start: int, end: int) -> Line:
    def within(begin: int, stop: int) -> tuple[int, int]:
        return max(begin, start) - start, min(stop, end) - start

    return replace(
        line,
        text=line.text[start:end],
        bold=tuple(within(a, b) for a, b in line.bold if a < end and b > start),
        links=tuple((*within(a, b), address) for a, b, address in line.links if a < end and b > start),
    )
