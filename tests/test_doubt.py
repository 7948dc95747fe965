"""Whether the best sentence is doubted though its words fit."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.evidence.facts import gather
from bot.answering.understanding.question import understand
from bot.answering.weighing import doubt
from bot.answering.weighing.doubt import SIGNALS, Fitted, doubt_signals, fitted
from bot.models import Status

# Told of another of the cases; none of these is in a labelled set.
ELSEWHERE = [
    "涧西区的“红色讲师团”有什么用?",
    "石湾的五星支部创建了多少个产业园?",
    "西海岸新区的石斛种了几种?",
]
TOLD = [
    ("16861元", "尹兆场社区2023年的人均纯收入有多少?"),
    ("16万人次", "西海岸的帮扶活动惠及多少人?"),
    ("黎冲村", "石湾哪个村奖励考上大学的学生?"),
]


def figures(question, library):
    asked = understand(question, library)
    return dict(zip(SIGNALS, doubt_signals(asked, gather(asked, library), library), strict=True))


@pytest.mark.parametrize("question", ELSEWHERE)
def test_what_another_case_tells_is_no_answer(library, question):
    answer, _ = respond(question, library, Conversation())
    assert Status.ANSWER is not answer.status, answer.lead.text


@pytest.mark.parametrize(("told", "question"), TOLD)
def test_what_is_told_is_answered(library, told, question):
    answer, _ = respond(question, library, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


@pytest.mark.parametrize(("bar", "answered"), [(100.0, False), (-100.0, True)])
def test_who_is_doubted_is_not_answered_but_shown_what_is_near(library, monkeypatch, bar, answered):
    monkeypatch.setattr(doubt, "fitted", lambda: Fitted(fitted().forest, bar))
    answer, _ = respond("西海岸的帮扶活动惠及多少人?", library, Conversation())
    assert (Status.ANSWER if answered else Status.SUGGEST) is answer.status


def test_a_word_that_only_other_cases_have_is_foreign(library):
    own, other = figures("石湾的红色讲师团像什么?", library), figures("寿宁的红色讲师团像什么?", library)
    assert (0.0, True) == (own["foreign"], other["foreign"] > 1.0)


def test_the_number_is_seen_by_its_unit_and_what_it_counts(library):
    fit, unfit = figures("石湾改造了多少个公厕?", library), figures("石湾改造了多少户公厕?", library)
    assert (1.0, 1.0, 0.0) == (fit["unit_same"], fit["focus_counted"], unfit["unit_same"])
    assert -1.0 == figures("石湾有哪些品牌?", library)["fit"]


def test_the_forest_asks_for_these_figures_and_tells_what_it_gives():
    import json

    told = json.loads(doubt.FILE.read_text("utf-8"))
    assert list(SIGNALS) == told["signals"]
    assert any(
        "lost" in line
        for line in told["about"]["doubted of wrong answers, by forests that have not seen their set"]
    )
