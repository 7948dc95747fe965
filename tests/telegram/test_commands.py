"""Each command, its menu, and the links into the chat, end to end with the real worker."""

import pytest

QUESTION = "尹兆场社区2023年人均纯收入是多少?"
NEEDLE = "16861元"
# Found in several passages.
RICH = "石湾镇街道党校投入多少钱?"
COMMANDS = ["start", "help", "cases", "case", "ask", "why", "script", "privacy", "forget", "quiet"]


def test_the_menus_are_set_by_scope_and_language(api):
    menus = api.world.commands
    api.until(lambda: len(menus) >= 6, what="the menus")
    assert {("all_private_chats", ""), ("all_private_chats", "en")} <= menus.keys()
    private = [command["command"] for command in menus["all_private_chats", ""]]
    assert sorted(COMMANDS) == sorted({*private, "ask"})
    assert "ask" in [command["command"] for command in menus["all_group_chats", ""]]
    english = [command["description"] for command in menus["all_private_chats", "en"]]
    assert all(text.isascii() for text in english)
    assert not any(command["description"].isascii() for command in menus["all_private_chats", ""])


def test_start_welcomes_with_questions_to_press(ann):
    reply = ann.ask("/start")
    assert "5 个案例" in reply.text
    asking = [button for button in reply.buttons if "怎么做" in button["text"]]
    ann.press_data(reply, asking[0]["callback_data"])
    assert "问:" in ann.wait(reply).text


def test_someone_with_traditional_telegram_is_welcomed_in_traditional(api):
    assert "回答問題" in api.person("林", "zh-hant").ask("/start").text


def test_help_names_every_command(ann):
    told = ann.ask("/help").text
    assert [] == [name for name in COMMANDS if f"/{name}" not in told]


def test_cases_lists_all_and_opens_each(ann):
    listed = ann.ask("/cases")
    cards = [button for button in listed.buttons if button.get("callback_data", "").startswith("c:")]
    assert ["000", "001", "002", "003", "004"] == [button["text"][:3] for button in cards]
    ann.press(listed, "001")
    card = ann.wait(listed)
    assert "壽寧縣" in card.text or "寿宁县" in card.text


def test_a_case_by_id_by_place_and_by_an_unknown_name(ann):
    assert "寿宁" in ann.ask("/case 001").text
    assert "寿宁" in ann.ask("/case 寿宁").text
    unknown = ann.ask("/case 火星基地")
    assert "没有找到" in unknown.text
    assert unknown.buttons
    assert "/case" in ann.ask("/case").text


def test_ask_is_a_question_and_bare_tells_its_use(ann):
    assert NEEDLE in ann.ask(f"/ask {QUESTION}").text
    assert NEEDLE in ann.ask(f"/ask@casebot_test_bot {QUESTION}").text
    assert "/ask" in ann.ask("/ask").text


def test_why_tells_words_runner_up_margin_and_rule(ann):
    assert "先提一个问题" in ann.ask("/why").text
    ann.ask(RICH)
    told = ann.ask("/why").text
    assert [] == [row for row in ("规则", "吻合度", "领先第二名", "第二名", "对上的词") if row not in told]
    assert RICH in told


def test_why_as_a_reply_is_about_that_answer(ann):
    first = ann.ask(QUESTION)
    ann.ask("涧西区下派了几名第一书记?")
    assert QUESTION in ann.ask("/why", to=first).text


def test_script_shows_the_choice_and_takes_it_by_button(ann):
    asked = ann.ask("/script")
    ann.turn(asked, "繁體")
    assert "社區人均純收入" in ann.ask(QUESTION).text
    ann.ask("/script 简")
    assert "社区人均纯收入" in ann.ask("尹兆場社區2023年人均純收入是多少?").text


def test_a_wrong_script_tells_the_right_ones(ann):
    told = ann.ask("/script 火星").text
    assert [] == [word for word in ("简", "繁", "原") if word not in told]


def test_privacy_says_what_is_stored_and_how_to_delete_it(ann):
    told = ann.ask("/privacy").text
    assert [] == [word for word in ("/forget", "/quiet", "90 天") if word not in told]


def test_forget_deletes_the_answers_and_the_conversation(shared, ann):
    ann.ask("寿宁县争取到多少资金?")
    reply = ann.ask(QUESTION)
    ann.press(reply, "👍")
    assert "已删除" in ann.ask("/forget").text
    assert "先提一个问题" in ann.ask("/why").text
    # Its buttons are answered, but nothing is there to rate.
    assert "过期" in ann.press(reply, "👍")


def test_forget_leaves_others_alone(api, ann):
    other = api.person("博")
    kept = other.ask(QUESTION)
    ann.ask(QUESTION)
    ann.ask("/forget")
    other.turn(kept, "👍")
    assert "👍 ✓" in kept.labels


def test_quiet_is_confirmed_and_taken_back_by_a_button(ann):
    quiet = ann.ask("/quiet")
    assert "不会打扰" in quiet.text
    assert "告诉您" in ann.turn(quiet, "恢复通知")
    assert (True, []) == ("会告诉您" in quiet.text, quiet.labels)


def test_a_case_that_nothing_looks_like_is_told_so(ann):
    reply = ann.ask("/case 999")
    assert (True, ["📚 案例列表"]) == ("/cases" in reply.text, reply.labels)


def test_an_unknown_command_is_told_so(ann):
    assert "没有这个命令" in ann.ask("/frobnicate").text


def start_of(address):
    return address.partition("?start=")[2]


def test_a_deep_link_opens_the_passage_it_was_made_for(ann):
    reply = ann.ask(QUESTION)
    (link,) = {link for link in reply.links() if "?start=" in link}
    opened = ann.ask(f"/start {start_of(link)}")
    assert NEEDLE in opened.text
    assert "▶" in opened.labels


def test_a_deep_link_to_a_case(ann):
    assert "寿宁" in ann.ask("/start c_001").text


@pytest.mark.parametrize("parameter", ["000-99999", "nope", "c_nope", "q_!", "q_AAAA", "_", "-", "A" * 64])
def test_a_broken_deep_link_gets_a_reply(ann, parameter):
    assert ann.ask(f"/start {parameter}").text


def test_a_deep_link_to_a_question(ann):
    from bot.telegram import links

    assert NEEDLE in ann.ask(f"/start {start_of(links.question_link('casebot_test_bot', QUESTION))}").text
