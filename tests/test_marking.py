"""What is bold in a lead: the answer with the rest of its clause where that is short, or nothing."""

import json
from importlib.resources import files

import pytest

from bot.answering.evidence.mark_signals import SIGNALS
from bot.answering.evidence.marking import ROOM, marked, phrase, ranges, told_in
from bot.answering.understanding.question import understand

TEXT = "该塔由建筑师陆文川设计,1994年选址于青峰市白沙区,1997年落成,高88米,共15层。"


def bold(question, library, text=TEXT, clause=""):
    at = text.find(clause) if clause else 0
    span = marked(text, (at, at + (len(clause) or len(text))), understand(question, library))
    return text[slice(*span)] if span else ""


def test_the_weights_are_of_the_signals_and_say_where_they_come_from():
    data = json.loads(files("bot.answering.evidence").joinpath("marker.json").read_text("utf-8"))
    assert list(SIGNALS) == data["signals"]
    assert {"made", "data", "licence", "cross-validated by page: of all, of those marked"} == set(
        data["about"]
    )


@pytest.mark.parametrize(
    "question", ["塔高多少米?", "该塔何时落成?", "塔是谁设计的?", "塔在哪里?", "为什么建塔?", "有哪些塔?"]
)
def test_nothing_is_bold_where_nothing_of_the_kind_stands(small, question):
    assert "" == bold(question, small, "后来才有,也很快就没有了。")


@pytest.mark.parametrize(
    ("holds", "question", "clause"),
    [
        ("15层", "该塔共有多少层?", "共15层"),
        ("88米", "该塔高多少米?", "高88米"),
        ("1997年", "该塔何时落成?", "1997年落成"),
        ("1994年", "该塔哪一年选址?", "1994年选址于青峰市白沙区"),
        ("陆文川", "该塔由谁设计?", "该塔由建筑师陆文川设计"),
        ("青峰市白沙区", "该塔选址于哪里?", "1994年选址于青峰市白沙区"),
    ],
)
def test_what_is_bold_holds_the_answer_and_little_more(small, holds, question, clause):
    told = bold(question, small, clause=clause)
    assert holds in told
    assert len(told) <= len(holds) + 12


def test_a_name_asked_for_is_the_first_quotation_that_the_question_lacks(small):
    text = "“清风”行动之后又办了“绿水”行动"
    assert "绿水" == bold("“清风”行动之后的行动叫什么名字?", small, text)


@pytest.mark.parametrize(
    ("expected", "core", "text"),
    [
        ("建于1988年", "1988年", "它在北岸,建于1988年,很高。"),
        ("1988年", "1988年", "1988年,它建成了。"),
        ("约1,100米", "1,100米", "许多年以前的人们说它的海拔约1,100米以及更多的人们都这样认为"),
        ("陆文川所做的设计", "陆文川", "一百年以来所有的人们都喜欢陆文川所做的设计。"),
        ("《绿水》", "绿水", "它又叫《绿水》,"),
    ],
)
def test_a_phrase_is_the_answer_with_what_is_short_beside_it(expected, core, text):
    start = text.find(core)
    low, high = phrase(text, (start, start + len(core)))
    if core != "绿水":
        assert expected == text[low:high]
    assert low <= start and start + len(core) <= high and high - low <= len(core) + ROOM


def test_the_answer_by_itself_is_no_phrase(small):
    question = understand("该塔共有多少层?", small)
    at = TEXT.find("共15层")
    span = told_in(TEXT, (at, at + 4), question)
    assert "15层" == TEXT[slice(*span)]


def test_each_range_has_every_signal(small):
    spans, rows = ranges(TEXT, (0, 10), understand("该塔由谁设计?", small))
    assert spans == sorted(set(spans))
    assert {len(SIGNALS)} == {len(row) for row in rows}
    assert len(spans) == len(rows) > 3
