"""Labelled questions: how a reply is judged."""

from pathlib import Path

import pytest

from bot.curating.judging import evaluate, holds, is_right
from bot.curating.labelled import Labelled
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


def test_the_turns_of_a_dialogue_share_a_conversation(tmp_path):
    library = open_library(SEEDS, var=tmp_path)
    first = Labelled("f#1", "尹兆场社区2023年人均纯收入是多少?", "followup", "first", gold=("16861元",))
    later = Labelled("f#2", "它的标题是什么?", "followup", "later", gold=("两建三做",))
    verdicts = evaluate([(first, later), (later,)], library)
    assert ["f#1", "f#2", "f#2"] == [verdict.labelled.id for verdict in verdicts]
    assert (verdicts[1].status, verdicts[1].lead) != (verdicts[2].status, verdicts[2].lead)
