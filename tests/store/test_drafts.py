"""Drafts: found by their message, gone once, kept for days."""

import sqlite3

from bot.store import KeptDraft

ANN, BOB = 11, 22
DAY = 86_400.0
START = 1_000_000.0


def test_what_is_no_draft_is_none(curation):
    async def steps(one):
        dropped = await one.keep_draft(ANN, ANN, "upload", "{}", 7)
        return (
            [await one.drop_draft(dropped), await one.drop_draft(dropped)],
            await one.draft(dropped),
            await one.draft_of_message(ANN, 7),
            await one.update_draft(dropped, state="late"),
            await one.keep_draft(ANN, ANN, "upload", "{}") > dropped,
        )

    assert ([True, False], None, None, False, True) == curation(steps)


def test_a_draft_is_found_by_the_message_that_asks_in_its_chat(curation):
    async def steps(one):
        first = await one.keep_draft(ANN, ANN, "answer", "1", 7)
        second = await one.keep_draft(ANN, ANN, "upload", "2")
        await one.update_draft(second, message=8)
        await one.update_draft(second, state="3")
        found = [await one.draft_of_message(*at) for at in ((ANN, 7), (ANN, 8), (ANN, 9), (BOB, 7))]
        return first, second, await one.draft(first), found

    first, second, kept, found = curation(steps)
    answer = KeptDraft(first, ANN, ANN, "answer", "1", 7, START)
    upload = KeptDraft(second, ANN, ANN, "upload", "3", 8, START)
    assert (answer, [answer, upload, None, None]) == (kept, found)


def test_of_several_drafts_a_message_asks_about_the_latest(curation):
    async def steps(one):
        for state in "123":
            await one.keep_draft(ANN, ANN, "answer", state, 7)
        return (await one.draft_of_message(ANN, 7)).state

    assert "3" == curation(steps)


def test_a_draft_waits_seven_days_from_its_last_change(store, path, clock):
    async def steps(store):
        one = store.curation
        id = await one.keep_draft(ANN, ANN, "answer", "1", 7)
        clock.time += 6 * DAY
        await one.update_draft(id, state="2")
        clock.time += 7 * DAY - 1
        young = await one.draft(id)
        clock.time += 1
        old = await one.draft(id), await one.draft_of_message(ANN, 7), await one.update_draft(id, state="3")
        await store.expire()
        return young.state, old

    assert ("2", (None, None, False)) == store(steps)
    assert [(0,)] == sqlite3.connect(path).execute("SELECT count(*) FROM drafts").fetchall()
