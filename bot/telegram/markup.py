"""Blocks of marked text -> Telegram messages: split first, marked up after, so that no tag is ever cut.

Telegram's limits (Bot API 10.0): 4,096 UTF-16 units of text after parsing, 100 entities a message,
blockquotes do not nest. HTML needs `<`, `>` and `&` escaped, and quotes in an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from html import escape

from bot.text.sentences import clause_spans, sentence_spans
from bot.text.utf16 import units

LENGTH = 4096
ENTITIES = 100


class Frame(Enum):
    """How a block stands: as text, as a quotation, as a quotation folded to three lines."""

    NONE = ("", "")
    QUOTE = ("<blockquote>", "</blockquote>")
    FOLD = ("<blockquote expandable>", "</blockquote>")


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open character range of a block: `kind` is b, i, u or code; with `address` it is a link."""

    start: int
    end: int
    kind: str = "b"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of text. Marks are in order and do not overlap."""

    text: str
    marks: tuple[Mark, ...] = ()
    frame: Frame = Frame.NONE


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message: as HTML, and as plain text for when Telegram refuses the HTML."""

    html: str
    plain: str


def rendered(blocks: Iterable[Block], length: int = LENGTH, entities: int = ENTITIES) -> list[Rendered]:
    """The messages that hold the blocks, in order; none for no text.

    >>> rendered([Block("1<2", (Mark(0, 1),)), Block("甲。乙。", frame=Frame.QUOTE)])[0].html
    '<b>1</b>&lt;2\\n<blockquote>甲。乙。</blockquote>'
    >>> [message.plain for message in rendered([Block("一二三。四五六。七八。")], length=8)]
    ['一二三。四五六。', '七八。']
    """
    return [_message(group) for group in _groups(blocks, length, entities)]


def block(*parts: str | tuple[str, str], frame: Frame = Frame.NONE) -> Block:
    """A block of plain parts and of marked ones: (text, a mark's kind or an address).

    >>> block("见", ("网页", "https://example.org/"), "。")
    Block(text='见网页。', marks=(Mark(start=1, end=3, kind='', address='https://example.org/'),), frame=<Frame.NONE: ('', '')>)
    """
    text = ""
    marks: list[Mark] = []
    for part in parts:
        words, mark = (part, "") if isinstance(part, str) else part
        if mark:
            link = "://" in mark
            marks.append(Mark(len(text), len(text) + len(words), "" if link else mark, mark if link else ""))
        text += words
    return Block(text, tuple(marks), frame)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of a text, with … where it is cut.

    >>> shortened("一二三四", 3), shortened("一二三", 3)
    ('一二…', '一二三')
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


def joined(blocks: Iterable[Block], frame: Frame = Frame.NONE) -> Block:
    """Blocks as the lines of one."""
    text = ""
    marks: list[Mark] = []
    for number, one in enumerate(blocks):
        text += "\n" if number else ""
        marks.extend(
            replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in one.marks
        )
        text += one.text
    return Block(text, tuple(marks), frame)


def _message(blocks: list[Block]) -> Rendered:
    html, plain = "", ""
    for before, block in zip([None, *blocks], blocks, strict=False):
        gap = _gap(before, block)
        html += gap + block.frame.value[0] + _html(block) + block.frame.value[1]
        plain += gap + block.text
    return Rendered(html, plain)


def _gap(before: Block | None, block: Block) -> str:
    """A quotation sets itself off; two texts need a blank line between."""
    if before is None:
        return ""
    return "\n\n" if before.frame is block.frame is Frame.NONE else "\n"


def _html(block: Block) -> str:
    parts: list[str] = []
    at = 0
    for mark in block.marks:
        inner = escape(block.text[mark.start : mark.end], quote=False)
        parts.append(escape(block.text[at : mark.start], quote=False))
        if mark.address:
            parts.append(f'<a href="{escape(mark.address)}">{inner}</a>')
        else:
            parts.append(f"<{mark.kind}>{inner}</{mark.kind}>")
        at = mark.end
    return "".join((*parts, escape(block.text[at:], quote=False)))


def _groups(blocks: Iterable[Block], length: int, entities: int) -> Iterator[list[Block]]:
    """Blocks by message: a block that fits a message is kept whole, a longer one is cut."""
    group: list[Block] = []
    size = count = 0
    for block in (piece for whole in blocks for piece in _pieces(_trimmed(whole), length, entities)):
        gap = len(_gap(group[-1] if group else None, block))
        if group and (size + gap + units(block.text) > length or count + _entities(block) > entities):
            yield group
            group, size, count, gap = [], 0, 0, 0
        group.append(block)
        size += gap + units(block.text)
        count += _entities(block)
    if group:
        yield group


def _entities(block: Block) -> int:
    return len(block.marks) + (block.frame is not Frame.NONE)


def _pieces(block: Block, length: int, entities: int) -> Iterator[Block]:
    """A block in pieces that each fit a message; nothing for one without text."""
    while units(block.text) > length or _entities(block) > entities:
        room = _room(block.text, length)
        if _entities(block) > entities:
            allowed = entities - (block.frame is not Frame.NONE)
            room = min(room, block.marks[allowed].start)
        at = _cut(block.text, room) if room else max(1, block.marks[0].end)
        yield _trimmed(_part(block, 0, at))
        block = _trimmed(_part(block, at, len(block.text)))
    if block.text:
        yield block


def _room(text: str, length: int) -> int:
    """How many characters of a text fit `length` UTF-16 units."""
    taken = 0
    for at, char in enumerate(text):
        taken += 1 + (char > "\uffff")
        if taken > length:
            return at
    return len(text)


def _cut(text: str, room: int) -> int:
    """Where to cut so that at most `room` characters stand before: behind a line, else a sentence, else a
    clause, else anywhere. A cut in the first half would leave a stump, so the next best is taken then."""
    line = text.rfind("\n", 0, room) + 1
    if line > room // 2:
        return line
    for spans in (sentence_spans, clause_spans):
        end = max((end for _, end in spans(text[: room + 1]) if end <= room), default=0)
        if end > room // 2:
            return end
    return room


def _part(block: Block, start: int, end: int) -> Block:
    marks = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in block.marks
        if mark.start < end and mark.end > start
    )
    return replace(block, text=block.text[start:end], marks=marks)


def _trimmed(block: Block) -> Block:
    """Without blank edges (Telegram drops them, and refuses a message of nothing else), nor empty marks."""
    start = len(block.text) - len(block.text.lstrip())
    end = len(block.text.rstrip())
    part = _part(block, start, max(start, end))
    return replace(part, marks=tuple(mark for mark in part.marks if mark.start < mark.end))
