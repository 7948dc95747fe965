"""What admins make in the chat, and what comes back to them: each part on the same database.

Admins are kept by their Telegram ids (0: the command line), since their acts must be told apart by name.
"""

from __future__ import annotations

from bot.store.audit import Audit
from bot.store.drafts import Drafts
from bot.store.entries import Entries
from bot.store.misses import Misses
from bot.store.notices import Notices
from bot.store.stats import Statistics


class Curation(Entries, Drafts, Misses, Notices, Statistics, Audit):
    """The entries that are live, drafts of them, questions asked in vain, who is to be told, figures, and
    who did what. All methods may raise sqlite3.Error; none leaves half of its work."""
