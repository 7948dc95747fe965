"""The buttons. Callback data is a letter and ids, 64 bytes at most, never words:

    o:<passage>  open a passage in a message of its own       p:<passage>  turn to it in place
    e:<answer>:<n>  further evidence n in a message of its own   f:<answer>:<n>  turn to it in place
    q:<answer>:<n>  ask question n of an answer                  a:<case>  ask for a case as a whole
    g:<answer>  rate it good       b:<answer>  bad       r:<answer>:<reason>  bad, and why
    u:<answer>  close the reasons
    l:<page>  the list of cases in a message of its own          m:<page>  turn to it in place
    c:<case>  a case's card
    U:… M:…  admins' uploads and misses (bot.telegram.admin)
    x:<wish>  the script to answer in                            z:  be told of later answers again

`<passage>` and `<case>` are tokens of bot.telegram.links, `<answer>` an id of the store. Where no answer
tells the reader's script, a last `:t` says Traditional.
"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup

from bot.answering.citing import label
from bot.answering.telling.suggesting import opener
from bot.library import Library
from bot.models import Answer, Case, Kind, Passage, Status
from bot.store import Rating
from bot.telegram import texts
from bot.telegram.links import passage_link, token
from bot.telegram.markup import shortened
from bot.telegram.rendering import BUTTON_TEXT, cited_passage, further, listed
from bot.telegram.texts import Voice

CASES_SHOWN = 8
"""Cases on one page of the list: two rows of numbers, and a text that fits a phone."""

LABEL = 2 * BUTTON_TEXT
"""Characters of a button: more is never shown, and the message lists long questions whole."""

PAGES_OPENED = 3
"""Cited pages with a button of their own; the source lines link to all."""

_Rows = list[list[Button]]


def answer_keyboard(
    id: int,
    answer: Answer,
    library: Library,
    voice: Voice,
    rating: Rating | None = None,
    *,
    picking: bool = False,
) -> InlineKeyboardMarkup | None:
    """The buttons under an answer; `rating` as it is stored, `picking` with the reasons open."""
    rows = [*_evidence_rows(id, answer, library, voice), *_question_rows(id, answer.suggestions, voice)]
    if answer.status is not Status.ANSWER or answer.kind in (Kind.CATALOG, Kind.TALK):
        rows.append([_list_button(voice)])
    if answer.kind not in (Kind.CATALOG, Kind.TALK):
        rows.extend(_reason_rows(id, rating, voice) if picking else [_rating_row(id, rating, voice)])
    return InlineKeyboardMarkup(rows) if rows else None


def passage_keyboard(passage: Passage, library: Library, voice: Voice) -> InlineKeyboardMarkup:
    """Back and forth in the page, and to the card of its case."""
    count = len(library.ordinals(passage.case))
    name = token(passage.case)
    turns = [
        Button(sign, callback_data=_data(voice, f"p:{name}-{number}"))
        for sign, number in (("◀", passage.number - 1), ("▶", passage.number + 1))
        if 0 <= number < count
    ]
    card = Button(voice.say("🗂 这个案例"), callback_data=_data(voice, f"c:{name}"))
    return InlineKeyboardMarkup([*([turns] if turns else []), [card]])


def evidence_keyboard(id: int, answer: Answer, number: int, voice: Voice) -> InlineKeyboardMarkup:
    """The passage of further evidence `number` in its page, and the evidence before and after it."""
    ids = further(answer)
    case, _, position = ids[number].rpartition("-")
    opening = Button(voice.say("📄 原文位置"), callback_data=_data(voice, f"o:{token(case)}-{position}"))
    turns = [
        Button(sign, callback_data=f"f:{id}:{other}")
        for sign, other in (("⬅️", number - 1), ("➡️", number + 1))
        if 0 <= other < len(ids)
    ]
    return InlineKeyboardMarkup([[opening], *([turns] if turns else [])])


def cases_keyboard(cases: Sequence[Case], page: int, voice: Voice) -> InlineKeyboardMarkup:
    """A button a case of the page, and the pages beside it."""
    shown = cases[page * CASES_SHOWN : (page + 1) * CASES_SHOWN]
    names = [_case_button(case, voice) for case in shown]
    rows = [names[at : at + 2] for at in range(0, len(names), 2)]
    turns = [
        Button(sign, callback_data=_data(voice, f"m:{other}"))
        for sign, other in (("◀", page - 1), ("▶", page + 1))
        if 0 <= other < case_pages(len(cases))
    ]
    return InlineKeyboardMarkup([*rows, *([turns] if turns else [])])


def case_keyboard(case: Case, library: Library, voice: Voice) -> InlineKeyboardMarkup:
    reading = [[Button(voice.say("📄 从头读"), callback_data=_data(voice, f"o:{token(case.id)}-0"))]]
    asking = [Button(voice.say("💡 主要是怎么做的?"), callback_data=_data(voice, f"a:{token(case.id)}"))]
    return InlineKeyboardMarkup(
        [*(reading if len(library.ordinals(case.id)) else []), asking, [_list_button(voice)]]
    )


def choice_keyboard(cases: Sequence[Case], voice: Voice) -> InlineKeyboardMarkup:
    """Cases to choose from, and the list of all."""
    return InlineKeyboardMarkup([*([_case_button(case, voice)] for case in cases), [_list_button(voice)]])


def examples_keyboard(cases: Sequence[Case], voice: Voice) -> InlineKeyboardMarkup:
    """A question on each of a few cases to begin with."""
    rows = [
        [Button(voice.say(opener(case)), callback_data=_data(voice, f"a:{token(case.id)}"))] for case in cases
    ]
    return InlineKeyboardMarkup([*rows, [_list_button(voice)]])


def script_keyboard(wish: str) -> InlineKeyboardMarkup:
    """The scripts to choose from, the chosen one ticked; each named in itself."""
    return InlineKeyboardMarkup(
        [
            [
                Button(f"✓ {name}" if code == wish else name, callback_data=f"x:{code}")
                for code, name in texts.WISHES.items()
            ]
        ]
    )


def notify_keyboard(voice: Voice) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[Button(voice.say("🔔 恢复通知"), callback_data=_data(voice, "z:"))]])


def open_keyboard(passage: Passage, username: str, voice: Voice) -> InlineKeyboardMarkup:
    """Under a message posted in any chat: the passage, in the chat with the bot."""
    return InlineKeyboardMarkup([[Button(voice.say("📄 看原文"), url=passage_link(username, passage))]])


def case_pages(count: int) -> int:
    """How many pages the list of so many cases has.

    >>> [case_pages(count) for count in (1, 8, 9)]
    [1, 1, 2]
    """
    return max(1, -(-count // CASES_SHOWN))


def _evidence_rows(id: int, answer: Answer, library: Library, voice: Voice) -> _Rows:
    """📄 for each of the first pages cited, and ➡️ where more was found."""
    opened: dict[str, Passage] = {}
    for citation in answer.citations:
        passage = cited_passage(citation, library)
        if passage is not None:
            opened.setdefault(citation.case, passage)
    shown = list(opened.values())[:PAGES_OPENED]
    buttons = [
        Button(
            shortened(
                voice.say("📄 原文位置" if len(shown) == 1 else f"📄 {label(library.cases[passage.case])}"),
                LABEL,
            ),
            callback_data=_data(voice, f"o:{token(passage.case)}-{passage.number}"),
        )
        for passage in shown
    ]
    more = "➡️ 其他依据" if answer.status is Status.ANSWER else "🔎 最接近的原文"
    next_best = [Button(voice.say(more), callback_data=f"e:{id}:0")] if further(answer) else []
    if len(buttons) == 1:
        return [[*buttons, *next_best]]
    return [row for row in (buttons, next_best) if row]


def _question_rows(id: int, suggestions: Sequence[str], voice: Voice) -> _Rows:
    numbered = listed(suggestions)
    return [
        [
            Button(
                shortened(voice.say(f"{at + 1}. {question}" if numbered else question), LABEL),
                callback_data=f"q:{id}:{at}",
            )
        ]
        for at, question in enumerate(suggestions)
    ]


def _rating_row(id: int, rating: Rating | None, voice: Voice) -> list[Button]:
    good = "👍 ✓" if rating and rating.good else "👍"
    bad = "👎"
    if rating and not rating.good:
        reason = next((name for code, name in texts.REASONS.items() if code == rating.reason), "")
        bad = f"👎 ✓ {voice.say(reason)}".rstrip()
    return [Button(good, callback_data=f"g:{id}"), Button(bad, callback_data=f"b:{id}")]


def _reason_rows(id: int, rating: Rating | None, voice: Voice) -> _Rows:
    chosen = rating.reason if rating and not rating.good else None
    reasons = [
        Button(
            voice.say(f"✓ {name}" if code == chosen else name),
            callback_data=f"r:{id}:{code}",
        )
        for code, name in texts.REASONS.items()
    ]
    return [reasons, [Button(voice.say("↩︎ 返回"), callback_data=f"u:{id}")]]


def _case_button(case: Case, voice: Voice) -> Button:
    return Button(
        shortened(voice.say(f"{case.id} {label(case)}"), LABEL),
        callback_data=_data(voice, f"c:{token(case.id)}"),
    )


def _list_button(voice: Voice) -> Button:
    return Button(voice.say("📚 案例列表"), callback_data=_data(voice, "l:0"))


def _data(voice: Voice, data: str) -> str:
    return f"{data}:t" if voice.words == "hant" else data
