"""Log lines: one an event, with the update's id, and without the token whatever road it takes."""

import asyncio
import io
import logging
import re

import httpx
import pytest
from telegram.error import InvalidToken

from bot.telegram.logs import of_update, set_up_logs

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def lines():
    """Set up as the worker does, then put back."""
    root, library = logging.getLogger(), logging.getLogger("httpx")
    before = root.handlers[:], root.level, library.level
    stream = io.StringIO()
    set_up_logs(TOKEN, stream)
    yield lambda: stream.getvalue().splitlines()
    logging.captureWarnings(False)
    root.handlers[:], root.level, library.level = before


def test_a_line_has_time_level_update_name_and_text(lines):
    with of_update(7):
        logging.getLogger("casebot.worker").info("done in %d ms", 5)
    logging.getLogger("casebot.worker").warning("no update")
    with_time = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z "
    assert ["INFO update=7 casebot.worker: done in 5 ms", "WARNING casebot.worker: no update"] == [
        re.sub(f"^{with_time}", "", line) for line in lines()
    ]


def test_tasks_keep_the_id_of_their_own_update(lines):
    async def one(id):
        with of_update(id):
            await asyncio.sleep(0)
            logging.info("here")

    async def both():
        await asyncio.gather(one(1), one(2))

    asyncio.run(both())
    assert ["INFO update=1", "INFO update=2"] == [line.split("Z ")[1].split(" root")[0] for line in lines()]


def test_a_traceback_is_one_line_and_hides_the_token(lines):
    try:
        try:
            raise httpx.ConnectError(f"https://api.telegram.org/bot{TOKEN}/getMe")
        except httpx.ConnectError as error:
            raise InvalidToken(f"token {TOKEN}") from error
    except InvalidToken:
        logging.exception("failed with %s", TOKEN)
    (line,) = lines()
    assert "failed with <token>" in line
    assert "ConnectError: https://api.telegram.org/bot<token>/getMe | " in line
    assert TOKEN.partition(":")[2] not in line


@pytest.mark.parametrize("form", [TOKEN, TOKEN.replace(":", "%3A"), TOKEN.partition(":")[2]])
def test_other_libraries_records_hide_it_too(lines, form):
    logging.getLogger("httpx").warning("HTTP Request: POST https://x/bot%s/getUpdates", form)
    assert [True] == [line.endswith("/bot<token>/getUpdates") for line in lines()]


def test_httpx_does_not_tell_each_request(lines):
    logging.getLogger("httpx").info("HTTP Request: POST https://x/bot/getUpdates")
    assert [] == lines()
