"""A case as passages: the few neighbouring sentences that are indexed, shown and linked to together."""

from __future__ import annotations

from collections.abc import Iterator

from bot.models import Case, Paragraph, Passage, Quote


def passages_of(case: Case) -> tuple[Passage, ...]:
    """Up to 3 sentences of one paragraph and about 220 characters each, in page order, ids `<case>-<n>`."""
    passages: list[Passage] = []
    for section in case.sections:
        heading = section.heading.text if section.heading is not None else ""
        for paragraph in section.paragraphs:
            for sentences in _groups(paragraph):
                number = len(passages)
                passages.append(Passage(f"{case.id}-{number}", case.id, number, heading, sentences))
    return tuple(passages)


# Three sentences and title in front found most (FINDINGS, "Finding passages"); the
# length keeps a reply short.
_SENTENCES = 3
_LENGTH = 220


def _groups(paragraph: Paragraph) -> Iterator[tuple[Quote, ...]]:
    group: list[Quote] = []
    length = 0
    for sentence in paragraph.sentences:
        length += len(sentence.text)
        if group and (len(group) == _SENTENCES or length > _LENGTH):
            yield tuple(group)
            group, length = [], len(sentence.text)
        group.append(sentence)
    if group:
        yield tuple(group)
