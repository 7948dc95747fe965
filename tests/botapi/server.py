"""The Bot API over real HTTP, on a thread and a port of its own.

    with BotApi() as api:
        ann = api.person("Ann")
        reply = ann.ask("…")

What a method does stands in `methods`; here are the road there, long polling, faults and the webhook.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from aiohttp import ClientSession, web

from tests.botapi.errors import ApiError, BadRequest
from tests.botapi.faults import CONFLICT, Fault, Faults
from tests.botapi.methods import METHODS
from tests.botapi.people import Person
from tests.botapi.world import World

T = TypeVar("T")

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
BOT = {"id": 123456789, "is_bot": True, "first_name": "案例", "username": "casebot_test_bot"}
WEBHOOK_RETRY = 0.2


@dataclass(frozen=True)
class Call:
    """One call of the bot: what it gave, what it got, when (time.monotonic)."""

    method: str
    given: dict
    code: int
    description: str
    result: Any
    at: float


class BotApi:
    """The server and what it saw: `calls` in order, `complaints` about what Telegram would lose silently."""

    def __init__(self, token: str = TOKEN):
        self.token = token
        self.world = World(dict(BOT))
        self.faults = Faults()
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.changed = threading.Condition()
        self.url = ""
        self._fresh: asyncio.Event
        self._poll: asyncio.Future | None = None

    def __enter__(self) -> BotApi:
        started = threading.Event()
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(started),), daemon=True)
        self._thread.start()
        assert started.wait(10), "the server does not start"
        return self

    def __exit__(self, *_: object) -> None:
        self.do(self._end.set)
        self._thread.join(10)

    # What tests do with it.

    def person(self, name: str, language: str = "zh-hans") -> Person:
        """Someone new who uses the bot."""
        return Person(self, name, language)

    def fail(self, method: str, code: int = 0, **more: Any) -> None:
        """Order a fault; see Fault."""
        self.do(lambda: self.faults.add(Fault(method, code, **more)))

    def mend(self) -> None:
        """No fault from here on."""
        self.do(self.faults.waiting.clear)

    def queue(self, kind: str, content: Any) -> int | None:
        """Put an update before the bot, however odd."""
        return self.do(lambda: self.world.queue(kind, content))

    def do(self, step: Callable[[], T]) -> T:
        """Take a step on the server's thread, wake who waits, give its result."""

        async def taken() -> T:
            result = step()
            self._tell()
            return result

        return asyncio.run_coroutine_threadsafe(taken(), self._loop).result(10)

    def until(self, look: Callable[[], T], timeout: float = 15.0, what: str = "what was awaited") -> T:
        """The first true value of `look()`, or a failure after `timeout` seconds."""
        with self.changed:
            found = self.changed.wait_for(look, timeout)
        assert found, f"{what} did not come in {timeout} s; last calls: {self.recent()}"
        return found

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    @property
    def polling(self) -> bool:
        """Whether a poll waits right now."""
        return self._poll is not None and not self._poll.done()

    def recent(self) -> list[str]:
        return [f"{call.method} {call.code} {call.description}".strip() for call in self.calls[-8:]]

    def refused(self) -> list[str]:
        """What the bot did wrong: calls answered 400 and silent losses, without ordered faults."""
        # An edit that changes nothing is refused by Telegram too, but two presses at once make one.
        wrong = [
            f"{call.method}: {call.description}"
            for call in self.calls
            if call.code in (400, 404) and "is not modified" not in call.description
        ]
        return wrong + self.complaints

    # The road of a call.

    async def _serve(self, started: threading.Event) -> None:
        self._loop, self._fresh, self._end = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/file/bot{token}/{path:.*}", self._file)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        # A poll whose client went away must not take the next updates with it.
        runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        pushing = asyncio.create_task(self._push())
        await self._end.wait()
        pushing.cancel()
        await runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given: dict = {}
        fault = self.faults.take(method)
        try:
            given = await _parameters(request)
            if request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            if fault and not fault.lost:
                return await self._failed(request, method, given, fault)
            result = await self._result(method, given)
        except ApiError as error:
            self._log(method, given, error.code, error.description)
            return web.json_response(error.body(), status=error.code)
        self._log(method, given, 200, "", result)
        if fault:
            return _cut(request)
        return web.json_response({"ok": True, "result": result})

    async def _result(self, method: str, given: dict) -> Any:
        if method == "getUpdates":
            return await self._updates(given)
        if method not in METHODS:
            raise ApiError(404, "Not Found")
        result = METHODS[method](self.world, given, self.complaints.append)
        self._tell()
        return result

    async def _updates(self, given: dict) -> list[dict]:
        """Long polling; a second poll ends the first, as two instances find out."""
        if self.world.webhook["url"]:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                " the webhook first",
            )
        if self._poll is not None and self.polling:
            self._poll.set_exception(ApiError(409, CONFLICT))
        mine = self._poll = self._loop.create_future()
        self._tell()
        if "allowed_updates" in given:
            self.world.allowed = given["allowed_updates"]
        offset, limit = int(given.get("offset", 0)), int(given.get("limit", 100))
        ends = self._loop.time() + float(given.get("timeout", 0))
        try:
            while not (found := self.world.take(offset, limit)) and self._loop.time() < ends:
                self._fresh.clear()
                fresh = asyncio.ensure_future(self._fresh.wait())
                await asyncio.wait(
                    [fresh, mine], timeout=ends - self._loop.time(), return_when=asyncio.FIRST_COMPLETED
                )
                fresh.cancel()
                if mine.done():
                    mine.result()
            return found
        finally:
            mine.cancel()

    async def _failed(
        self, request: web.Request, method: str, given: dict, fault: Fault
    ) -> web.StreamResponse:
        if fault.hang:
            self._log(method, given, 0, "hangs")
            await asyncio.sleep(fault.hang)
            return _cut(request)
        error = fault.error()
        # Ordered faults are no mistakes of the bot: logged by a code of their own.
        self._log(method, given, -error.code, error.description)
        if fault.body or error.code >= 502:
            return web.Response(
                status=error.code, text=fault.body or "<html>Bad Gateway</html>", content_type="text/html"
            )
        return web.json_response(error.body(), status=error.code)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return web.json_response(ApiError(401, "Unauthorized").body(), status=401)
        fault = self.faults.take("file")
        if fault and not fault.lost:
            return await self._failed(request, "file", {}, fault)
        if fault:
            return _cut(request)
        data = self.world.files.get(request.match_info["path"].rpartition("/")[2])
        if data is None:
            return web.json_response(ApiError(404, "Not Found").body(), status=404)
        return web.Response(body=data)

    async def _push(self) -> None:
        """With a webhook, each update is posted in order until it is taken."""
        async with ClientSession() as session:
            while True:
                await asyncio.sleep(0.02)
                hook = self.world.webhook
                while hook["url"] and self.world.updates:
                    headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret_token"]}
                    update = self.world.updates[0]
                    try:
                        async with session.post(hook["url"], json=update, headers=headers) as response:
                            taken = response.status == 200
                    except OSError:
                        taken = False
                    if taken:
                        self.world.updates.remove(update)
                    else:
                        await asyncio.sleep(WEBHOOK_RETRY)

    def _log(self, method: str, given: dict, code: int, description: str, result: Any = None) -> None:
        self.calls.append(Call(method, given, code, description, result, time.monotonic()))
        self._tell()

    def _tell(self) -> None:
        self._fresh.set()
        with self.changed:
            self.changed.notify_all()


async def _parameters(request: web.Request) -> dict:
    """Parameters from the query, a form (values that are JSON are read as such), JSON, or a multipart."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return given | await request.json()
    for name, value in (await request.post()).items():
        given[name] = (value.filename, value.file.read()) if isinstance(value, web.FileField) else value
    return {name: _value(name, value) for name, value in given.items()}


# Parameters that are objects or lists; a text that looks like JSON stays a text.
_STRUCTURES = {
    "reply_markup",
    "reply_parameters",
    "link_preview_options",
    "entities",
    "allowed_updates",
    "commands",
    "scope",
    "results",
    "button",
    "reaction",
}


def _value(name: str, value: Any) -> Any:
    if name not in _STRUCTURES or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise BadRequest(f"can't parse {name} JSON object") from None


def _cut(request: web.Request) -> web.StreamResponse:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
