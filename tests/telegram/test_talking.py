"""Questions, buttons and edits, end to end with the real worker."""

import pytest

from tests.botapi.entities import units
from tests.botapi.people import silent

QUESTION = "尹兆场社区2023年人均纯收入是多少?"
NEEDLE = "16861元"
# Found in several passages, with others near it.
RICH = "石湾镇街道党校投入多少钱?"


def pressed(ann, reply, label):
    """Press a button that sends a message of its own; that message."""
    said = ann.replies(reply)[-1] if ann.replies(reply) else reply
    ann.press(reply, label)
    return ann.wait(said)


def test_a_question_gets_the_number_in_bold_the_quote_the_source_and_the_passage(api, ann):
    reply = ann.ask(QUESTION)
    assert NEEDLE in reply.text
    assert any(NEEDLE in bold for bold in reply.marked("bold"))
    (around,) = reply.marked("expandable_blockquote")
    assert "社区人均纯收入达16861元" in around
    assert any(link.startswith("https://t.me/casebot_test_bot?start=000-") for link in reply.links())
    assert ["👍", "👎"] == [label for label in reply.labels if label in "👍👎"]
    assert "typing" in ann.chat.actions


def test_a_follow_up_keeps_the_case(ann):
    ann.ask("涧西区下派了几名第一书记?")
    assert "3.6亿元" in ann.ask("寿宁县争取到多少资金?").text
    assert "1270" in ann.ask("那争取了多少个项目?").text


def test_two_people_do_not_share_a_conversation(api, ann):
    ann.ask(RICH)
    following = "那培训了多少人次?"
    told = [who.ask(following).text for who in (api.person("博"), api.person("采"))]
    assert told[0] == told[1] != ann.ask(following).text


def test_the_passage_opens_and_turns_in_place(ann):
    reply = ann.ask(QUESTION)
    opened = pressed(ann, reply, "📄")
    first = opened.text
    assert NEEDLE in first
    assert ["◀", "▶"] == [label for label in opened.labels if label in "◀▶"]
    ann.turn(opened, "▶")
    assert (1, True) == (opened.edits, opened.text != first)
    ann.turn(opened, "◀")
    assert (2, first) == (opened.edits, opened.text)


def test_the_passages_of_a_page_can_be_turned_to_both_ends(ann):
    opened = pressed(ann, ann.ask(QUESTION), "📄")
    for sign in "◀▶":
        seen = {opened.text}
        while sign in opened.labels and len(seen) < 12:
            ann.turn(opened, sign)
            assert opened.text not in seen
            seen.add(opened.text)


def test_paging_fast_is_no_flood(ann):
    opened = pressed(ann, ann.ask(QUESTION), "📄")
    for _ in range(13):
        ann.turn(opened, "▶")
        ann.turn(opened, "◀")
    assert 26 == opened.edits


def test_the_next_best_evidence(ann):
    more = pressed(ann, ann.ask(RICH), "➡️")
    first = more.text
    assert any("?start=002-" in link for link in more.links())
    ann.turn(more, "➡️")
    assert first != more.text
    ann.turn(more, "⬅️")
    assert first == more.text


def test_a_thumb_up_is_stored_and_shown_and_can_become_a_thumb_down(ann):
    reply = ann.ask(QUESTION)
    assert "已记下" in ann.turn(reply, "👍")
    assert "👍 ✓" in reply.labels
    ann.turn(reply, "👎")
    assert ["答非所问", "不完整", "内容有误"] == [
        b["text"] for b in reply.buttons if b["callback_data"][:2] == "r:"
    ]
    assert "不完整" in ann.turn(reply, "不完整")
    assert ["👍", "👎 ✓ 不完整"] == reply.labels[-2:]
    ann.turn(reply, "👎")
    ann.turn(reply, "内容有误")
    assert ["👍", "👎 ✓ 内容有误"] == reply.labels[-2:]
    ann.turn(reply, "👍")
    assert ["👍 ✓", "👎"] == reply.labels[-2:]


def test_pressing_the_same_thumb_twice_changes_nothing(api, ann):
    reply = ann.ask(QUESTION)
    ann.turn(reply, "👍")
    ann.press(reply, "👍")
    assert silent(api, ann.chat)
    assert (1, "👍 ✓") == (reply.edits, reply.labels[-2])


def test_a_related_question_is_asked_by_its_button(ann):
    reply = ann.ask(RICH)
    asking = [button for button in reply.buttons if button.get("callback_data", "").startswith("q:")]
    ann.press_data(reply, asking[0]["callback_data"])
    # Nobody typed it, so the reply says which question it answers.
    assert "问:" in ann.wait(reply).text


def test_what_the_cases_do_not_tell_is_refused_with_the_nearest_and_the_list(ann):
    reply = ann.ask("涧西区有多少家养猪场?")
    assert "没有说到“养猪”" in reply.text
    assert any("案例列表" in label for label in reply.labels)
    listed = pressed(ann, reply, "案例列表")
    assert "5" in listed.text


def test_a_suggestion_is_asked_by_its_button(ann):
    reply = ann.ask("涧西区有多少家养猪场?")
    questions = [b for b in reply.buttons if b.get("callback_data", "").startswith("q:")]
    ann.press_data(reply, questions[0]["callback_data"])
    assert "河南洛阳" in ann.wait(reply).text


def test_a_new_text_is_a_new_question_whatever_was_pending(ann):
    reply = ann.ask("涧西区有多少家养猪场?")
    assert reply.buttons
    assert NEEDLE in ann.ask(QUESTION).text
    thumbed = ann.ask("涧西区下派了几名第一书记?")
    ann.press(thumbed, "👎")
    assert NEEDLE in ann.ask(QUESTION).text


def test_an_edited_question_edits_its_reply(api, ann):
    question = ann.say("涧西区下派了几名第一书记?")
    reply = ann.wait(question)
    assert "7名" in reply.text
    ann.edit(question, QUESTION)
    api.until(lambda: reply.edits, what="an edit of the reply")
    assert NEEDLE in reply.text
    assert "7名" not in reply.text
    assert [reply.id] == [shown.id for shown in ann.replies(question)]


def test_an_edit_that_changes_no_word_changes_nothing(api, ann):
    question = ann.say(QUESTION)
    reply = ann.wait(question)
    ann.edit(question, QUESTION)
    assert silent(api, ann.chat)
    assert 0 == reply.edits


@pytest.mark.parametrize("script", ["繁", "繁體"])
def test_replies_follow_the_script_that_was_chosen(ann, script):
    assert "繁" in ann.ask(f"/script {script}").text
    reply = ann.ask(QUESTION)
    assert "社區人均純收入達16861元" in reply.text
    assert "有幫助" in ann.press(reply, "👍")


def test_a_question_in_traditional_is_answered_in_traditional(ann):
    assert "社區人均純收入" in ann.ask("尹兆場社區2023年人均純收入是多少?").text


def test_the_original_script_leaves_quotes_as_the_page_has_them(ann):
    ann.ask("/script 原")
    # The page is in Traditional, the question is not.
    assert "社區人均純收入" in ann.ask(QUESTION).text


@pytest.mark.parametrize(
    "text",
    [
        "<b>尹兆场</b>社区2023年人均纯收入是多少?",
        "尹兆场社区2023年人均纯收入是多少? </b> & &lt; <script>",
        "</blockquote>尹兆场社区2023年人均纯收入是多少?",
    ],
)
def test_a_question_that_looks_like_html_is_a_question(ann, text):
    assert NEEDLE in ann.ask(text).text


@pytest.mark.parametrize(
    "text", ["<", "&", "<b>", "&lt;b&gt;&amp;", "</a><a href=", "\u200b\u2060", "📄" * 2000, "?", "_*[]()~`"]
)
def test_odd_texts_get_one_reply_that_telegram_takes(ann, text):
    assert ann.ask(text).text


def test_a_question_of_4096_characters_gets_a_reply(ann):
    text = ("尹兆场社区2023年人均纯收入是多少?" + "请问" * 4096)[:4096]
    replies = ann.all_replies(ann.say(text))
    assert [] == [units(reply.text) for reply in replies if not 0 < units(reply.text) <= 4096]
    text = ("<&>" * 2000)[:4096]
    assert 1 == len(ann.all_replies(ann.say(text)))


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]},
        {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}},
        {
            "sticker": {
                "file_id": "s",
                "file_unique_id": "u",
                "type": "regular",
                "width": 9,
                "height": 9,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"location": {"longitude": 1.0, "latitude": 1.0}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
    ids=["photo", "voice", "sticker", "location", "dice"],
)
def test_what_is_no_text_gets_one_polite_line(api, ann, content):
    said = ann.send(content)
    (reply,) = ann.all_replies(said)
    assert "抱歉" in reply.text
    assert "\n" not in reply.text


def test_a_long_answer_is_split_on_sentence_ends_with_the_buttons_under_the_last(ann):
    replies = ann.all_replies(ann.say("有哪些案例?"))
    assert all(units(reply.text) <= 4096 for reply in replies)
    assert [[]] * (len(replies) - 1) == [reply.labels for reply in replies[:-1]]


def test_a_forged_button_is_answered_and_breaks_nothing(ann):
    reply = ann.ask(QUESTION)
    for data in (
        "g:999999",
        "g:x",
        "q:1",
        "q:x:y",
        "zzz",
        "o:nope-1",
        "p:000-999",
        "e:1:999",
        "r:1:nope",
        ":",
        "l:x",
    ):
        ann.press_data(reply, data)
    assert NEEDLE in ann.ask(QUESTION).text


def test_a_reply_that_telegram_cannot_parse_comes_again_as_plain_text(shared):
    api, _ = shared
    ann = api.person("安")
    api.fail("sendMessage", 400, description="Bad Request: can't parse entities: Unsupported start tag")
    reply = ann.ask(QUESTION)
    assert NEEDLE in reply.text
    assert ([], False) == (reply.marked("bold"), "<b>" in reply.text)


def test_someone_who_blocked_the_bot_does_not_disturb_others(api, ann):
    gone = api.person("博")
    gone.block()
    gone.say(QUESTION)
    api.until(lambda: any(call.code == 403 for call in api.calls), what="a refusal")
    assert NEEDLE in ann.ask(QUESTION).text


def test_a_question_deleted_before_its_answer_is_answered_all_the_same(api, ann):
    village = ann.group("村")
    # Held back until the question is gone.
    api.fail("sendChatAction", hang=0.3)
    asked = ann.say(f"/ask {QUESTION}", village)
    api.do(lambda: village.messages.pop(asked.id))
    (reply,) = api.until(lambda: ann.replies(asked), what="a reply")
    assert (True, None) == (NEEDLE in reply.text, reply.answers)


def test_in_a_topic_it_answers_in_the_topic(api, ann):
    village = ann.group("村")
    content = {"text": f"/ask {QUESTION}", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
    ann.wait(ann.send(content | {"message_thread_id": 77, "is_topic_message": True}, village))
    assert "77" == str(api.calls_of("sendMessage")[-1].given["message_thread_id"])


def test_an_album_gets_one_polite_line(ann):
    photo = {
        "photo": [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}],
        "media_group_id": "9",
    }
    first = ann.send(photo)
    ann.send(photo)
    ann.send(photo)
    assert 1 == len(ann.all_replies(first))


def test_a_bare_number_takes_the_suggestion_of_that_number(api, ann):
    ann.ask("涧西区有多少家养猪场?")
    reply = ann.ask("1")
    assert ("问:河南洛阳主要是怎么做的?", True) == (reply.text.split("\n")[0], "📄" in "".join(reply.labels))


def test_a_bare_number_of_nothing_offered_is_a_question(ann):
    assert not ann.ask("7").text.startswith("问:")
