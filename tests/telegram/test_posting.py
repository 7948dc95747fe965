"""Messages out, by a real bot over HTTP: sent, edited in place, plain where HTML is refused."""

import asyncio
import time

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.library import Library
from bot.settings import Settings
from bot.store import Store
from bot.telegram.admin.live import Live
from bot.telegram.markup import Block, Mark, Rendered, rendered
from bot.telegram.posting import TYPING_SECONDS, Place, edit, edit_keyboard, post, repost, typing
from bot.telegram.services import Services
from tests.botapi import BotApi

UNPARSABLE = "Bad Request: can't parse entities: unsupported start tag"
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("甲", callback_data="g:1")]])


@pytest.fixture(scope="module")
def api():
    with BotApi() as server:
        yield server


@pytest.fixture
def chat(api):
    return api.person("安").chat


def run(api, act):
    """Do something with a bot, and give what it gives."""

    async def steps():
        async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
            return await act(bot)

    return asyncio.run(steps())


def lines(*texts):
    return [message for text in texts for message in rendered([Block(text, (Mark(0, 1),))])]


def shown(chat):
    """(text, how many buttons rows) of what stands in a chat."""
    return [
        (message["text"], len(message.get("reply_markup", {}).get("inline_keyboard", [])))
        for _, message in sorted(chat.messages.items())
    ]


def test_messages_go_out_in_order_the_buttons_under_the_last(api, chat):
    ids = run(api, lambda bot: post(bot, Place(chat.id), lines("一", "二", "三"), KEYBOARD))
    assert ([("一", 0), ("二", 0), ("三", 1)], sorted(chat.messages)) == (shown(chat), ids)


def test_what_telegram_cannot_parse_is_sent_plain(api, chat):
    api.fail("sendMessage", 400, description=UNPARSABLE)
    run(api, lambda bot: post(bot, Place(chat.id), lines("甲<b>乙"), KEYBOARD))
    assert [("甲<b>乙", 1)] == shown(chat)


def test_what_telegram_cannot_parse_is_edited_plain(api, chat):
    (id,) = run(api, lambda bot: post(bot, Place(chat.id), lines("甲")))
    api.fail("editMessageText", 400, description=UNPARSABLE)
    assert run(api, lambda bot: edit(bot, chat.id, id, lines("乙<b>")[0]))
    assert [("乙<b>", 0)] == shown(chat)


def test_any_other_refusal_is_an_error(api, chat):
    with pytest.raises(BadRequest, match="empty"):
        run(api, lambda bot: post(bot, Place(chat.id), [Rendered("", "")]))


def test_a_reply_outlives_the_message_it_replies_to(api, chat):
    run(api, lambda bot: post(bot, Place(chat.id, reply_to=999_999), lines("甲")))
    assert [("甲", 0)] == shown(chat)


@pytest.mark.parametrize("texts", [["丙"], ["丙", "丁"], ["丙", "丁", "戊"]])
def test_other_messages_take_the_place_of_those_before(api, chat, texts):
    before = run(api, lambda bot: post(bot, Place(chat.id), lines("甲", "乙"), KEYBOARD))
    after = run(api, lambda bot: repost(bot, Place(chat.id), before, lines(*texts), KEYBOARD))
    assert [(text, int(text == texts[-1])) for text in texts] == shown(chat)
    assert before[: len(texts)] == after[:2]


def test_a_message_that_is_gone_is_sent_anew(api, chat):
    (id,) = run(api, lambda bot: post(bot, Place(chat.id), lines("甲")))
    run(api, lambda bot: bot.delete_message(chat.id, id))
    (again,) = run(api, lambda bot: repost(bot, Place(chat.id), [id], lines("乙")))
    assert ([("乙", 0)], True) == (shown(chat), again != id)


def test_an_edit_that_changes_nothing_is_as_good_as_one(api, chat):
    (id,) = run(api, lambda bot: post(bot, Place(chat.id), lines("甲"), KEYBOARD))
    assert run(api, lambda bot: edit(bot, chat.id, id, lines("甲")[0], KEYBOARD))
    assert run(api, lambda bot: edit_keyboard(bot, chat.id, id, KEYBOARD))
    assert run(api, lambda bot: edit_keyboard(bot, chat.id, id, None))
    assert [("甲", 0)] == shown(chat)


def test_there_is_no_keyboard_to_edit_under_a_message_that_is_gone(api, chat):
    assert not run(api, lambda bot: edit_keyboard(bot, chat.id, 999_999, KEYBOARD))


def typed(api, chat, tmp_path, small: Library, busy=0):
    """What `typing` around a short work takes, in seconds."""

    async def act(bot):
        store = await Store.open(f"sqlite:///{tmp_path / 'store.db'}")
        services = Services(bot, store, Live(small, Settings(), store), Settings(), "somebot")
        for _ in range(busy):
            await services.typing.acquire()
        start = time.perf_counter()
        async with typing(services, Place(chat.id)):
            await asyncio.sleep(0.01)
        services.close()
        await store.close()
        return time.perf_counter() - start

    return run(api, act)


def test_typing_is_over_before_the_answer_and_holds_it_up_for_a_moment_only(api, chat, tmp_path, small):
    typed(api, chat, tmp_path, small)
    assert ["typing"] == chat.actions
    api.fail("sendChatAction", hang=2.0)
    assert typed(api, chat, tmp_path, small) < TYPING_SECONDS + 0.5


def test_typing_that_fails_fails_nothing(api, chat, tmp_path, small):
    api.fail("sendChatAction", 400)
    typed(api, chat, tmp_path, small)
    assert [] == chat.actions


def test_many_questions_at_once_are_answered_without_it(api, chat, tmp_path, small):
    typed(api, chat, tmp_path, small, busy=4)
    assert [] == chat.actions
