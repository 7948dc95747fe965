"""Entries -> the YAML that reads as the same entries."""

from __future__ import annotations

import math
from collections.abc import Iterable

import yaml

from bot.faq.changes import KEYS
from bot.faq.entries import Entry, Source


def as_yaml(entries: Iterable[Entry]) -> str:
    r"""A file of entries, one key a line, Chinese as it is, lines of an answer as lines; "" for no entry.

    >>> print(as_yaml([Entry("touyan", ("头雁是什么?", "什么是: 头雁"), "一项工程:\n- 结对")]))
    - id: touyan
      questions:
      - 头雁是什么?
      - '什么是: 头雁'
      answer: |-
        一项工程:
        - 结对
    <BLANKLINE>
    """
    return "\n".join(_dumped([_mapping(entry)]) for entry in entries)


def _mapping(entry: Entry) -> dict[str, object]:
    values = {key: getattr(entry, name) for key, name in KEYS.items()}
    return {key: _plain(value) for key, value in values.items() if value}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Source):
        pairs = (("case", value.case), ("quote", value.quote), ("url", value.url), ("title", value.title))
        return {key: text for key, text in pairs if text}
    return value


def _dumped(value: object) -> str:
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=math.inf
    )
    return text


class _Dumper(yaml.SafeDumper):
    """Without anchors for what stands twice, and with lines kept as lines."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
