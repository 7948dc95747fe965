"""What goes: all of a person who says /forget, and whatever is past its time.

What admins made live (entries), that they did it (changes, audit) stays without limit: it says who
answers for what the bot tells. It holds ids of admins, and nothing of those who ask.
"""

from __future__ import annotations

from bot.store.database import Run

DAY = 86_400.0

KNOWN_DAYS = 2.0
"""How long a finished update is known again by its id; Telegram itself keeps updates for one day."""

DRAFT_DAYS = 7.0
"""How long a draft waits for its admin: over a weekend and back."""


async def forget(run: Run, user: int, person: str, chat: str) -> int:
    """Delete all of a person (Telegram's id, its hash) and the conversation of a chat (its hash); gives
    how many answers that were. What hangs on those answers, such as notices, goes with them."""
    cursor = await run("DELETE FROM answers WHERE user = ?", (person,))
    await run("DELETE FROM ratings WHERE user = ?", (person,))
    await run("DELETE FROM wishes WHERE user = ?", (person,))
    await run("DELETE FROM askers WHERE user = ?", (user,))
    await run("DELETE FROM drafts WHERE admin = ?", (user,))
    await run("DELETE FROM conversations WHERE chat = ?", (chat,))
    await run(
        "DELETE FROM set_aside WHERE json_valid(payload) AND EXISTS"
        " (SELECT 1 FROM json_tree(payload) WHERE key = 'id' AND atom = ?)",
        (user,),
    )
    return cursor.rowcount


async def expire(run: Run, now: float, retention: float, conversation: float) -> int:
    """Delete what is past its time, given in seconds; gives how many answers that were."""
    cursor = await run("DELETE FROM answers WHERE asked <= ?", (now - retention,))
    await run("DELETE FROM set_aside WHERE at <= ?", (now - retention,))
    await run("DELETE FROM conversations WHERE at <= ?", (now - conversation,))
    await run("DELETE FROM updates WHERE finished <= ?", (now - KNOWN_DAYS * DAY,))
    await run("DELETE FROM drafts WHERE at <= ?", (now - DRAFT_DAYS * DAY,))
    await run("DELETE FROM edits WHERE change IN (SELECT id FROM changes WHERE at <= ?)", (now - retention,))
    return cursor.rowcount
