"""Lines of JSON in, one JSON reply for each, in order: the road for programs and for measurements."""

from __future__ import annotations

import json
import sys
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from bot.answering import Conversation, respond, warm_up
from bot.answering.telling.reply import as_json
from bot.errors import CasebotError, UserError
from bot.library import Library

# Conversations kept at once; beyond it the one that has been silent longest starts afresh. Ten thousand
# are a few megabytes, so a stream without end does not fill the memory.
SESSIONS_KEPT = 10_000

Sessions = OrderedDict[str | int, Conversation]


def reply_lines(lines: Iterable[bytes], library: Library) -> Iterator[bytes]:
    """For each line `{"id", "q", "session"?}` one line of JSON (UTF-8, with its line end).

    A line that cannot be answered gives `{"id", "error"}` (id null where it cannot be known) and the
    rest go on. Blank lines are passed over. Lines of one session share a conversation.
    """
    sessions: Sessions = OrderedDict()
    warm_up(library)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _encoded(_reply(line, number, library, sessions))


def _reply(line: bytes, number: int, library: Library, sessions: Sessions) -> dict[str, object]:
    identity: str | int | None = None
    try:
        row = _object(line, number)
        identity = _name(row, "id", number)
        question = row.get("q")
        if not isinstance(question, str):
            raise UserError(f'line {number}: "q" must be a text; write {{"id": "1", "q": "…"}}')
        session = _name(row, "session", number)
        known = Conversation() if session is None else sessions.get(session, Conversation())
        start = time.perf_counter()
        answer, conversation = respond(question, library, known)
        reply = as_json(answer)
        spent = (time.perf_counter() - start) * 1000
    except CasebotError as error:
        return {"id": identity, "error": str(error)}
    except Exception as error:  # a fault of ours must not cost the others their answers; it is told twice
        what = f"internal fault: {type(error).__name__}: {error}"
        print(f"casebot: line {number}: {what}", file=sys.stderr)
        return {"id": identity, "error": what}
    if session is not None:
        _keep(sessions, session, conversation)
    return {"id": identity, **reply, "ms": round(spent, 1)}


def _object(line: bytes, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError(f"line {number}: not UTF-8; send UTF-8") from None
    except (ValueError, RecursionError) as error:  # RecursionError: brackets nested by the thousand
        why = str(error) if isinstance(error, json.JSONDecodeError) else "too deep or too long"
        raise UserError(f"line {number}: not JSON ({why}); write one object a line") from None
    if not isinstance(row, dict):
        raise UserError(f'line {number}: not an object; write {{"id": "1", "q": "…"}}')
    return row


def _name(row: dict[str, Any], key: str, number: int) -> str | int | None:
    name = row.get(key)
    if name is None or (isinstance(name, str | int) and not isinstance(name, bool)):
        return name
    raise UserError(f'line {number}: "{key}" must be a text or a whole number')


def _keep(sessions: Sessions, session: str | int, conversation: Conversation) -> None:
    sessions[session] = conversation
    sessions.move_to_end(session)
    if len(sessions) > SESSIONS_KEPT:
        sessions.popitem(last=False)


def _encoded(reply: dict[str, object]) -> bytes:
    try:
        text = json.dumps(reply, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair in an id: escaped, it returns as it came
        text = json.dumps(reply).encode("ascii")
    return text + b"\n"
