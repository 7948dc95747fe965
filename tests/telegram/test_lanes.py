"""Order within a lane, no waiting across lanes, and the end."""

import asyncio

from bot.telegram.lanes import Lanes


def test_one_lane_keeps_its_order_and_lanes_run_side_by_side():
    async def steps():
        log = []

        async def work(job):
            name, pause = job
            log.append(f"{name} starts")
            await asyncio.sleep(pause)
            log.append(f"{name} ends")

        lanes = Lanes(work)
        lanes.put("a", ("a1", 0.05))
        lanes.put("a", ("a2", 0))
        lanes.put("b", ("b1", 0.01))
        left = await lanes.drain(5)
        return log, left, lanes.held

    expected = ["a1 starts", "b1 starts", "b1 ends", "a1 ends", "a2 starts", "a2 ends"]
    assert (expected, 0, 0) == asyncio.run(steps())


def test_a_lane_takes_up_again_after_it_was_empty():
    async def steps():
        done = []

        async def work(job):
            done.append(job)

        lanes = Lanes(work)
        for job in (1, 2, 3):
            lanes.put("a", job)
            await lanes.drain(5)
        return done, lanes.held

    assert ([1, 2, 3], 0) == asyncio.run(steps())


def test_what_is_not_done_in_time_is_cancelled_and_counted():
    async def steps():
        done = []

        async def work(job):
            await asyncio.sleep(job)
            done.append(job)

        lanes = Lanes(work)
        for key, job in (("quick", 0), ("slow", 60), ("slow", 0), ("slow too", 60)):
            lanes.put(key, job)
        return await lanes.drain(0.1), done

    assert (3, [0]) == asyncio.run(steps())


def test_nothing_held_is_drained_at_once():
    async def steps():
        async def work(job):
            raise AssertionError

        return await Lanes(work).drain(0)

    assert 0 == asyncio.run(steps())
