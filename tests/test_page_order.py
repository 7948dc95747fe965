"""Which page comes first, over a few pages made for the test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.evidence.facts import gather
from bot.answering.evidence.page_order import PAGE, page_rows, weigh
from bot.answering.evidence.question_words import QuestionWords
from bot.answering.evidence.ranking import look
from bot.answering.evidence.signals import Signals
from bot.answering.understanding.question import understand
from bot.library import Library, open_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.txt").write_text("红茎黄蝉是夹竹桃科的植物。\n黄蝉的花是黄色的,花期五月。", "utf-8")
    (folder / "b.txt").write_text("黄蝉是夹竹桃科的植物。\n它的花是黄色的,花期六月。", "utf-8")
    return open_library(folder, var=tmp_path_factory.mktemp("var"))


def rows_of(text: str, library: Library) -> dict[str, dict[str, float]]:
    question = replace(understand(text, library), scope=frozenset())
    evidence = gather(question, library)
    assert evidence.reader is not None
    signals = Signals(question, library, evidence.reader)
    looked = look(question, evidence, library, signals, evidence.reader)
    rows = page_rows(looked, [float(-n) for n in range(len(looked))], signals)
    return {case: dict(zip(PAGE, row, strict=True)) for case, row in rows.items()}


def test_a_page_that_opens_with_the_thing_asked_about_has_it_as_its_subject(library: Library):
    rows = rows_of("黄蝉的花期是几月?", library)
    assert 0.0 == rows["a"]["subject"] < rows["b"]["subject"]


def test_a_page_scores_as_its_best_sentence(library: Library):
    rows = rows_of("黄蝉的花期是几月?", library)
    assert 0.0 == max(row["score"] for row in rows.values())


def test_seldom_words_tell_nearly_all():
    counts = {"蓝花": 1, "花开": 1, "开在": 90, "在山": 90}
    words = QuestionWords("蓝花开在山", lambda term: counts.get(term, 50), 100)
    assert words.seldom_share("开在山上") < words.share("开在山上") < 0.2
    assert words.seldom_share("蓝花开") > words.share("蓝花开") > 0.8


def test_a_seldom_character_counts_as_a_word_where_its_bigrams_stand_nowhere():
    counts = {"蓍": 1, "蓍草": 1, "的": 900, "叶": 90, "叶子": 30}
    alone = QuestionWords("蓍的叶子", lambda term: counts.get(term, 0), 1000)
    within = QuestionWords("蓍草叶子", lambda term: counts.get(term, 0), 1000)
    common = QuestionWords("叶的蓍草", lambda term: counts.get(term, 0), 1000)
    assert 0.0 == within.share("蓍生在北坡") == common.share("叶生在茎上") < alone.share("蓍生在北坡")


def test_pages_weigh_the_sum_of_their_figures():
    assert {"a": 3.0, "b": 2.0} == weigh({"a": [1.0, 0.5], "b": [2.0, 0.0]}, [1.0, 4.0])
