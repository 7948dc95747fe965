"""Who asked in vain is told, once, whatever happens in between: restarts, faults, /quiet, a block."""

import contextlib
import signal
import sqlite3
import time

import pytest

from tests.botapi.people import silent
from tests.telegram.desk import (
    SEEN,
    admins_of,
    answered,
    composed,
    notices,
    page_with,
    pressed,
    previewed,
    put_live,
    told,
)

VAIN = "涧西区有多少家养猪场?"
OTHER = "寿宁县哪里可以坐飞机?"
FILED = """- id: airport
  questions: [寿宁县哪里可以坐飞机]
  answer: 寿宁县没有**机场**。
"""
TOLD = "寿宁县没有机场。"


@pytest.fixture
def faq(tmp_path):
    folder = tmp_path / "faq"
    folder.mkdir()
    return folder


@pytest.fixture
def admin(own):
    return own.person("甲")


@pytest.fixture
def work(own, start, faq, admin):
    """`work()`: a worker with an admin and an empty folder of FAQ files."""
    return lambda: start(own, CASEBOT_ADMINS=admins_of(admin), FAQ_DIR=str(faq)).ready()


# How an answer comes about.


def test_an_entry_that_a_file_brings_answers_what_was_asked_in_vain(own, work, faq):
    worker = work()
    ann = own.person("安")
    ann.ask(OTHER)
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    told(ann, TOLD)
    assert TOLD == ann.ask(OTHER).text.split("\n")[0]
    assert worker.alive


def test_who_asked_in_traditional_is_told_in_it(own, work, faq):
    work()
    ann = own.person("安")
    ann.ask("壽寧縣哪裡可以坐飛機?")
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    own.until(
        lambda: any(
            "您問過:" in message["text"] and "壽寧縣沒有機場。" in message["text"]
            for message in list(ann.chat.messages.values())
        ),
        20,
        "the notice",
    )


def test_a_curated_answer_rated_bad_in_traditional_is_no_news_either(own, work, faq, admin):
    asked = "壽寧縣哪裡可以坐飛機?"
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    work()
    ann = own.person("安")
    ann.turn(ann.ask(asked), "👎")
    (faq / "more.yaml").write_text(
        "- id: train\n  questions: [寿宁县哪里坐火车]\n  answer: 没有。\n", "utf-8"
    )
    answered(own.person("博"), "寿宁县哪里坐火车", "没有。")
    assert silent(own, ann.chat, 4)
    assert asked in page_with(admin, asked).text


def test_an_entry_that_a_deploy_brings_does_too(own, work, faq):
    worker = work()
    ann = own.person("安")
    ann.ask(OTHER)
    worker.stop()
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    work()
    told(ann, TOLD)


def test_an_entry_that_answers_something_else_tells_nobody(own, work, faq):
    work()
    ann = own.person("安")
    ann.ask(VAIN)
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    bob = own.person("博")
    answered(bob, OTHER, TOLD)
    assert silent(own, ann.chat, 4)


def test_a_curated_answer_that_was_rated_bad_is_no_news_until_it_changes(own, work, faq, admin):
    (faq / "travel.yaml").write_text(FILED, "utf-8")
    work()
    ann = own.person("安")
    ann.turn(ann.ask(OTHER), "👎")
    assert OTHER in page_with(admin, OTHER).text
    (faq / "more.yaml").write_text(
        "- id: train\n  questions: [寿宁县哪里坐火车]\n  answer: 没有。\n", "utf-8"
    )
    answered(own.person("博"), "寿宁县哪里坐火车", "没有。")
    time.sleep(3)
    assert OTHER in page_with(admin, OTHER).text
    (faq / "travel.yaml").write_text(FILED.replace("没有", "还没有"), "utf-8")
    answered(admin, "/misses", "没有待处理的问题")


# Who is not told.


def test_who_says_quiet_or_forget_while_a_notice_waits_is_not_told(own, work, admin):
    work()
    ann, bob, last = own.person("安"), own.person("博"), own.person("末")
    for one in (ann, bob, last):
        one.ask(VAIN)
    report = previewed(admin, composed(admin, "养猪场"))
    # The notices wait for a Telegram that is out of order.
    own.fail("sendMessage", 502, times=10_000)
    admin.press(report, "✅")
    own.until(lambda: any("现在有答案了" in call.given.get("text", "") for call in own.calls), what="a try")
    ann.say("/quiet")
    bob.say("/forget")
    own.until(lambda: not own.world.updates, what="both taken")
    time.sleep(1)
    own.mend()
    own.until(lambda: notices(last), 90, "the notice of the last")
    time.sleep(3)
    # The one that was tried when they spoke may have been on its way.
    assert len(notices(ann)) + len(notices(bob)) <= 1


# Faults.


def test_who_blocked_the_bot_holds_nobody_up(own, work, admin):
    worker = work()
    ann, bob = own.person("安"), own.person("博")
    for one in (ann, bob):
        one.ask(VAIN)
    ann.block()
    put_live(admin, "养猪场")
    told(bob)
    own.until(lambda: any(call.code == 403 for call in own.calls_of("sendMessage")), what="a 403")
    assert [] == waiting(worker)


@pytest.mark.parametrize(
    "fault",
    [{"code": 429, "retry_after": 2}, {"code": 502, "times": 2}, {"hang": 0.5}],
    ids=["429", "502", "hang"],
)
def test_what_passes_by_itself_is_waited_out(own, work, admin, fault):
    worker = work()
    people = [own.person(f"人{number}") for number in range(3)]
    for one in people:
        one.ask(VAIN)
    report = previewed(admin, composed(admin, "养猪场"))
    pressed(admin, report, "✅")
    own.fail("sendMessage", **fault)
    for one in people:
        own.until(lambda one=one: notices(one), 40, "a notice")
    soon(lambda: not waiting(worker))
    refused = [call.at for call in own.calls_of("sendMessage") if call.code == -429]
    later = [call.at for call in own.calls_of("sendMessage") if refused and call.at > refused[0]]
    assert all(at - refused[0] >= 2 for at in later)


# Restarts.


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["TERM", "KILL"])
def test_what_was_queued_is_told_after_a_restart(own, work, admin, end):
    worker = work()
    people = [own.person(f"人{number}") for number in range(8)]
    for one in people:
        one.ask(VAIN)
    pressed(admin, previewed(admin, composed(admin, "养猪场")), "✅")
    own.until(lambda: any(notices(one) for one in people), what="the first notice")
    worker.process.send_signal(end)
    worker.ended(20)
    assert not all(notices(one) for one in people)
    work()
    own.until(lambda: all(notices(one) for one in people), 30, "all notices")
    time.sleep(3)
    # The one in hand at the kill may come twice.
    assert sum(len(notices(one)) for one in people) <= len(people) + (end is signal.SIGKILL)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["TERM", "KILL"])
def test_a_restart_at_each_step_of_a_dialogue_loses_nothing(own, work, admin, end):
    def again(worker):
        """The worker after a restart that may come in the middle of a step, once that is done."""
        worker.process.send_signal(end)
        worker.ended(20)
        worker = work()
        soon(lambda: not unfinished(worker))
        return worker

    def last(words):
        return next(
            shown
            for shown in reversed(admin.replies(page))
            if shown.prompts or words in "".join(shown.labels)
        )

    worker = work()
    ann = own.person("安")
    ann.ask(VAIN)
    page = page_with(admin, "养猪场")
    worker = again(worker)
    pressed(admin, page, "✍️")
    worker = again(worker)
    admin.ask("案例没有统计养猪场,说的是涧西区下派驻村第一书记。", to=last("✍️"))
    worker = again(worker)
    composing = last("👁")
    admin.turn(composing, "出处 1")
    worker = again(worker)
    previewed(admin, composing)
    worker = again(worker)
    pressed(admin, last("✅"), "✅")
    worker = again(worker)
    told(ann)
    assert SEEN == ann.ask(VAIN).text.split("\n")[0]
    # The dialogue is over.
    assert "已过期" in admin.press(composing, "👁")


def test_killed_between_going_live_and_saying_so_it_goes_live_once(own, work, admin):
    worker = work()
    ann = own.person("安")
    ann.ask(VAIN)
    report = previewed(admin, composed(admin, "养猪场"))
    own.fail("editMessageReplyMarkup", hang=60)
    admin.press(report, "✅")
    own.until(lambda: own.calls_of("editMessageReplyMarkup"), what="the last step")
    worker.kill()
    own.mend()
    worker = work()
    own.until(lambda: any("已上线" in shown.text for shown in admin.replies(report)), 30, "the last word")
    told(ann)
    with contextlib.closing(sqlite3.connect(worker.folder / "casebot.db")) as connection:
        assert [(1,)] == connection.execute("SELECT count(*) FROM changes").fetchall()


def test_what_people_are_told_is_not_counted_as_asked(own, work, admin):
    work()
    ann = own.person("安")
    ann.ask(VAIN)
    put_live(admin, "养猪场")
    told(ann)
    assert "1 个问题,1 人" in admin.ask("/stats").text


def soon(look, seconds=20.0):
    """Until something is so that the server does not see."""
    ends = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < ends
        time.sleep(0.1)


def waiting(worker):
    """The notices still in the store."""
    with contextlib.closing(sqlite3.connect(worker.folder / "casebot.db")) as connection:
        return connection.execute("SELECT * FROM notices").fetchall()


def unfinished(worker):
    """The updates that the worker has not done with."""
    with contextlib.closing(sqlite3.connect(worker.folder / "casebot.db")) as connection:
        return connection.execute("SELECT id FROM updates WHERE finished IS NULL").fetchall()


def test_a_notice_waits_for_a_store_that_fails(own, work, faq):
    """As where the disk is full, or another process has the database."""
    worker = work()
    ann = own.person("安")
    ann.ask(OTHER)
    with contextlib.closing(sqlite3.connect(worker.folder / "casebot.db")) as other:
        other.execute("ALTER TABLE origins RENAME TO away")
        (faq / "travel.yaml").write_text(FILED, "utf-8")
        worker.logged("telling goes on later", 20)
        assert [] == notices(ann, TOLD)
        other.execute("ALTER TABLE away RENAME TO origins")
    worker.stop()
    work()
    told(ann, TOLD)
    assert "Traceback" not in worker.log
