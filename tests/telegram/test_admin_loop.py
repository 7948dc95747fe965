"""What was asked in vain, from the question to the answer that its asker is told, with the real worker."""

import shutil

import pytest

from tests.botapi import BotApi
from tests.botapi.people import silent
from tests.botapi.worker import Worker

VAIN = "涧西区有多少家养猪场?"
ALIKE = "请问涧西区有多少家养猪场"
OTHER = "寿宁县有几座机场?"
ANSWER = "案例没有统计**养猪场**,说的是涧西区下派驻村第一书记。"
SEEN = "案例没有统计养猪场,说的是涧西区下派驻村第一书记。"
KNOWN = "尹兆场社区2023年人均纯收入是多少?"
ENTRY = """- id: airport
  questions: [寿宁县有几座机场呢]
  answer: 寿宁县没有机场。
"""


@pytest.fixture(scope="module")
def desk(index, tmp_path_factory):
    """A server, a worker and its two admins; a FAQ folder without entries."""
    folder = tmp_path_factory.mktemp("var")
    shutil.copytree(index, folder / "index")
    faq = tmp_path_factory.mktemp("faq")
    with BotApi() as api:
        admins = [api.person("甲"), api.person("乙")]
        ids = ",".join(str(admin.info["id"]) for admin in admins)
        worker = Worker(api, folder, CASEBOT_ADMINS=ids, FAQ_DIR=str(faq)).ready()
        yield api, worker, admins
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
    return desk[2][0]


@pytest.fixture
def other(api, desk):
    return desk[2][1]


def pressed(person, shown, label):
    """Press a button that brings a message of its own; that message."""
    last = person.replies(shown)[-1] if person.replies(shown) else shown
    person.press(shown, label)
    return person.wait(last)


def page_with(person, words):
    """The page of the worklist that shows these words."""
    page = person.ask("/misses")
    for _ in range(40):
        if words in page.text:
            return page
        person.turn(page, "▶")
    raise AssertionError(f"no page with {words!r}; the last is {page.text!r}")


def answered(person, words, answer=ANSWER):
    """Take the cluster with these words up to its preview; the message with ✅."""
    prompt = pressed(person, page_with(person, words), "✍️")
    composing = person.ask(answer, to=prompt)
    person.press(composing, "👁")
    return previewed(person, composing)


def previewed(person, after):
    found = person.api.until(
        lambda: [shown for shown in person.replies(after) if "上线" in "".join(shown.labels)],
        what="a preview",
    )
    return found[0]


# The loop.


def test_asked_in_vain_answered_replayed_live_told_asked_again(api, admin):
    ann, bob = api.person("安"), api.person("博")
    asked = ann.say(VAIN)
    assert "没有说到“养猪”" in ann.wait(asked).text
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
    report = previewed(admin, composing)
    assert ("➕ chat-" in report.text, "重放了" in report.text) == (True, True)
    assert silent(api, ann.chat)

    live = pressed(admin, report, "✅")
    assert "会通知 2 位问过的人" in live.text
    assert [] == report.buttons

    notice = api.until(lambda: ann.replies(asked)[1:], what="the notice")[0]
    assert asked.id == notice.answers
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
