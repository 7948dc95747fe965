"""The buttons of the worklist and of an answer in the making. Callback data begins with M:

    M:t:<answer>  turn to the cluster of an answer (0: the first)
    M:a:<answer>:<mark>  answer it now            M:j:<answer>:<mark>  add it to the nearest entry
    M:x:<answer>:<mark>  not our topic            M:l:<answer>:<mark>  later
    M:r:<answer>  put back what was settled with an answer
    M:p:<draft>:<n>  take phrasing n in or out    M:s:<draft>:<n>  take source n in or out
    M:v:<draft>  preview     M:b:<draft>  back to phrasings and sources
    M:e:<draft>  write the answer again           M:c:<draft>  cancel
    M:y:<draft>:<mark>  put it live

Ids, never places in a list: the list may have changed since. `<mark>` names what was shown, so that a button
acts on nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import ForceReply, InlineKeyboardMarkup
from telegram import InlineKeyboardButton as Button

from bot.telegram.admin import miss_texts
from bot.telegram.admin.dialogue import Dialogue
from bot.telegram.admin.miss_pages import Page
from bot.telegram.markup import shortened
from bot.telegram.rendering import BUTTON_TEXT
from bot.telegram.texts import Voice

ACTS = r"M:[tr]:[0-9]{1,15}|M:[ajxl]:[0-9]{1,15}:[0-9a-f]{8}"
"""The data of the worklist's buttons."""
STEPS = r"M:[vbec]:[0-9]{1,15}|M:[ps]:[0-9]{1,15}:[0-9]{1,3}|M:y:[0-9]{1,15}:[0-9a-f]{8}"
"""The data of a dialogue's buttons."""

NUMBERS_A_ROW = 3


def cluster_keyboard(page: Page, voice: Voice, back: int | None = None) -> InlineKeyboardMarkup:
    """What can be done with a cluster, and the clusters beside it; and what was settled last put `back`."""

    def act(words: str, letter: str) -> Button:
        return Button(words, callback_data=f"M:{letter}:{page.id}:{page.mark}")

    rows = [[act(voice.say(miss_texts.ANSWER_NOW), "a")]]
    if page.nearest is not None:
        before, _, after = voice.say(miss_texts.JOIN).partition("{name}")
        rows.append([act(before + shortened(page.nearest.phrasing, BUTTON_TEXT) + after, "j")])
    rows.append([act(voice.say(miss_texts.OFF_TOPIC), "x"), act(voice.say(miss_texts.LATER), "l")])
    turns = [
        Button(sign, callback_data=f"M:t:{other}")
        for sign, other in (("◀", page.before), ("▶", page.after))
        if other is not None
    ]
    undo = [_put_back(back, voice)] if back is not None else []
    return InlineKeyboardMarkup([*rows, *([turns] if turns else []), *([undo] if undo else [])])


def back_keyboard(back: int, voice: Voice) -> InlineKeyboardMarkup:
    """Under an empty list: what was settled last put back."""
    return InlineKeyboardMarkup([[_put_back(back, voice)]])


def composing_keyboard(
    draft: int, dialogue: Dialogue, questions: Sequence[str], voice: Voice
) -> InlineKeyboardMarkup:
    """Phrasings and sources to take in or out, and the way on; `questions` as for `Dialogue.phrasings`."""
    phrasings = [
        _tick(f"M:p:{draft}:{place}", miss_texts.PHRASING_BUTTON, place, place not in dialogue.dropped, voice)
        for place, text in enumerate(questions)
        if text
    ]
    sources = [
        _tick(f"M:s:{draft}:{place}", miss_texts.SOURCE_BUTTON, place, place in dialogue.chosen, voice)
        for place in range(len(dialogue.offered))
    ]
    rows = [
        ticks[at : at + NUMBERS_A_ROW]
        for ticks in (phrasings, sources)
        for at in range(0, len(ticks), NUMBERS_A_ROW)
    ]
    return InlineKeyboardMarkup(
        [*rows, [_step(draft, "v", miss_texts.PREVIEW, voice)], _ways_back(draft, dialogue, voice)]
    )


def preview_keyboard(draft: int, dialogue: Dialogue, voice: Voice, *, sound: bool) -> InlineKeyboardMarkup:
    """Under a preview: put it live where it is `sound`, or mend it."""
    live = Button(voice.say(miss_texts.GO_LIVE), callback_data=f"M:y:{draft}:{dialogue.marked}")
    return InlineKeyboardMarkup(
        [
            *([[live]] if sound else []),
            [_step(draft, "b", miss_texts.CHOOSE, voice)],
            _ways_back(draft, dialogue, voice),
        ]
    )


def list_keyboard(voice: Voice) -> InlineKeyboardMarkup:
    """Back to the list, from its beginning."""
    return InlineKeyboardMarkup([[Button(voice.say(miss_texts.ON), callback_data="M:t:0")]])


def prompt(voice: Voice) -> ForceReply:
    """Opens the field to reply in; a message with it has no buttons and cannot be edited into one."""
    return ForceReply(input_field_placeholder=voice.say(miss_texts.PLACEHOLDER))


def _put_back(answer: int, voice: Voice) -> Button:
    return Button(voice.say(miss_texts.BACK), callback_data=f"M:r:{answer}")


def _ways_back(draft: int, dialogue: Dialogue, voice: Voice) -> list[Button]:
    edit = [] if dialogue.base else [_step(draft, "e", miss_texts.EDIT, voice)]
    return [*edit, _step(draft, "c", miss_texts.CANCEL, voice)]


def _step(draft: int, letter: str, words: str, voice: Voice) -> Button:
    return Button(voice.say(words), callback_data=f"M:{letter}:{draft}")


def _tick(data: str, words: str, place: int, taken: bool, voice: Voice) -> Button:
    tick = miss_texts.TAKEN if taken else miss_texts.LEFT
    return Button(voice.say(words.format(tick=tick, number=place + 1)), callback_data=data)
