"""`sources.yaml` beside the pages: where each page stands on the web, one `"id": https://…` a line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import LineError, SettingsError
from bot.text.addresses import is_web_address

if TYPE_CHECKING:
    import yaml


def sources_of(seeds: Path) -> Mapping[str, str]:
    """Case id -> the page's own address; no file means that none is known.

    Raises SettingsError where the file cannot be read or is not such a mapping.
    """
    found = _read(seeds / "sources.yaml")
    if found.faults:
        fault = found.faults[0]
        raise SettingsError(f"{fault.file}: {fault.what} (line {fault.line})")
    return {case: address for case, (address, _) in found.addresses.items()}


def source_problems(seeds: Path, cases: Collection[str]) -> tuple[LineError, ...]:
    """All that is wrong in the file, in the order of its lines; `cases` are the ids that the pages have."""
    path = seeds / "sources.yaml"
    found = _read(path)
    strangers = [
        LineError(path, line, f'no page has the id "{case}"; write the file name up to its first _ or .')
        for case, (_, line) in found.addresses.items()
        if case not in cases
    ]
    return tuple(sorted((*found.faults, *found.doubts, *strangers), key=lambda problem: problem.line))


@dataclass(frozen=True, slots=True)
class _Sources:
    """Case id -> (address, its line); faults make the file useless, doubts only mislead its reader."""

    addresses: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[LineError] = field(default_factory=list)
    doubts: list[LineError] = field(default_factory=list)


_EXAMPLE = '"000": https://example.org/page'


def _read(path: Path) -> _Sources:
    found = _Sources()
    if not path.exists():
        return found
    # Few folders have the file, and what reads YAML takes 10 ms to load.
    import yaml

    from bot.yamlfile import line_of, yaml_root

    try:
        root = yaml_root(path)
    except LineError as error:
        found.faults.append(error)
        return found
    if root is None:
        return found
    if not isinstance(root, yaml.MappingNode):
        found.faults.append(LineError(path, line_of(root), f"must map case ids to addresses, as {_EXAMPLE}"))
        return found
    for key, value in root.value:
        _take(found, path, key, value)
    return found


def _take(found: _Sources, path: Path, key: yaml.Node, value: yaml.Node) -> None:
    """One entry. The id is read as it is written: YAML itself would make 0 of 000."""
    import yaml

    from bot.yamlfile import line_of

    line = line_of(key)
    if not isinstance(key, yaml.ScalarNode):
        found.faults.append(LineError(path, line, f"must begin with a case id, as {_EXAMPLE}"))
    elif not (isinstance(value, yaml.ScalarNode) and is_web_address(value.value)):
        found.faults.append(
            LineError(path, line, f'"{key.value}" has no web address; write https://… behind it')
        )
    elif key.value in found.addresses:
        found.doubts.append(LineError(path, line, f'"{key.value}" stands twice; leave one of the lines'))
    else:
        found.addresses[key.value] = (value.value, line)
        if key.tag != _TEXT:
            what = f'{key.value} is no text in YAML; quote it, as "{key.value}": …'
            found.doubts.append(LineError(path, line, what))


_TEXT = "tag:yaml.org,2002:str"
