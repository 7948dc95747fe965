"""What the files cannot rebuild: updates taken, conversations, questions and answers, feedback, wishes.

One SQLite file. `Store` is the whole interface; SQL stands in this folder alone.
"""

from bot.store.store import Asker, Logged, Rating, Store

__all__ = ["Asker", "Logged", "Rating", "Store"]
