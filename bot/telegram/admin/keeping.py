"""/reload, /undo, /export: what is live read again, a change taken back, what was made in the chat handed out."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence

from telegram.error import TelegramError

from bot.beijing import shown, today
from bot.store import Undone
from bot.telegram.admin import texts
from bot.telegram.admin.miss_pages import NAME, named
from bot.telegram.admin.reporting import Report, report, said_line, send_text
from bot.telegram.commands import Command
from bot.telegram.logs import brief
from bot.telegram.markup import shortened
from bot.telegram.services import Services
from bot.telegram.texts import Voice

log = logging.getLogger("casebot.admins")

UNDO_KIND = "undo"
SHELL = 0
"""Stands for an admin in changes made in the shell."""


async def on_reload(services: Services, command: Command) -> None:
    """What was read, what is wrong with it and what only looks so."""
    say = command.voice.say
    result = await services.live.reload("/reload")
    await services.store.curation.audit(command.user.id, "reload")
    entries = result.library.faq.entries.values()
    files = {entry.place.file for entry in entries if entry.place.file}
    made = sum(not entry.place.file for entry in entries)
    head = say(texts.RELOADED).format(
        cases=len(result.library.cases), files=len(files), written=len(entries) - made, made=made
    )
    lines = [head]
    if result.errors:
        lines += [say(texts.LIVE_WRONG), *_said(result.errors, command.voice), say(texts.LIVE_KEPT)]
    else:
        lines.append(say(texts.RELOAD_GOOD))
    if result.left_out:
        lines.append(say(texts.LIVE_LEFT_OUT).format(ids="、".join(result.left_out)))
    if result.warnings:
        lines += [
            "",
            say(texts.WARNINGS).format(count=len(result.warnings)),
            *_said(result.warnings, command.voice),
        ]
    await _report(services, command, lines)


async def on_undo(services: Services, command: Command) -> None:
    """Take back the admin's own last change. A command handled twice, as after a kill, undoes once."""
    curation, chat, message = services.store.curation, command.message.chat.id, command.message.message_id
    begun = await curation.draft_of_message(chat, message)
    version = await curation.version()
    if begun is not None and begun.kind == UNDO_KIND and begun.state != json.dumps(version):
        await _report(services, command, [command.voice.say(texts.UNDO_BEFORE)])
        return
    if begun is None:
        await curation.keep_draft(command.user.id, chat, UNDO_KIND, json.dumps(version), message)
    before = services.live.chat_entries
    undone = await services.live.undo(command.user.id)
    names = {entry.id: named(entry) for entry in (*before, *services.live.chat_entries)}
    others = {who for _, who in undone.clashes} - {command.user.id, SHELL} if undone is not None else set()
    admins = {who: await _admin_name(services, who) for who in others}
    await _report(services, command, [undo_line(undone, command.user.id, names, admins, command.voice)])


async def on_export(services: Services, command: Command) -> None:
    """A file of all that was made in the chat, as it can be put among the FAQ files."""
    stored = await services.store.curation.entries()
    await services.store.curation.audit(command.user.id, "export")
    if not stored:
        await _report(services, command, [command.voice.say(texts.EXPORT_NONE)])
        return
    name = f"casebot-faq-{today():%Y%m%d}.yaml"
    text = "\n".join(f"{entry.text.strip()}\n" for entry in stored)
    told = command.voice.say(texts.EXPORTED).format(count=len(stored))
    await send_text(services, command.message.chat.id, name, text, told)


def undo_line(
    undone: Undone | None, admin: int, names: Mapping[str, str], admins: Mapping[int, str], voice: Voice
) -> str:
    """What came of an undo, in a line; `names` are what entries are called by their ids, `admins` the other
    admins by theirs."""
    if undone is None:
        return voice.say(texts.UNDO_NONE)
    at = shown(undone.at)
    if undone.clashes:
        return voice.say(texts.UNDO_CONFLICT).format(
            at=at, clashes=_clashes(undone, admin, names, admins, voice)
        )
    put, out = ("、".join(names.get(id, id) for id in ids) for ids in (undone.put, undone.dropped))
    told = [voice.say(texts.PUT_BACK).format(ids=put)] if put else []
    told += [voice.say(texts.TAKEN_OUT).format(ids=out)] if out else []
    return voice.say(texts.UNDONE).format(at=at, told=",".join(told))


def _clashes(
    undone: Undone, admin: int, names: Mapping[str, str], admins: Mapping[int, str], voice: Voice
) -> str:
    """Who changed which entries since, as ids: `甲又改过 x、y,乙又改过 z`."""
    ids: dict[int, list[str]] = {}
    for entry, who in undone.clashes:
        ids.setdefault(who, []).append(names.get(entry, entry))
    return ",".join(
        voice.say(texts.CLASH).format(who=_name(who, admin, admins, voice), ids="、".join(entries))
        for who, entries in ids.items()
    )


def _name(who: int, admin: int, admins: Mapping[int, str], voice: Voice) -> str:
    if who in (admin, SHELL):
        return voice.say(texts.BY_YOU if who == admin else texts.BY_SHELL)
    return voice.say(texts.BY_ADMIN).format(name=admins.get(who, str(who)))


async def _admin_name(services: Services, who: int) -> str:
    """An admin's id, with the name where Telegram gives it."""
    try:
        name = (await services.bot.get_chat(who)).full_name
    except TelegramError as error:
        log.info("admin %d stays without a name: %s", who, brief(error))
        name = None
    return f"{shortened(name, NAME)}({who})" if name else str(who)


def _said(lines: Iterable[str], voice: Voice) -> list[str]:
    return [said_line(line, voice) for line in lines]


async def _report(services: Services, command: Command, lines: Sequence[str]) -> None:
    await report(services, command.message.chat.id, Report(tuple(lines)), command.voice)
