"""What the server answers when it does not do what was asked."""


class ApiError(Exception):
    """An error of the Bot API: code, description, and seconds to wait where it says so."""

    def __init__(self, code: int, description: str, retry_after: int | None = None):
        super().__init__(description)
        self.code, self.description, self.retry_after = code, description, retry_after

    def body(self) -> dict:
        more = {} if self.retry_after is None else {"parameters": {"retry_after": self.retry_after}}
        return {"ok": False, "error_code": self.code, "description": self.description} | more


class BadRequest(ApiError):
    def __init__(self, what: str):
        super().__init__(400, f"Bad Request: {what}")
