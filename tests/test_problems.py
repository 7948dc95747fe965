"""The sentences of problems: in both languages, and safe to print."""

import re
import string

import pytest

from bot.faq.entries import Place
from bot.faq.problems import MESSAGES, Problem


def fields(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_say_what_and_the_mend_of_the_same_thing():
    assert [] == [code for code, (english, chinese) in MESSAGES.items() if fields(english) != fields(chinese)]
    assert [] == [code for code, (english, _) in MESSAGES.items() if not re.search(r"[;,] ", english)]
    assert [] == [code for code, (_, chinese) in MESSAGES.items() if ";" not in chinese]


@pytest.mark.parametrize(
    ("problem", "english", "chinese"),
    [
        (
            Problem("no-answer", Place("faq/工资.yaml", 12), {"entry": "gongzi"}),
            "faq/工资.yaml:12: entry \"gongzi\" has no answer; add 'answer:'",
            "faq/工资.yaml:12:条目 gongzi 没有答案;请加上 answer:",
        ),
        (
            Problem("expired", Place(line=3), {"date": "2020-01-01"}, warning=True),
            "line 3: warning: valid until 2020-01-01, so it answers no more; put the date off or delete the entry",
            "第 3 行:提醒:有效期到 2020-01-01,已经不再回答;请改日期或删掉这个条目",
        ),
    ],
)
def test_a_problem_names_place_thing_and_mend(problem, english, chinese):
    assert (english, chinese) == (problem.english, problem.chinese)


def test_what_an_admin_wrote_is_clipped_and_cannot_steer_a_terminal_or_the_sentence():
    hostile = "\x1b[31m{entry}\n\u202e" + "长" * 500
    said = Problem("bad-url", Place(line=1), {"url": hostile}).chinese
    assert said.startswith("第 1 行:“[31m{entry} 长长")
    assert said.endswith("长…”不是网址;请写成 https://example.org/page 这样")
    assert len(said) < 120
