"""Labelled questions: how the verdicts are counted and told."""

from bot.curating.judging import Verdict
from bot.curating.labelled import Labelled
from bot.evaluation import Tally, as_record, as_table, tallies

NUMBER = Labelled("s1", "多少人?", "single", "number", gold=("20余人", "20多人"))
LIST = Labelled("s2", "哪些?", "single", "list", gold=("社会",), groups=(("社会",), ("学校",)))
NOISE = Labelled("r1", "邮箱?", "refuse", "noise", never=("a@b.cn",))

VERDICTS = [
    Verdict(NUMBER, "answer", "20多人", True, 1.0),
    Verdict(NUMBER, "answer", "30人", False, 2.0),
    Verdict(LIST, "refuse", "没有说", False, 3.0),
    Verdict(NOISE, "refuse", "没有说", True, 4.0),
]


def test_the_counts_by_task_and_kind():
    expected = {
        "single": Tally(asked=3, answered=2, right=1, wrong=1),
        "single.list": Tally(asked=1, answered=0, right=0, wrong=0),
        "single.number": Tally(asked=2, answered=2, right=1, wrong=1),
        "refuse": Tally(asked=1, answered=0, right=1, wrong=0),
        "refuse.noise": Tally(asked=1, answered=0, right=1, wrong=0),
    }
    assert expected == tallies(VERDICTS)


def test_the_table_people_read():
    expected = """\
                         asked   right   wrong  answered  refused
single                       3   0.333   0.333     0.667    0.333
single.list                  1   0.000   0.000     0.000    1.000
single.number                2   0.500   0.500     1.000    0.000
refuse                       1   1.000   0.000     0.000    1.000
refuse.noise                 1   1.000   0.000     0.000    1.000
a reply took 3.0 ms (median), 4.0 ms (99 of 100)
- s1 多少人? → 20余人/20多人 | answer: 30人
- s2 哪些? → 社会 + 学校 | refuse: 没有说"""
    assert expected == as_table(VERDICTS, fails=True)


def test_the_record_programs_read():
    record = as_record(VERDICTS, fails=True)
    assert ["tallies", "ms", "fails"] == list(record)
    assert {"asked": 3, "answered": 2, "right": 1, "wrong": 1} == record["tallies"]["single"]
    assert ["s1", "s2"] == [failed["id"] for failed in record["fails"]]
    assert ["tallies", "ms"] == list(as_record(VERDICTS))
