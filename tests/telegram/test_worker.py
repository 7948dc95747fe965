"""`casebot run` when things go wrong: the network, Telegram, signals, a kill; nothing asked is lost."""

import contextlib
import json
import re
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.botapi import BotApi
from tests.botapi.people import silent
from tests.botapi.worker import ROOT, Worker

QUESTION = "尹兆场社区2023年人均纯收入是多少?"
NEEDLE = "16861元"


def answered(api, person, said, needle=NEEDLE, timeout=20.0):
    reply = person.wait(said, timeout)
    assert needle in reply.text
    return reply


def mistake(worker, start="casebot: "):
    """The one line of a worker that ended by itself with a mistake."""
    assert worker.ended() not in (0, -signal.SIGKILL)
    lines = [line for line in worker.log.splitlines() if line.startswith(start)]
    assert 1 == len(lines), worker.log
    assert [] == worker.stray
    return lines[0].removeprefix(start)


# Starting.


def test_without_a_token_it_says_where_to_get_one(own, start):
    line = mistake(start(own, TELEGRAM_BOT_TOKEN="").start())
    assert "TELEGRAM_BOT_TOKEN" in line
    assert "@BotFather" in line


def test_a_token_of_a_wrong_form_is_not_shown(own, start):
    worker = start(own, TELEGRAM_BOT_TOKEN="not/a:token").start()
    assert mistake(worker).startswith("TELEGRAM_BOT_TOKEN: ")
    assert "not/a" not in worker.log


def test_a_token_that_telegram_does_not_know(own, start):
    token = "42:AAAbbbCCCdddEEEfffGGGhhhIIIjjjKKKlll"
    worker = start(own, TELEGRAM_BOT_TOKEN=token).start()
    assert "does not know this token" in mistake(worker)
    assert token not in worker.log


def test_an_api_out_of_reach_is_named_with_the_next_step(start):
    with BotApi() as gone:
        worker = start(gone)
    began = time.monotonic()
    line = mistake(worker.start())
    assert (True, True) == (gone.url in line, "check the network" in line)
    assert time.monotonic() - began < 40


def test_a_start_with_502_is_tried_again(own, start):
    own.fail("getMe", 502, times=2)
    start(own).ready()
    ann = own.person("安")
    assert NEEDLE in ann.ask(QUESTION).text


def test_a_webhook_left_behind_is_removed_without_losing_questions(own, start):
    ann = own.person("安")
    said = ann.say(QUESTION)
    own.do(lambda: own.world.webhook.update(url="http://127.0.0.1:9/hook", secret_token=""))
    start(own).ready()
    answered(own, ann, said)
    assert [] == own.refused()


def test_a_folder_that_cannot_be_written_says_how_to_mend_it(own, start, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    database = tmp_path / "file" / "casebot.db"
    line = mistake(start(own, DATABASE_URL=f"sqlite:///{database}").start())
    assert str(tmp_path / "file") in line
    assert "DATABASE_URL" in line


def test_a_database_of_a_newer_casebot_is_refused(own, start, tmp_path):
    database = tmp_path / "casebot.db"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("pragma user_version = 9999")
    assert "newer" in mistake(start(own, DATABASE_URL=f"sqlite:///{database}").start())


# The network and Telegram.


@pytest.mark.parametrize(
    "fault",
    [
        {"code": 502, "times": 2},
        {"code": 409, "times": 2},
        {"hang": 1.0},
        {"lost": True},
        {"code": 429, "retry_after": 1},
    ],
    ids=["502", "409", "hang", "lost", "429"],
)
def test_polling_goes_on_after(own, start, fault):
    worker = start(own).ready()
    own.fail("getUpdates", **fault)
    ann = own.person("安")
    said = ann.say("涧西区下派了几名第一书记?")
    answered(own, ann, said, "7名")
    answered(own, ann, ann.say(QUESTION))
    assert 2 == len(ann.replies(said))
    assert worker.alive


@pytest.mark.parametrize(
    "fault",
    [{"code": 502}, {"code": 429, "retry_after": 1}, {"hang": 0.5}, {"code": 500}],
    ids=["502", "429", "hang", "500"],
)
def test_a_reply_gets_through(own, start, fault):
    start(own).ready()
    own.fail("sendMessage", **fault)
    ann = own.person("安")
    said = ann.say(QUESTION)
    reply = answered(own, ann, said)
    assert [reply.id] == [shown.id for shown in ann.all_replies(said)]


def test_429_is_honoured(own, start):
    start(own).ready()
    own.fail("sendMessage", 429, retry_after=2)
    ann = own.person("安")
    answered(own, ann, ann.say(QUESTION))
    refused, sent = own.calls_of("sendMessage")[:2]
    assert (-429, 200) == (refused.code, sent.code)
    assert 2 <= sent.at - refused.at < 6


def test_a_reply_whose_receipt_is_lost_is_doubled_at_most_once(own, start):
    start(own).ready()
    own.fail("sendMessage", lost=True)
    ann = own.person("安")
    said = ann.say(QUESTION)
    assert 1 <= len(ann.all_replies(said)) <= 2


def test_401_while_it_polls_ends_it_with_one_line(own, start):
    worker = start(own).ready()
    own.fail("getUpdates", 401, times=99)
    own.person("安").say(QUESTION)
    assert "TELEGRAM_BOT_TOKEN" in mistake(worker)


def test_stale_polling_ends_it_so_that_the_host_restarts_it(own, start):
    worker = start(own, CASEBOT_STALE_SECONDS="6").ready()
    own.fail("getUpdates", 502, times=10_000)
    assert worker.ended(40) != 0
    assert [] == worker.stray
    own.mend()
    ann = own.person("安")
    said = ann.say(QUESTION)
    start(own).ready()
    answered(own, ann, said)


def test_a_second_instance_is_a_warning_not_an_end(own, start, tmp_path):
    first = start(own).ready()
    second = Worker(own, tmp_path / "second").start()
    try:
        own.until(lambda: any(call.code == 409 for call in own.calls), 60, "a conflict")
        ann = own.person("安")
        assert (True, True) == (first.alive, second.alive)
        assert 0 == first.stop()
        answered(own, ann, ann.say(QUESTION))
        assert 0 == second.stop()
    finally:
        second.process.kill()


ODD = [
    {"message_id": "x", "date": "yesterday", "chat": 7},
    {"message_id": 1, "date": 10**20, "chat": {"id": 1, "type": "private"}, "text": "甲"},
    {"message_id": 1, "date": 1},
    [],
    None,
    "甲",
]


@pytest.mark.parametrize("odd", ODD)
def test_an_update_it_cannot_read_is_set_aside_and_not_fetched_for_ever(own, start, odd):
    early, late = own.person("早"), own.person("晚")
    before = early.say(QUESTION)
    own.queue("message", odd)
    after = late.say(QUESTION)
    worker = start(own).ready()
    answered(own, early, before)
    answered(own, late, after)
    own.until(lambda: not own.world.updates, what="the confirmation of all updates")
    assert worker.alive
    assert [] == worker.stray


def test_an_update_it_cannot_read_leaves_a_line_with_its_id(own, start):
    id = own.queue("message", ODD[0])
    worker = start(own).ready()
    assert "aside" in worker.logged(str(id))


def test_kinds_of_updates_nobody_asked_for_are_not_fetched(own, start):
    start(own).ready()
    assert own.world.allowed
    assert {"message", "edited_message", "callback_query", "inline_query"} <= set(own.world.allowed)
    assert [] == [kind for kind in ("poll", "channel_post", "message_reaction") if kind in own.world.allowed]


# Flood, order, logs.


def test_a_flood_gets_one_warning_and_leaves_others_alone(own, start):
    start(own).ready()
    loud, calm = own.person("吵"), own.person("安")
    first = loud.say(QUESTION)
    for _ in range(39):
        loud.say(QUESTION)
    began = time.monotonic()
    answered(own, calm, calm.say(QUESTION))
    assert time.monotonic() - began < 5
    own.until(lambda: not own.world.updates, what="all updates taken")
    own.until(lambda: [shown for shown in loud.replies(first) if NEEDLE not in shown.text], 60, "a warning")
    time.sleep(4)
    warnings = [shown.text for shown in loud.replies(first) if NEEDLE not in shown.text]
    assert 1 == len(warnings), warnings
    assert len(loud.replies(first)) < 40


def test_answers_keep_the_order_of_the_questions_in_a_chat(own, start):
    start(own).ready()
    ann = own.person("安")
    asked = [(QUESTION, NEEDLE), ("涧西区下派了几名第一书记?", "7名")] * 3
    first, *_ = [ann.say(text) for text, _ in asked]
    own.until(lambda: len(ann.replies(first)) >= len(asked), 30, "all answers")
    assert [needle for _, needle in asked] == [
        next(needle for _, needle in asked[:2] if needle in shown.text.split("\n")[0])
        for shown in ann.replies(first)
    ]


def test_the_log_follows_an_update_by_its_id_and_never_shows_the_token(own, start):
    worker = start(own).ready()
    ann = own.person("安")
    for method in ("getUpdates", "sendMessage", "sendChatAction"):
        own.fail(method, 502)
    ann.ask(QUESTION)
    ids = [update["update_id"] for call in own.calls_of("getUpdates") for update in call.result or []]
    assert str(ids[0]) in worker.logged(str(ids[0]))
    own.fail("getUpdates", 401, times=99)
    worker.ended()
    assert own.token not in worker.log
    assert own.token.partition(":")[2] not in worker.log
    assert [] == worker.stray


def test_the_heartbeat_beats(own, start):
    worker = start(own, CASEBOT_STALE_SECONDS="6").ready()
    beat = worker.folder / "heartbeat"
    beats = set()
    ends = time.monotonic() + 15
    while len(beats) < 2 and time.monotonic() < ends:
        beats |= {beat.stat().st_mtime_ns} if beat.exists() else set()
        time.sleep(0.1)
    assert 2 == len(beats)


# Ends.


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_finishes_what_it_holds(own, start, name, times):
    worker = start(own).ready()
    people = [own.person(f"人{n}") for n in range(8)]
    own.fail("sendMessage", hang=0.5, times=2)
    said = [one.say(QUESTION) for one in people]
    own.until(lambda: not own.world.updates or own.calls_of("sendMessage"), what="the first reply")
    for _ in range(times):
        worker.process.send_signal(name)
        time.sleep(0.1)
    assert 0 == worker.ended(15)
    assert [] == worker.stray
    # What it had not taken waits at Telegram, what it had written down waits in the store.
    start(own).ready()
    for one, question in zip(people, said, strict=True):
        answered(own, one, question)
        assert len(one.replies(question)) <= 2


def test_idle_it_ends_at_once(own, start):
    worker = start(own).ready()
    began = time.monotonic()
    assert 0 == worker.stop()
    assert time.monotonic() - began < 4


HANGS = """
import asyncio, time
from bot.telegram import worker

async def main():
    stop = asyncio.Event()
    worker._stop_on_signals(stop)
    print("up", flush=True)
    await stop.wait()
    time.sleep(60)

worker.LAST_SECONDS = 0.5
asyncio.run(main())
"""


def test_an_end_that_hangs_is_forced_and_tells_where():
    process = subprocess.Popen(
        [sys.executable, "-c", HANGS], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert "up\n" == process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=20)
    assert 1 == process.returncode
    assert "in main" in told


def test_a_telegram_that_hangs_does_not_hold_the_end_beyond_the_grace(own, start):
    worker = start(own).ready()
    ann = own.person("安")
    own.fail("sendMessage", hang=60, times=99)
    said = ann.say(QUESTION)
    own.until(lambda: own.calls_of("sendMessage"), what="a try to reply")
    began = time.monotonic()
    assert 0 == worker.stop(seconds=20)
    assert time.monotonic() - began < 14
    own.mend()
    start(own).ready()
    answered(own, ann, said)


@pytest.mark.parametrize("after", [1, 10, 25])
def test_killed_in_the_middle_of_50_questions_it_loses_none(own, start, after):
    worker = start(own).ready()
    people = [own.person(f"人{n}") for n in range(10)]
    said = [(one, one.say(QUESTION)) for _ in range(5) for one in people]
    own.until(lambda: len(own.calls_of("sendMessage")) >= after, 30, f"{after} replies")
    worker.kill()
    start(own).ready()
    own.until(lambda: all(len(one.replies(first)) >= 5 for one, first in said[:10]), 60, "the rest")
    assert silent(own, people[0].chat)
    counts = [len(one.replies(first)) for one, first in said[:10]]
    # At most the reply in each chat's hands at the kill comes twice.
    assert all(5 <= count <= 6 for count in counts), counts
    assert [] == own.refused()


def test_a_conversation_outlives_a_restart(own, start):
    worker = start(own).ready()
    ann = own.person("安")
    ann.ask("石湾镇街道党校投入多少钱?")
    told = ann.ask("那培训了多少人次?").text
    other = own.person("博")
    other.ask("石湾镇街道党校投入多少钱?")
    worker.stop()
    start(own).ready()
    assert told == other.ask("那培训了多少人次?").text


def test_buttons_of_before_a_restart_work_on(own, start):
    worker = start(own).ready()
    ann = own.person("安")
    reply = ann.ask(QUESTION)
    worker.stop()
    start(own).ready()
    ann.turn(reply, "👍")
    assert "👍 ✓" in reply.labels


def test_after_forget_nothing_of_the_person_is_stored(own, start):
    worker = start(own).ready()
    ann = own.person("安")
    ann.ask("涧西区有多少家养猪场?")
    ann.turn(ann.ask(QUESTION), "👍")
    assert "养猪" in stored(worker)
    ann.ask("/forget")
    assert 0 == worker.stop()
    left = stored(worker)
    escaped = json.dumps("养猪")[1:-1]
    assert [] == [words for words in ("养猪", escaped, NEEDLE, str(ann.info["id"])) if words in left]


def stored(worker):
    """All that the database holds, as text."""
    with contextlib.closing(sqlite3.connect(worker.folder / "casebot.db")) as connection:
        return "\n".join(connection.iterdump())


# The doctor.


def test_the_doctor_has_a_line_for_each_thing(own, start):
    worker = start(own)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], cwd=ROOT, env=worker.environ, capture_output=True, timeout=60
    )
    told = done.stdout.decode()
    assert 0 == done.returncode, told + done.stderr.decode()
    assert [] == [
        word for word in ("settings", "database", "library", "telegram") if not re.search(word, told, re.I)
    ]
    assert "@casebot_test_bot" in told
    assert own.token not in told + done.stderr.decode()


def test_the_doctor_tells_a_bad_token(own, start):
    worker = start(own, TELEGRAM_BOT_TOKEN="42:AAAbbbCCCdddEEEfffGGGhhhIIIjjjKKKlll")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], cwd=ROOT, env=worker.environ, capture_output=True, timeout=60
    )
    assert 1 <= done.returncode <= 2
    assert b"does not know this token" in done.stdout + done.stderr
