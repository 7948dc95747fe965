"""Curated answers: the entry that a question asks for.

Likeness finds, agreement decides (`agreeing`): a wrong answer costs more trust than a question passed on to
the pages, so what is near but not sure is offered, not told. Figures are of the 53 entries in faq/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.answering.curated.agreeing import differs
from bot.answering.curated.worded import entry_answer
from bot.answering.telling.suggesting import MOST
from bot.answering.understanding.question import Question, understand
from bot.library import Library
from bot.models import Answer, Reasons, Status
from bot.search.phrasings import Match
from bot.search.slips import FIXED, is_slip, without_slips
from bot.search.spelling import Mend
from bot.text.scripts import fold

ACCEPT = 0.33
"""The overlap with a phrasing from which an entry answers, where nothing tells the two questions apart. Of 318
wordings that stand in no entry (tests/faq_wordings.yaml) 266 find theirs and none another; of 316 phrasings
taken out and asked, 146 and one. Of the 1,441 labelled questions 17 are answered by an entry, none wrongly."""

MARGIN = 0.05
"""By how much the nearest entry must lead the next that agrees; else both are offered."""

CLOSE = 0.3
"""The overlap from which an entry is offered where nothing answers."""

FAR = 0.2
"""The overlap below which mending slips brings nothing near."""

SURE = 0.8
"""The overlap above which no slip is looked for."""

PHRASINGS = 2
"""Further phrasings of an entry that are read beside a question when the nearest one does not agree."""

OFFERED = 2
"""Entries offered, in front of what the pages offer."""

RULE = "curated entry"
NEAR_RULE = "near a curated entry"


def curated(question: Question, library: Library) -> Answer | None:
    """The entry that answers a question which stands by itself; None where none surely does."""
    return same_words(question, library) or alike(question, library)


def same_words(question: Question, library: Library) -> Answer | None:
    """The entry that has this very question as a phrasing: its author said what to answer."""
    for folded, mends in _readings(question):
        id = library.phrasings.exact(folded)
        if id is not None:
            notes = (*question.notes, f"条目 {id}:问法相同")
            reasons = Reasons(RULE, score=1.0, margin=1.0, notes=notes)
            return entry_answer(library.faq.entries[id], library, reasons, mends)
    return None


def alike(question: Question, library: Library) -> Answer | None:
    """The entry asked for in other words than its phrasings': near enough to one, clearly nearer than any
    other entry, and with nothing that makes it another question."""
    if _doubtful(question):
        return None
    agreeing: list[_Look] = []
    for look in _looks(question, library):
        if look.match.score < ACCEPT - MARGIN or len(agreeing) == 2:
            break
        if not look.excluded and not _differs(look, library):
            agreeing.append(look)
    if not agreeing or agreeing[0].match.score < ACCEPT:
        return None
    best, second = agreeing[0], agreeing[1].match if len(agreeing) > 1 else None
    margin = best.match.score - (second.score if second else 0.0)
    if margin < MARGIN:
        return None
    id, phrasing = best.match.entry, fold(best.match.phrasing)
    reasons = Reasons(
        RULE,
        matched=tuple(term.text for term in best.question.terms if term.text in phrasing),
        score=best.match.score,
        margin=margin,
        runner_up=second.phrasing if second else "",
        notes=(*question.notes, f"条目 {id}:{best.match.phrasing}"),
    )
    mends = [mend for mend in best.question.mends if mend.asked not in phrasing]
    return entry_answer(library.faq.entries[id], library, reasons, mends)


def offering(answer: Answer, question: Question, library: Library) -> Answer:
    """What the pages say, with the entries that may be meant offered first where the pages do not answer. A
    no that says what the cases lack (a name, a year) stays a no."""
    near = () if answer.status is Status.ANSWER else close_entries(question, library)
    if not near:
        return answer
    offered = replace(answer, suggestions=tuple(dict.fromkeys((*near, *answer.suggestions)))[:MOST])
    if answer.status is Status.SUGGEST or question.strangers or question.years:
        return offered
    return replace(offered, status=Status.SUGGEST, reasons=replace(answer.reasons, rule=NEAR_RULE))


def close_entries(question: Question, library: Library) -> tuple[str, ...]:
    """The first phrasings of the entries that may be meant, nearest first."""
    near = [look.match.entry for look in _looks(question, library) if not look.excluded]
    return tuple(library.faq.entries[entry].questions[0] for entry in near[:OFFERED])


def vetoes(question: Question, library: Library) -> dict[str, str]:
    """Of the entries near enough to answer a question, what keeps each from it, in words to be shown; "" of
    the one that answers."""
    answer = curated(question, library)
    rest = TIED if answer is None else BEATEN
    found = {answer.entry: ""} if answer is not None else {}
    for look in _looks(question, library):
        if look.match.score >= ACCEPT:
            why = EXCLUDED if look.excluded else _differs(look, library)
            found.setdefault(look.match.entry, why or (DOUBTFUL if _doubtful(question) else rest))
    return found


EXCLUDED = "更像它的反例(not:)"
TIED = "和另一条一样近,分不出是哪条"
BEATEN = "另一条更近"
DOUBTFUL = "问题里可能有打错的数字或地名"


@dataclass(frozen=True, slots=True)
class _Look:
    """An entry's nearest phrasing, and the question read beside it."""

    match: Match
    question: Question

    @property
    def excluded(self) -> bool:
        return self.match.against >= self.match.score


def _looks(question: Question, library: Library) -> list[_Look]:
    """The entries near a question, nearest first; where slips of typing keep one off, read without them."""
    looks = [_Look(match, question) for match in _nearest(question, library) if match.score >= FAR]
    if max((look.match.score for look in looks), default=0.0) < SURE:
        looks = [_mended(look, library) for look in looks]
    near = (look for look in looks if look.match.score >= CLOSE)
    return sorted(near, key=lambda look: -look.match.score)


def _nearest(question: Question, library: Library) -> Iterable[Match]:
    """The nearest entries by the question as it was typed or as the pages mended it, whichever is nearer."""
    found: dict[str, Match] = {}
    for folded, _ in _readings(question):
        for match in library.phrasings.nearest(folded):
            if match.entry not in found or match.score > found[match.entry].score:
                found[match.entry] = match
    return found.values()


def _readings(question: Question) -> Iterator[tuple[str, tuple[Mend, ...]]]:
    """The question as it was typed; and as the pages mended it, where that is surely what was meant."""
    yield fold(question.text), ()
    if question.mends and not _doubtful(question):
        yield question.folded, question.mends


def _doubtful(question: Question) -> bool:
    """Whether the pages took a numeral or a place for another one: they have no other, so they may; to tell
    an entry for it would be to answer another question (两建两做, 石排)."""
    typed = fold(question.text)
    for mend in question.mends:
        named = any(name.start <= mend.at < name.end for name in question.names)
        if not is_slip(typed[mend.at], mend.char) if named else {typed[mend.at], mend.char} & FIXED:
            return True
    return False


def _mended(look: _Look, library: Library) -> _Look:
    """The look at a question without its slips, where that is nearer."""
    folded, phrasing = look.question.folded, fold(look.match.phrasing)
    keep = [(name.start, name.end) for name in library.names.mentions(phrasing)]
    text = without_slips(folded, phrasing, keep, library.phrasings.has)
    score = library.phrasings.overlap(text, phrasing) if text != folded else 0.0
    if score <= look.match.score:
        return look
    meant = understand(text, library)
    pairs = zip(folded, text, strict=True)
    slips = [_mend(folded, text, at) for at, (typed, other) in enumerate(pairs) if typed != other]
    mends = (*look.question.mends, *slips, *meant.mends)
    return _Look(replace(look.match, score=score), replace(meant, mends=mends))


def _mend(folded: str, text: str, at: int) -> Mend:
    start = max(0, at - 1)
    return Mend(at, text[at], folded[start : start + 2], text[start : start + 2])


def _differs(look: _Look, library: Library) -> str:
    """What keeps the entry from being what is asked for: "" where some phrasing that is near enough agrees."""
    phrasings = library.faq.entries[look.match.entry].questions
    entry, asked = fold("\n".join(phrasings)), look.question
    others = (text for text in phrasings if text != look.match.phrasing)
    scores = {text: library.phrasings.overlap(asked.folded, fold(text)) for text in others}
    near = sorted((text for text in scores if scores[text] >= ACCEPT), key=lambda text: -scores[text])
    whys = [
        differs(asked, understand(text, library), entry, library)
        for text in (look.match.phrasing, *near[:PHRASINGS])
    ]
    return "" if "" in whys else whys[0]
