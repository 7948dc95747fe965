"""What is shown beside answers: the list of cases, a case's card, why an answer was given."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.citing import cite, label
from bot.answering.telling.rules import told_rule
from bot.library import Library
from bot.models import Answer, Case, Status
from bot.telegram import texts
from bot.telegram.keyboards import CASES_SHOWN, case_pages
from bot.telegram.links import case_link
from bot.telegram.markup import Block, Rendered, block, joined, rendered, shortened
from bot.telegram.texts import Voice

HEADING = 60
"""Characters shown of a heading: a lead clause taken for one can be a whole line."""
HEADINGS = 12
TITLE = 120
VALUE = 300
"""Characters of a title, and of what is told of a case or a reason: a page may hold a line without end."""


def cases_message(library: Library, page: int, voice: Voice) -> Rendered:
    """One page of the list, from 0."""
    cases = list(library.cases.values())
    pages = case_pages(len(cases))
    place = texts.CASES_PAGE.format(page=page + 1, pages=pages) if pages > 1 else ""
    rows = [
        block(
            (voice.say(f"{case.id} {label(case)}"), "b"),
            voice.quote(f" 《{shortened(case.title.text, TITLE)}》{case.date.value if case.date else ''}"),
        )
        for case in cases[page * CASES_SHOWN : (page + 1) * CASES_SHOWN]
    ]
    return rendered([Block(voice.say(texts.CASES.format(count=len(cases)) + place)), joined(rows)])[0]


def case_message(case: Case, library: Library, username: str, voice: Voice) -> Rendered:
    """A case's card: title, what the page states of itself, its headings, its source."""
    stated = [field.value for field in (case.date, case.outlet) if field is not None]
    facts = " · ".join(
        part for part in (case.id, "、".join(case.places), *stated, "、".join(case.authors)) if part
    )
    headings = [section.heading.text for section in case.sections if section.heading is not None]
    citation = cite(case, case.title, library)
    address = citation.link or case_link(username, case.id)
    blocks = [
        block(
            (voice.quote(shortened(case.title.text, TITLE)), "b"), f"\n{voice.quote(shortened(facts, VALUE))}"
        )
    ]
    if headings:
        shown = [Block(voice.quote(f"· {shortened(heading, HEADING)}")) for heading in headings[:HEADINGS]]
        blocks.append(joined([Block(voice.say(texts.SECTIONS)), *shown]))
    blocks.append(block(voice.say(texts.SOURCE), (voice.quote(shortened(citation.origin, VALUE)), address)))
    return rendered(blocks)[0]


def why_message(question: str, answer: Answer, voice: Voice, more: Sequence[Block] = ()) -> Rendered:
    """Why an answer was given: what decided, how well it matched, what came second; and `more` below."""
    reasons = answer.reasons
    values = {
        "decided": texts.STATUSES[answer.status.value],
        "rule": told_rule(reasons.rule),
        "score": f"{reasons.score:.2f}" if reasons.score else "",
        "margin": f"{reasons.margin:.2f}" if reasons.score and reasons.runner_up else "",
        "runner_up": reasons.runner_up,
        "matched": "、".join(reasons.matched),
        "missing": "、".join(reasons.missing) if answer.status is not Status.ANSWER else "",
        "notes": ";".join(reasons.notes),
    }
    rows = [
        block((voice.say(f"{texts.WHY_ROWS[name]}:"), "b"), voice.say(shortened(value, VALUE)))
        for name, value in values.items()
        if value
    ]
    title = voice.say(texts.WHY_TITLE.format(question=shortened(question, HEADING)))
    return rendered([Block(title), joined(rows), *more])[0]
