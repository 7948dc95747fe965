"""One question, one sentence: found, of the right unit, with the answer in bold."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.evidence.facts import gather
from bot.answering.evidence.marking import ROOM
from bot.answering.understanding.question import understand
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


def bold(answer):
    return [answer.lead.text[start:end] for start, end in answer.lead.bold]


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("3.2万亩", "云溪县的茶园有多少亩?"),
        ("4.5亿元", "云溪县茶叶的年产值是多少?"),
        ("86名", "云溪县选派了多少名党员干部?"),
        ("48场次", "云溪县开展了多少场次技术培训?"),
        ("7家", "云溪县引进了几家龙头企业?"),
        ("15座", "云溪县建了多少座茶叶加工厂?"),
        ("860万元", "石桥镇投入了多少资金?"),
        ("1300户", "石桥镇改造了多少户?"),
        ("3200吨", "石桥镇清理了多少吨垃圾?"),
        ("18公里", "石桥镇清理的河道有多长?"),
        ("75名", "石桥镇聘了多少名保洁员?"),
        ("96次", "石桥镇开展了几次清洁行动?"),
    ],
)
def test_the_number_of_the_unit_asked_for_is_bold(small, expected, question):
    answer = reply(question, small)
    (marked,) = bold(answer)
    assert (Status.ANSWER, Kind.FACT) == (answer.status, answer.kind)
    assert (expected, True) == (
        expected if expected in marked else marked,
        len(marked) <= len(expected) + ROOM,
    )


@pytest.mark.parametrize(
    "question",
    ["清理了多少吨垃圾?", "清掃了多少噸垃圾?", "石乔镇清理了多少吨垃圾?", "你好,请问一共清理了多少吨垃圾呢?"],
)
def test_however_it_is_asked(small, question):
    answer = reply(question, small)
    assert (Status.ANSWER, "b", True) == (answer.status, answer.cases[0], "3200" in answer.lead.text)


def test_a_number_of_another_unit_is_no_answer(small):
    for question in ("石桥镇的志愿者有多少岁?", "石桥镇的保洁员工资多少元?", "云溪县的茶园有多少公里长?"):
        assert (question, Status.ANSWER) != (question, reply(question, small).status)


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇有多少所学校?",
        "云溪县的医院有几家?",
        "石桥镇的茶园有多少亩?",
        "云溪县清理了多少吨垃圾?",
        "云溪县的县长是谁?",
        "推荐几部悬疑电影",
        "区块链是什么?",
    ],
)
def test_what_the_page_does_not_tell_is_not_answered(small, question):
    answer = reply(question, small)
    assert (question, False, ()) == (question, answer.status is Status.ANSWER, answer.citations)


def test_what_stands_in_another_case_is_not_given_for_the_one_named(small):
    assert {"b"} == {
        reading.sentence.case
        for reading in gather(understand("石桥镇有茶园和志愿者吗", small), small).readings
    }


def test_readings_come_best_first_each_sentence_once(library):
    for question in ("石湾镇街道投入多少资金进行党校建设?", "寿宁县怎么帮助党员创业?", "工作队"):
        readings = gather(understand(question, library), library).readings
        scores = [reading.score for reading in readings]
        assert scores == sorted(scores, reverse=True)
        quotes = [(reading.sentence.case, reading.sentence.quote.start) for reading in readings]
        assert sorted(set(quotes)) == sorted(quotes)


def test_a_question_without_any_word_has_no_evidence(library):
    evidence = gather(understand("？？？", library), library)
    assert ((), 0.0, 0.0) == (evidence.readings, evidence.score, evidence.margin)


def test_every_hit_is_a_passage_of_its_case_and_none_stands_twice(library):
    answer = reply("石湾镇街道投入多少资金进行党校建设?", library)
    hits = [(hit.case, hit.passage) for hit in answer.hits]
    assert hits == [(library.passage(passage).case, passage) for _, passage in hits]
    assert (True, len(hits)) == (0 < len(hits) <= 10, len(set(hits)))
