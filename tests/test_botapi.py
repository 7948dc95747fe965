"""The strict Bot API server: it takes what Telegram takes and refuses what Telegram refuses."""

import asyncio
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter

from tests.botapi import BotApi
from tests.botapi.entities import parse_html, typed_entities
from tests.botapi.people import Shown, silent


@pytest.fixture
def api():
    with BotApi() as server:
        yield server


@pytest.fixture
def ann(api):
    return api.person("Ann")


def call(api, method, token=None, **given):
    """One call over plain HTTP: (status, answer)."""
    data = urllib.parse.urlencode({k: v if isinstance(v, str) else json.dumps(v) for k, v in given.items()})
    request = urllib.request.Request(f"{api.url}/bot{token or api.token}/{method}", data.encode())
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def result(api, method, **given):
    status, answer = call(api, method, **given)
    assert (200, True) == (status, answer["ok"]), answer
    return answer["result"]


def refusal(api, method, **given):
    status, answer = call(api, method, **given)
    assert status == answer["error_code"] != 200
    return answer["description"]


def with_bot(api, use):
    """Run `use(bot)` with the library's own client."""

    async def run():
        async with Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as bot:
            return await use(bot)

    return asyncio.run(run())


def button(**action):
    return {"inline_keyboard": [[{"text": "甲"} | action]]}


# Text.


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("a <b>村</b>", "a 村", [("bold", 2, 1)]),
        ("📄<i>📄</i>", "📄📄", [("italic", 2, 2)]),
        ("&lt;b&gt; &amp;amp; &copy; &#26449; &", "<b> &amp; &copy; 村 &", []),
        ("<blockquote expandable>文</blockquote>", "文", [("expandable_blockquote", 0, 1)]),
        ("<B>甲<u>乙</u></B>", "甲乙", [("bold", 0, 2), ("underline", 1, 1)]),
        ("  <b> 甲 </b>\n", "甲", [("bold", 0, 1)]),
        ("<b></b>甲", "甲", []),
        ("1 > 0", "1 > 0", []),
    ],
)
def test_markup_becomes_text_and_entities(markup, text, entities):
    complaints = []
    parsed, found = parse_html(markup, complaints.append)
    assert (text, entities, []) == (
        parsed,
        [(one["type"], one["offset"], one["length"]) for one in found],
        complaints,
    )


@pytest.mark.parametrize(
    ("markup", "error"),
    [
        ("村<", 'Unclosed start tag "" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>村", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>村</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("村</b>", "Unexpected end tag at byte offset 3"),
        ("<p>村</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<b>村</b", "Unclosed end tag at byte offset 6"),
        ("<span>村</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
    ],
)
def test_bad_markup_is_refused_in_telegrams_words(api, ann, markup, error):
    told = refusal(api, "sendMessage", chat_id=ann.chat.id, text=markup, parse_mode="HTML")
    assert f"Bad Request: can't parse entities: {error}" == told


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        '<a href="ftp://x">a</a>',
        "<b><code>a</code></b>",
        "<b>a</b>b" * 101,
        '<a href="https://t.me/casebot_test_bot?start=案例">a</a>',
    ],
    ids=["nested quote", "link", "code in bold", "101 entities", "start parameter"],
)
def test_what_telegram_drops_silently_is_complained_of(api, ann, markup):
    result(api, "sendMessage", chat_id=ann.chat.id, text=markup, parse_mode="HTML")
    assert 1 == len(api.refused())


def test_text_is_measured_in_utf16_units_after_parsing(api, ann):
    def send(text):
        return call(api, "sendMessage", chat_id=ann.chat.id, text=text, parse_mode="HTML")[0]

    assert [200, 200, 400, 400] == [
        send(t) for t in ("村" * 4096, f"<b>{'村' * 4096}</b>", "村" * 4097, "📄" * 2049)
    ]
    assert "Bad Request: message text is empty" == refusal(
        api, "sendMessage", chat_id=ann.chat.id, text=" \n"
    )


def test_typed_text_gets_its_entities():
    kinds = [
        (one["type"], one["offset"], one["length"])
        for one in typed_entities("📄 @case_bot /why@case_bot a/b")
    ]
    assert [("mention", 3, 9), ("bot_command", 13, 13)] == kinds


# Keyboards, commands, inline.


@pytest.mark.parametrize(
    ("markup", "error"),
    [
        (button(callback_data="村" * 22), "BUTTON_DATA_INVALID"),
        (button(callback_data=""), "BUTTON_DATA_INVALID"),
        (button(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (button(url="t.me/x"), "inline keyboard button URL 't.me/x' is invalid: Wrong HTTP URL"),
        (
            {"inline_keyboard": [[{"text": "", "callback_data": "a"}]]},
            "can't parse inline keyboard button: Text must be non-empty",
        ),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}, "reply markup too long"),
    ],
)
def test_a_wrong_keyboard_is_refused(api, ann, markup, error):
    told = refusal(api, "sendMessage", chat_id=ann.chat.id, text="a", reply_markup=markup)
    assert f"Bad Request: {error}" == told


def test_callback_data_of_64_bytes_is_taken(api, ann):
    sent = result(
        api, "sendMessage", chat_id=ann.chat.id, text="a", reply_markup=button(callback_data="村" * 21 + "a")
    )
    assert "村" * 21 + "a" == sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"commands": [{"command": "Ask", "description": "问"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "ask", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [], "language_code": "zh-hans"}, "Invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "all"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
    ],
)
def test_wrong_commands_are_refused(api, given, error):
    assert f"Bad Request: {error}" == refusal(api, "setMyCommands", **given)


def article(id="1", text="答", **more):
    return {
        "type": "article",
        "id": id,
        "title": "题",
        "input_message_content": {"message_text": text},
    } | more


def test_a_message_that_asks_for_a_reply_and_the_reply_to_it(api, ann):
    markup = {"force_reply": True, "input_field_placeholder": "答案"}
    sent = result(api, "sendMessage", chat_id=ann.chat.id, text="请回复", reply_markup=markup)
    asked = Shown(api, ann.chat, sent["message_id"])
    assert ({sent["message_id"]: "答案"}, True) == (ann.chat.prompts, asked.prompts)
    assert "reply_markup" not in sent
    ann.say("回复", to=ann.say("又一条", to=asked))
    told = result(api, "getUpdates")[-1]["message"]["reply_to_message"]
    assert ("又一条", False) == (told["text"], "reply_to_message" in told)


def test_a_message_cannot_be_edited_into_one_that_asks_for_a_reply(api, ann):
    sent = result(api, "sendMessage", chat_id=ann.chat.id, text="甲")
    given = {"chat_id": ann.chat.id, "message_id": sent["message_id"], "text": "乙"}
    error = refusal(api, "editMessageText", **given, reply_markup={"force_reply": True})
    assert "Bad Request: inline keyboard expected" == error


@pytest.mark.parametrize(
    ("results", "error"),
    [
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="村" * 22)], "RESULT_ID_INVALID"),
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(text="村" * 4097)], "message is too long"),
    ],
)
def test_wrong_inline_results_are_refused(api, results, error):
    api.do(lambda: api.world.inline.update(q={"results": None}))
    assert f"Bad Request: {error}" == refusal(api, "answerInlineQuery", inline_query_id="q", results=results)


# Polling.


def test_updates_stay_until_a_higher_offset_confirms_them(api, ann):
    for text in "甲乙丙":
        ann.say(text)

    def texts(**given):
        return [update["message"]["text"] for update in result(api, "getUpdates", **given)]

    ids = [update["update_id"] for update in result(api, "getUpdates")]
    assert [ids[0], ids[0] + 1, ids[0] + 2] == ids
    assert ["甲", "乙", "丙"] == texts()
    assert ["甲"] == texts(limit=1)
    assert ["乙", "丙"] == texts(offset=ids[1])
    assert ["丙"] == texts(offset=-1)
    assert [] == texts(offset=ids[2] + 1)


def test_a_poll_waits_and_wakes_at_an_update(api, ann):
    threading.Timer(0.3, ann.say, ("甲",)).start()
    began = time.monotonic()
    assert 1 == len(result(api, "getUpdates", timeout=10))
    assert 0.2 < time.monotonic() - began < 3


def test_a_poll_ends_empty_after_its_timeout(api):
    began = time.monotonic()
    assert [] == result(api, "getUpdates", timeout=1)
    assert 0.9 < time.monotonic() - began < 3


def test_a_second_poll_ends_the_first_with_409(api, ann):
    answers = []
    first = threading.Thread(target=lambda: answers.append(call(api, "getUpdates", timeout=10)))
    first.start()
    time.sleep(0.3)
    assert [] == result(api, "getUpdates", timeout=0)
    first.join(5)
    assert [(409, True)] == [
        (status, "terminated by other" in answer["description"]) for status, answer in answers
    ]


def test_only_allowed_updates_come(api, ann):
    result(api, "getUpdates", allowed_updates=["callback_query"])
    ann.say("甲")
    assert [] == result(api, "getUpdates")


def test_with_a_webhook_updates_are_posted_with_the_secret_until_taken(api, ann):
    seen = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], body["message"]["text"]))
            self.send_response(500 if len(seen) == 1 else 200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        result(api, "setWebhook", url=f"http://127.0.0.1:{server.server_port}/hook", secret_token="s3")
        assert refusal(api, "getUpdates").startswith(
            "Conflict: can't use getUpdates method while webhook is active"
        )
        ann.say("甲")
        api.until(lambda: not api.world.updates or time.sleep(0.05), 5)
        server.shutdown()
    assert [("s3", "甲"), ("s3", "甲")] == seen
    result(api, "deleteWebhook")
    assert [] == result(api, "getUpdates")


# With the library's own client.


def test_the_library_sends_and_edits_and_answers(api, ann):
    question = ann.say("有哪些?")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("原文", callback_data="p1")]])

    async def use(bot):
        me = await bot.get_me()
        (update,) = await bot.get_updates(timeout=1, allowed_updates=["message", "callback_query"])
        sent = await update.message.reply_html(
            "<b>7名</b>",
            reply_markup=markup,
            reply_parameters=ReplyParameters(update.message.message_id, quote="有哪些"),
        )
        pressing = asyncio.create_task(asyncio.to_thread(ann.press, ann.wait(question), "原文"))
        (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
        await update.callback_query.edit_message_text("<i>新</i>", parse_mode="HTML")
        await update.callback_query.answer("好")
        return me.username, sent.text, await pressing

    assert ("casebot_test_bot", "7名", "好") == with_bot(api, use)
    (reply,) = ann.all_replies(question)
    assert ("新", ["新"], [], 1, question.id) == (
        reply.text, reply.marked("italic"), reply.labels, reply.edits, reply.answers
    )  # fmt: skip
    assert [] == api.refused()


def test_an_edit_that_changes_nothing_and_one_of_a_foreign_message_are_refused(api, ann):
    said = ann.say("甲")
    sent = result(api, "sendMessage", chat_id=ann.chat.id, text="a")
    given = {"chat_id": ann.chat.id, "text": "a"}
    assert "is not modified" in refusal(api, "editMessageText", message_id=sent["message_id"], **given)
    assert "can't be edited" in refusal(api, "editMessageText", message_id=said.id, **given)
    assert "not found" in refusal(api, "editMessageText", message_id=999, **given)


def test_chats_that_are_unknown_or_blocked(api, ann):
    assert "Bad Request: chat not found" == refusal(api, "sendMessage", chat_id=1, text="a")
    ann.block()
    assert "Forbidden: bot was blocked by the user" == refusal(
        api, "sendMessage", chat_id=ann.chat.id, text="a"
    )


def test_a_query_is_answered_once(api, ann):
    api.do(lambda: api.world.callbacks.update(q={"answered": False}))
    assert result(api, "answerCallbackQuery", callback_query_id="q", text="好")
    assert "query is too old" in refusal(api, "answerCallbackQuery", callback_query_id="q")


def test_files_come_back_as_they_went(api, ann):
    async def use(bot):
        sent = await bot.send_document(ann.chat.id, b"id: a\n", filename="a.yaml", caption="甲")
        return bytes(await (await sent.document.get_file()).download_as_bytearray())

    assert b"id: a\n" == with_bot(api, use)


def test_a_file_that_a_person_sends_can_be_fetched(api, ann):
    ann.send_file("甲.yaml", b"- id: a\n", "/undo")

    async def use(bot):
        (update,) = await bot.get_updates(timeout=1)
        document = update.message.document
        data = bytes(await (await document.get_file()).download_as_bytearray())
        entities = [entity.type for entity in update.message.caption_entities]
        return document.file_name, document.file_size, data, update.message.text, entities

    assert ("甲.yaml", 8, b"- id: a\n", None, ["bot_command"]) == with_bot(api, use)


@pytest.mark.parametrize(
    ("fault", "error"),
    [({"code": 502}, NetworkError), ({"lost": True}, NetworkError), ({"code": 404}, InvalidToken)],
)
def test_a_file_that_cannot_be_fetched(api, ann, fault, error):
    ann.send_file("a.yaml", b"a")
    api.fail("file", **fault)

    async def use(bot):
        (update,) = await bot.get_updates(timeout=1)
        with pytest.raises(error):
            await (await update.message.document.get_file()).download_as_bytearray()

    with_bot(api, use)
    assert "Bad Request: invalid file_id" == refusal(api, "getFile", file_id="F1")


def test_a_document_has_no_text_to_edit(api, ann):
    async def use(bot):
        sent = await bot.send_document(ann.chat.id, b"a", filename="a.txt")
        with pytest.raises(BadRequest, match="no text in the message"):
            await bot.edit_message_text("b", ann.chat.id, sent.message_id)

    with_bot(api, use)


def test_commands_of_one_chat_need_that_chat(api, ann):
    menu = [{"command": "undo", "description": "撤销"}]
    scope = {"type": "chat", "chat_id": ann.chat.id}
    assert result(api, "setMyCommands", commands=menu, scope=scope)
    assert menu == result(api, "getMyCommands", scope=scope)
    told = refusal(api, "setMyCommands", commands=menu, scope=scope | {"chat_id": 1})
    assert "Bad Request: chat not found" == told


def test_an_inline_result_posts_its_message(api, ann):
    async def use(bot):
        asking = asyncio.create_task(asyncio.to_thread(ann.inline, "甲"))
        (update,) = await bot.get_updates(timeout=5)
        await bot.answer_inline_query(update.inline_query.id, [], button=None)
        return await asking

    assert [] == with_bot(api, use)
    api.do(lambda: api.world.inline.update(q={"results": None}))
    result(api, "answerInlineQuery", inline_query_id="q", results=[article(text="答")])
    assert "答" == ann.choose(api.world.inline["q"]["results"][0], ann.group("村")).text


# Faults.


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"code": 401}, InvalidToken),
        ({"code": 409}, Conflict),
        ({"code": 429, "retry_after": 3}, RetryAfter),
        ({"code": 502}, NetworkError),
        ({"hang": 0.1}, NetworkError),
        ({"lost": True}, NetworkError),
        ({"code": 400, "description": "Bad Request: can't parse entities: x"}, BadRequest),
    ],
)
def test_faults_reach_the_library_as_its_errors_and_are_used_up(api, ann, fault, error, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    api.fail("sendMessage", **fault)

    async def use(bot):
        with pytest.raises(error):
            await bot.send_message(ann.chat.id, "甲")
        return (await bot.send_message(ann.chat.id, "乙")).text

    assert "乙" == with_bot(api, use)
    assert (["甲"] if "lost" in fault else []) + ["乙"] == [m["text"] for m in ann.chat.messages.values()]


def test_a_wrong_token_and_an_unknown_method(api):
    assert (401, "Unauthorized") == (lambda s, a: (s, a["description"]))(*call(api, "getMe", token="1:x"))
    assert (404, "Not Found") == (lambda s, a: (s, a["description"]))(*call(api, "getYou"))


def test_a_chat_without_a_new_message_is_silent(api, ann):
    ann.say("甲")
    assert silent(api, ann.chat, 0.1)
    threading.Timer(0.05, result, (api, "sendMessage"), {"chat_id": ann.chat.id, "text": "a"}).start()
    assert not silent(api, ann.chat, 0.5)
