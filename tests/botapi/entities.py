"""Text and its entities as Telegram reads them: `parse_mode=HTML` and what people type.

Offsets and lengths of entities are UTF-16 units, offsets in errors are bytes of UTF-8; the wording of the
errors is TDLib's (MessageEntity.cpp, parse_html).
"""

from __future__ import annotations

import re

from tests.botapi.errors import BadRequest

MAX_ENTITIES = 100

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>"'/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)))?""")


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts.

    >>> units("村"), units("📄")
    (1, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The text an entity covers.

    >>> cut("📄 出处", 3, 2)
    '出处'
    """
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def parse_html(markup: str, complain) -> tuple[str, list[dict]]:
    """Markup -> text and entities; raises BadRequest as Telegram does, `complain(what)` for silent losses.

    >>> parse_html('a<b>1 &lt; 2</b>', print)
    ('a1 < 2', [{'type': 'bold', 'offset': 1, 'length': 5}])
    """
    text: list[str] = []
    length = at = 0
    open_tags: list[tuple[str, dict]] = []
    entities: list[dict] = []
    while at < len(markup):
        if markup[at] == "&":
            piece, step = _reference(markup, at)
        elif markup[at] != "<":
            piece, step = markup[at], 1
        elif markup.startswith("</", at):
            step = _close(markup, at, open_tags, entities, length)
            piece = ""
        else:
            step = _open(markup, at, open_tags, length, complain)
            piece = ""
        text.append(piece)
        length += units(piece)
        at += step
    if open_tags:
        raise _error(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return _trimmed("".join(text), entities, complain)


def typed_entities(text: str) -> list[dict]:
    """What Telegram marks in a message a person typed: commands, mentions, addresses.

    >>> typed_entities("/ask@case_bot 钱")
    [{'type': 'bot_command', 'offset': 0, 'length': 13}]
    """
    kinds = {
        "bot_command": r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])",
        "mention": r"(?<![\w/@])@[A-Za-z0-9_]{3,32}(?!\w)",
        "url": r"https?://[^\s<>\"]+",
    }
    found = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        for kind, pattern in kinds.items()
        for match in re.finditer(pattern, text, re.ASCII)
    ]
    return sorted(found, key=lambda entity: entity["offset"])


def check_given(text: str, entities: list[dict]) -> list[dict]:
    """Entities given beside a text; one that does not lie in it is refused."""
    for entity in entities:
        if not 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(text):
            raise BadRequest("ENTITY_BOUNDS_INVALID")
    return entities


def _reference(markup: str, at: int) -> tuple[str, int]:
    """The character of `&lt;` or `&#1234;` and its width; what Telegram does not know stays as it stands."""
    match = _REFERENCE.match(markup, at)
    if match is None:
        return "&", 1
    number = int(match[1], 16) if match[1] else int(match[2] or 0)
    if match[3]:
        return _NAMED.get(match[3], match[0]), len(match[0])
    return (chr(number), len(match[0])) if 0 < number < 0x110000 else (match[0], len(match[0]))


def _open(markup: str, at: int, open_tags: list[tuple[str, dict]], offset: int, complain) -> int:
    where = _bytes(markup, at)
    name = re.match(r"[^\s>]*", markup[at + 1 :])[0].lower()
    after = at + 1 + len(name)
    if after >= len(markup):
        raise _error(f'Unclosed start tag "{name}" at byte offset {where}')
    if name not in TAGS:
        raise _error(f'Unsupported start tag "{name}" at byte offset {where}')
    given, end = _attributes(markup, after, name, where)
    entity = {"type": TAGS[name], "offset": offset, "length": 0}
    if name == "span" and given.get("class") != "tg-spoiler":
        raise _error(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    if name == "blockquote" and "expandable" in given:
        entity["type"] = "expandable_blockquote"
    if name == "a":
        entity["url"] = given.get("href", "")
    _check_nesting(entity, [outer for _, outer in open_tags], complain)
    open_tags.append((name, entity))
    return end - at


def _attributes(markup: str, at: int, name: str, where: int) -> tuple[dict[str, str], int]:
    given: dict[str, str] = {}
    while True:
        space = re.compile(r"\s*").match(markup, at)
        at = space.end()
        if at >= len(markup):
            raise _error(f"Unclosed start tag at byte offset {where}")
        if markup[at] == ">":
            return given, at + 1
        match = _ATTRIBUTE.match(markup, at)
        if given and re.match(r"""=\s*["']""", markup[at:]):
            # The value before this has no closing quotation mark.
            raise _error(f"Unclosed start tag at byte offset {where}")
        if not match or not match[1]:
            raise _error(f'Empty attribute name in the tag "{name}" at byte offset {where}')
        given[match[1].lower()] = _unreferenced(match[2] or match[3] or match[4] or "")
        at = match.end()


def _close(markup: str, at: int, open_tags: list[tuple[str, dict]], entities: list[dict], length: int) -> int:
    where = _bytes(markup, at)
    if not open_tags:
        raise _error(f"Unexpected end tag at byte offset {where}")
    match = re.compile(r"</([^\s>]*)\s*>").match(markup, at)
    if match is None:
        raise _error(f"Unclosed end tag at byte offset {where}")
    name, entity = open_tags.pop()
    found = match[1].lower()
    if found not in ("", name):
        raise _error(f'Unmatched end tag at byte offset {where}, expected "</{name}>", found "</{found}>"')
    entity["length"] = length - entity["offset"]
    if entity["length"]:
        entities.append(entity)
    return len(match[0])


def _check_nesting(entity: dict, outer: list[dict], complain) -> None:
    """What the docs of formatting forbid, Telegram drops without an error."""
    kinds = [around["type"] for around in outer]
    if "blockquote" in entity["type"] and any("blockquote" in kind for kind in kinds):
        complain("a blockquote in a blockquote is dropped")
    if kinds and (entity["type"] in ("code", "pre") or {"code", "pre"} & set(kinds)):
        complain(f"{entity['type']} within {kinds[-1]}: code takes no other formatting")
    if entity["type"] == "text_link" and not re.match(r"(https?://[^\s/]|tg://)", entity["url"]):
        complain(f"the link {entity['url']!r} is dropped")


def _trimmed(text: str, entities: list[dict], complain) -> tuple[str, list[dict]]:
    """White space at both ends goes; what then covers nothing goes too; so does what is over the limit."""
    lead = units(text) - units(text.lstrip())
    kept = text.strip()
    end = units(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if start < stop:
            moved.append(entity | {"offset": start, "length": stop - start})
    moved.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    if len(moved) > MAX_ENTITIES:
        complain(f"{len(moved)} entities: those after the {MAX_ENTITIES}th are dropped")
    return kept, moved[:MAX_ENTITIES]


def _unreferenced(text: str) -> str:
    return _REFERENCE.sub(lambda match: _reference(match[0], 0)[0], text)


def _bytes(markup: str, at: int) -> int:
    return len(markup[:at].encode())


def _error(what: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {what}")
