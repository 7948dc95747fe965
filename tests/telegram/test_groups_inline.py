"""Groups and inline queries, end to end with the real worker."""

import pytest

from tests.botapi.people import silent

QUESTION = "尹兆场社区2023年人均纯收入是多少?"
NEEDLE = "16861元"


@pytest.fixture
def village(ann):
    return ann.group("村")


@pytest.mark.parametrize(
    "text",
    [
        f"@casebot_test_bot {QUESTION}",
        f"{QUESTION} @CaseBot_Test_Bot",
        f"/ask {QUESTION}",
        f"/ask@casebot_test_bot {QUESTION}",
    ],
)
def test_in_a_group_it_answers_when_called(ann, village, text):
    asked = ann.say(text, village)
    reply = ann.wait(asked)
    assert NEEDLE in reply.text
    assert asked.id == reply.answers


def test_in_a_group_it_answers_a_reply_to_it(ann, village):
    reply = ann.ask(f"/ask {QUESTION}", village)
    assert "7名" in ann.ask("涧西区下派了几名第一书记?", village, to=reply).text


def test_in_a_group_it_answers_nothing_else(api, ann, village):
    said = ann.say(QUESTION, village)
    ann.say(QUESTION, village, to=said)
    ann.say(f"@other_bot {QUESTION}", village)
    ann.say("/help", village)
    ann.say("/ask@other_bot 甲?", village)
    ann.say(f"casebot_test_bot {QUESTION}", village)
    ann.send({"photo": [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]}, village)
    ann.send({"new_chat_members": [ann.info]}, village)
    assert silent(api, village, 1.5)
    assert [] == village.actions


def test_a_mention_under_a_message_asks_that_message(ann, village):
    said = ann.say(QUESTION, village)
    assert NEEDLE in ann.ask("@casebot_test_bot", village, to=said).text


def test_an_edited_question_in_a_group_edits_its_reply(api, ann, village):
    question = ann.say("/ask 涧西区下派了几名第一书记?", village)
    reply = ann.wait(question)
    ann.edit(question, f"/ask {QUESTION}")
    api.until(lambda: reply.edits, what="an edit of the reply")
    assert NEEDLE in reply.text


def test_buttons_work_in_a_group_for_each_member(api, ann, village):
    reply = ann.ask(f"/ask {QUESTION}", village)
    assert "已记下" in ann.press(reply, "👍")
    assert "已记下" in api.person("博").press(reply, "👎")


def test_inline_gives_cited_answers_that_can_be_posted(ann, village):
    results = ann.inline(QUESTION)
    assert 1 <= len(results) <= 10
    posted = ann.choose(results[0], village)
    assert NEEDLE in posted.text
    assert any("?start=000-" in link for link in posted.links())


def test_inline_with_nothing_typed_and_nothing_found(ann):
    assert 10 >= len(ann.inline(""))
    assert 10 >= len(ann.inline("涧西区有多少家养猪场?"))
    assert 10 >= len(ann.inline("<b>&" * 60))


def test_typing_inline_letter_by_letter_is_answered_each_time(ann):
    for length in range(1, 12):
        assert ann.inline(QUESTION[:length]) is not None


def test_inline_gives_curated_answers_with_and_without_a_source(ann, village):
    cited, own = ann.inline("石湾的“三项”工程是什么?"), ann.inline("这个机器人是干什么的?")
    posted = ann.choose(cited[0], village)
    assert "“组织+人才”振兴工程" in posted.text
    assert any("?start=002-" in link for link in posted.links())
    assert "出处:" not in ann.choose(own[0], village).text
