"""What goes wrong on the way to Telegram, by method and for a number of calls."""

from __future__ import annotations

from dataclasses import dataclass

from tests.botapi.errors import ApiError

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: CONFLICT,
    500: "Internal Server Error",
}


@dataclass
class Fault:
    """One way to fail, used up after `times` calls; the method `file` is the download of a file.

    `hang` waits so many seconds and then closes the connection; `lost` does what was asked and closes the
    connection instead of answering; a `code` of 502 and above is a page of the proxy in front, no JSON.
    """

    method: str
    code: int = 0
    times: int = 1
    description: str = ""
    retry_after: int | None = None
    hang: float = 0.0
    lost: bool = False
    body: str = ""

    def error(self) -> ApiError:
        words = self.description or WORDS.get(self.code, "")
        if self.retry_after is not None:
            words = f"Too Many Requests: retry after {self.retry_after}"
        return ApiError(self.code, words, self.retry_after)


class Faults:
    """The faults still to come, in the order they were ordered."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.waiting.append(fault)

    def take(self, method: str) -> Fault | None:
        """The fault for this call, if one is due; `*` is any method."""
        for fault in self.waiting:
            if fault.method in (method, "*"):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
