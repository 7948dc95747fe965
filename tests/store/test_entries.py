"""Entries made in the chat: changed, taken back, by two processes, with a kill in between."""

import asyncio
import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store import Act, Store, StoredEntry, Undone

ANN, BOB = 11, 22
DAY = 86_400.0
START = 1_000_000.0


def texts(entries):
    return {entry.id: entry.text for entry in entries}


def test_a_change_of_what_is_no_longer_present_does_nothing(curation):
    async def steps(one):
        first = await one.change(ANN, "upload", {"a": "1"}, version=0)
        second = await one.change(BOB, "upload", {"a": "2"}, version=0)
        return first, second, texts(await one.entries()), await one.version(), len(await one.audit_log())

    assert (1, None, {"a": "1"}, 1, 1) == curation(steps)


def test_a_change_of_nothing_is_none(curation):
    async def steps(one):
        await one.change(ANN, "upload", {"a": "1"})
        same = await one.change(ANN, "upload", {"a": "1"}, ["nobody"])
        return same, await one.version(), len(await one.audit_log()), (await one.undo(ANN)).dropped

    assert (1, 1, 1, ("a",)) == curation(steps)


def test_entries_are_told_by_id_with_who_changed_them_last(curation, clock):
    async def steps(one):
        await one.change(ANN, "upload", {"b": "问题: 一\n", "a": "2", "c": "3"})
        clock.time += 5
        version = await one.change(
            BOB, "upload", {"a": "4", "b": "问题: 一\n", "d": "5"}, ["a", "c", "d"], version=1
        )
        return version, await one.entries()

    expected = [
        StoredEntry("a", "4", BOB, START + 5),
        StoredEntry("b", "问题: 一\n", ANN, START),
        StoredEntry("d", "5", BOB, START + 5),
    ]
    assert (2, expected) == curation(steps)


def test_nobody_takes_back_what_somebody_else_did(curation):
    async def steps(one):
        none = await one.undo(ANN)
        await one.change(BOB, "upload", {"a": "1"})
        return none, await one.undo(ANN), texts(await one.entries())

    assert (None, None, {"a": "1"}) == curation(steps)


def test_a_change_is_not_taken_back_where_somebody_changed_one_of_its_entries_since(curation):
    async def steps(one):
        await one.change(ANN, "upload", {"a": "1", "b": "1"})
        await one.change(BOB, "upload", {"b": "2"})
        refused = await one.undo(ANN)
        between = texts(await one.entries()), await one.version()
        await one.undo(BOB)
        return refused, between, (await one.undo(ANN)).clashes, await one.entries()

    refused = Undone("upload", START, (), ("a", "b"), 2, clashes=(("b", BOB),))
    assert (refused, ({"a": "1", "b": "2"}, 2), (), []) == curation(steps)


def test_what_was_taken_back_is_no_later_change_nor_is_the_taking_back(curation):
    async def steps(one):
        await one.change(ANN, "upload", {"x": "1", "y": "1"})
        await one.change(BOB, "upload", {"x": "2"})
        await one.change(ANN, "upload", {"x": "3", "y": "3"})
        await one.undo(ANN)
        return (await one.undo(ANN)).clashes

    assert (("x", BOB),) == curation(steps)


def test_a_second_undo_takes_back_the_change_before(curation):
    async def steps(one):
        for text in "123":
            await one.change(ANN, "upload", {"a": text})
        seen = []
        for _ in range(4):
            undone = await one.undo(ANN)
            seen.append((undone and (undone.put, undone.dropped, undone.version), texts(await one.entries())))
        return seen

    a = ("a",)
    expected = [((a, (), 4), {"a": "2"}), ((a, (), 5), {"a": "1"}), (((), a, 6), {}), (None, {})]
    assert expected == curation(steps)


def test_what_was_dropped_comes_back_as_it_was(curation, clock):
    async def steps(one):
        await one.change(ANN, "upload", {"a": "1"})
        clock.time += 5
        await one.change(BOB, "drop", {}, ["a"])
        clock.time += 5
        return await one.undo(BOB), await one.entries()

    assert (Undone("drop", START + 5, ("a",), (), 3), [StoredEntry("a", "1", ANN, START)]) == curation(steps)


def test_each_change_and_what_takes_it_back_is_in_the_audit(curation, clock):
    async def steps(one):
        await one.change(ANN, "upload", {"a": "1", "b": "1", "c": "1"})
        clock.time += 1
        await one.change(BOB, "answer", {"a": "2", "d": "1"}, ["c"])
        await one.undo(BOB)
        await one.undo(BOB)
        await one.audit(BOB, "reload", "3")
        return await one.audit_log(), await one.audit_log(limit=1)

    later = START + 1
    expected = [
        Act(4, BOB, "reload", "3", later),
        Act(3, BOB, "undo", "~a +c -d", later),
        Act(2, BOB, "answer", "~a -c +d", later),
        Act(1, ANN, "upload", "+a +b +c", START),
    ]
    assert (expected, expected[:1]) == curation(steps)


def test_what_a_change_found_is_kept_for_the_retention_alone(store, clock):
    async def steps(store):
        one = store.curation
        await one.change(ANN, "upload", {"a": "1"})
        clock.time += 90 * DAY
        await one.change(ANN, "upload", {"b": "1"})
        await store.expire()
        undone = (await one.undo(ANN)).dropped, await one.undo(ANN)
        return undone, texts(await one.entries()), await one.version(), len(await one.audit_log())

    assert ((("b",), None), {"a": "1"}, 3, 3) == store(steps)


def test_another_process_sees_a_change_and_cannot_change_what_it_has_not_seen(curation):
    async def steps(one, other):
        await one.change(ANN, "upload", {"a": "1"})
        seen = await other.version()
        await one.change(ANN, "upload", {"a": "2"})
        late = await other.change(BOB, "upload", {"a": "3"}, version=seen)
        return seen, await other.version(), late, texts(await other.entries())

    assert (1, 2, None, {"a": "2"}) == curation(steps)


def test_of_many_changes_at_once_one_is_made(curation):
    async def steps(one, other):
        tries = [
            side.change(ANN, "upload", {"a": f"{n}"}, version=0) for n in range(20) for side in (one, other)
        ]
        return sorted(made for made in await asyncio.gather(*tries) if made is not None)

    assert [1] == curation(steps)


def test_a_kill_in_a_change_leaves_what_was_live(curation, path, clock):
    # The operating system ends the process when the edits are applied and not committed.
    async def before(one):
        await one.change(ANN, "upload", {"a": "1"})

    curation(before)
    child = os.fork()
    if not child:

        async def steps():
            store = await Store.open(f"sqlite:///{path}", now=clock)
            connection = store.curation._database._connection
            await connection.create_function("ended", 0, lambda: os.kill(os.getpid(), 9))
            await connection.execute(
                "CREATE TEMP TRIGGER ending AFTER INSERT ON main.audit BEGIN SELECT ended(); END"
            )
            await store.curation.change(ANN, "upload", {"a": "2", "b": "1"})

        try:
            asyncio.run(steps())
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)

    async def after(one):
        return texts(await one.entries()), await one.version(), await one.change(ANN, "upload", {"a": "3"})

    assert (9, ({"a": "1"}, 1, 2)) == (os.WTERMSIG(status), curation(after))


books = st.dictionaries(st.sampled_from("abcde"), st.text(max_size=20), max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(books, st.sets(st.sampled_from("abcde"))), min_size=1, max_size=6))
def test_taking_changes_back_gives_the_entries_there_were(changes):
    async def steps(path):
        now = [START]
        store = await Store.open(f"sqlite:///{path}", now=lambda: now[-1])
        one = store.curation
        before, after = [], []
        try:
            for put, drop in changes:
                now.append(now[-1] + 1)
                entries, version = await one.entries(), await one.version()
                if await one.change(ANN, "upload", put, drop) != version:
                    before.append(entries)
            while await one.undo(ANN) is not None:
                after.append(await one.entries())
        finally:
            await store.close()
        return before[::-1], after

    with tempfile.TemporaryDirectory() as folder:
        expected, actual = asyncio.run(steps(Path(folder) / "casebot.db"))
    assert expected == actual


def test_forgetting_an_admin_takes_drafts_and_leaves_what_is_live(store):
    async def steps(store):
        one = store.curation
        await one.change(ANN, "upload", {"a": "1"})
        mine, other = [await one.keep_draft(admin, admin, "upload", "{}") for admin in (ANN, BOB)]
        await store.forget(ANN, ANN)
        drafts = await one.draft(mine), (await one.draft(other)).admin
        return drafts, await one.entries(), await one.audit_log()

    expected = (None, BOB), [StoredEntry("a", "1", ANN, START)], [Act(1, ANN, "upload", "+a", START)]
    assert expected == store(steps)
