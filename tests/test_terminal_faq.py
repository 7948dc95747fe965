"""What the admins' commands print."""

from dataclasses import replace

from bot.curating.misses import Cluster
from bot.curating.replaying import Shift
from bot.faq.changes import Changes
from bot.faq.entries import Entry, Place
from bot.models import Answer, Kind, Line, Status
from bot.store import Day, Stats
from bot.terminal_faq import change_lines, cluster_lines, entry_lines, shift_lines, stat_lines

TEA = Entry("tea", ("茶园多大?", "茶园面积"), "答", place=Place("faq/a.yaml", 3))
BIN = Entry("bin", ("垃圾\x1b[31m怎么办?",), "答")


def answer(status, lead, entry=""):
    return Answer(status, Kind.FAQ if entry else Kind.FACT, Line(lead), entry=entry)


def test_an_entry_is_one_line_that_steers_no_terminal():
    assert ["tea  faq/a.yaml:3  茶园多大? (+1)", "bin  Telegram  垃圾 [31m怎么办?"] == entry_lines([TEA, BIN])


def test_changes_are_lines_of_a_diff():
    changed = (TEA, replace(TEA, answer="别的", nots=("茶",)))
    expected = ["+ bin  垃圾 [31m怎么办?", "~ tea  answer, not", "- tea  茶园多大? (+1)"]
    assert expected == change_lines(Changes((BIN,), (changed,), (TEA,)))


def test_no_shift_is_told_as_such():
    assert ["0 of 12 known questions would be answered otherwise"] == shift_lines((), 12)


def test_shifts_stand_below_what_they_are_with_both_answers():
    pages, mine = answer(Status.ANSWER, "75名。"), answer(Status.ANSWER, "很多。", "x")
    no = answer(Status.REFUSE, "没有说到。")
    shifts = [Shift("甲?", "liked", pages, mine), Shift("乙?", "labelled", no, mine)]
    expected = """\
2 of 9 known questions would be answered otherwise
answered by another:
  甲?  (liked)
    - the pages: 75名。
    + entry x: 很多。
answered newly:
  乙?  (labelled)
    - refuse: 没有说到。
    + entry x: 很多。"""
    assert expected.split("\n") == shift_lines(shifts, 9)


def test_a_cluster_shows_its_first_questions_and_counts_the_rest():
    cluster = Cluster(tuple("甲乙丙丁戊己庚"), (1,), 9, 4, 86_400 * 365.0, 2)
    assert [
        "9x by 4, last 1971-01-01, 2 rated bad: 甲",
        "  乙",
        "  丙",
        "  丁",
        "  戊",
        "  and 2 more",
    ] == cluster_lines([cluster])


def test_figures_are_lines_and_what_is_not_there_is_a_dash():
    stats = Stats(
        questions=3,
        answered=2,
        suggested=1,
        refused=0,
        people=2,
        days=(Day("2024-05-01", 2, 1, 0),),
        entries=(),
        cases=(("002", 2),),
        good=1,
        bad=2,
        reasons=(("wrong", 1), ("", 1)),
    )
    expected = """\
questions  3 by 2 people
answered   2
suggested  1
refused    0
feedback   1 good, 2 bad (wrong 1, no reason 1)
entries    -
cases      002 2
2024-05-01  answered 2, suggested 1, refused 0"""
    assert expected.split("\n") == stat_lines(stats)
