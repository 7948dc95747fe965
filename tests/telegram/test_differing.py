"""What an admin is shown of changed entries and answers: what differs, once."""

from dataclasses import replace

from bot.curating.replaying import Shift
from bot.faq.changes import Changes
from bot.faq.entries import Entry
from bot.models import Answer, Kind, Line, Status
from bot.telegram.admin.differing import apart, change_rows, shift_rows
from bot.telegram.texts import Voice

HANS = Voice()
ENTRY = Entry("a", ("甲在哪里?", "乙在哪里?"), "在县城。")


def rows(**new):
    return list(change_rows(Changes(changed=((ENTRY, replace(ENTRY, **new)),)), HANS))


def answered(*lines, entry="a"):
    lead, *body = map(Line, lines)
    return Answer(Status.ANSWER, Kind.FAQ, lead, tuple(body), entry=entry)


def test_of_questions_those_that_go_and_come_are_shown_and_none_that_stays():
    (row,) = rows(questions=("甲在哪里?", "丙在哪里?"))
    assert ["✏️ a:改了问法", "  问法:", "    − 乙在哪里?", "    + 丙在哪里?"] == row.splitlines()


def test_questions_in_another_order_are_said_to_be_so():
    (row,) = rows(questions=ENTRY.questions[::-1])
    assert ["    (只换了次序)"] == row.splitlines()[2:]


def test_a_changed_answer_is_shown_before_and_after():
    (row,) = rows(answer="在镇上。")
    assert ["  答案:", "    − 在县城。", "    + 在镇上。"] == row.splitlines()[1:]


def test_long_texts_are_cut_around_what_differs():
    old, new = apart("头" * 100 + "三百元" + "尾" * 100, "头" * 100 + "五百元" + "尾" * 100)
    assert (f"…{'头' * 20}三百元{'尾' * 18}…", f"…{'头' * 20}五百元{'尾' * 18}…") == (old, new)


def test_long_texts_that_differ_all_through_show_both_ends():
    old, new = apart("始" + "甲" * 200 + "终", "起" + "乙" * 200 + "末")
    assert (81, "始", "终", "起", "末") == (len(old), old[0], old[-1], new[0], new[-1])


def test_of_an_answer_the_line_that_differs_is_shown_once_with_the_count_of_questions():
    before, after = answered("共三项。", "· 一项"), answered("共三项。", "· 两项")
    shifts = [Shift(question, "phrasing", before, after) for question in ENTRY.questions]
    (row,) = shift_rows(shifts, HANS)
    expected = [
        "✏️ 回答的文字变了:甲在哪里?(共 2 个这样的问题)",
        "  原来:[条目 a] · 一项",
        "  以后:[条目 a] · 两项",
    ]
    assert expected == row.splitlines()


def test_a_line_more_is_shown_beside_none():
    (row,) = shift_rows([Shift("甲?", "liked", answered("一。"), answered("一。", "二。"))], HANS)
    assert ["  原来:[条目 a] (没有这一行)", "  以后:[条目 a] 二。"] == row.splitlines()[1:]


def test_answers_that_another_takes_over_are_each_a_row():
    shifts = [Shift(question, "liked", answered("一。"), answered("二。", entry="b")) for question in "甲乙"]
    assert ["❗换了回答:甲", "❗换了回答:乙"] == [row.splitlines()[0] for row in shift_rows(shifts, HANS)]
