"""Questions asked in vain: which are open, and for how long."""

import pytest

from bot.store import Act, Miss

ANN, BOB = 11, 22
ADMIN, OTHER = 77, 88
DAY = 86_400.0
START = 1_000_000.0


async def open_ids(store):
    return [miss.answer for miss in await store.curation.misses()]


def test_what_was_answered_and_not_rated_bad_is_no_miss(store, asked):
    async def steps(store):
        liked = await asked(store, status="answer")
        await store.rate(liked, ANN, True)
        await asked(store, status="answer")
        return await store.curation.misses()

    assert [] == store(steps)


def test_a_miss_tells_what_was_asked_and_what_is_wrong(store, asked, clock):
    async def steps(store):
        refused = await asked(store, "一?")
        clock.time += 1
        bad = await asked(store, "二?", status="answer", user=BOB)
        clock.time += 1
        for user, reason in ((ANN, "off"), (BOB, "part"), (33, None)):
            clock.time += 1
            await store.rate(bad, user, False, reason)
        suggested = await asked(store, "三?", status="suggest")
        await store.rate(suggested, ANN, False)
        return refused, bad, suggested, await store.curation.misses()

    refused, bad, suggested, misses = store(steps)
    ann, bob = misses[0].person, misses[1].person
    expected = [
        Miss(suggested, "三?", "suggest", "none", True, None, ann, START + 5),
        Miss(bad, "二?", "answer", "fact", True, "part", bob, START + 1),
        Miss(refused, "一?", "refuse", "none", False, None, ann, START),
    ]
    assert (expected, True) == (misses, ann != bob)


def test_a_rating_taken_back_is_no_miss(store, asked):
    async def steps(store):
        id = await asked(store, status="answer")
        await store.rate(id, ANN, False, "off")
        before = await open_ids(store) == [id]
        await store.rate(id, ANN, True)
        return before, await open_ids(store)

    assert (True, []) == store(steps)


def test_the_latest_misses_come_first_as_far_as_they_are_wanted(store, asked):
    async def steps(store):
        ids = [await asked(store, status=status) for status in ("refuse", "answer", "suggest", "answer")]
        for id in (ids[1], ids[3]):
            await store.rate(id, ANN, False)
        return ids, await open_ids(store), [miss.answer for miss in await store.curation.misses(limit=3)]

    ids, all, three = store(steps)
    assert (ids[::-1], ids[:0:-1]) == (all, three)


@pytest.mark.parametrize("how", ["answered", "off-topic"])
def test_what_is_settled_stays_so_and_the_same_asked_later_does_not(store, asked, clock, how):
    async def steps(store):
        first = await asked(store)
        await store.curation.settle([first], how, ADMIN)
        clock.time += 80 * DAY
        return await asked(store), await open_ids(store)

    second, left = store(steps)
    assert [second] == left


def test_what_is_put_off_comes_back(store, asked, clock):
    async def steps(store):
        timed, untimed = await asked(store), await asked(store)
        await store.curation.settle([timed], "later", ADMIN, until=START + 2 * DAY)
        await store.curation.settle([untimed], "later", ADMIN)
        seen = [await open_ids(store)]
        for pause in (DAY - 1, 1, DAY - 1, 1):
            clock.time += pause
            seen.append(await open_ids(store))
        return [[("timed", "untimed")[id == untimed] for id in ids] for ids in seen]

    both = ["untimed", "timed"]
    assert [[], [], ["untimed"], ["untimed"], both] == store(steps)


def test_what_was_settled_in_one_stroke_is_put_back_in_one(store, asked, clock):
    async def steps(store):
        ids = [await asked(store) for _ in range(5)]
        await store.curation.settle(ids[:2], "off-topic", ADMIN)
        clock.time += 1
        await store.curation.settle([ids[2]], "off-topic", ADMIN)
        await store.curation.settle([ids[3]], "answered", ADMIN)
        counts = [await store.curation.reopen(ids[place], OTHER) for place in (1, 1, 3, 4)]
        return counts, [ids.index(id) for id in await open_ids(store)]

    assert ([2, 0, 0, 0], [4, 1, 0]) == store(steps)


def test_of_two_admins_the_first_settles(store, asked):
    async def steps(store, elsewhere):
        ids = [await asked(store), await asked(store), await asked(store)]
        counts = [
            await store.curation.settle(ids[:2], "answered", ADMIN, entry="a"),
            await elsewhere.curation.settle(ids, "off-topic", OTHER),
            await elsewhere.curation.settle([*ids, 999], "off-topic", OTHER),
        ]
        return counts, await open_ids(store), await store.curation.audit_log()

    acts = [Act(2, OTHER, "settle", "off-topic ×1", START), Act(1, ADMIN, "settle", "answered a ×2", START)]
    assert ([2, 1, 0], [], acts) == store(steps)


def test_what_was_put_off_can_be_settled_before_its_time(store, asked, clock):
    async def steps(store):
        id = await asked(store)
        counts = [await store.curation.settle([id], how, ADMIN) for how in ("later", "later")]
        clock.time += DAY
        counts += [await store.curation.settle([id], how, ADMIN) for how in ("later", "answered")]
        clock.time += DAY
        counts.append(await store.curation.settle([id], "answered", ADMIN))
        return counts, await open_ids(store)

    assert ([1, 0, 1, 0, 1], []) == store(steps)


def test_a_question_dismissed_before_says_how_often(store, asked):
    async def steps(store):
        for how in ("off-topic", "off-topic", "answered"):
            await store.curation.settle([await asked(store, "天气?")], how, ADMIN)
        await asked(store, "天气?")
        await asked(store, "多少人?")
        return [(miss.question, miss.dismissed) for miss in await store.curation.misses()]

    assert [("多少人?", 0), ("天气?", 2)] == store(steps)


def test_misses_go_with_the_person_and_with_time(store, asked, clock):
    async def steps(store):
        await asked(store)
        kept = await asked(store, user=BOB)
        await store.curation.settle([await asked(store)], "off-topic", ADMIN)
        await store.forget(ANN, ANN)
        left = await store.curation.misses()
        clock.time += 90 * DAY
        await store.expire()
        return [miss.answer for miss in left] == [kept], await store.curation.misses()

    assert (True, []) == store(steps)


def test_a_question_that_somebody_rated_bad_is_not_liked(store, asked, clock):
    async def steps(store):
        for question, ratings in (
            ("一?", (True,)),
            ("二?", (True, True, False)),
            ("三?", ()),
            ("四?", (True,)),
        ):
            for user, good in enumerate(ratings):
                clock.time += 1
                await store.rate(await asked(store, question, status="answer"), user, good)
        clock.time += 1
        await store.rate(await asked(store, "一?", status="answer"), ANN, True)
        return await store.curation.liked(), await store.curation.liked(limit=1)

    assert (["一?", "四?"], ["一?"]) == store(steps)
