"""Notices: one for each person who waits, of the latest that they asked, until it is sent."""

import asyncio
import os

import pytest

from bot.store import Asker, Notice, Store

ANN, BOB, CAT = 11, 22, 33
GROUP = -100
ADMIN = 77
DAY = 86_400.0


def test_nobody_is_told_who_does_not_wait(store, asked):
    async def steps(store):
        await store.set_quiet(BOB, True)
        quiet = await asked(store, user=BOB)
        answered = await asked(store, status="answer")
        await store.rate(answered, ANN, False)
        return await store.curation.queue_notices("a", [quiet, answered, 999]), await store.curation.notices()

    assert (0, []) == store(steps)


def test_a_person_is_told_once_of_an_entry_with_the_latest_question(store, asked):
    async def steps(store):
        ids = [
            await asked(store, "一?", message=5),
            await asked(store, "二?", user=BOB),
            await asked(store, "三?", chat=GROUP, message=7, status="suggest"),
            await asked(store, "四?", message=8),
        ]
        counts = [await store.curation.queue_notices("a", ids[:3]) for _ in range(2)]
        waiting = [await store.asker(id) for id in ids]
        return ids, counts, await store.curation.notices(), waiting

    ids, counts, notices, waiting = store(steps)
    expected = [
        Notice(1, ids[2], "a", ANN, GROUP, 7, "三?"),
        Notice(2, ids[1], "a", BOB, BOB, None, "二?"),
    ]
    assert ([2, 0], expected) == (counts, sorted(notices, key=lambda notice: notice.id))
    assert [None, Asker(BOB, BOB), Asker(ANN, GROUP), Asker(ANN, ANN)] == waiting


def test_two_entries_are_two_notices(store, asked):
    async def steps(store):
        one, two = await asked(store, "一?"), await asked(store, "二?")
        await store.curation.queue_notices("a", [one])
        await store.curation.queue_notices("b", [two])
        return [(notice.entry, notice.question) for notice in await store.curation.notices()]

    assert [("a", "一?"), ("b", "二?")] == store(steps)


def test_who_was_told_does_not_wait_any_more(store, asked):
    async def steps(store):
        ids = [await asked(store, "一?"), await asked(store, "二?"), await asked(store, user=BOB)]
        await store.curation.queue_notices("a", ids)
        first, second = await store.curation.notices()
        await store.curation.noticed(first.id)
        await store.curation.noticed(first.id)
        left = await store.curation.notices(), [await store.asker(id) for id in ids]
        again = await store.curation.queue_notices("a", ids)
        return (
            left == ([second], [None, None, Asker(BOB, BOB)]),
            again,
            await store.curation.notices() == [second],
        )

    assert (True, 0, True) == store(steps)


@pytest.mark.parametrize("going", ["quiet", "forget", "expire"])
def test_who_wants_to_be_left_alone_is(store, asked, clock, going):
    async def steps(store):
        mine = await asked(store)
        clock.time += 1
        other = await asked(store, user=BOB)
        await store.curation.queue_notices("a", [mine, other])
        if going == "quiet":
            await store.set_quiet(ANN, True)
        elif going == "forget":
            await store.forget(ANN, ANN)
        else:
            clock.time += 90 * DAY - 1
            await store.expire()
        return [notice.user for notice in await store.curation.notices()]

    assert [BOB] == store(steps)


def test_an_edited_question_has_no_message_to_reply_to(store, asked):
    async def steps(store):
        first = await asked(store, "一?", message=5)
        await asked(store, "二?", message=5)
        await store.curation.queue_notices("a", [first])
        return [(notice.question, notice.message) for notice in await store.curation.notices()]

    assert [("一?", None)] == store(steps)


def test_the_message_is_the_question_and_not_the_reply_to_it(store, asked):
    async def steps(store):
        id = await asked(store, message=50)
        await store.replied(id, ANN, 40, 51)
        await store.curation.queue_notices("a", [id])
        return [notice.message for notice in await store.curation.notices()]

    assert [50] == store(steps)


def test_a_kill_before_it_is_noted_loses_no_notice_and_doubles_one_at_most(store, path, asked):
    async def before(store):
        ids = [await asked(store, user=user) for user in (ANN, BOB, CAT)]
        await store.curation.queue_notices("a", ids)

    store(before)
    sent, writing = os.pipe()
    child = os.fork()
    if not child:

        async def steps():
            store = await Store.open(f"sqlite:///{path}")
            for notice in await store.curation.notices():
                os.write(writing, bytes([notice.user]))
                if notice.user == BOB:
                    os.kill(os.getpid(), 9)
                await store.curation.noticed(notice.id)

        try:
            asyncio.run(steps())
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    os.close(writing)

    async def after(store):
        return [notice.user for notice in await store.curation.notices()]

    assert (bytes([ANN, BOB]), [BOB, CAT]) == (os.read(sent, 9), store(after))
    os.close(sent)


async def answered(curation, *answers):
    """What is done when entry `a` answers these."""
    await curation.queue_notices("a", answers)
    await curation.settle(answers, "answered", ADMIN, "a")


def test_an_answer_taken_back_opens_its_misses_and_tells_nobody_more(store, asked, clock):
    async def steps(store):
        one = store.curation
        first = await asked(store, "一?")
        await one.change(ADMIN, "answer", {"a": "1"})
        await answered(one, first)
        clock.time += 1
        told, waiting, dismissed = (
            await asked(store, "二?"),
            await asked(store, "三?", user=BOB),
            await asked(store),
        )
        await one.settle([dismissed], "off-topic", ADMIN)
        await one.change(ADMIN, "phrasing", {"a": "2"})
        await answered(one, told, waiting)
        await one.noticed((await one.notices())[0].id)
        await one.undo(ADMIN)
        misses = [miss.question for miss in await one.misses()]
        return misses, await one.notices(), await store.asker(first), await store.asker(waiting)

    assert (["三?", "二?"], [], None, Asker(BOB, BOB)) == store(steps)
