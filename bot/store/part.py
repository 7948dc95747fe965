"""What the parts of `Curation` have in common: the one database."""

from __future__ import annotations

from bot.store.database import Database


class Part:
    def __init__(self, database: Database) -> None:
        self._database = database
