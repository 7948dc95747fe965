"""What can be wrong in a YAML file, in words. Apart from what reads one: to tell of what was found the last time
needs no parser, which takes 10 ms to load."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "unreadable": "cannot be read ({why}); mend its permissions",
        "not-utf8": "not UTF-8; save it as UTF-8",
        "control-character": "has the control character {character}; delete it",
        "yaml-colon": 'a colon and a blank inside a text; put the text in quotes, as key: "甲: 乙"',
        "yaml-wide": "{character} is full width; YAML needs ':' and a blank behind a key, and blanks to indent",
        "yaml-start": "a text begins with {character}; put it in quotes, or on a line of its own below |",
        "yaml-open": "a quote or bracket is never closed; close it",
        "yaml-behind": "text behind a closing quote or bracket; put the whole text in quotes, or below |",
        "yaml-tab": "a tab indents the line; indent with blanks",
        "yaml-indent": "indented unlike the lines around it; put it right under them",
        "yaml-key": "no key; write it as key: text, with a colon and a blank",
        "yaml-alias": "{name} would stand for another text; write that text, or quote one that begins so",
        "yaml-tag": "{name} is a tag; delete it, or quote a text that begins so",
        "yaml-deep": "nested too deep; write it flat",
        "yaml-many": "more than {limit} keys and values; split the file",
        "yaml-documents": "a second document begins; delete the line ---",
        "yaml-other": "not YAML ({why}); mend the line or quote its text",
    }
)
"""Code -> what is wrong and the mend."""
