"""Labelled questions: how they are read, judged and counted."""

import json
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.evaluation import (
    Labelled,
    Tally,
    Verdict,
    as_record,
    as_table,
    evaluate,
    holds,
    is_right,
    read_labelled,
    tallies,
)
from bot.library import open_library

SEEDS = Path(__file__).parent.parent / "seeds"

NUMBER = Labelled("s1", "多少人?", "single", "number", gold=("20余人", "20多人"))
LIST = Labelled("s2", "哪些?", "single", "list", gold=("社会",), groups=(("社会",), ("学校",)))
CROSS = Labelled("c1", "哪几个?", "cross", "", groups=(("甲", "乙"), ("丙",)), never=("丁",))
NOISE = Labelled("r1", "邮箱?", "refuse", "noise", never=("a@b.cn",))


@pytest.mark.parametrize(
    ("expected", "text", "words"),
    [
        (True, "培養調解員20餘人。", "20余人"),
        (False, "培养调解员120余人。", "20余人"),
        (False, "投资1.20余亿", "20余亿"),
        (True, "培训 1,600 余人", "1600余人"),
        (True, "日期:2022-10-11", "2022-10-11"),
        (False, "日期:2022-10-11", "20221011"),
        (True, "占全区的50%", "50%"),
        (False, "占全区的50", "50%"),
        (True, "“组织+人才”振兴工程", "组织＋人才"),
        (True, "ＡＢＣ公司", "abc公司"),
    ],
)
def test_words_stand_in_a_text_whatever_its_dress(expected, text, words):
    assert expected == holds(text, words)


@pytest.mark.parametrize(
    ("expected", "labelled", "status", "lead", "text"),
    [
        (True, NUMBER, "answer", "20多人", ""),
        (False, NUMBER, "answer", "", "20多人"),
        (False, NUMBER, "answer", "长" * 160 + "20多人", ""),
        (False, NUMBER, "suggest", "20多人", "20多人"),
        (True, LIST, "answer", "", "学校、社会"),
        (False, LIST, "answer", "学校、社会", "学校"),
        (True, CROSS, "answer", "", "乙和丙"),
        (False, CROSS, "answer", "", "甲和乙"),
        (False, CROSS, "answer", "", "甲、丙、丁"),
        (True, NOISE, "refuse", "", "没有说"),
        (True, NOISE, "suggest", "", "您是不是想问"),
        (False, NOISE, "refuse", "", "没有说;写信到 a@b.cn"),
        (False, NOISE, "answer", "", "有"),
    ],
)
def test_a_reply_is_judged_by_its_label(expected, labelled, status, lead, text):
    assert expected == is_right(labelled, status, lead, text)


def test_the_keys_of_a_row_tell_what_it_is(tmp_path):
    rows = [
        {"id": "s1", "q": "甲?", "gold": ["1人"], "alt": ["一人"], "kind": "number", "case": "000"},
        {"id": "s2", "q": "乙?", "gold": ["丙"], "must_all": ["丙", "丁"], "kind": "list"},
        {"id": "c1", "q": "哪几个?", "must_all": ["丙"], "any_groups": [["丙", "丁"]], "must_not": ["戊"]},
        {"id": "r1", "q": "邮箱?", "group": "noise", "must_not": ["a@b.cn"]},
        {"id": "f1", "turns": [{"q": "甲?", "gold": ["1"]}, {"q": "乙呢?", "gold": ["2"]}]},
    ]
    file = tmp_path / "mixed.jsonl"
    file.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    expected = [
        (Labelled("s1", "甲?", "single", "number", gold=("1人", "一人")),),
        (Labelled("s2", "乙?", "single", "list", gold=("丙",), groups=(("丙",), ("丁",))),),
        (Labelled("c1", "哪几个?", "cross", "", groups=(("丙", "丁"),), never=("戊",)),),
        (Labelled("r1", "邮箱?", "refuse", "noise", never=("a@b.cn",)),),
        (
            Labelled("f1#1", "甲?", "followup", "first", gold=("1",)),
            Labelled("f1#2", "乙呢?", "followup", "later", gold=("2",)),
        ),
    ]
    assert expected == read_labelled(file)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"oops", "not JSON; write one object a line"),
        (b"[]", "not an object; write one object a line"),
        (b'{"gold": ["1"]}', 'no question; add "q"'),
        (b'{"q": "a"}', 'nothing to judge by; add "gold", "must_all", "any_groups" or "group"'),
        (b'{"q": "a", "gold": "1"}', '"gold" must be a list of texts'),
        (b'{"q": "a", "any_groups": 1}', '"any_groups" must be a list of lists of texts'),
        (b'{"q": "a", "any_groups": [1]}', '"any_groups" must be a list of texts'),
        (b'{"turns": []}', '"turns" must be a list of objects with "q" and "gold"'),
        (b"\xff", "not UTF-8; save it so"),
    ],
)
def test_a_row_that_cannot_be_judged_is_named_with_its_line(tmp_path, line, message):
    file = tmp_path / "q.jsonl"
    file.write_bytes(b'{"q": "a", "gold": ["1"]}\n' + line)
    with pytest.raises(UserError) as caught:
        read_labelled(file)
    assert f"{file}:2: {message}" == str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        read_labelled(tmp_path / "none.jsonl")


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


def test_the_turns_of_a_dialogue_share_a_conversation(tmp_path):
    library = open_library(SEEDS, var=tmp_path)
    first = Labelled("f#1", "尹兆场社区2023年人均纯收入是多少?", "followup", "first", gold=("16861元",))
    later = Labelled("f#2", "它的标题是什么?", "followup", "later", gold=("两建三做",))
    verdicts = evaluate([(first, later), (later,)], library)
    assert ["f#1", "f#2", "f#2"] == [verdict.labelled.id for verdict in verdicts]
    assert (verdicts[1].status, verdicts[1].lead) != (verdicts[2].status, verdicts[2].lead)
