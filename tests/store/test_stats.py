"""The figures of the last days, each against a log written by hand."""

import json
from datetime import UTC, datetime, timedelta, timezone

from bot.store import Day, Stats

ANN, BOB = 11, 22
BEIJING = timezone(timedelta(hours=8))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING).timestamp()


def told(entry="", *cases):
    return json.dumps({"entry": entry, "cases": cases})


def test_an_empty_log_has_its_days_all_the_same(store, clock):
    clock.time = at("2024-03-01 12:00")

    async def steps(store):
        return await store.curation.stats(2)

    days = (Day("2024-02-29"), Day("2024-03-01"))
    assert Stats(0, 0, 0, 0, 0, days, (), (), 0, 0, ()) == store(steps)


def test_a_day_begins_at_midnight_in_beijing(store, asked, clock):
    async def steps(store):
        for time in (
            "2024-02-28 23:59:59",
            "2024-02-29 00:00:00",
            "2024-02-29 23:59:59",
            "2024-03-01 00:00:00",
        ):
            clock.time = at(time)
            await asked(store)
        clock.time = at("2024-03-01 21:00")
        return (await store.curation.stats(2)).days

    assert (Day("2024-02-29", refused=2), Day("2024-03-01", refused=1)) == store(steps)


def test_days_are_counted_by_what_their_questions_got(store, asked, clock):
    async def steps(store):
        for time, statuses in (("2024-05-01", "refuse answer"), ("2024-05-03", "answer answer suggest")):
            clock.time = at(time + " 09:00")
            for user, status in enumerate(statuses.split()):
                await asked(store, status=status, user=user)
        await asked(store, "你好", status="answer", kind="talk", user=9)
        stats = await store.curation.stats(3)
        return stats.questions, stats.answered, stats.suggested, stats.refused, stats.people, stats.days

    days = (Day("2024-05-01", 1, 0, 1), Day("2024-05-02"), Day("2024-05-03", 2, 1, 0))
    assert (5, 3, 1, 1, 3, days) == store(steps)


def test_entries_and_cases_are_counted_where_they_answered(store, asked):
    async def steps(store):
        for status, kind, answer in (
            ("answer", "faq", told("b", "002")),
            ("answer", "faq", told("a", "001", "002")),
            ("answer", "faq", told("b")),
            ("answer", "fact", told("", "003")),
            ("answer", "catalog", told("", "001", "002", "003")),
            ("suggest", "none", told("", "003")),
            ("answer", "fact", "{}"),
            ("answer", "fact", "no JSON"),
        ):
            await asked(store, status=status, kind=kind, answer=answer)
        stats = await store.curation.stats(1)
        return stats.answered, stats.entries, stats.cases

    assert (7, (("b", 2), ("a", 1)), (("002", 2), ("001", 1), ("003", 1))) == store(steps)


def test_ratings_are_counted_when_they_were_given(store, asked, clock):
    async def steps(store):
        clock.time = at("2024-05-01 09:00")
        old = await asked(store, status="answer")
        await store.rate(old, ANN, False, "wrong")
        clock.time = at("2024-05-03 09:00")
        for user, reason in enumerate(("off", "part", "part", None)):
            await store.rate(old, user, False, reason)
        await store.rate(await asked(store), BOB, True)
        stats = await store.curation.stats(2)
        return stats.good, stats.bad, stats.reasons

    assert (1, 4, (("part", 2), ("", 1), ("off", 1))) == store(steps)


def test_as_many_days_as_make_sense(store, clock):
    clock.time = datetime(2024, 5, 1, tzinfo=UTC).timestamp()

    async def steps(store):
        return [len((await store.curation.stats(days)).days) for days in (-5, 0, 1, 10**9)]

    assert [1, 1, 1, 366] == store(steps)
