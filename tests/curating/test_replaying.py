"""Known questions asked before and after: which answers shift."""

import time
from dataclasses import replace

from bot.answering import Conversation, respond
from bot.curating.replaying import Known, ShiftKind, known_questions, replay
from bot.faq.entries import Entry, FaqBook
from bot.models import Status

OF_PAGES = "石桥镇聘用了多少名保洁员?"
OF_NOBODY = "石桥镇的集市几点开门?"
QUESTIONS = ("云溪县的茶园有多大?", "石桥镇的垃圾怎么处理?", OF_PAGES, OF_NOBODY)


def with_entries(library, *changed):
    """The library with entries put into its book, or in place of those of the same id."""
    fresh = {**library.faq.entries, **{entry.id: entry for entry in changed}}
    return library.with_faq(replace(library.faq, entries=fresh))


def shifts(before, after, questions=QUESTIONS):
    return [(shift.kind, shift.question) for shift in replay(known(questions), before, after)]


def known(questions):
    return [Known(question, "liked") for question in questions]


def test_the_pages_answer_one_of_the_questions_and_nobody_another(live):
    """What the other tests here rest on."""
    answers = [respond(question, live, Conversation())[0] for question in QUESTIONS]
    assert ["tea", "bin", "", ""] == [answer.entry for answer in answers]
    assert [True, True, True, False] == [answer.status is Status.ANSWER for answer in answers]


def test_nothing_shifts_where_nothing_changes(live, small, book):
    assert () == replay(known(QUESTIONS), live, small.with_faq(book))


def test_an_entry_that_concerns_no_known_question_shifts_nothing(live):
    assert [] == shifts(live, with_entries(live, Entry("x", ("河长制是什么?",), "答")))


def test_an_answer_that_goes_is_lost_or_the_pages_take_it(live):
    before = with_entries(live, Entry("x", (OF_NOBODY,), "八点。"))
    after = live.with_faq(FaqBook({"tea": live.faq.entries["tea"]}))
    expected = [(ShiftKind.LOST, OF_NOBODY), (ShiftKind.TAKEN, QUESTIONS[1])]
    assert expected == shifts(before, after)


def test_a_counter_example_takes_an_answer_away(live):
    tea = live.faq.entries["tea"]
    asked = "请问云溪县茶园的面积"
    assert "tea" == respond(asked, live, Conversation())[0].entry
    after = with_entries(live, replace(tea, nots=("云溪县茶园的面积",)))
    (shift,) = replay([Known(asked, "labelled")], live, after)
    assert ("tea", "labelled", True) == (shift.before.entry, shift.source, shift.after.entry != "tea")


def test_another_entry_takes_an_answer_and_so_it_does_from_the_pages(live):
    tea = live.faq.entries["tea"]
    thief = Entry("thief", (tea.questions[0], OF_PAGES), "答")
    after = with_entries(live, replace(tea, questions=tea.questions[1:]), thief)
    assert [(ShiftKind.TAKEN, QUESTIONS[0]), (ShiftKind.TAKEN, OF_PAGES)] == shifts(live, after)


def test_what_nobody_answered_is_gained(live):
    assert [(ShiftKind.GAINED, OF_NOBODY)] == shifts(
        live, with_entries(live, Entry("x", (OF_NOBODY,), "八点。"))
    )


def test_another_text_or_source_of_the_same_entry_is_reworded(live):
    tea = live.faq.entries["tea"]
    for changed in (replace(tea, answer="三万多亩。"), replace(tea, sources=())):
        assert [(ShiftKind.REWORDED, QUESTIONS[0])] == shifts(live, with_entries(live, changed))


def test_more_phrasings_or_a_last_day_to_come_shift_nothing_that_is_answered(live):
    tea = live.faq.entries["tea"]
    changed = replace(tea, questions=(*tea.questions, "茶园一共几亩?"))
    assert [] == shifts(live, with_entries(live, changed))


def test_the_worst_come_first_and_progress_is_told(live):
    tea, waste = live.faq.entries.values()
    after = with_entries(
        live,
        replace(tea, answer="三万多亩。"),
        replace(waste, questions=("垃圾?",)),
        Entry("x", (OF_NOBODY,), "八点。"),
        Entry("y", (OF_PAGES,), "75名。"),
    )
    told = []
    found = replay(known(QUESTIONS), live, after, progress=lambda done, total: told.append((done, total)))
    assert [(1, 4), (2, 4), (3, 4), (4, 4)] == told
    kinds = [shift.kind for shift in found]
    assert sorted(kinds) == kinds
    assert {QUESTIONS[0], OF_PAGES, OF_NOBODY} <= {shift.question for shift in found}


def test_a_question_too_long_to_be_asked_shifts_nothing(live):
    assert [] == shifts(live, with_entries(live, Entry("x", ("云溪县?",), "答")), ["云溪县" * 1_000])


def test_known_questions_are_each_known_once_by_the_first_of_their_sources(live):
    liked = ["云溪縣的茶園有多大", "石桥镇在哪里?"]
    labelled = ["石桥镇在哪里", "石桥镇有多少户?", "?"]
    expected = (
        Known("云溪县的茶园有多大?", "phrasing"),
        Known("云溪的茶园面积", "phrasing"),
        Known("石桥镇的垃圾怎么处理?", "phrasing"),
        Known("石桥镇在哪里?", "liked"),
        Known("石桥镇有多少户?", "labelled"),
        Known("?", "labelled"),
    )
    assert expected == known_questions(live, liked, labelled)


def test_thousands_of_known_questions_are_compared(small):
    count = 8_000
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 3_000)]
    texts = [
        "".join(han[(7 * number + 13 * place) % 3_000] for place in range(10)) for number in range(count)
    ]
    book = {f"e{n}": Entry(f"e{n}", tuple(texts[n * 4 : n * 4 + 4]), "答") for n in range(count // 4)}
    before = small.with_faq(FaqBook(book))
    after = small.with_faq(FaqBook({**book, "e1": replace(book["e1"], answer="别的")}))
    begun = time.process_time()
    assert list(book["e1"].questions) == [
        shift.question for shift in replay(known_questions(before, (), ()), before, after)
    ]
    assert time.process_time() - begun < 3
