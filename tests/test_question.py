"""A message understood: mended, its case, its words, its years."""

import pytest

from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import understand
from bot.errors import UserError


def test_an_empty_and_an_endless_question_are_mistakes_told_in_one_line(small):
    for text, message in (("", "empty"), ("问" * 2001, "2,001 characters")):
        with pytest.raises(UserError, match=message):
            understand(text, small)


@pytest.mark.parametrize(
    ("scope", "question"),
    [
        ({"a"}, "云溪县的茶园"),
        ({"a"}, "雲溪的茶園"),
        ({"a", "b"}, "云溪县和石桥镇"),
        (set(), "茶园有多少亩"),
        (set(), "寿宁县的茶园"),
    ],
)
def test_the_cases_a_question_names(small, scope, question):
    assert scope == understand(question, small).scope


def test_the_name_of_the_case_and_the_cue_words_are_not_searched_for(small):
    terms = {term.text for term in understand("请问云溪县的茶园一共有多少亩呢?", small).terms}
    assert {"茶园"} == terms


def test_words_that_stand_nowhere_are_kept_and_known_as_such(small):
    terms = {term.text: term.found for term in understand("云溪县的茶园有机场吗?", small).terms}
    assert (True, False) == (terms["茶园"], terms["机场"])


def test_the_key_has_the_length_of_the_text_also_when_mended(library):
    question = understand("仿野生種植石解多少株？", library)
    assert (len(question.text), "石斛") == (len(question.folded), question.mends[0].meant)
    assert "石斛" in question.folded


def test_what_was_meant_keeps_the_asker_s_own_writing(library):
    assert "壽宁縣、西海岸 OEM" == understand("壽凝縣、西海岸 OEM", library).meant
    assert "壽寧縣、西海岸 OEM" == understand("壽寧縣、西海岸 OEM", library).meant


def test_the_cue_words_are_never_taken_for_typos(library):
    for text in ("多少", "几个", "什么时候", "有哪些", "怎么样", "为什么"):
        assert () == understand(f"党校{text}", library).mends


@pytest.mark.parametrize(
    ("years", "question"),
    [(("2021",), "2021年收入"), (("2019", "2022"), "2019年和2022年"), ((), "收入12021元"), ((), "有多少户")],
)
def test_the_years_a_question_names(small, years, question):
    assert years == understand(question, small).years


def test_what_the_asker_tells_of_himself_weighs_little(small):
    alone = {t.text: t.weight for t in understand("石桥镇的垃圾有多少吨?", small).terms}
    framed = {
        t.text: t.weight
        for t in understand("我是茶叶局的干部,最近在写材料,石桥镇的垃圾有多少吨?", small).terms
    }
    assert alone["垃圾"] == framed["垃圾"]
    assert framed["茶叶"] < framed["垃圾"]


def test_a_question_within_a_case_says_so(small):
    question = understand("茶园有多少亩?", small).within(frozenset("a"), "沿用上一问的案例")
    assert (frozenset("a"), ("沿用上一问的案例",), Ask.NUMBER) == (
        question.scope,
        question.notes,
        question.asked.ask,
    )


@pytest.mark.parametrize("thanks", ["谢谢!", ",谢谢你", "呀?多谢~", " thanks", "。麻烦了", "!辛苦啦"])
def test_thanks_at_the_end_are_not_asked_for(library, thanks):
    clean = understand("涧西区下派了几名第一书记?", library)
    thanked = understand(f"涧西区下派了几名第一书记{thanks}", library)
    assert (clean.terms, clean.strangers) == (thanked.terms, thanked.strangers)


def test_thanks_that_are_asked_about_are_asked_for(library):
    assert "感谢" in "".join(term.text for term in understand("收到几封感谢信?", library).terms)
