"""What was asked in vain, from the question to the answer that its asker is told, with the real worker."""

import shutil

import pytest

from tests.botapi import BotApi
from tests.botapi.people import silent
from tests.botapi.worker import Worker
from tests.telegram.desk import (
    ANSWER,
    SEEN,
    admins_of,
    composed,
    in_vain,
    notices,
    page_with,
    pressed,
    previewed,
    put_live,
    told,
)

VAIN = "涧西区有多少家养猪场?"
ALIKE = "请问涧西区有多少家养猪场"
KNOWN = "尹兆场社区2023年人均纯收入是多少?"
FILED = """- id: airport
  questions: [寿宁县哪里可以坐飞机]
  answer: 寿宁县没有机场,案例说的是下乡的村干部。
"""


@pytest.fixture(scope="module")
def desk(index, tmp_path_factory):
    """A server, a worker and its admins, two for each test (what is sent to a chat is paced); one entry in a
    file."""
    folder = tmp_path_factory.mktemp("var")
    shutil.copytree(index, folder / "index")
    faq = tmp_path_factory.mktemp("faq")
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    with BotApi() as api:
        admins = [api.person(f"管{number}") for number in range(100)]
        worker = Worker(api, folder, CASEBOT_ADMINS=admins_of(*admins), FAQ_DIR=str(faq)).ready()
        yield api, worker, iter(admins)
        code = worker.stop()
        assert (0, [], False) == (code, worker.stray, "Traceback" in worker.log), worker.log


@pytest.fixture
def api(desk):
    server, worker, _ = desk
    before = len(server.refused())
    yield server
    assert [] == server.refused()[before:]
    assert worker.alive, worker.log


@pytest.fixture
def admin(api, desk):
    return next(desk[2])


@pytest.fixture
def other(api, desk):
    return next(desk[2])


@pytest.fixture
def question():
    """One that nobody asked yet and no case answers."""
    return in_vain()


@pytest.fixture
def asked(ann):
    """A question that was asked in vain."""
    asked = in_vain()
    ann.ask(asked)
    return asked


# The loop.


def test_asked_in_vain_answered_replayed_live_told_asked_again(api, admin):
    ann, bob = api.person("安"), api.person("博")
    said = ann.say(VAIN)
    assert "没有说到“养猪”" in ann.wait(said).text
    bob.ask(ALIKE)

    page = page_with(admin, "养猪场")
    assert (True, True) == ("问过 2 次,2 人" in page.text, "为什么没答上:" in page.text)
    prompt = pressed(admin, page, "✍️")
    assert (True, True) == (prompt.prompts, "养猪场" in prompt.text)

    # A question typed meanwhile is a question.
    assert "16861元" in admin.ask(KNOWN).text

    composing = admin.ask(ANSWER, to=prompt)
    assert ["☑ 问法 1"] == composing.labels[:1]
    admin.turn(composing, "出处 1")
    assert "☑ 出处 1" in composing.labels
    preview = pressed(admin, composing, "👁")
    assert (SEEN, ["养猪场"]) == (preview.text.split("\n")[0], preview.marked("bold")[:1])
    assert "出处:" in preview.text
    report = admin.wait(preview)
    assert ("➕ chat-" in report.text, "重放了" in report.text) == (True, True)
    assert silent(api, ann.chat)

    live = pressed(admin, report, "✅")
    assert "会通知 2 位问过的人" in live.text
    assert [] == report.buttons

    notice = api.until(lambda: ann.replies(said)[1:], what="the notice")[0]
    assert said.id == notice.answers
    assert [VAIN] == notice.marked("blockquote")[:1]
    assert (SEEN in notice.text, "/quiet" in notice.text) == (True, True)
    assert ["👍", "👎"] == [label for label in notice.labels if label in "👍👎"]
    ann.turn(notice, "👍")
    assert "👍 ✓" in notice.labels
    assert "条目" in ann.ask("/why", to=notice).text

    again = ann.ask(VAIN)
    assert SEEN == again.text.split("\n")[0]
    assert "条目" in ann.ask("/why").text
    assert "养猪" not in admin.ask("/misses").text


def test_taken_back_it_is_in_vain_again(api, admin, ann, asked):
    told = "动物园不在案例里。"
    put_live(admin, asked, told)
    assert told in ann.ask(asked).text
    admin.ask("/undo")
    assert told not in ann.ask(asked).text
    assert asked in page_with(admin, asked).text


# The worklist.


def test_the_list_turns_in_place_and_ends_at_both_ends(api, admin, ann):
    for _ in range(2):
        ann.ask(in_vain())
    page = admin.ask("/misses")
    seen = [page.text]
    while "▶" in page.labels:
        admin.turn(page, "▶")
        seen.append(page.text)
    assert len(seen) == len(set(seen)) > 1
    while "◀" in page.labels:
        admin.turn(page, "◀")
        seen.pop()
    assert seen == [page.text]


def test_not_our_topic_takes_it_off_the_list_for_good(api, admin, other, ann, asked):
    page = page_with(admin, asked)
    assert "不是我们的事" in admin.turn(page, "🚫")
    assert asked not in page.text
    with pytest.raises(AssertionError):
        page_with(other, asked)


@pytest.mark.parametrize("button", ["🚫", "⏰"])
def test_what_was_taken_off_can_be_put_back(api, admin, ann, asked, button):
    page = page_with(admin, asked)
    admin.turn(page, button)
    assert asked not in page.text
    assert "已放回" in admin.turn(page, "↩︎")
    assert (True, False) == (asked in page.text, "↩︎" in "".join(page.labels))
    admin.turn(page, "🚫")


def test_later_takes_it_off_the_list_for_today(api, admin, asked):
    page = page_with(admin, asked)
    assert "明天" in admin.turn(page, "⏰")
    assert asked not in page.text


def test_what_another_admin_settled_meanwhile_is_said_and_nothing_else_is_touched(
    api, admin, other, ann, asked
):
    kept = in_vain()
    ann.ask(kept)
    mine, theirs = page_with(admin, asked), page_with(other, asked)
    other.turn(theirs, "🚫")
    assert "已经处理过了" in admin.turn(mine, "🚫")
    assert asked not in mine.text
    assert kept in page_with(admin, kept).text


def test_a_cluster_that_grew_meanwhile_is_shown_before_a_button_acts_on_it(api, admin, ann, asked):
    page = page_with(admin, asked)
    more = f"每年{asked}"
    ann.ask(more)
    assert "刚有变化" in admin.turn(page, "🚫")
    assert (True, True) == (asked in page.text, more in page.text)
    admin.turn(page, "🚫")
    assert asked not in page.text


def test_a_thumb_down_is_listed_with_its_reason_and_what_was_answered(api, admin, ann):
    reply = ann.ask(KNOWN)
    ann.turn(reply, "👎")
    ann.turn(reply, "内容有误")
    page = page_with(admin, KNOWN)
    assert ("👎" in page.text, "内容有误 1" in page.text, "16861元" in page.text) == (True, True, True)
    admin.turn(page, "🚫")


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>寿宁</b>&lt;<a href='tg://user?id=1'>几</a>家<script>钢铁厂",
        "寿宁县几家化肥厂" + "呢" * 1900,
        "🐫" * 300,
        "```*_[](x) {id} %s 几家铁矿",
    ],
    ids=["html", "long", "emoji", "markup"],
)
def test_hostile_questions_are_shown_as_they_are_and_can_be_answered(api, admin, ann, hostile):
    ann.ask(hostile)
    page = page_with(admin, hostile[:150])
    prompt = pressed(admin, page, "✍️")
    assert hostile[:150] in prompt.text
    phrasing = in_vain()
    composing = admin.ask(f"问:{phrasing}\n没有 & 案例不提(<5)。", to=prompt)
    assert (hostile[:70] in composing.text, "(<5)" in composing.text) == (True, True)
    admin.turn(composing, "问法 1")
    assert "☐ 问法 1" in composing.labels
    live = pressed(admin, previewed(admin, composing), "✅")
    assert ("已上线" in live.text, "没有被答上" in live.text) == (True, True)
    assert "没有 & 案例不提(<5)。" == ann.ask(phrasing).text.split("\n")[0]
    admin.turn(page_with(admin, hostile[:150]), "🚫")


# The dialogue.


def test_only_a_reply_to_the_very_message_is_the_answer(api, admin, asked):
    page = page_with(admin, asked)
    prompt = pressed(admin, page, "✍️")
    assert "16861元" in admin.ask(KNOWN, to=page).text
    assert "新条目" in admin.ask("没有。", to=prompt).text


def test_an_answer_written_again_takes_the_place_of_the_first(api, admin, ann, asked):
    composing = composed(admin, asked, "第一个说法。")
    old = previewed(admin, composing)
    prompt = pressed(admin, old, "✏️")
    assert ("第一个说法。" in prompt.text, prompt.prompts) == (True, True)
    said = admin.say("第二个说法。", to=prompt)
    assert "第二个说法。" in admin.wait(said).text
    # The old preview did not show it.
    admin.press(old, "✅")
    api.until(lambda: "刚有变化" in admin.replies(said)[-1].text, what="a new preview")
    assert "第二个说法。" not in ann.ask(asked).text
    admin.edit(said, "第三个说法。")
    new = api.until(
        lambda: [s for s in admin.replies(said) if "第三个说法。" in s.text and "👁" in "".join(s.labels)],
        what="the edited answer",
    )[0]
    assert "已上线" in pressed(admin, previewed(admin, new), "✅").text
    assert "第三个说法。" in ann.ask(asked).text


def test_a_reply_to_the_new_entry_is_its_new_answer(api, admin, ann, asked):
    first = composed(admin, asked, "第一个说法。")
    second = admin.ask("第二个说法。", to=first)
    third = admin.ask("第三个说法。", to=second)
    assert ("第三个说法。" in third.text, "第二个说法。" in third.text) == (True, False)
    pressed(admin, previewed(admin, third), "✅")
    assert "第三个说法。" in ann.ask(asked).text
    # It is live and done with: a reply is a question again.
    assert "16861元" in admin.ask(KNOWN, to=third).text


def test_formatting_of_telegrams_own_becomes_the_entrys(api, admin, ann, asked):
    prompt = pressed(admin, page_with(admin, asked), "✍️")
    text = "📄 动物园不在案例里,看网站。"
    entities = [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 14, "length": 2, "url": "https://example.org/a_b"},
    ]
    composing = admin.wait(admin.send({"text": text, "entities": entities}, to=prompt))
    pressed(admin, previewed(admin, composing), "✅")
    reply = ann.ask(asked)
    assert (text, ["动物园"]) == (reply.text.split("\n")[0], reply.marked("bold")[:1])
    assert "https://example.org/a_b" in reply.links()


def test_an_answer_with_mistakes_cannot_go_live_until_mended(api, admin, ann, asked):
    composing = composed(admin, asked, "第一行。\n**没有关上")
    assert "答案第 2 行:** 没有" in composing.text
    report = previewed(admin, composing)
    assert ("没有上线" in report.text, "✅" in "".join(report.labels)) == (True, False)
    assert "答案第 2 行:** 没有" in report.text
    composing = admin.ask("**关上了**。", to=pressed(admin, report, "✏️"))
    assert "答案第" not in composing.text
    pressed(admin, previewed(admin, composing), "✅")
    assert "关上了。" in ann.ask(asked).text


def test_an_answer_of_blanks_is_asked_for_again(api, admin, asked):
    prompt = pressed(admin, page_with(admin, asked), "✍️")
    assert "没有看到答案" in admin.ask("问:只有问法", to=prompt).text
    assert "新条目" in admin.ask("没有。", to=prompt).text


def test_the_last_phrasing_stays(api, admin, asked):
    composing = composed(admin, asked)
    assert "至少要留一个" in admin.press(composing, "问法 1")
    assert "☑ 问法 1" in composing.labels


def test_cancelled_nothing_changes(api, admin, ann, asked):
    report = previewed(admin, composed(admin, asked))
    admin.turn(report, "✖️")
    assert "什么都没有改" in report.text
    assert SEEN not in ann.ask(asked).text
    assert asked in page_with(admin, asked).text


def test_of_two_admins_on_one_cluster_the_first_wins_and_the_other_is_told(api, admin, other, ann, asked):
    mine = previewed(admin, composed(admin, asked, "甲的说法。"))
    theirs = previewed(other, composed(other, asked, "乙的说法。"))
    assert "已上线" in pressed(other, theirs, "✅").text
    admin.turn(mine, "✅")
    assert "已经处理过了" in mine.text
    assert "乙的说法。" in ann.ask(asked).text


def test_two_admins_who_confirm_at_once_put_one_answer_live(api, admin, other, ann, asked):
    mine = previewed(admin, composed(admin, asked, "甲的说法。"))
    theirs = previewed(other, composed(other, asked, "乙的说法。"))
    for person, report in ((admin, mine), (other, theirs)):
        data = report.button("✅")["callback_data"]
        query = {"id": api.do(api.world.new_id), "answered": False}
        api.do(lambda query=query: api.world.callbacks.update({query["id"]: query}))
        content = {"id": query["id"], "from": person.info, "chat_instance": "1", "data": data}
        api.queue("callback_query", content | {"message": report.raw})
    outcomes = [
        api.until(
            lambda person=person, report=report: (
                ("已经处理过了" in report.text or any("已上线" in s.text for s in person.replies(report)))
                and report.text
            )
        )
        for person, report in ((admin, mine), (other, theirs))
    ]
    assert 1 == sum("已经处理过了" in text for text in outcomes)
    assert 1 == sum(words in ann.ask(asked).text for words in ("甲的说法。", "乙的说法。"))


def test_an_admin_cannot_press_on_in_anothers_dialogue(api, admin, other, asked):
    composing = composed(admin, asked)
    data = composing.button("👁")["callback_data"]
    assert "已过期" in other.press_data(composing, data)


# Another phrasing of an entry that there is.


def test_a_question_joins_an_entry_of_the_chat(api, admin, ann, asked):
    put_live(admin, asked, "动物园不在案例里。")
    vain = f"是谁买了{asked.partition('一共')[0]}?"
    ann.ask(vain)
    page = page_with(admin, vain)
    composing = pressed(admin, page, "➕")
    assert "并入条目 chat-" in composing.text
    report = previewed(admin, composing)
    assert "✏️ chat-" in report.text
    pressed(admin, report, "✅")
    assert ["动物园不在案例里。"] * 2 == [ann.ask(text).text.split("\n")[0] for text in (vain, asked)]


def test_a_question_joins_an_entry_of_a_file_by_one_beside_it(api, admin, ann):
    vain = "到了寿宁县,哪里可以坐飞机去北京看看"
    ann.ask(vain)
    page = page_with(admin, vain)
    assert "travel.yaml:1" in page.text
    composing = pressed(admin, page, "➕")
    assert ("travel.yaml:1" in composing.text, f"- {vain}" in composing.text) == (True, True)
    pressed(admin, previewed(admin, composing), "✅")
    assert "寿宁县没有机场" in ann.ask(vain).text


# Who is told.


def test_each_person_is_told_once_for_all_they_asked(api, admin, question):
    ann = api.person("安")
    first = ann.say(question)
    ann.wait(first)
    last = ann.say(f"请问{question}")
    ann.wait(last)
    put_live(admin, question)
    told(ann)
    assert last.id == notices(ann)[0]["reply_to_message"]["message_id"]


def test_in_a_group_the_question_is_replied_to_there(api, admin, question):
    ann = api.person("安")
    group = ann.group("村里")
    said = ann.say(f"/ask {question}", group)
    ann.wait(said)
    put_live(admin, question)
    api.until(lambda: notices(ann, chat=group), 20, "the notice in the group")
    assert [said.id] == [notice["reply_to_message"]["message_id"] for notice in notices(ann, chat=group)]
    assert [] == notices(ann)


def test_whose_message_is_gone_is_told_all_the_same(api, admin, question):
    ann = api.person("安")
    said = ann.say(question)
    ann.wait(said)
    api.do(lambda: ann.chat.messages.pop(said.id))
    put_live(admin, question)
    told(ann)
    assert "reply_to_message" not in notices(ann)[0]
    assert question in notices(ann)[0]["text"]


def test_who_reads_traditional_is_told_in_it(api, admin, question):
    ann = api.person("安")
    ann.ask("/script 繁")
    ann.ask(question)
    put_live(admin, question)
    api.until(lambda: [m for m in ann.chat.messages.values() if "您問過" in m["text"]], 20, "the notice")


def test_who_is_quiet_is_not_told(api, admin, question):
    ann, bob, cai = api.person("安"), api.person("博"), api.person("采")
    ann.ask("/quiet")
    for one in (ann, bob, cai):
        one.ask(question)
    bob.ask("/quiet")
    assert "会通知 1 位" in put_live(admin, question).text
    told(cai)
    assert [] == notices(ann) + notices(bob)


def test_notices_are_paced(api, admin, question):
    people = [api.person(f"人{number}") for number in range(12)]
    for one in people:
        one.ask(question)
    put_live(admin, question)
    api.until(lambda: all(notices(one) for one in people), 30, "all notices")
    chats = {str(one.chat.id) for one in people}
    at = [
        call.at
        for call in api.calls_of("sendMessage")
        if call.given["chat_id"] in chats and "现在有答案了" in call.given["text"]
    ]
    assert 12 == len(at)
    assert at[-1] - at[0] >= 11 * 0.2


# Who is no admin.

BUTTONS = [
    "M:t:0",
    "M:t:1",
    "M:a:1:00000000",
    "M:j:1:00000000",
    "M:x:1:00000000",
    "M:l:1:00000000",
    "M:p:1:0",
    "M:s:1:0",
    "M:v:1",
    "M:b:1",
    "M:e:1",
    "M:c:1",
    "M:y:1:00000000",
]


def test_nobody_else_reaches_the_list_the_figures_or_a_button(api, ann, admin, asked):
    unknown = ann.ask("/nosuchcommand").text
    assert [unknown] * 3 == [ann.ask(command).text for command in ("/misses", "/stats", "/stats 30")]
    reply = ann.ask(KNOWN)
    expired = ann.press_data(reply, "nosuch:button")
    assert [expired] * len(BUTTONS) == [ann.press_data(reply, data) for data in BUTTONS]
    assert silent(api, ann.chat)
    assert asked in page_with(admin, asked).text


def test_nobody_else_takes_part_in_a_dialogue(api, ann, admin, asked):
    composing = composed(admin, asked)
    for button in composing.buttons:
        assert "已过期" in ann.press_data(composing, button["callback_data"])
    # The prompt of an admin, as if it stood in this chat.
    prompt = pressed(admin, page_with(admin, asked), "✍️")
    assert "16861元" in ann.ask(KNOWN, to=prompt).text


def test_in_a_group_there_is_none_of_it(api, admin, asked):
    group = admin.group("村里")
    admin.say("/misses@casebot_test_bot", group)
    admin.say("/stats@casebot_test_bot", group)
    assert silent(api, group)


@pytest.mark.parametrize(
    "forged", ["M:t:99999999999", "M:a:999999:00000000", "M:x:1:zz", "M:y:99999:00000000", "M:p:1:999", "M:"]
)
def test_a_forged_button_of_an_admin_does_nothing(api, admin, ann, asked, forged):
    page = page_with(admin, asked)
    admin.press_data(page, forged)
    assert asked in page_with(admin, asked).text


# Figures.


def test_the_figures_in_one_message(api, admin, ann, asked):
    ann.turn(ann.ask(KNOWN), "👍")
    told = admin.ask("/stats").text
    words = (
        "近 7 天",
        "个问题",
        "答上",
        "没答上",
        "按天(括号里是答上的):",
        "▇",
        "案例",
        "👍",
        "待处理的问题:",
    )
    assert [] == [word for word in words if word not in told]


@pytest.mark.parametrize("days", ["0", "1000", "abc", "-1", "7 7"])
def test_figures_of_no_such_days(api, admin, days):
    assert "/stats 30" in admin.ask(f"/stats {days}").text
