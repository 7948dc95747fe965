"""Chats and their messages, and the queue of updates that waits for the bot. Pure state, one thread."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import count

# Kinds an update is not sent for unless allowed_updates names them.
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass
class Chat:
    """A chat; `messages` are Bot API objects by id, `history` what each showed before its edits,
    `prompts` the placeholders of those that ask for a reply (ForceReply is no part of the object)."""

    info: dict
    messages: dict[int, dict] = field(default_factory=dict)
    history: dict[int, list[dict]] = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)
    prompts: dict[int, str] = field(default_factory=dict)
    closed: str = ""

    @property
    def id(self) -> int:
        return self.info["id"]


class World:
    """Everything there is: `bot` is the bot's user object."""

    def __init__(self, bot: dict):
        self.bot = bot
        self.chats: dict[int, Chat] = {}
        self.updates: list[dict] = []
        self.allowed: list[str] | None = None
        self.callbacks: dict[str, dict] = {}
        self.inline: dict[str, dict] = {}
        self.inline_messages: dict[str, dict] = {}
        self.commands: dict[tuple[str, str], list[dict]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.files: dict[str, bytes] = {}
        self.webhook: dict = {"url": ""}
        self._update_ids = count(int(time.time()) % 1_000_000 * 100 + 1)
        self._message_ids = count(1)
        self._ids = count(4_000_000_001)

    def new_id(self) -> str:
        return str(next(self._ids))

    def open_chat(self, info: dict) -> Chat:
        return self.chats.setdefault(info["id"], Chat(info))

    def post(self, chat: Chat, sender: dict, content: dict) -> dict:
        """Put a message into a chat."""
        message = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": chat.info,
            "date": int(time.time()),
        } | content
        chat.messages[message["message_id"]] = message
        return message

    def change(self, chat: Chat, message: dict, content: dict) -> dict:
        """Edit a message; what an edit does not give (its keyboard) is gone, as in Telegram."""
        id = message["message_id"]
        chat.history.setdefault(id, []).append(message)
        kept = {k: v for k, v in message.items() if k not in ("text", "entities", "reply_markup", "caption")}
        chat.messages[id] = kept | content | {"edit_date": int(time.time())}
        return chat.messages[id]

    def queue(self, kind: str, content: dict) -> int | None:
        """Add an update, unless the bot does not ask for its kind; its id."""
        wanted = kind not in UNASKED if not self.allowed else kind in self.allowed
        if not wanted:
            return None
        update = {"update_id": next(self._update_ids), kind: content}
        self.updates.append(update)
        return update["update_id"]

    def take(self, offset: int, limit: int) -> list[dict]:
        """getUpdates: forget what is below the offset (a negative one counts from the end), give the rest."""
        if offset < 0:
            self.updates = self.updates[offset:]
        elif offset:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
        return self.updates[: max(1, min(limit, 100))]


def store_file(world: World, name: str, data: bytes) -> dict:
    """Keep a file; the document object that names it."""
    id = f"F{world.new_id()}"
    world.files[id] = data
    return {"file_id": id, "file_unique_id": f"u{id}", "file_name": name, "file_size": len(data)}
