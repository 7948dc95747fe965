"""The store on a real file, with a clock that tests turn."""

import asyncio

import pytest

from bot.store import Store

START = 1_000_000.0


class Clock:
    def __init__(self):
        self.time = START

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "var" / "casebot.db"


@pytest.fixture
def store(path, clock):
    """`store(steps)` runs the steps, a coroutine function of one open store, or of several connections to
    the one file, as two workers have them."""

    def run(steps):
        async def opened():
            count = steps.__code__.co_argcount
            stores = [await Store.open(f"sqlite:///{path}", now=clock) for _ in range(count)]
            try:
                return await steps(*stores)
            finally:
                for store in stores:
                    await store.close()

        return asyncio.run(opened())

    return run


@pytest.fixture
def curation(store):
    """The same for steps that take only the admins' part."""

    def run(steps):
        async def one(first):
            return await steps(first.curation)

        async def two(first, second):
            return await steps(first.curation, second.curation)

        return store((one, two)[steps.__code__.co_argcount - 1])

    return run


@pytest.fixture
def asked():
    """`await asked(store, "…")` logs a question; refused, unless told otherwise. Gives the answer's id."""

    async def log(store, question="多少人?", status="refuse", user=11, chat=None, **more):
        told = {"answer": "{}", "kind": "none" if status != "answer" else "fact", "ms": 1.5}
        chat = user if chat is None else chat
        return await store.log(user=user, chat=chat, question=question, status=status, **told | more)

    return log
