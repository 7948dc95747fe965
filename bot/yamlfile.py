"""YAML as nodes that know their lines, or what keeps it from being read; nothing in it is built or run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import Resolver
from yaml.scanner import Scanner

from bot.errors import LineError
from bot.yamlfaults import FAULTS


def yaml_root(path: Path) -> yaml.Node | None:
    """The node at the top of a file, None when the file is empty.

    Raises LineError with the line of the first fault where the file cannot be read or is no such YAML.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        what = FAULTS["unreadable"].format(why=error.strerror)
        raise LineError(path, 1, what) from error
    text, fault = decoded(data)
    document = composed(text) if fault is None else Document(faults=(fault,))
    for found in document.faults:
        raise LineError(path, found.line, FAULTS[found.code].format_map(found.values))
    return document.root


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a text from being read as YAML, or as the part of YAML that is read here.
    `code` names its sentence in FAULTS, `values` fill that in."""

    code: str
    line: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """The node at the top, None where the text is empty or cannot be read; and all that is wrong."""

    root: yaml.Node | None = None
    faults: tuple[Fault, ...] = ()


NULL = "tag:yaml.org,2002:null"

DEEPEST = 10
"""Levels of nesting read: an FAQ file has four, and what is nested without end costs stack and time."""


def line_of(node: yaml.Node) -> int:
    """The line a node begins in, counted from 1."""
    return int(node.start_mark.line) + 1


def decoded(data: bytes) -> tuple[str, Fault | None]:
    """Bytes as text, without a byte order mark; or "" and why they are none.

    >>> decoded(b"a: b\\nc: \\xff")
    ('', Fault(code='not-utf8', line=2, values={}))
    """
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", Fault("not-utf8", error.object.count(10, 0, error.start) + 1)


def composed(text: str, *, most: int | None = None, fast: bool = hasattr(yaml, "CSafeLoader")) -> Document:
    """A text as nodes, with everything found on the way. Aliases are read as the text they are written as,
    anchors and tags as if they were not there; each is a fault. A text of more than `most` keys, values and
    lists is not read.

    `fast` lets libyaml scan. It is the composing that makes a text of 1 MB long to read, and that stays in
    Python, where other threads get their turn.
    """
    text = text.removeprefix("\ufeff")
    for end in _LINE_ENDS_OF_YAML_ALONE:
        text = text.replace(end, " ")
    control = Reader.NON_PRINTABLE.search(text)
    if control is not None:
        line = len(_LINE_END.findall(text, 0, control.start())) + 1
        return Document(faults=(Fault("control-character", line, {"character": f"U+{ord(control[0]):04X}"}),))
    loader = _Fast(text, most) if fast else _Slow(text, most)
    try:
        return Document(loader.root(), tuple(loader.faults))
    except yaml.MarkedYAMLError as error:
        return Document(faults=(*loader.faults, _cause(error, _LINE_END.split(text), loader.brackets)))
    except _StoppedError as error:
        return Document(faults=(*loader.faults, error.fault))


# What YAML 1.1 takes for line ends and editors do not: lines would be counted differently.
_LINE_ENDS_OF_YAML_ALONE = "\x85\u2028\u2029"
_LINE_END = re.compile(r"\r\n|\n|\r")


class _StoppedError(Exception):
    """The text is not read further."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class _Composing(Composer):
    """PyYAML's composer, but for what lets one text stand for many or become anything but text."""

    # Of the parser behind it: libyaml's or PyYAML's own.
    check_event: Any
    peek_event: Any
    get_event: Any

    def __init__(self, most: int | None) -> None:
        Composer.__init__(self)
        self.faults: list[Fault] = []
        self.most = most
        self.nodes = self.depth = 0
        self.brackets: list[int] = []  # the lines of [ and { that are not closed yet

    def root(self) -> yaml.Node | None:
        self.get_event()
        if self.check_event(yaml.StreamEndEvent):
            return None
        found = self.compose_document()
        if not self.check_event(yaml.StreamEndEvent):
            self.faults.append(Fault("yaml-documents", self.peek_event().start_mark.line + 1))
        return found

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()
        line = event.start_mark.line + 1
        if self.check_event(yaml.AliasEvent):
            self.get_event()
            name = f"*{event.anchor}"
            self.faults.append(Fault("yaml-alias", line, {"name": name}))
            return yaml.ScalarNode(_TEXT, name, event.start_mark, event.end_mark)
        if event.anchor is not None:
            self.faults.append(Fault("yaml-alias", line, {"name": f"&{event.anchor}"}))
        if event.tag is not None:
            name = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self.faults.append(Fault("yaml-tag", line, {"name": name}))
        event.anchor = event.tag = None
        if self.depth == DEEPEST:
            raise _StoppedError(Fault("yaml-deep", line))
        if self.nodes == self.most:
            raise _StoppedError(Fault("yaml-many", line, {"limit": str(self.most)}))
        self.nodes += 1
        self.depth += 1
        bracket = getattr(event, "flow_style", False)
        if bracket:
            self.brackets.append(line)
        node = Composer.compose_node(self, parent, index)
        if bracket:
            self.brackets.pop()
        self.depth -= 1
        return node


class _Slow(_Composing, Reader, Scanner, Parser, Resolver):
    def __init__(self, text: str, most: int | None) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        _Composing.__init__(self, most)
        Resolver.__init__(self)


if hasattr(yaml, "CSafeLoader"):
    from yaml._yaml import CParser

    class _Fast(_Composing, CParser, Resolver):
        def __init__(self, text: str, most: int | None) -> None:
            CParser.__init__(self, text)
            _Composing.__init__(self, most)
            Resolver.__init__(self)


_TEXT = "tag:yaml.org,2002:str"


def _cause(error: yaml.MarkedYAMLError, lines: list[str], brackets: list[int]) -> Fault:
    """What an admin has to mend, told from the parser's words and the line it stopped at; `brackets` are the
    lines of those that were open there."""
    problem, context = error.problem or "", error.context or ""
    at, began = error.problem_mark, error.context_mark or error.problem_mark
    if at is None or began is None:
        return Fault("yaml-other", 1, {"why": problem})
    if "flow" in context and brackets:
        return Fault("yaml-open", brackets[-1])
    if problem.startswith("found unexpected end of stream"):
        return Fault("yaml-open", began.line + 1)
    lines = [*lines, ""]  # the parser may stop behind the last
    for number in dict.fromkeys((at.line, began.line, max(0, at.line - 1))):
        wide = _WIDE.match(lines[number])
        if wide is not None:
            character = wide["colon"] or f"U+{ord(wide['blank']):04X}"
            return Fault("yaml-wide", number + 1, {"character": character})
    line, opening = lines[at.line], _OPENING.search(lines[began.line])
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Fault("yaml-tab", at.line + 1)
    if opening is not None and ("alias" in context or "cannot start" in problem):
        return Fault("yaml-start", began.line + 1, {"character": opening[1]})
    if "expected ':'" in problem:
        return Fault("yaml-key", began.line + 1)
    if problem.startswith("mapping values"):
        return Fault("yaml-colon" if len(_KEY.findall(line)) > 1 else "yaml-indent", at.line + 1)
    if context in ("while parsing a block mapping", "while parsing a block collection"):
        return Fault("yaml-behind" if line[: at.column].strip() else "yaml-indent", at.line + 1)
    return Fault("yaml-other", at.line + 1, {"why": problem})


_KEY = re.compile(r":(?=\s|$)")
_OPENING = re.compile(r"(?:^|[\s:\-\[{,])([*&@`%!])")
# A key with a full-width colon, or a line that is indented with wide or no-break blanks.
_WIDE = re.compile(r"[ ]*(?:-[ ]+)?(?:[A-Za-z_]{1,12}(?P<colon>：)|[ ]*(?P<blank>[\u3000\xa0]))")
