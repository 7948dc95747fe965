"""How changes are shown to an admin: what goes and what comes, each on a line of its own, cut around where the
two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from bot.curating.replaying import Shift, ShiftKind
from bot.faq.changes import Changes, changed_fields
from bot.faq.entries import Entry
from bot.models import Answer, Status
from bot.telegram.admin import texts
from bot.telegram.markup import shortened
from bot.telegram.texts import Voice

SHOWN = 80
"""Characters shown of a question, an answer, a value."""
BEFORE = 20
"""Characters shown of what two texts have in common, in front of and behind where they differ."""


def change_rows(changes: Changes, voice: Voice) -> Iterator[str]:
    """A row an entry; of a changed one with what goes (−) and what comes (+) under each field."""
    for entry in changes.added:
        yield texts.ADDED.format(id=entry.id, question=_cut(entry.questions[0]))
    for old, new in changes.changed:
        fields = changed_fields(old, new)
        names = "、".join(voice.say(texts.FIELDS.get(field, field)) for field in fields)
        lines = [voice.say(texts.CHANGED).format(id=new.id, fields=names)]
        for field in fields:
            lines.append(voice.say(texts.FIELD.format(field=texts.FIELDS.get(field, field))))
            lines += _field_lines(old, new, field, voice)
        yield "\n".join(lines)
    for entry in changes.removed:
        yield texts.REMOVED.format(id=entry.id, question=_cut(entry.questions[0]))


def shift_rows(shifts: Sequence[Shift], voice: Voice) -> list[str]:
    """A row an answer that changes. Where an entry's own words change, its questions all get the same others:
    that is one row, with their count."""
    groups: dict[object, list[Shift]] = {}
    for place, shift in enumerate(shifts):
        own = shift.kind is ShiftKind.REWORDED and shift.after.entry
        groups.setdefault((shift.after.entry, *_differing(shift, voice)) if own else place, []).append(shift)
    return [_shift(group[0], len(group), voice) for group in groups.values()]


def apart(old: str, new: str, limit: int = SHOWN) -> tuple[str, str]:
    """Two texts, each in a line; where they are long, what is around the places where they differ.

    >>> apart("一" * 90 + "甲" + "二" * 90, "一" * 90 + "乙" + "二" * 90) == tuple(
    ...     f"…{'一' * 20}{char}{'二' * 20}…" for char in "甲乙"
    ... )
    True
    """
    old, new = (" ".join(text.split()) for text in (old, new))
    if max(len(old), len(new)) <= limit:
        return old, new
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return _around(old, start, len(old) - end, limit), _around(new, start, len(new) - end, limit)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _around(text: str, start: int, end: int, limit: int) -> str:
    begin, stop = max(0, start - BEFORE), min(len(text), end + BEFORE)
    piece = text[begin:stop]
    if len(piece) > limit:
        piece = f"{piece[: limit // 2]}…{piece[-limit // 2 :]}"
    return ("…" if begin else "") + piece + ("…" if stop < len(text) else "")


def _field_lines(old: Entry, new: Entry, field: str, voice: Voice) -> Iterator[str]:
    was, is_ = _values(old, field), _values(new, field)
    if field == "answer":
        was, is_ = ([one] for one in apart(old.answer, new.answer))
    gone, come = ([one for one in mine if one not in theirs] for mine, theirs in ((was, is_), (is_, was)))
    if not gone and not come:
        yield voice.say(texts.OTHER_ORDER)
    yield from (texts.GONE.format(text=_whole(one, field)) for one in gone)
    yield from (texts.COME.format(text=_whole(one, field)) for one in come)


def _values(entry: Entry, field: str) -> list[str]:
    """The values of a YAML key, each in a text."""
    if field == "questions":
        return list(entry.questions)
    if field == "sources":
        return [f"{source.case or source.title} {source.quote or source.url}" for source in entry.sources]
    if field == "not":
        return list(entry.nots)
    if field == "valid_until":
        return [str(entry.valid_until)] if entry.valid_until else []
    return [entry.answer]


def _whole(text: str, field: str) -> str:
    """An answer is cut already."""
    return text if field == "answer" else _cut(text)


def _shift(shift: Shift, count: int, voice: Voice) -> str:
    kind = voice.say(texts.SHIFTS[shift.kind.name])
    more = voice.say(texts.SHIFT_MORE).format(count=count) if count > 1 else ""
    was, will_be = _differing(shift, voice)
    return (
        f"{kind}:{_cut(shift.question)}{more}\n"
        f"  {voice.say(texts.WAS)}{was}\n  {voice.say(texts.WILL_BE)}{will_be}"
    )


def _differing(shift: Shift, voice: Voice) -> tuple[str, str]:
    """The answers before and after; of one and the same entry the first line in which they differ."""
    answers = shift.before, shift.after
    by = [_by(answer, voice) for answer in answers]
    was, is_ = (answer.lead.text for answer in answers)
    if shift.kind is ShiftKind.REWORDED:
        lines = zip_longest(*map(_lines, answers), fillvalue="")
        was, is_ = next(((one, other) for one, other in lines if one != other), ("", ""))
        if was == is_:
            same = voice.say(texts.SAME_WORDS)
            return by[0] + same, by[1] + same
        was, is_ = apart(was, is_)
        none = voice.say(texts.NO_LINE)
        return by[0] + (was or none), by[1] + (is_ or none)
    told = [
        mark + (_cut(text) if answer.status is Status.ANSWER else "")
        for mark, text, answer in zip(by, (was, is_), answers, strict=True)
    ]
    return told[0], told[1]


def _lines(answer: Answer) -> list[str]:
    """What is read of an answer, line by line: its words, then what it quotes."""
    quoted = (citation.quote.text for citation in answer.citations)
    return [answer.lead.text, *(line.text for line in answer.body), *quoted]


def _by(answer: Answer, voice: Voice) -> str:
    if answer.status is not Status.ANSWER:
        return voice.say(texts.NO_ANSWER)
    return voice.say(texts.BY_ENTRY).format(id=answer.entry) if answer.entry else voice.say(texts.BY_PAGES)


def _cut(text: str) -> str:
    return shortened(" ".join(text.split()), SHOWN)
