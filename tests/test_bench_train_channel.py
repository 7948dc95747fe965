"""What slips are learnt from and how they are judged."""

from bench.train_channel import Typed, mistyped, report


def test_a_question_without_slip_has_nothing_right(library):
    clean, *slips = mistyped("农民合作社流转了多少土地?", library, "set", 0)

    assert ("clean", -1, False) == (clean.way, clean.at, any(clean.right()))
    assert all(one.at >= 0 and sum(one.right()) <= 1 for one in slips)


def test_restored_are_told_from_changed_otherwise():
    places, rows = [(1, "作"), (2, "会")], [[0.0], [0.0]]
    typed = [
        Typed("set", "looks", 0, 1, "作", places, rows, [3.0, 0.5]),
        Typed("set", "looks", 0, 1, "作", places, rows, [0.5, 1.5]),
        Typed("set", "looks", 0, 1, "作", places, rows, [-3.0, -3.0]),
        Typed("set", "looks", 0, 1, "作", [], []),
    ]
    assert " 2.0  set looks 0.250/0.000" == next(report(typed))
    assert " 1.0  set looks 0.250/0.250" == list(report(typed))[1]
