"""An Answer as plain text and as the JSON of `ask --json` and `batch`."""

from __future__ import annotations

from bot.models import Answer, Citation, Line
from bot.text.scripts import to_simplified, to_traditional

TEXT_LIMIT = 900
LEAD_LIMIT = 160


def lines_of(answer: Answer) -> tuple[Line, ...]:
    """All lines of a reply in the order a person sees them."""
    return (
        answer.lead,
        *answer.body,
        *(Line(source) for source in source_lines(answer)),
        *(Line(f"· {question}") for question in answer.suggestions),
    )


def source_lines(answer: Answer) -> list[str]:
    """One line for each page cited: what it is, file:lines, and the address where there is one."""
    pages: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        pages.setdefault(citation.case, []).append(citation)
    turn = to_traditional if answer.script == "hant" else to_simplified
    lines: list[str] = []
    for citations in pages.values():
        first = citations[0]
        numbers = ",".join(dict.fromkeys(str(citation.quote.line) for citation in citations))
        link = f" {first.link}" if first.link else ""
        lines.append(f"{turn('出处:' + first.origin)} · {first.file}:{numbers}{link}")
    return lines


def as_text(answer: Answer, limit: int = TEXT_LIMIT) -> str:
    """The whole reply as plain text; whole lines while they fit, then the last one cut with an ellipsis."""
    text = "\n".join(line.text for line in lines_of(answer) if line.text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


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
