"""Labelled questions: how they are read."""

import json

import pytest

from bot.curating.labelled import Labelled, labelled_questions, read_labelled
from bot.errors import UserError


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


def test_a_file_that_cannot_be_read_keeps_none_of_the_others_out(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"oops\n")
    (tmp_path / "b.jsonl").write_bytes(b'{"q": "a", "gold": ["1"]}\n')
    with pytest.raises(UserError, match="not JSON"):
        labelled_questions(tmp_path)
    unread = []
    assert ["a"] == labelled_questions(tmp_path, unread.append)
    assert ["not JSON"] == [str(error).partition(": ")[2][:8] for error in unread]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        read_labelled(tmp_path / "none.jsonl")
