"""Patience with the network: what is tried again, what is not, and how often."""

import asyncio
import os

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.telegram import sending
from bot.telegram.sending import PatientLimiter, patiently

# As `run` sets it: without it each RetryAfter warns.
os.environ["PTB_TIMEDELTA"] = "true"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(sending, "FIRST_WAIT", 0.001)


def caused(error, cause):
    error.__cause__ = cause
    return error


def script(*outcomes):
    """A call that raises or gives the outcomes in turn, and the count of its calls."""
    left = list(outcomes)
    calls = []

    async def call(*args, **kwargs):
        calls.append(args)
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return call, calls


def outcome_of(coroutine):
    try:
        return asyncio.run(coroutine)
    except Exception as error:
        return type(error)


IN_DOUBT = caused(TimedOut(), httpx.ReadTimeout(""))
NOT_SENT = caused(TimedOut(), httpx.ConnectTimeout(""))


@pytest.mark.parametrize(
    ("endpoint", "outcomes", "expected"),
    [
        ("sendMessage", [1], (1, 1)),
        ("sendMessage", [NetworkError("Bad Gateway (502)")] * 3 + [1], (1, 4)),
        ("sendMessage", [NOT_SENT] * 3 + [1], (1, 4)),
        # It may have arrived: once more, not again and again.
        ("sendMessage", [IN_DOUBT, 1], (1, 2)),
        ("sendMessage", [IN_DOUBT] * 3 + [1], (TimedOut, 2)),
        # Editing twice does no harm.
        ("editMessageText", [IN_DOUBT] * 3 + [1], (1, 4)),
        ("sendMessage", [BadRequest("can't parse entities"), 1], (BadRequest, 1)),
        ("sendMessage", [Forbidden("bot was blocked by the user"), 1], (Forbidden, 1)),
    ],
)
def test_what_passes_by_itself_is_waited_out(endpoint, outcomes, expected):
    call, calls = script(*outcomes)
    assert expected == (outcome_of(patiently(call, endpoint, 5)), len(calls))


def test_patience_ends():
    call, _ = script(*[NetworkError("Bad Gateway (502)")] * 100)
    assert NetworkError == outcome_of(patiently(call, "sendMessage", 0.05))


def through(endpoint, data, *outcomes):
    call, calls = script(*outcomes)
    limiter = PatientLimiter()
    return outcome_of(limiter.process_request(call, (), {}, endpoint, data, None)), len(calls)


def test_a_429_is_honoured_and_the_message_sent_after_it():
    start = asyncio.new_event_loop()
    before = start.time()
    assert (1, 2) == through("sendMessage", {"chat_id": 1}, RetryAfter(1), 1)
    assert start.time() - before >= 1
    start.close()


@pytest.mark.parametrize(
    ("endpoint", "error"),
    [
        ("sendChatAction", NetworkError("Bad Gateway (502)")),
        ("sendChatAction", RetryAfter(60)),
        ("answerCallbackQuery", TimedOut()),
        (
            "answerCallbackQuery",
            BadRequest("Query is too old and response timeout expired or query id is invalid"),
        ),
        ("answerInlineQuery", BadRequest("Query is too old and response timeout expired")),
    ],
)
def test_what_is_of_worth_now_or_never_neither_waits_nor_fails(endpoint, error):
    assert (True, 1) == through(endpoint, {"chat_id": 1}, error, "late")


@pytest.mark.parametrize("endpoint", ["sendChatAction", "answerInlineQuery"])
def test_a_mistake_of_ours_shows_all_the_same(endpoint):
    assert (BadRequest, 1) == through(endpoint, {"chat_id": 1}, BadRequest("RESULT_ID_INVALID"), "late")


def test_a_chat_gets_a_short_burst_and_then_one_message_a_second(monkeypatch):
    async def steps(chats):
        limiter = PatientLimiter()
        call, _ = script(*[1] * 6)
        loop = asyncio.get_running_loop()
        start = loop.time()
        for chat in chats:
            await limiter.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, None)
        return loop.time() - start

    assert asyncio.run(steps(range(6))) < 0.5
    assert asyncio.run(steps([1] * 6)) > 0.9
