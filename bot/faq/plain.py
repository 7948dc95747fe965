"""A YAML node as plain texts, lists and dicts, with the line of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from bot.yamlfile import NULL, line_of

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[int | str, ...]


@dataclass(slots=True)
class Plain:
    """`lines` has the line of each value by the path to it: that in which a text begins (below its | or >),
    of a list or mapping that of its key. `faults` are what is wrong with keys: a problem's code, the line, the key."""

    value: Value = ""
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[tuple[str, int, str]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a path, else of what it would stand in."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def plain(node: yaml.Node) -> Plain:
    """Every scalar is text as it is written (YAML itself would make 1 of 001). A key without a value is left
    out but keeps its line; of a key that stands twice the first is read."""
    found = Plain()
    value = _value(node, (), found)
    found.value = "" if value is None else value
    return found


def _value(node: yaml.Node, path: Path, found: Plain) -> Value | None:
    found.lines[path] = line_of(node)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, found)
    if isinstance(node, yaml.SequenceNode):
        items = [_value(item, (*path, number), found) for number, item in enumerate(node.value)]
        return ["" if item is None else item for item in items]
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    if node.tag == NULL and not style:
        return None
    text = str(node.value)
    if style in ("|", ">") and text.strip():
        found.lines[path] += 1
    if style != "|" and node.start_mark.line < node.end_mark.line:
        return _FOLDED.sub("", text)
    return text


def _mapping(node: yaml.MappingNode, path: Path, found: Plain) -> dict[str, Value]:
    values: dict[str, Value] = {}
    seen: set[str] = set()
    for key, value in node.value:
        line = line_of(key)
        if not isinstance(key, yaml.ScalarNode):
            found.faults.append(("bad-key", line, ""))
        elif key.tag == _MERGE:
            found.faults.append(("merge-key", line, key.value))
        elif key.value in seen:
            found.faults.append(("key-twice", line, key.value))
        else:
            seen.add(key.value)
            read = _value(value, (*path, key.value), found)
            if read is not None:
                values[key.value] = read
            if not isinstance(value, yaml.ScalarNode) or read is None:
                found.lines[(*path, key.value)] = line
    return values


_MERGE = "tag:yaml.org,2002:merge"
# A line end inside Chinese text, which YAML makes a blank, is none; nor behind a narrow mark in it. Latin,
# Greek and Cyrillic stand before U+2010, Chinese and its marks behind. (As a class of what it is it would take
# 3 ms to compile.)
_FOLDED = re.compile(r"(?:(?<=[^\0-\u200f])|(?<=[^\0-\u200f][,.;:!?])) (?=[^\0-\u200f])")
