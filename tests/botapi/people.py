"""People who use the bot: they say, press, edit, ask inline, block; and what they see."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.botapi.entities import cut, typed_entities
from tests.botapi.world import Chat, store_file

if TYPE_CHECKING:
    from tests.botapi.server import BotApi

# Above 32 bits, as ids of new users are.
_user_ids = count(7_300_000_001)
_group_ids = count(1_000_000_001)

# How long a chat must stay still to be called silent: an answer takes some 50 ms.
SILENCE = 0.7


class Shown:
    """A message as it stands in a chat now, edits included."""

    def __init__(self, api: BotApi, chat: Chat, id: int):
        self.api, self.chat, self.id = api, chat, id

    @property
    def raw(self) -> dict:
        return self.chat.messages[self.id]

    @property
    def text(self) -> str:
        return self.raw["text"]

    @property
    def caption(self) -> str:
        return self.raw.get("caption", "")

    @property
    def file(self) -> tuple[str, bytes] | None:
        """The name and content of the document it carries, if it carries one."""
        document = self.raw.get("document")
        return (document["file_name"], self.api.world.files[document["file_id"]]) if document else None

    @property
    def buttons(self) -> list[dict]:
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    @property
    def edits(self) -> int:
        return len(self.chat.history.get(self.id, []))

    @property
    def answers(self) -> int | None:
        """The id of the message this one replies to."""
        return self.raw.get("reply_to_message", {}).get("message_id")

    @property
    def prompts(self) -> bool:
        """Whether it asks for a reply: Telegram opens the field to write one."""
        return self.id in self.chat.prompts

    def marked(self, kind: str) -> list[str]:
        """The texts of the entities of a kind: bold, text_link, expandable_blockquote …"""
        return [
            cut(self.text, entity["offset"], entity["length"])
            for entity in self.raw.get("entities", [])
            if entity["type"] == kind
        ]

    def links(self) -> list[str]:
        """The addresses behind its words and buttons."""
        of_text = [entity["url"] for entity in self.raw.get("entities", []) if "url" in entity]
        return of_text + [button["url"] for button in self.buttons if "url" in button]

    def button(self, label: str) -> dict:
        """The button whose label has these words."""
        found = [button for button in self.buttons if label in button["text"]]
        assert found, f"no button {label!r} among {self.labels} under {self.raw.get('text')!r}"
        return found[0]


class Person:
    """One user; `chat` is the private chat with the bot."""

    def __init__(self, api: BotApi, name: str, language: str):
        self.api = api
        self.info = {"id": next(_user_ids), "is_bot": False, "first_name": name, "language_code": language}
        self.chat = api.do(
            lambda: api.world.open_chat({"id": self.info["id"], "type": "private", "first_name": name})
        )

    def group(self, title: str) -> Chat:
        """A new supergroup with the bot in it."""
        info = {"id": -1000000000000 - next(_group_ids), "type": "supergroup", "title": title}
        return self.api.do(lambda: self.api.world.open_chat(info))

    def say(self, text: str, chat: Chat | None = None, to: Shown | None = None) -> Shown:
        """Send a text, perhaps as a reply; returns at once."""
        return self.send({"text": text} | _marks(text), chat, to)

    def send(self, content: dict, chat: Chat | None = None, to: Shown | None = None) -> Shown:
        """Send any content: a photo, a voice, a sticker."""
        chat = chat or self.chat
        reply = {"reply_to_message": without_reply(to.raw)} if to else {}

        def post() -> Shown:
            message = self.api.world.post(chat, self.info, content | reply)
            self.api.world.queue("message", message)
            return Shown(self.api, chat, message["message_id"])

        return self.api.do(post)

    def send_file(
        self, name: str, data: bytes, caption: str = "", chat: Chat | None = None, type: str = "text/yaml"
    ) -> Shown:
        """Send a document, perhaps with words under it."""

        def keep() -> dict:
            return store_file(self.api.world, name, data) | {"mime_type": type}

        marks = [entity for entity in typed_entities(caption) if caption]
        words = {"caption": caption} | ({"caption_entities": marks} if marks else {}) if caption else {}
        return self.send({"document": self.api.do(keep)} | words, chat)

    def ask_with_file(self, name: str, data: bytes) -> Shown:
        """Send a document and wait for the bot's first message after it."""
        return self.wait(self.send_file(name, data))

    def ask(self, text: str, chat: Chat | None = None, to: Shown | None = None) -> Shown:
        """Send a text and wait for the bot's first message after it."""
        return self.wait(self.say(text, chat, to))

    def wait(self, after: Shown, timeout: float = 15.0) -> Shown:
        """The bot's first message in the chat after this one."""
        found = self.api.until(
            lambda: self.replies(after), timeout, f"a reply to {after.raw.get('text')!r:.60}"
        )
        return found[0]

    def replies(self, after: Shown) -> list[Shown]:
        """The bot's messages in the chat after this one, so far."""
        ids = [id for id, message in list(after.chat.messages.items()) if message["from"]["is_bot"]]
        return [Shown(self.api, after.chat, id) for id in sorted(ids) if id > after.id]

    def all_replies(self, after: Shown) -> list[Shown]:
        """The bot's messages after this one once the chat is silent."""
        self.wait(after)
        found: list[Shown] = []
        while len(now := self.replies(after)) > len(found):
            found = now
            time.sleep(SILENCE)
        return found

    def edit(self, message: Shown, text: str) -> None:
        """Change a message one has sent."""

        def change() -> None:
            raw = self.api.world.change(message.chat, message.raw, {"text": text} | _marks(text))
            self.api.world.queue("edited_message", raw)

        self.api.do(change)

    def press(self, message: Shown, label: str) -> str:
        """Press a button and wait until the bot takes note; the words of its toast."""
        button = message.button(label)
        assert "callback_data" in button, f"{button} opens something, it calls nothing"
        return self.press_data(message, button["callback_data"])

    def press_data(self, message: Shown, data: str) -> str:
        """Press whatever button, of an old keyboard or a forged one."""

        def call() -> dict:
            query = {"id": self.api.world.new_id(), "answered": False}
            self.api.world.callbacks[query["id"]] = query
            content = {
                "id": query["id"],
                "from": self.info,
                "chat_instance": str(message.chat.id),
                "data": data,
            }
            self.api.world.queue("callback_query", content | {"message": message.raw})
            return query

        query = self.api.do(call)
        self.api.until(lambda: query["answered"], what=f"an answer to the press of {data!r}")
        return query["toast"]

    def turn(self, message: Shown, label: str) -> str:
        """Press a button that changes the message, and wait until it has; the words of the toast."""
        edits = message.edits
        toast = self.press(message, label)
        self.api.until(lambda: message.edits > edits, what=f"an edit after {label!r}")
        return toast

    def inline(self, text: str, chat_type: str = "private") -> list[dict]:
        """Ask inline; the results as shown (`sent` is the message each would post)."""

        def call() -> dict:
            query: dict[str, Any] = {"id": self.api.world.new_id(), "results": None}
            self.api.world.inline[query["id"]] = query
            content = {
                "id": query["id"],
                "from": self.info,
                "query": text,
                "offset": "",
                "chat_type": chat_type,
            }
            self.api.world.queue("inline_query", content)
            return query

        query = self.api.do(call)
        self.api.until(lambda: query["results"] is not None, what=f"inline results for {text!r}")
        return query["results"]

    def choose(self, result: dict, chat: Chat) -> Shown:
        """Post an inline result into a chat."""

        def post() -> Shown:
            content = result["sent"] | {"via_bot": self.api.world.bot}
            message = self.api.world.post(chat, self.info, content)
            return Shown(self.api, chat, message["message_id"])

        return self.api.do(post)

    def block(self) -> None:
        """Block the bot."""
        self.api.do(lambda: setattr(self.chat, "closed", "bot was blocked by the user"))


def without_reply(message: dict) -> dict:
    """A message as it stands in a reply to it: replies are told one deep."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def silent(api: BotApi, chat: Chat, seconds: float = SILENCE) -> bool:
    """Whether the bot sends nothing to a chat for so long."""
    before = sum(message["from"]["is_bot"] for message in list(chat.messages.values()))
    time.sleep(seconds)
    return before == sum(message["from"]["is_bot"] for message in list(chat.messages.values()))


def _marks(text: str) -> dict:
    entities = typed_entities(text)
    return {"entities": entities} if entities else {}
