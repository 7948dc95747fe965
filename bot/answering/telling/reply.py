"""An Answer as plain text and as the JSON of `ask --json` and `batch`."""

from __future__ import annotations

from bot.models import LEAD_LIMIT, Answer, Citation, Line
from bot.text.scripts import in_script

TEXT_LIMIT = 900


def lines_of(answer: Answer) -> tuple[Line, ...]:
    """All lines of a reply in the order a person sees them."""
    return (answer.lead, *answer.body, *_ending(answer))


def as_text(answer: Answer, limit: int = TEXT_LIMIT) -> str:
    """The whole reply as plain text. Where it is too long, lines between the lead and the sources go, the
    last ones first; a line that fits in part ends in an ellipsis."""
    ending = [line.text for line in _ending(answer)]
    lead = plain_text(answer.lead)
    room = limit - len(lead) - sum(len(line) + 1 for line in ending)
    body: list[str] = []
    for line in map(plain_text, answer.body):
        if len(line) + 1 > room:
            if room > SHORTEST:
                body.append(line[: room - 2] + "…")
            break
        body.append(line)
        room -= len(line) + 1
    text = "\n".join(line for line in (lead, *body, *ending) if line)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plain_text(line: Line) -> str:
    """A line with each address behind the words that lead to it.

    >>> plain_text(Line("参考:名录", links=((3, 5, "https://example.org/a"),)))
    '参考:名录(https://example.org/a)'
    """
    text = line.text
    for start, end, address in sorted(line.links, reverse=True):
        if text[start:end] != address:
            text = f"{text[:end]}({address}){text[end:]}"
    return text


SHORTEST = 40
"""Characters of a line that are still worth telling when the rest is cut."""


def _ending(answer: Answer) -> list[Line]:
    """Sources, and the questions offered under a line that says what they are."""
    offered = [
        Line(in_script(OFFER, answer.script)),
        *(Line(f"· {question}") for question in answer.suggestions),
    ]
    return [*(Line(source) for source in source_lines(answer)), *(offered if answer.suggestions else ())]


OFFER = "您是不是想问:"


def source_lines(answer: Answer) -> list[str]:
    """One line for each page cited: what it is, file:lines, and the address where there is one."""
    pages: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        pages.setdefault(citation.case, []).append(citation)
    lines: list[str] = []
    for citations in pages.values():
        first = citations[0]
        numbers = ",".join(dict.fromkeys(str(citation.quote.line) for citation in citations))
        link = f" {first.link}" if first.link else ""
        lines.append(f"{in_script('出处:' + first.origin, answer.script)} · {first.file}:{numbers}{link}")
    return lines


def as_json(answer: Answer) -> dict[str, object]:
    """The stable fields but `id` and `ms`: see the README for what each means."""
    return {
        "status": answer.status.value,
        "kind": answer.kind.value,
        "lead": answer.lead.text[:LEAD_LIMIT],
        "text": as_text(answer),
        "cases": list(answer.cases),
        "hits": [
            {"case": hit.case, "passage": hit.passage, "score": round(hit.score, 4)} for hit in answer.hits
        ],
        "citations": [
            {
                "case": citation.case,
                "title": citation.title,
                "file": citation.file,
                "start": citation.quote.start,
                "end": citation.quote.end,
                "line": citation.quote.line,
                "quote": citation.quote.text,
                "link": citation.link,
            }
            for citation in answer.citations
        ],
        "suggestions": list(answer.suggestions),
    }
