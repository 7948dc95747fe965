"""What the store keeps, for whom, and how long."""

import asyncio
import os
import sqlite3

import pytest

from bot.store import Asker, Logged, Rating, Store

ANN, BOB = 11, 22
GROUP = -100
HOUR = 3600.0
DAY = 24 * HOUR


def question(user=ANN, chat=ANN, status="answer", **more):
    told = {"question": "多少人?", "answer": '{"lead": "三人"}', "kind": "fact", "ms": 1.5}
    return {"user": user, "chat": chat, "status": status, **told, **more}


def test_an_update_is_taken_once_and_waits_until_it_is_finished(store):
    async def steps(store):
        taken = [await store.take(7, '{"a": 1}'), await store.take(7, "again"), await store.take(5, "{}")]
        before = await store.unfinished()
        await store.finish(7)
        return taken, before, await store.unfinished(), await store.take(7, "late")

    assert ([True, False, True], [(5, "{}"), (7, '{"a": 1}')], [(5, "{}")], False) == store(steps)


def test_an_unfinished_update_outlives_the_process(store):
    async def first(store):
        await store.take(7, "{}")
        return await store.begin(7)

    async def second(store):
        return await store.unfinished(), await store.begin(7)

    assert (1, ([(7, "{}")], 2)) == (store(first), store(second))


def test_a_start_that_ended_in_order_does_not_count(store):
    async def steps(store):
        await store.take(7, "{}")
        starts = [await store.begin(7), await store.begin(7)]
        await store.leave(7)
        return [*starts, await store.begin(7)], await store.unfinished()

    assert ([1, 2, 2], [(7, "{}")]) == store(steps)


def test_what_was_committed_outlives_a_kill(path, clock):
    # The connection is never closed; the operating system ends the process.
    child = os.fork()
    if not child:

        async def steps():
            store = await Store.open(f"sqlite:///{path}", now=clock)
            await store.take(7, "{}")
            os.kill(os.getpid(), 9)

        asyncio.run(steps())
    os.waitpid(child, 0)

    async def after():
        store = await Store.open(f"sqlite:///{path}", now=clock)
        left = await store.unfinished()
        await store.close()
        return left

    assert [(7, "{}")] == asyncio.run(after())


def test_the_payload_goes_when_the_update_is_finished(store, path):
    async def steps(store):
        await store.take(7, '{"secret": "x"}')
        await store.finish(7)

    store(steps)
    assert [(7, "")] == sqlite3.connect(path).execute("SELECT id, payload FROM updates").fetchall()


def test_an_update_set_aside_is_known_and_not_taken_again(store, path):
    async def steps(store):
        await store.set_aside(7, "{}", "KeyError: 'chat'")
        await store.take(8, "{}")
        await store.set_aside(8, "{}", "again")
        return await store.take(7, "{}"), await store.unfinished()

    assert (False, []) == store(steps)
    kept = sqlite3.connect(path).execute("SELECT id, payload, error FROM set_aside").fetchall()
    assert [(7, "{}", "KeyError: 'chat'"), (8, "{}", "again")] == kept


def test_a_conversation_ends_after_its_hours(store, clock):
    async def steps(store):
        await store.keep_conversation(ANN, "old")
        await store.keep_conversation(ANN, "new")
        clock.time += 6 * HOUR - 1
        within = await store.conversation(ANN)
        clock.time += 1
        return within, await store.conversation(ANN), await store.conversation(BOB)

    assert ("new", None, None) == store(steps)


def test_an_answer_is_found_by_its_id_its_question_and_each_message_of_its_reply(store, clock):
    async def steps(store):
        id = await store.log(**question(message=100))
        await store.replied(id, ANN, 101, 102)
        found = [await store.answer_of_message(ANN, message) for message in (100, 101, 102)]
        return id, await store.answer(id), found, await store.answer_of_message(BOB, 101)

    id, logged, found, elsewhere = store(steps)
    expected = Logged(id, "多少人?", '{"lead": "三人"}', "answer", "fact", 1.5, clock.time, (101, 102))
    assert (expected, [expected] * 3, None) == (logged, found, elsewhere)


def test_an_edited_question_takes_its_messages_to_the_new_answer(store):
    async def steps(store):
        first = await store.log(**question(message=100))
        await store.replied(first, ANN, 101)
        second = await store.log(**question(message=100))
        await store.replied(second, ANN, 101)
        of_question, of_reply = [await store.answer_of_message(ANN, message) for message in (100, 101)]
        old = await store.answer(first)
        return second, of_question.id, of_reply.id, of_reply.replies, old.replies

    second, *rest = store(steps)
    assert [second, second, (101,), ()] == rest


def test_a_reply_finishes_its_update(store):
    async def steps(store):
        await store.take(7, "{}")
        await store.take(8, "{}")
        id = await store.log(**question(update_id=7))
        await store.replied(id, ANN, 101)
        return await store.unfinished()

    assert [(8, "{}")] == store(steps)


def test_nobody_is_told_by_the_log_who_asked(store, path):
    async def steps(store):
        await store.keep_conversation(ANN, "text")
        await store.set_script(ANN, "hant")
        id = await store.log(**question(message=100))
        await store.rate(id, ANN, True)

    store(steps)
    tables = ("conversations", "answers", "messages", "askers", "ratings", "wishes")
    kept = {table: sqlite3.connect(path).execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    assert [1, 1, 1, 0, 1, 1] == [len(rows) for rows in kept.values()]
    assert not [value for rows in kept.values() for row in rows for value in row if value in (ANN, str(ANN))]


def test_each_database_has_a_key_of_its_own(tmp_path):
    async def hash_in(name):
        store = await Store.open(f"sqlite:///{tmp_path / name}")
        await store.set_quiet(ANN, True)
        await store.close()
        return sqlite3.connect(tmp_path / name).execute("SELECT user FROM wishes").fetchone()

    one, other = asyncio.run(hash_in("one.db")), asyncio.run(hash_in("other.db"))
    assert len(one[0]) == 64
    assert one != other


@pytest.mark.parametrize(("status", "kept"), [("answer", False), ("suggest", True), ("refuse", True)])
def test_who_asked_in_vain_is_kept_for_telling(store, status, kept):
    async def steps(store):
        return await store.asker(await store.log(**question(ANN, GROUP, status)))

    assert (Asker(ANN, GROUP) if kept else None) == store(steps)


def test_a_quiet_person_is_not_kept_and_what_was_kept_goes(store):
    async def steps(store):
        before = await store.log(**question(status="refuse"))
        other = await store.log(**question(BOB, BOB, "refuse"))
        await store.set_quiet(ANN, True)
        after = await store.log(**question(status="refuse"))
        quiet = await store.quiet(ANN)
        await store.set_quiet(ANN, False)
        again = await store.log(**question(status="refuse"))
        return quiet, [await store.asker(id) for id in (before, other, after, again)], await store.quiet(ANN)

    assert (True, [None, Asker(BOB, BOB), None, Asker(ANN, ANN)], False) == store(steps)


def test_a_rating_is_each_persons_own_and_can_be_changed(store):
    async def steps(store):
        id = await store.log(**question())
        none = await store.rating(id, ANN)
        await store.rate(id, ANN, False, "wrong")
        await store.rate(id, BOB, True)
        first = await store.rating(id, ANN), await store.rating(id, BOB)
        await store.rate(id, ANN, True)
        return none, *first, await store.rating(id, ANN)

    expected = (None, Rating(False, "wrong"), Rating(True, None), Rating(True, None))
    assert expected == store(steps)


def test_a_forgotten_answer_takes_neither_ratings_nor_messages(store, path):
    async def steps(store):
        id = await store.log(**question())
        await store.forget(ANN, ANN)
        await store.rate(id, ANN, True)
        await store.replied(id, ANN, 101)
        return await store.rating(id, ANN), await store.answer_of_message(ANN, 101)

    assert (None, None) == store(steps)


def test_wishes_stand_beside_each_other(store):
    async def steps(store):
        none = await store.script(ANN), await store.quiet(ANN)
        await store.set_quiet(ANN, True)
        await store.set_script(ANN, "hant")
        return none, await store.script(ANN), await store.quiet(ANN)

    assert (("", False), "hant", True) == store(steps)


def test_forgetting_takes_all_of_one_person_and_nothing_of_another(store, path):
    async def live(store, user):
        await store.set_quiet(user, True)
        await store.set_quiet(user, False)
        await store.keep_conversation(user, "text")
        await store.set_aside(user, f'{{"message": {{"from": {{"id": {user}}}}}}}', "error")
        id = await store.log(**question(user, user, "refuse", message=100))
        await store.replied(id, user, 101)
        await store.rate(id, user, False, "wrong")

    async def steps(store):
        await live(store, BOB)
        alone = dump(path)
        await live(store, ANN)
        return alone, await store.forget(ANN, ANN)

    alone, gone = store(steps)
    assert (1, alone) == (gone, dump(path))


def dump(path):
    """All rows but the counter of ids, which says nothing of anybody."""
    connection = sqlite3.connect(path)
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    tables = [name for (name,) in names]
    return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables}


def test_all_but_wishes_expires(store, clock, path):
    async def steps(store):
        await store.set_script(ANN, "hant")
        old = await store.log(**question(status="refuse", message=100))
        await store.rate(old, ANN, True)
        await store.keep_conversation(ANN, "text")
        await store.set_aside(7, "{}", "error")
        await store.take(8, "{}")
        await store.finish(8)
        await store.take(9, "{}")
        clock.time += 90 * DAY - 1
        young = await store.log(**question())
        within = await store.expire()
        clock.time += 1
        gone = await store.expire()
        left = await store.answer(old), (await store.answer(young)).id == young
        return within, gone, left, await store.unfinished(), await store.script(ANN)

    assert (0, 1, (None, True), [(9, "{}")], "hant") == store(steps)
    counts = {table: len(rows) for table, rows in dump(path).items()}
    kept = {"answers": 1, "origins": 1, "updates": 1, "wishes": 1, "secrets": 1}
    assert {table: kept.get(table, 0) for table in counts} == counts


def test_transactions_of_many_chats_do_not_mix(store):
    async def one(store, id):
        await store.take(id, "{}")
        answer = await store.log(**question(id, id, "refuse", message=1, update_id=id))
        await store.replied(answer, id, 2)
        return (await store.answer_of_message(id, 2)).id == answer

    async def steps(store):
        return await asyncio.gather(*(one(store, id) for id in range(1, 101))), await store.unfinished()

    assert ([True] * 100, []) == store(steps)


def test_a_step_that_fails_leaves_nothing_of_itself(store):
    async def steps(store):
        with pytest.raises(sqlite3.Error):
            await store.log(**question(message=object()))
        return await store.answer(1), await store.take(7, "{}")

    assert (None, True) == store(steps)


def test_who_is_cancelled_leaves_no_transaction_open(store, path):
    async def steps(store):
        for pause in range(40):
            task = asyncio.create_task(store.log(**question(status="refuse", message=pause)))
            for _ in range(pause):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await store.take(pause, "{}")

    store(steps)
    updates, answers, messages, askers = [
        len(dump(path)[name]) for name in ("updates", "answers", "messages", "askers")
    ]
    assert (40, answers, answers) == (updates, messages, askers)
