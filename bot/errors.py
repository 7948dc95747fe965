"""The failures, each naming the thing, the place and the mend. The rim turns them into one line."""

from __future__ import annotations

from pathlib import Path


class CasebotError(Exception):
    """Anything a user, admin or operator can mend; its message is one line, fit to be shown."""


class UserError(CasebotError):
    """A mistake in what was typed: an unknown case, an empty or endless question."""


class PageError(CasebotError):
    """A page that cannot become a case: `file: what, and the mend`. The other pages go on."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: {what}")
        self.file = file
        self.what = what


class LineError(CasebotError):
    """A line of an admin's file that cannot be used: `file:line: what, and the mend`."""

    def __init__(self, file: Path, line: int, what: str) -> None:
        super().__init__(f"{file}:{line}: {what}")
        self.file = file
        self.line = line
        self.what = what


class SettingsError(CasebotError):
    """A setting or folder that does not fit: names the variable or path and the mend."""
