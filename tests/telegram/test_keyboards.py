"""The buttons: what stands under what, ids alone in their data, ticked as it is stored."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Answer, Kind, Line, Status
from bot.settings import Settings
from bot.store import Rating
from bot.telegram.handlers import build_handlers
from bot.telegram.keyboards import (
    CASES_SHOWN,
    answer_keyboard,
    case_keyboard,
    cases_keyboard,
    choice_keyboard,
    evidence_keyboard,
    examples_keyboard,
    notify_keyboard,
    open_keyboard,
    passage_keyboard,
    script_keyboard,
)
from bot.telegram.rendering import further
from bot.telegram.texts import Voice

HANS = Voice()
HANT = Voice("hant", "hant")
LAST_ID = 10**15 - 1
"""The largest answer id that a button is taken for."""


def asked(question, library):
    return respond(question, library, Conversation())[0]


def rows(keyboard):
    return [[button.text for button in row] for row in keyboard.inline_keyboard]


def data(keyboard):
    return [button.callback_data for row in keyboard.inline_keyboard for button in row]


@pytest.fixture(scope="module")
def odd(library_of):
    """Ten cases with ids that cannot stand in a button as they are."""
    text = "某镇茶园带动增收\n  某镇建成标准化茶园三百亩,带动一百户群众增收。\n  产值不断提升,群众满意。\n"
    return library_of({f"{40 * '案'}{number}.txt": text for number in range(10)})


def test_an_answer_offers_its_passage_more_evidence_and_a_rating(library):
    keyboard = answer_keyboard(5, asked("石湾培训了多少人次?", library), library, HANS)
    assert [["📄 原文位置", "➡️ 其他依据"], ["👍", "👎"]] == rows(keyboard)
    assert ["o:002-18", "e:5:0", "g:5", "b:5"] == data(keyboard)


def test_several_pages_are_told_apart(library):
    keyboard = answer_keyboard(5, asked("哪些案例提到电商?", library), library, HANS)
    assert ["📄 寿宁县", "📄 河南洛阳"] == rows(keyboard)[0]


def test_a_refusal_offers_questions_and_the_list(library):
    keyboard = answer_keyboard(5, asked("火星上有什么?", library), library, HANS)
    questions = [f"{name}主要是怎么做的?" for name in ("尹兆场社区", "寿宁县", "禅城石湾")]
    assert [*([question] for question in questions), ["📚 案例列表"], ["👍", "👎"]] == rows(keyboard)
    assert ["q:5:0", "q:5:1", "q:5:2", "l:0", "g:5", "b:5"] == data(keyboard)


def test_small_talk_is_not_rated(library):
    keyboard = answer_keyboard(5, asked("你好", library), library, HANS)
    assert [["📚 案例列表"]] == rows(keyboard)


@pytest.mark.parametrize(
    ("rating", "row"),
    [
        (None, ["👍", "👎"]),
        (Rating(True, None), ["👍 ✓", "👎"]),
        (Rating(False, None), ["👍", "👎 ✓"]),
        (Rating(False, "part"), ["👍", "👎 ✓ 不完整"]),
        (Rating(False, "no longer a reason"), ["👍", "👎 ✓"]),
    ],
)
def test_a_rating_shows_as_it_is_stored(library, rating, row):
    answer = asked("石湾培训了多少人次?", library)
    assert row == rows(answer_keyboard(5, answer, library, HANS, rating))[-1]


def test_a_bad_rating_asks_for_one_of_three_reasons_and_ticks_the_stored_one(library):
    answer = asked("石湾培训了多少人次?", library)
    keyboard = answer_keyboard(5, answer, library, HANS, Rating(False, "off"), picking=True)
    assert [["✓ 答非所问", "不完整", "内容有误"], ["↩︎ 返回"]] == rows(keyboard)[-2:]


def test_a_long_question_is_numbered_and_cut_on_its_button(library):
    answer = Answer(Status.SUGGEST, Kind.NONE, Line("?"), suggestions=(60 * "长", "短?"))
    first, second = rows(answer_keyboard(5, answer, library, HANS))[:2]
    assert (["1. " + 36 * "长" + "…"], ["2. 短?"]) == (first, second)


def test_the_ends_of_a_page_turn_one_way_only(small):
    last = len(small.ordinals("a")) - 1
    turns = [rows(passage_keyboard(small.passage(f"a-{n}"), small, HANS))[0] for n in (0, 1, last)]
    assert [["▶"], ["◀", "▶"], ["◀"]] == turns


def test_evidence_turns_between_its_ends(library):
    answer = asked("石湾培训了多少人次?", library)
    last = len(further(answer)) - 1
    turns = [data(evidence_keyboard(5, answer, n, HANS))[1:] for n in (0, 1, last)]
    assert [["f:5:1"], ["f:5:0", "f:5:2"], [f"f:5:{last - 1}"]] == turns


def test_the_list_turns_its_pages(odd):
    cases = list(odd.cases.values())
    first, second = cases_keyboard(cases, 0, HANS), cases_keyboard(cases, 1, HANS)
    assert (CASES_SHOWN + 1, ["▶"], "m:1") == (len(data(first)), rows(first)[-1], data(first)[-1])
    assert (len(cases) - CASES_SHOWN + 1, ["◀"], "m:0") == (
        len(data(second)),
        rows(second)[-1],
        data(second)[-1],
    )


def test_traditional_readers_keep_their_script(small):
    keyboard = passage_keyboard(small.passage("a-0"), small, HANT)
    assert ([["▶"], ["🗂 這個案例"]], ["p:a-1:t", "c:a:t"]) == (rows(keyboard), data(keyboard))


def test_the_chosen_script_is_ticked():
    assert [["简体", "✓ 繁體", "原文", "跟随提问"]] == rows(script_keyboard("hant"))


def every_keyboard(library):
    """Every keyboard there is, over a library, with the largest ids."""
    cases = list(library.cases.values())
    for question in ("石湾培训了多少人次?", "某镇建成多少亩茶园?", "火星上有什么?", "有哪些案例?", "你好"):
        answer = asked(question, library)
        for picking in (False, True):
            yield answer_keyboard(LAST_ID, answer, library, HANT, picking=picking)
        for number in range(len(further(answer))):
            yield evidence_keyboard(LAST_ID, answer, number, HANT)
    for passage in library.passages[:40]:
        yield passage_keyboard(passage, library, HANT)
    for case in cases:
        yield case_keyboard(case, library, HANT)
    yield choice_keyboard(cases, HANT)
    yield examples_keyboard(cases, HANT)
    yield cases_keyboard(cases, 1 if len(cases) > CASES_SHOWN else 0, HANT)
    yield script_keyboard("")
    yield notify_keyboard(HANT)


def test_data_is_64_bytes_at_most_and_words_never(library, odd):
    every = [one for cases in (library, odd) for keyboard in every_keyboard(cases) for one in data(keyboard)]
    assert [] == [one for one in every if not one.isascii() or len(one) > 64]


def test_a_link_button_leads_into_the_chat(small):
    ((button,),) = open_keyboard(small.passage("a-1"), "somebot", HANS).inline_keyboard
    assert "https://t.me/somebot?start=a-1" == button.url


def test_the_table_of_handlers_takes_every_button(library, odd):
    patterns = [handler.pattern for handler in build_handlers(_Named()) if hasattr(handler, "pattern")]
    known = [pattern for pattern in patterns if pattern is not None][:-1]
    every = [one for cases in (library, odd) for keyboard in every_keyboard(cases) for one in data(keyboard)]
    assert [] == [one for one in every if sum(bool(pattern.match(one)) for pattern in known) != 1]


class _Named:
    """As much of Services as the table reads when it is built."""

    username = "somebot"
    settings = Settings()

    class bot:
        id = 9
