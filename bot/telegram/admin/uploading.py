"""Entries sent in the chat: checked, replayed, shown, and live once the admin confirms.

    document or pasted block -> text -> review -> a draft in the store, its buttons -> confirm -> live

A draft stands in the store until it is confirmed or cancelled, so a restart loses none. What was confirmed
goes live only as it was shown: where what is live changed meanwhile, it is checked and shown again.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError
from telegram import Document, InlineKeyboardMarkup
from telegram import InlineKeyboardButton as Button
from telegram.error import TelegramError

from bot.faq.entries import Place as Written
from bot.faq.files import BYTES
from bot.faq.problems import Problem
from bot.store import KeptDraft
from bot.telegram.admin import texts
from bot.telegram.admin.pasting import holds_entries, unfenced
from bot.telegram.admin.progress import Progress
from bot.telegram.admin.reporting import Report, report
from bot.telegram.admin.reviewing import Review, review, review_report, spoken_changes, told_changes
from bot.telegram.commands import Command
from bot.telegram.logs import brief
from bot.telegram.pressing import Press, toast
from bot.telegram.pressing import on_unknown as on_unknown_button
from bot.telegram.sending import patiently
from bot.telegram.services import Services
from bot.telegram.texts import Voice, voice_of
from bot.yamlfile import decoded

log = logging.getLogger("casebot.admins")

KIND = "upload"
FETCH_SECONDS = 30.0
"""How long a file is tried for: the admin can send it again."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What the store keeps of an upload: its YAML, the ids to remove, what goes into the store, the base it
    was checked against, what it changes in a line, and what became of it."""

    text: str
    drop: tuple[str, ...] = ()
    put: tuple[tuple[str, str], ...] = ()
    base: str = ""
    told: str = ""
    state: str = "open"


async def on_document(services: Services, command: Command) -> None:
    """A YAML document. Its name and caption are the sender's own and mean nothing here."""
    await _on_file(services, command, entries_only=False)


async def on_text_file(services: Services, command: Command) -> None:
    """A document of another kind of text: entries, if it begins as they do."""
    await _on_file(services, command, entries_only=True)


async def _on_file(services: Services, command: Command, *, entries_only: bool) -> None:
    document = command.message.document
    assert document is not None, "the filter takes documents alone"
    say = command.voice.say
    if (document.file_size or 0) > BYTES:
        size = f"{(document.file_size or 0) / 1e6:.1f} MB"
        told = say(texts.TOO_LARGE).format(size=size, limit=f"{BYTES / 1e6:.0f} MB")
        await _report(services, command, Report((told,)))
        return
    shown = await _report(services, command, Report((say(texts.CHECKING),)))
    data = await _fetched(document)
    if data is None:
        await _report(services, command, Report((say(texts.NOT_FETCHED),)), shown)
        return
    text, fault = decoded(data)
    if fault is not None:
        problem = Problem(fault.code, Written(line=fault.line)).chinese
        await _report(services, command, Report((say(texts.PROBLEMS).format(count=1), problem)), shown)
        return
    if entries_only and not holds_entries(text):
        await _report(services, command, Report((say(texts.NO_ENTRIES),)), shown)
        return
    await _offer(services, command, Upload(unfenced(text) if entries_only else text), shown)


async def on_block(services: Services, command: Command) -> None:
    """Entries pasted as a text."""
    shown = await _report(services, command, Report((command.voice.say(texts.CHECKING),)))
    await _offer(services, command, Upload(unfenced(command.message.text or "")), shown)


async def on_remove(services: Services, command: Command) -> None:
    """/remove and the ids of entries that were made in the chat."""
    say, made = command.voice.say, {entry.id for entry in services.live.chat_entries}
    ids = tuple(dict.fromkeys(re.findall(r"[^\s,,、]+", command.words)))
    if not ids:
        example = next(iter(sorted(made)), "touyan")
        await _report(services, command, Report((say(texts.REMOVE_USAGE).format(example=example),)))
        return
    lines = []
    for id in ids:
        entry = services.library.faq.entries.get(id)
        if entry is not None and entry.place.file:
            place = f"{entry.place.file}:{entry.place.line}"
            lines.append(say(texts.REMOVE_IN_FILE).format(id=id, place=place))
        elif id not in made:
            lines.append(say(texts.REMOVE_UNKNOWN).format(id=id[:40]))
    if lines:
        await _report(services, command, Report(tuple(lines)))
        return
    shown = await _report(services, command, Report((say(texts.CHECKING),)))
    await _offer(services, command, Upload("", ids), shown)


async def on_button(services: Services, press: Press) -> None:
    """Confirm or cancel."""
    voice = voice_of(await services.store.script(press.user), press.script)
    draft = await services.store.curation.draft(int(press.parts[0]))
    if draft is None:
        await toast(services, press, texts.EXPIRED, voice)
        return
    upload = read_upload(draft.state)
    if (draft.kind, draft.admin, draft.chat) != (KIND, press.user, press.place.chat) or upload is None:
        # Another admin's, or forged.
        await on_unknown_button(services, press)
        return
    confirming = press.parts[1] == "y"
    said = _SETTLED.get(upload.state)
    if said is None and confirming and press.parts[2] != _mark(upload):
        said = texts.REPLACED
    await toast(services, press, said or "", voice)
    if said is None:
        await (_confirm if confirming else _cancel)(services, press, draft, upload, voice)


_SETTLED = {
    "live": texts.ALREADY_LIVE,
    "cancelled": texts.ALREADY_CANCELLED,
    "refused": texts.REPLACED,
}


async def _confirm(services: Services, press: Press, draft: KeptDraft, upload: Upload, voice: Voice) -> None:
    live, curation = services.live, services.store.curation
    if not await _stands(services, upload) and not await live.change(
        press.user, KIND, dict(upload.put), upload.drop, base=upload.base
    ):
        await _offer_again(services, press, draft, upload, voice)
        return
    told = voice.say(texts.LIVE_NOW).format(
        told=spoken_changes(upload.told, voice), entries=len(services.library.faq.entries)
    )
    await report(services, draft.chat, Report((told,)), voice, instead=press.message)
    # Last: handled again after a kill, it says again what it came to.
    await curation.update_draft(draft.id, state=write_upload(replace(upload, state="live")))


async def _stands(services: Services, upload: Upload) -> bool:
    """Whether all of it stands in the store already: it was confirmed, and the process killed before it
    could say so."""
    stored = {entry.id: entry.text for entry in await services.store.curation.entries()}
    put = all(stored.get(id) == text for id, text in upload.put)
    return put and not any(id in stored for id in upload.drop)


async def _cancel(services: Services, press: Press, draft: KeptDraft, upload: Upload, voice: Voice) -> None:
    curation = services.store.curation
    await report(services, draft.chat, Report((voice.say(texts.CANCELLED),)), voice, instead=press.message)
    await curation.update_draft(draft.id, state=write_upload(replace(upload, state="cancelled")))
    await curation.audit(press.user, "cancel", upload.told)


async def _offer_again(
    services: Services, press: Press, draft: KeptDraft, upload: Upload, voice: Voice
) -> None:
    """The draft checked anew beside what is live now, under what it was when it was shown first."""
    found = await review(services, upload.text, upload.drop)
    told = await services.live.run(lambda: review_report(found, voice))
    head = (voice.say(texts.CHANGED_MEANWHILE), "")
    told = Report((*head, *told.lines), (*head, *told.short) if told.short else ())
    fresh = _kept(upload, found)
    keyboard = _keyboard(draft.id, fresh, voice) if found.good else None
    await report(services, draft.chat, told, voice, instead=press.message, keyboard=keyboard)
    # Last: what was not shown must not be confirmed.
    await services.store.curation.update_draft(draft.id, state=write_upload(fresh))


async def _offer(services: Services, command: Command, upload: Upload, shown: int) -> None:
    """Review an upload in the place of the message `shown`, and keep it as a draft if it can go live."""
    voice, chat, admin = command.voice, command.message.chat.id, command.user.id
    progress = Progress(services, chat, shown, voice)
    try:
        found = await review(services, upload.text, upload.drop, progress)
    finally:
        await progress.end()
    keyboard = None
    if found.good:
        fresh = _kept(upload, found)
        id = await services.store.curation.keep_draft(admin, chat, KIND, write_upload(fresh), shown)
        keyboard = _keyboard(id, fresh, voice)
    await services.store.curation.audit(admin, "check", told_changes(found.draft.changes))
    told = await services.live.run(lambda: review_report(found, voice))
    await report(services, chat, told, voice, instead=shown, keyboard=keyboard)


def _kept(upload: Upload, found: Review) -> Upload:
    """An upload with what came of its review; one that cannot go live any more is done with."""
    if not found.good:
        return replace(upload, state="refused")
    told = told_changes(found.draft.changes)
    return replace(upload, put=tuple(found.put.items()), base=found.base, told=told)


async def _fetched(document: Document) -> bytes | None:
    """The document's bytes; None where Telegram does not give them."""

    async def fetch() -> bytes:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())

    try:
        data: bytes = await patiently(fetch, "getFile", FETCH_SECONDS)
        return data
    except TelegramError as error:
        # What PTB calls an invalid token here is a file that is not there (404).
        log.warning("a document is not fetched: %s", brief(error))
        return None


async def _report(services: Services, command: Command, told: Report, instead: int | None = None) -> int:
    return await report(services, command.message.chat.id, told, command.voice, instead=instead)


def _keyboard(draft: int, upload: Upload, voice: Voice) -> InlineKeyboardMarkup:
    script = ":t" if voice.words == "hant" else ""
    return InlineKeyboardMarkup(
        [
            [
                Button(voice.say(texts.CONFIRM), callback_data=f"U:{draft}:y:{_mark(upload)}{script}"),
                Button(voice.say(texts.CANCEL), callback_data=f"U:{draft}:n{script}"),
            ]
        ]
    )


def _mark(upload: Upload) -> str:
    """Tells the button under what was shown from one under what was shown before it."""
    return upload.base[:8]


_UPLOAD = TypeAdapter(Upload)


def write_upload(upload: Upload) -> str:
    return _UPLOAD.dump_json(upload).decode("utf-8")


def read_upload(text: str) -> Upload | None:
    """What `write_upload` wrote; None for anything else.

    >>> read_upload(write_upload(Upload("- id: a", ("b",)))).drop, read_upload("?")
    (('b',), None)
    """
    try:
        return _UPLOAD.validate_json(text)
    except ValidationError:
        return None
