"""Answers and cases as they stand in a terminal and in a pipe."""

import io

from rich.console import Console

from bot.models import (
    Answer,
    Case,
    Citation,
    Credit,
    Hit,
    Kind,
    Line,
    Paragraph,
    Quote,
    Reasons,
    Role,
    Section,
    Stated,
    Status,
)
from bot.terminal import build_progress, print_answer, print_case, print_cases

SENTENCE = Quote("甲村有三户人家,收入达12元。", 10, 25, 2)
CASE = Case(
    id="007",
    file="007_a.txt",
    title=Quote("甲村的路", 0, 4, 1),
    places=("甲村", "乙县"),
    date=Stated("2022-02-20", Quote("2022-2-20", 4, 13, 1)),
    outlet=Stated("乙网", Quote("来源:乙网", 13, 18, 1)),
    credits=(Credit(Role.AUTHOR, "丙丁", Quote("(丙丁)", 60, 64, 4)),),
    sections=(
        Section(None, (Paragraph((SENTENCE,)),)),
        Section(Quote("一、修路", 30, 34, 3), (Paragraph((Quote("修了路。", 34, 38, 3),)),)),
        Section(Quote("种树", 40, 42, 4), (Paragraph((Quote("种树,见效。", 40, 46, 4),)),), inline=True),
    ),
)
ORIGIN = "《甲村的路》 · 乙网 · 2022-02-20"
ANSWER = Answer(
    status=Status.ANSWER,
    kind=Kind.FACT,
    lead=Line("收入达12元", ((3, 6),), 0),
    body=(Line(SENTENCE.text, ((11, 14),), 0), Line("只有2022年的数。")),
    cases=("007",),
    hits=(Hit("007", "007-0", 0.91),),
    citations=(
        Citation("007", "甲村的路", "007_a.txt", SENTENCE, "https://t.me/bot?start=007-0", "007-0", ORIGIN),
        Citation("007", "甲村的路", "007_a.txt", Quote("修了路。", 34, 38, 3), origin=ORIGIN),
    ),
    suggestions=("甲村修了什么?",),
    reasons=Reasons("fact", ("收入",), ("屏南",), 0.91, 0.3, "007-1", ("错字已改",)),
)


def printed(show, *args, **options):
    out = io.StringIO()
    show(Console(file=out, highlight=False, markup=False, emoji=False), *args, **options)
    return out.getvalue()


def test_an_answer_in_a_pipe_lead_first_then_quotes_sources_and_suggestions():
    expected = """\
收入达12元

  甲村有三户人家,收入达12元。
  只有2022年的数。

出处:《甲村的路》 · 乙网 · 2022-02-20 · 007_a.txt:2,3 https://t.me/bot?start=007-0

您是不是想问:
  1 甲村修了什么?
"""
    assert expected == printed(print_answer, ANSWER)


def test_the_reasons_follow_when_asked_for():
    expected = """
判定  answer · fact
规则  fact
得分  0.910,领先 0.300
其次  007-1
对上的词  收入
没有的词  屏南
说明  错字已改
段落  007-0  0.910
"""
    plain = printed(print_answer, ANSWER)
    assert plain + expected == printed(print_answer, ANSWER, explain=True)


def test_the_telling_words_are_bold_in_a_terminal():
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=60, color_system="standard", _environ={})
    print_answer(console, Answer(Status.ANSWER, Kind.FACT, ANSWER.lead))
    assert "收入达\x1b[1;32m12元\x1b[0m\n" == out.getvalue().replace(" \n", "\n")


def test_a_refusal_asks_back_in_the_script_of_the_question():
    refusal = Answer(
        Status.SUGGEST, Kind.NONE, Line("資料裡沒有說。"), suggestions=("甲?", "乙?"), script="hant"
    )
    expected = "資料裡沒有說。\n\n您是不是想問:\n  1 甲?\n  2 乙?\n"
    assert expected == printed(print_answer, refusal)


def test_a_control_character_of_a_page_does_not_reach_the_terminal():
    answer = Answer(Status.ANSWER, Kind.FACT, Line("红\x1b[31m色\x9b", ((0, 1),)))
    assert "红 [31m色 \n" == printed(print_answer, answer)


def test_the_list_of_cases():
    expected = "007  甲村的路\n     甲村、乙县 · 2022-02-20 · 乙网 · 007_a.txt\n"
    assert expected == printed(print_cases, [CASE])


def test_a_case_shows_a_heading_inside_its_sentence_once():
    expected = """\
甲村的路
007 · 甲村、乙县 · 2022-02-20 · 乙网 · 作者:丙丁 · 007_a.txt

甲村有三户人家,收入达12元。

一、修路
修了路。

种树,见效。
"""
    assert expected == printed(print_case, CASE)


def test_a_build_shows_a_bar_once_it_takes_long(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("bot.terminal._PATIENCE_SECONDS", 60.0)
    with build_progress() as show:
        show("索引", 1, 2)
    assert "" == capsys.readouterr().err
    monkeypatch.setattr("bot.terminal._PATIENCE_SECONDS", 0.0)
    with build_progress() as show:
        show("索引", 1, 2)
    assert "索引" in capsys.readouterr().err


def test_an_address_stands_behind_the_words_that_lead_to_it():
    link = "https://example.org/\x1b[31m"
    lead = Line("见积分办法。", ((0, 1),), links=((1, 5, link),))
    told = Line("https://example.org", links=((0, 19, "https://example.org"),))
    out = io.StringIO()
    print_answer(Console(file=out), Answer(Status.ANSWER, Kind.FAQ, lead, (told,)))
    first, _, second = out.getvalue().splitlines()
    assert "见积分办法(https://example.org/ [31m)。" == first
    assert "https://example.org" == second.strip()
