"""What the files cannot rebuild: updates taken, conversations, questions and answers, feedback, wishes, and
what admins make in the chat.

One SQLite file. `Store` is the whole interface, `Store.curation` the admins' part of it; SQL stands in this
folder alone.
"""

from bot.store.audit import Act
from bot.store.curation import Curation
from bot.store.database import StoreError
from bot.store.drafts import KeptDraft
from bot.store.entries import StoredEntry, Undone
from bot.store.misses import Miss
from bot.store.notices import Notice
from bot.store.stats import Day, Stats
from bot.store.store import Asker, Logged, Rating, Store

__all__ = [
    "Act",
    "Asker",
    "Curation",
    "Day",
    "KeptDraft",
    "Logged",
    "Miss",
    "Notice",
    "Rating",
    "Stats",
    "Store",
    "StoreError",
    "StoredEntry",
    "Undone",
]
