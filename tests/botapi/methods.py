"""The methods of the Bot API, one function each: (world, parameters, complain) -> result."""

from __future__ import annotations

from tests.botapi import checks
from tests.botapi.entities import units
from tests.botapi.errors import ApiError, BadRequest
from tests.botapi.world import Chat, World, store_file

ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker"
)
REACTIONS = "👍👎❤🔥🥰👏😁🤔🤯😱🎉👌🤝👀🙏"


def get_me(world: World, given: dict, complain) -> dict:
    can = dict.fromkeys(("can_join_groups", "supports_inline_queries", "can_read_all_group_messages"), True)
    return world.bot | can | {"can_connect_to_business": False, "has_main_web_app": False}


def send_message(world: World, given: dict, complain) -> dict:
    chat = _chat(world, given)
    text, entities = checks.formatted(given, complain)
    return _post(world, chat, given, {"text": text} | ({"entities": entities} if entities else {}), complain)


def send_document(world: World, given: dict, complain) -> dict:
    chat = _chat(world, given)
    name, data = given.get("document") if isinstance(given.get("document"), tuple) else (None, None)
    if not data:
        raise BadRequest("there is no document in the request")
    content: dict = {"document": store_file(world, name, data)}
    if given.get("caption"):
        text, entities = checks.formatted(given, complain, "caption", checks.CAPTION_UNITS)
        content |= {"caption": text, "caption_entities": entities}
    return _post(world, chat, given, content, complain)


def edit_message_text(world: World, given: dict, complain) -> dict | bool:
    text, entities = checks.formatted(given, complain)
    checks.check_links(text, entities, world.bot["username"], complain)
    if "inline_message_id" not in given and "text" not in _own_message(_chat(world, given), given, "edit"):
        raise BadRequest("there is no text in the message to edit")
    return _edit(world, given, {"text": text} | ({"entities": entities} if entities else {}), complain)


def edit_message_reply_markup(world: World, given: dict, complain) -> dict | bool:
    if "inline_message_id" in given:
        message = _inline_message(world, given)
    else:
        message = _own_message(_chat(world, given), given, "edit")
    return _edit(world, given, {k: message[k] for k in ("text", "entities") if k in message}, complain)


def delete_message(world: World, given: dict, complain) -> bool:
    chat = _chat(world, given)
    if chat.messages.pop(_number(given, "message_id"), None) is None:
        raise BadRequest("message to delete not found")
    return True


def send_chat_action(world: World, given: dict, complain) -> bool:
    chat = _chat(world, given)
    if given.get("action") not in ACTIONS.split():
        raise BadRequest("wrong parameter action in request")
    chat.actions.append(given["action"])
    return True


def set_message_reaction(world: World, given: dict, complain) -> bool:
    message = _chat(world, given).messages.get(_number(given, "message_id"))
    if message is None:
        raise BadRequest("message to react not found")
    emoji = [reaction.get("emoji", "") for reaction in given.get("reaction", [])]
    if len(emoji) > 1 or any(one not in REACTIONS for one in emoji):
        raise BadRequest("REACTION_INVALID")
    message["_reactions"] = emoji
    return True


def answer_callback_query(world: World, given: dict, complain) -> bool:
    query = world.callbacks.get(given.get("callback_query_id", ""))
    if query is None or query["answered"]:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    if len(given.get("text", "")) > checks.TOAST_CHARACTERS:
        raise BadRequest("MESSAGE_TOO_LONG")
    query |= {
        "answered": True,
        "toast": given.get("text", ""),
        "alert": given.get("show_alert") in (True, "true"),
    }
    return True


def answer_inline_query(world: World, given: dict, complain) -> bool:
    query = world.inline.get(given.get("inline_query_id", ""))
    if query is None or query["results"] is not None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    query["results"] = checks.check_inline(given, world.bot["username"], complain)
    query["given"] = given
    return True


def set_my_commands(world: World, given: dict, complain) -> bool:
    scope, language, commands = checks.check_commands(given)
    _check_scope_chat(world, given)
    world.commands[scope, language] = commands
    return True


def get_my_commands(world: World, given: dict, complain) -> list[dict]:
    return world.commands.get(checks.check_scope(given), [])


def delete_my_commands(world: World, given: dict, complain) -> bool:
    _check_scope_chat(world, given)
    world.commands.pop(checks.check_scope(given), None)
    return True


def own_text(field: str, limit: int):
    """setMyName, setMyDescription, setMyShortDescription: one text a language."""

    def set_text(world: World, given: dict, complain) -> bool:
        if units(given.get(field, "")) > limit:
            raise BadRequest(f"{field.upper()}_TOO_LONG")
        world.texts[field, checks.check_language(given)] = given.get(field, "")
        return True

    return set_text


def get_chat(world: World, given: dict, complain) -> dict:
    return _chat(world, given).info | {"accent_color_id": 0, "max_reaction_count": 11}


def get_chat_member(world: World, given: dict, complain) -> dict:
    chat = _chat(world, given)
    user = next(
        (m["from"] for m in chat.messages.values() if m["from"]["id"] == _number(given, "user_id")), None
    )
    if user is None:
        raise BadRequest("member not found")
    return {"status": "member", "user": user}


def get_file(world: World, given: dict, complain) -> dict:
    id = given.get("file_id", "")
    if id not in world.files:
        raise BadRequest("invalid file_id")
    size = len(world.files[id])
    if size > 20 * 1024 * 1024:
        raise BadRequest("file is too big")
    return {"file_id": id, "file_unique_id": f"u{id}", "file_size": size, "file_path": f"documents/{id}"}


def set_webhook(world: World, given: dict, complain) -> bool:
    world.webhook = {"url": given.get("url", ""), "secret_token": given.get("secret_token", "")}
    world.allowed = given.get("allowed_updates", world.allowed)
    return True


def delete_webhook(world: World, given: dict, complain) -> bool:
    world.webhook = {"url": ""}
    if given.get("drop_pending_updates") in (True, "true"):
        complain("deleteWebhook drops pending updates: questions asked meanwhile are lost")
        world.updates.clear()
    return True


def get_webhook_info(world: World, given: dict, complain) -> dict:
    url = world.webhook["url"]
    return {"url": url, "has_custom_certificate": False, "pending_update_count": len(world.updates)}


METHODS = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": own_text("name", 64),
    "setMyDescription": own_text("description", 512),
    "setMyShortDescription": own_text("short_description", 120),
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getFile": get_file,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}


def _chat(world: World, given: dict) -> Chat:
    chat = world.chats.get(_number(given, "chat_id"))
    if chat is None:
        raise BadRequest("chat not found")
    if chat.closed:
        raise ApiError(403, f"Forbidden: {chat.closed}")
    return chat


def _post(world: World, chat: Chat, given: dict, content: dict, complain) -> dict:
    checks.check_links(content.get("text", ""), content.get("entities", []), world.bot["username"], complain)
    markup = checks.keyboard(given, world.bot["username"], complain)
    replied = _replied(chat, given)
    message = world.post(
        chat,
        world.bot,
        content
        | ({"reply_to_message": replied} if replied else {})
        | ({"reply_markup": markup} if markup else {}),
    )
    placeholder = checks.prompt(given, complain)
    if placeholder is not None:
        chat.prompts[message["message_id"]] = placeholder
    return message


def _replied(chat: Chat, given: dict) -> dict | None:
    reply = given.get("reply_parameters") or {}
    id = reply.get("message_id", given.get("reply_to_message_id"))
    if id is None:
        return None
    message = chat.messages.get(int(id))
    if message is None:
        if (reply or given).get("allow_sending_without_reply") in (True, "true"):
            return None
        raise BadRequest("message to be replied not found")
    quote = reply.get("quote", "")
    if quote and (units(quote) > 1024 or quote not in message.get("text", "")):
        raise BadRequest("QUOTE_TEXT_INVALID")
    return {k: v for k, v in message.items() if k != "reply_to_message"}


def _own_message(chat: Chat, given: dict, what: str) -> dict:
    message = chat.messages.get(_number(given, "message_id"))
    if message is None:
        raise BadRequest(f"message to {what} not found")
    if not message["from"]["is_bot"]:
        raise BadRequest(f"message can't be {what}ed")
    return message


def _inline_message(world: World, given: dict) -> dict:
    message = world.inline_messages.get(given["inline_message_id"])
    if message is None:
        raise BadRequest("MESSAGE_ID_INVALID")
    return message


def _edit(world: World, given: dict, content: dict, complain) -> dict | bool:
    if checks.prompt(given, complain) is not None:
        raise BadRequest("inline keyboard expected")
    markup = checks.keyboard(given, world.bot["username"], complain)
    content = content | ({"reply_markup": markup} if markup else {})
    shown = ("text", "entities", "reply_markup")
    chat = None if "inline_message_id" in given else _chat(world, given)
    message = _inline_message(world, given) if chat is None else _own_message(chat, given, "edit")
    if {k: message.get(k) for k in shown} == {k: content.get(k) for k in shown}:
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    if chat is not None:
        return world.change(chat, message, content)
    for key in shown:
        message.pop(key, None)
    message |= content
    return True


def _check_scope_chat(world: World, given: dict) -> None:
    """Commands of one chat need a chat that the bot knows: with who never wrote to it there is none."""
    scope = given.get("scope") or {}
    if "chat_id" in scope:
        _chat(world, scope)


def _number(given: dict, field: str) -> int:
    try:
        return int(given[field])
    except (KeyError, TypeError, ValueError):
        raise BadRequest(f"{field} is empty or not a number") from None
