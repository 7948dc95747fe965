"""Curated answers: the entry that a question asks for, in the admin's words, with its sources.

Likeness finds, agreement decides (`agreeing`): a wrong answer costs more trust than a question passed on to
the pages, so what is near but not sure is offered, not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.answering.agreeing import differs
from bot.answering.citing import cite
from bot.answering.question import Question, understand
from bot.answering.suggesting import MOST
from bot.answering.telling import mend_lines
from bot.faq.entries import Entry
from bot.faq.markup import answer_lines
from bot.faq.quotes import standing
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Citation, Kind, Line, Reasons, Status
from bot.search.phrasings import Match
from bot.search.slips import FIXED, is_slip, without_slips
from bot.text.scripts import fold
from bot.text.sentences import clause_spans, sentence_spans

ACCEPT = 0.33
"""The overlap with a phrasing from which an entry answers."""

MARGIN = 0.05
"""By how much the nearest entry must lead the next that agrees; else both are offered."""

CLOSE = 0.3
"""The overlap from which an entry is offered where nothing answers."""

OFFERED = 2
"""Entries offered, in front of what the pages offer."""


def curated(question: Question, library: Library) -> Answer | None:
    """The entry that answers a question which stands by itself; None where none surely does."""
    return same_words(question, library) or alike(question, library)


def same_words(question: Question, library: Library) -> Answer | None:
    """The entry that has this very question as a phrasing: its author said what to answer."""
    for folded in _readings(question):
        entry = library.phrasings.exact(folded)
        if entry is not None:
            reasons = Reasons(RULE, score=1.0, margin=1.0, notes=(*question.notes, f"条目 {entry}:问法相同"))
            return _told(library.faq.entries[entry], reasons, library)
    return None


RULE = "curated entry"
NEAR_RULE = "near a curated entry"


def offering(answer: Answer, question: Question, library: Library) -> Answer:
    """What the pages say, with the entries that may be meant offered first where the pages do not answer. A
    no that says what the cases lack (a name, a year) stays a no."""
    near = () if answer.status is Status.ANSWER else close_entries(question, library)
    if not near:
        return answer
    unsure = answer.status is Status.REFUSE and not question.strangers and not question.years
    return replace(
        answer,
        status=Status.SUGGEST if unsure else answer.status,
        suggestions=tuple(dict.fromkeys((*near, *answer.suggestions)))[:MOST],
        reasons=replace(answer.reasons, rule=NEAR_RULE) if unsure else answer.reasons,
    )


def close_entries(question: Question, library: Library) -> tuple[str, ...]:
    """The first phrasings of the entries that may be meant, nearest first."""
    near = [look.match.entry for look in _looks(question, library) if not look.excluded]
    return tuple(library.faq.entries[entry].questions[0] for entry in near[:OFFERED])


@dataclass(frozen=True, slots=True)
class _Look:
    """An entry's nearest phrasing, and the question read beside it."""

    match: Match
    question: Question

    @property
    def excluded(self) -> bool:
        return self.match.against >= self.match.score


def alike(question: Question, library: Library) -> Answer | None:
    """The entry asked for in other words than its phrasings': near enough to one, clearly nearer than any
    other entry, and with nothing that makes it another question."""
    agreeing: list[_Look] = []
    if _doubtful(question):
        return None
    for look in _looks(question, library):
        if look.match.score < ACCEPT - MARGIN or len(agreeing) == 2:
            break
        if not look.excluded and not _differs(look, library):
            agreeing.append(look)
    if not agreeing or agreeing[0].match.score < ACCEPT:
        return None
    best = agreeing[0]
    second = agreeing[1].match if len(agreeing) > 1 else None
    margin = best.match.score - (second.score if second else 0.0)
    if margin < MARGIN:
        return None
    entry = library.faq.entries[best.match.entry]
    reasons = Reasons(
        RULE,
        matched=tuple(term.text for term in best.question.terms if term.text in fold(best.match.phrasing)),
        score=best.match.score,
        margin=margin,
        runner_up=second.phrasing if second else "",
        notes=(*best.question.notes, f"条目 {entry.id}:{best.match.phrasing}"),
    )
    answer = _told(entry, reasons, library)
    return replace(answer, body=(*answer.body, *mend_lines(best.question)))


def _differs(look: _Look, library: Library) -> str:
    entry = library.faq.entries[look.match.entry]
    text = fold("\n".join(entry.questions))
    return differs(look.question, understand(look.match.phrasing, library), text, library)


def _looks(question: Question, library: Library) -> list[_Look]:
    """The entries near a question, nearest first; where slips of typing keep one off, read without them."""
    looks = [_Look(match, question) for match in _nearest(question, library) if match.score >= FAR]
    if max((look.match.score for look in looks), default=0.0) < SURE:
        looks = [_mended(look, library) for look in looks]
    near = (look for look in looks if look.match.score >= CLOSE)
    return sorted(near, key=lambda look: -look.match.score)


SURE = 0.8
"""The overlap above which no slip of typing is looked for."""

FAR = 0.2
"""The overlap below which mending slips brings nothing near."""


def _nearest(question: Question, library: Library) -> list[Match]:
    """The nearest entries by the question as it was typed or as the pages mended it, whichever is nearer."""
    found: dict[str, Match] = {}
    for folded in _readings(question):
        for match in library.phrasings.nearest(folded):
            if match.entry not in found or match.score > found[match.entry].score:
                found[match.entry] = match
    return list(found.values())


def _readings(question: Question) -> Iterator[str]:
    """The question as it was typed, and as the pages mended it where that is surely what was meant."""
    yield fold(question.text)
    if question.mends and not _doubtful(question):
        yield question.folded


def _doubtful(question: Question) -> bool:
    """Whether the pages read a numeral or a place for another: for them it is one of few words, an entry
    would be told as if it were meant (两建两做, 石排)."""
    typed = fold(question.text)
    for mend in question.mends:
        named = any(name.start <= mend.at < name.end for name in question.names)
        if not is_slip(typed[mend.at], mend.char) if named else {typed[mend.at], mend.char} & FIXED:
            return True
    return False


def _mended(look: _Look, library: Library) -> _Look:
    """The look at a question without its slips, where that is nearer."""
    phrasing = fold(look.match.phrasing)
    keep = [(name.start, name.end) for name in library.names.mentions(phrasing)]
    text = without_slips(look.question.folded, phrasing, keep)
    if text == look.question.folded:
        return look
    score = library.phrasings.overlap(text, phrasing)
    if score <= look.match.score:
        return look
    return _Look(replace(look.match, score=score), understand(text, library))


def _told(entry: Entry, reasons: Reasons, library: Library) -> Answer:
    """An entry as an answer: its first sentences as the lead, the rest below, its sources cited."""
    lines = answer_lines(entry.answer)
    lead, *rest = (*_split(lines[0]), *lines[1:])
    citations = _citations(entry, library)
    pages = tuple(
        Line(
            f"参考:{source.title or source.url}",
            links=((3, 3 + len(source.title or source.url), source.url),),
        )
        for source in entry.sources
        if source.url
    )
    return Answer(
        Status.ANSWER,
        Kind.FAQ,
        lead,
        (*rest, *pages),
        tuple(dict.fromkeys(citation.case for citation in citations)),
        citations=citations,
        reasons=reasons,
        entry=entry.id,
    )


def _citations(entry: Entry, library: Library) -> tuple[Citation, ...]:
    """The sources that stand in the cases; one whose page changed under it is not cited."""
    found: list[Citation] = []
    for source in entry.sources:
        case = library.cases.get(source.case)
        quote = standing(source.quote, case) if case else None
        if case and quote:
            passage = library.passage_at(case.id, quote.start)
            found.append(cite(case, quote, library, passage.id if passage else ""))
    return tuple(found)


def _split(line: Line) -> tuple[Line, ...]:
    """A line as a lead within its limit and what is left of it: cut behind a sentence, else a clause."""
    if len(line.text) <= LEAD_LIMIT:
        return (line,)
    for spans in (sentence_spans, clause_spans):
        at = max((end for _, end in spans(line.text) if end <= LEAD_LIMIT), default=0)
        if at:
            break
    else:
        at = LEAD_LIMIT
    return _part(line, 0, at), _part(line, at, len(line.text))


def _part(line: Line, start: int, end: int) -> Line:
    def within(a: int, b: int) -> tuple[int, int]:
        return max(a, start) - start, min(b, end) - start

    return replace(
        line,
        text=line.text[start:end],
        bold=tuple(within(a, b) for a, b in line.bold if a < end and b > start),
        links=tuple((*within(a, b), to) for a, b, to in line.links if a < end and b > start),
    )
