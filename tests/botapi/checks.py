"""The limits of what a bot sends: texts, keyboards, commands, inline results, links into the bot."""

from __future__ import annotations

import re

from tests.botapi.entities import check_given, parse_html, units
from tests.botapi.errors import BadRequest

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
CALLBACK_BYTES = 64
TOAST_CHARACTERS = 200
INLINE_RESULTS = 50
# Telegram refuses larger keyboards as "reply markup too long"; eight buttons fit a row.
BUTTONS, BUTTONS_A_ROW = 100, 8
PLACEHOLDER = 64
BUTTON_ACTIONS = {
    "callback_data",
    "url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "web_app",
    "login_url",
    "pay",
    "callback_game",
}
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def formatted(given: dict, complain, field: str = "text", limit: int = TEXT_UNITS) -> tuple[str, list[dict]]:
    """The text and entities of a message to send, after parsing; empty or over the limit is refused."""
    raw = given.get(field, "")
    if not isinstance(raw, str):
        raise BadRequest(f'field "{field}" must be of type String')
    mode = given.get("parse_mode", "")
    if mode.lower() == "html":
        text, entities = parse_html(raw, complain)
    elif mode:
        raise BadRequest("unsupported parse_mode")
    else:
        text, entities = raw.strip(), check_given(raw, given.get("entities", []))
    if not text:
        raise BadRequest("message text is empty")
    if units(text) > limit:
        raise BadRequest("message is too long")
    return text, entities


def check_links(text: str, entities: list[dict], username: str, complain) -> None:
    """A link into the bot carries at most 64 of `A-Za-z0-9_-`; Telegram opens others without the parameter."""
    addresses = [entity["url"] for entity in entities if "url" in entity]
    addresses += re.findall(r"https?://[^\s<>\"]+", text)
    for address in addresses:
        match = re.fullmatch(rf"https?://t\.me/{re.escape(username)}\?start(?:group)?=(.*)", address, re.I)
        if match and not START_PARAMETER.fullmatch(match[1]):
            complain(f"the start parameter of {address!r} is not 1-64 of A-Za-z0-9_-")


def keyboard(given: dict, username: str, complain) -> dict | None:
    """The markup of a message as it will show, or None; only inline keyboards stay with a message."""
    markup = given.get("reply_markup")
    if markup in (None, "", {}):
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not {"keyboard", "remove_keyboard", "force_reply"} & markup.keys():
            raise BadRequest("can't parse reply keyboard markup JSON object")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTONS:
        raise BadRequest("reply markup too long")
    for row in rows:
        if len(row) > BUTTONS_A_ROW:
            complain(f"a row of {len(row)} buttons: no more than {BUTTONS_A_ROW} can be read")
        for button in row:
            _check_button(button, username, complain)
    rows = [row for row in rows if row]
    return {"inline_keyboard": rows} if rows else None


def prompt(given: dict, complain) -> str | None:
    """The placeholder of a message that asks for a reply ("" without one), None for any other message."""
    markup = given.get("reply_markup")
    if not isinstance(markup, dict) or "force_reply" not in markup:
        return None
    if markup["force_reply"] is not True:
        raise BadRequest('field "force_reply" must be True')
    placeholder = markup.get("input_field_placeholder", "")
    if len(placeholder) > PLACEHOLDER:
        complain(f"the placeholder {placeholder!r} is cut at {PLACEHOLDER} characters")
    return placeholder


def check_commands(given: dict) -> tuple[str, str, list[dict]]:
    """Scope, language and commands of setMyCommands."""
    commands = given.get("commands")
    if not isinstance(commands, list):
        raise BadRequest("can't parse commands list: Expected an Array")
    if len(commands) > 100:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command.get("command", "")):
            raise BadRequest("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "").strip()) <= 256:
            raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    return *check_scope(given), commands


def check_scope(given: dict) -> tuple[str, str]:
    scope = given.get("scope", {"type": "default"})
    known = "default all_private_chats all_group_chats all_chat_administrators chat chat_administrators"
    if scope.get("type") not in [*known.split(), "chat_member"]:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    return f"{scope['type']}{scope.get('chat_id', '')}", check_language(given)


def check_language(given: dict) -> str:
    """Settings by language take two letters (zh, en), not the longer tags that users carry (zh-hans)."""
    language = given.get("language_code", "")
    if not re.fullmatch(r"(?:[a-z]{2})?", language):
        raise BadRequest("Invalid language code specified")
    return language


def check_inline(given: dict, username: str, complain) -> list[dict]:
    """The results of answerInlineQuery, each with its message as it would be sent under `sent`."""
    results = given.get("results")
    if not isinstance(results, list):
        raise BadRequest("can't parse inline query results: Expected an Array")
    if len(results) > INLINE_RESULTS:
        raise BadRequest("RESULTS_TOO_MUCH")
    ids = [result.get("id", "") for result in results]
    if not all(1 <= len(id.encode()) <= 64 for id in ids):
        raise BadRequest("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise BadRequest("RESULT_ID_DUPLICATE")
    if len(given.get("next_offset", "").encode()) > 64:
        raise BadRequest("NEXT_OFFSET_INVALID")
    button = given.get("button")
    if button and not ("web_app" in button or START_PARAMETER.fullmatch(button.get("start_parameter", ""))):
        raise BadRequest("START_PARAM_INVALID")
    return [_inline_result(result, username, complain) for result in results]


def _inline_result(result: dict, username: str, complain) -> dict:
    if result.get("type") != "article":
        raise BadRequest(f"can't parse inline query result: type {result.get('type')!r} is not known here")
    if not result.get("title"):
        raise BadRequest("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content") or {}
    if not content.get("message_text"):
        raise BadRequest("can't parse inline query result: Message text is not specified")
    text, entities = formatted(content, complain, "message_text")
    check_links(text, entities, username, complain)
    sent = {"text": text, "entities": entities}
    markup = keyboard(result, username, complain)
    return result | {"sent": sent | ({"reply_markup": markup} if markup else {})}


def _check_button(button: dict, username: str, complain) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise BadRequest('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not button["text"].strip():
        raise BadRequest("can't parse inline keyboard button: Text must be non-empty")
    actions = BUTTON_ACTIONS & button.keys()
    if not actions:
        raise BadRequest(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        complain(f"the button {button['text']!r} has {sorted(actions)}: one of them is taken")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in button:
        if not re.match(r"(https?://[^\s/]+|tg://)", button["url"]):
            raise BadRequest(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        check_links(button["url"], [], username, complain)
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
