"""A question handled twice, as after a kill: nothing is answered twice, nothing is left unanswered."""

import asyncio
import contextlib
import sqlite3
from dataclasses import replace

import pytest
from telegram import Bot

from bot.faq.book import merged
from bot.faq.entries import Entry, FaqBook
from bot.settings import Settings
from bot.store import Store
from bot.telegram.admin import telling
from bot.telegram.admin.live import Live
from bot.telegram.posting import Place
from bot.telegram.records import read_answer
from bot.telegram.services import Services
from bot.telegram.talking import Asking, ask, ask_again
from tests.botapi import BotApi

QUESTION = "云溪县建成多少亩茶园?"
OTHER = "石桥镇组织了多少志愿者?"


@pytest.fixture(scope="module")
def api():
    with BotApi() as server:
        yield server


@pytest.fixture
def ann(api):
    return api.person("安")


def run(api, tmp_path, small, act):
    """Do something with services of its own on the test's database, as a process would."""

    async def steps():
        store = await Store.open(f"sqlite:///{tmp_path / 'store.db'}")
        try:
            async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
                services = Services(bot, store, Live(small, Settings(), store), Settings(), "somebot")
                try:
                    return await act(services)
                finally:
                    services.close()
        finally:
            await store.close()

    return asyncio.run(steps())


def asking(ann, text=QUESTION, message=1):
    return Asking(text, ann.info["id"], Place(ann.chat.id), update=77, message=message)


def texts(ann):
    return [message["text"].partition("\n")[0] for _, message in sorted(ann.chat.messages.items())]


def test_an_answered_question_is_not_answered_again(api, ann, tmp_path, small):
    for _ in range(2):
        run(api, tmp_path, small, lambda services: ask(services, asking(ann)))
    assert 1 == len(texts(ann))


def test_a_kill_before_sending_logs_nothing_twice(api, ann, tmp_path, small):
    api.fail("sendMessage", 403)

    async def twice(services):
        with pytest.raises(Exception, match="Forbidden"):
            await ask(services, asking(ann))
        before = await services.store.answer_of_message(ann.chat.id, 1)
        await ask(services, asking(ann))
        after = await services.store.answer_of_message(ann.chat.id, 1)
        return before, after

    before, after = run(api, tmp_path, small, twice)
    assert (before.id, (), tuple(ann.chat.messages)) == (after.id, before.replies, after.replies)
    assert ["3.2万亩" in text for text in texts(ann)] == [True]


def test_an_edit_before_the_answer_went_out_is_answered_as_it_reads_now(api, ann, tmp_path, small):
    api.fail("sendMessage", 403)

    async def edited(services):
        with pytest.raises(Exception, match="Forbidden"):
            await ask(services, asking(ann))
        await ask_again(services, asking(ann, OTHER))

    run(api, tmp_path, small, edited)
    assert ["420人" in text for text in texts(ann)] == [True]


def test_an_edit_leaves_one_answer_in_the_place_of_the_first(api, ann, tmp_path, small):
    async def edited(services):
        await ask(services, asking(ann))
        await ask_again(services, asking(ann, OTHER))
        await ask_again(services, asking(ann, OTHER))
        return await services.store.answer_of_message(ann.chat.id, 1)

    logged = run(api, tmp_path, small, edited)
    assert (OTHER, tuple(ann.chat.messages)) == (logged.question, logged.replies)
    assert ["420人" in text for text in texts(ann)] == [True]


def test_the_conversation_outlives_the_process(api, ann, tmp_path, small):
    run(api, tmp_path, small, lambda services: ask(services, asking(ann)))
    run(
        api,
        tmp_path,
        small,
        lambda services: ask(services, asking(ann, "那带动了多少户群众?", 2)),
    )
    assert "1200余户" in texts(ann)[1]


def test_what_is_logged_is_the_answer_with_its_related_questions(api, ann, tmp_path, small):
    async def logged(services):
        await ask(services, asking(ann))
        return await services.store.answer_of_message(ann.chat.id, 1)

    answer = read_answer(run(api, tmp_path, small, logged).answer)
    buttons = [
        button["text"]
        for row in ann.chat.messages[next(iter(ann.chat.messages))]["reply_markup"]["inline_keyboard"]
        for button in row
    ]
    assert [] == [
        question for question in answer.suggestions if not any(question in text for text in buttons)
    ]
    assert answer.suggestions


def test_what_was_asked_in_vain_is_asked_again_soon_where_the_store_failed(
    api, ann, tmp_path, small, monkeypatch
):
    """As where the disk was full when the entry came: not only with the next one, or an hour later."""
    monkeypatch.setattr(telling, "LATER_SECONDS", 0.2)
    entry = Entry("swim", ("云溪县的游泳馆几点开门?",), "案例没有说。")

    async def act(services):
        await ask(services, asking(ann, "云溪县的游泳馆几点开门?"))
        answering = small.with_faq(merged(FaqBook(), [entry]))
        services.live._standing = replace(services.live._standing, library=answering)
        other = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
        with contextlib.closing(other):
            other.execute("ALTER TABLE settled RENAME TO away")
            work = asyncio.create_task(telling.Telling(services).run())
            await asyncio.sleep(1)
            assert 1 == len(texts(ann))
            other.execute("ALTER TABLE away RENAME TO settled")
            for _ in range(100):
                await asyncio.sleep(0.1)
                if len(texts(ann)) > 1:
                    break
        work.cancel()

    run(api, tmp_path, small, act)
    assert "您问过:" in texts(ann)[1]
