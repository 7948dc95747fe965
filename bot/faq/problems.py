"""What is wrong in an admin's YAML, said in English for the shell and in Chinese for the chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.faq.entries import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. `code` names its sentence in MESSAGES, `values` fill that in. An entry with
    an error is not used; a warning only tells."""

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False
