"""Where a place lies: told from the places written before it, or said not to be told."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.whereabouts import whereabouts
from bot.answering.understanding.question import understand
from bot.models import Status


@pytest.mark.parametrize("question", ["徐家营在哪", "徐家营社区在哪个县?"])
def test_a_sentence_that_only_has_the_name_is_no_answer(library, question):
    answer, _ = respond(question, library, Conversation())
    assert (Status.SUGGEST, "没有写明徐家营") == (answer.status, answer.lead.text[:7])


@pytest.mark.parametrize(
    "question", ["下党村的党校在哪里", "村级党校在哪", "尹兆场和石湾在哪", "尹兆场有哪些做法"]
)
def test_other_questions_are_left_to_others(library, question):
    assert whereabouts(understand(question, library), library) is None


@pytest.mark.parametrize(
    "question", ["尹兆场在云南哪个县?", "尹兆场社区归哪个县管?", "尹兆场在哪里", "尹兆場在哪個鎮"]
)
def test_the_places_before_the_name_are_told(library, question):
    answer = whereabouts(understand(question, library), library)
    assert (Status.ANSWER, "龍陵縣龍山鎮") == (answer.status, answer.lead.text)


def test_no_other_place_is_put_before_a_sentence_that_names_its_own(library):
    answer, _ = respond("状元文化是哪个村的", library, Conversation())
    assert "黎冲村" == answer.lead.text[:3]


TWO = """清河县的香菇
近年来,清河县香菇产业越来越旺,群众都说好。在清河县白云岭镇石头寨村的大棚里,村民们正忙着采香菇。
走进永安市柳村镇大塘村,家家户户种着菊花,村民们干得热火朝天。
"""


@pytest.mark.parametrize(
    ("expected", "question"),
    [("清河县白云岭镇", "石头寨村是哪个县的?"), ("永安市柳村镇", "大塘村属于哪个市哪个镇?")],
)
def test_a_town_that_stands_there_once_is_told_with_the_county_before_it(library_of, expected, question):
    answer, _ = respond(question, library_of({"a.txt": TWO}), Conversation())
    assert (Status.ANSWER, expected) == (answer.status, answer.lead.text)
