"""Which cases have a number beyond the one named."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        ((), "哪个案例的志愿者超过10万人?"),
        ((), "哪些案例的流转土地在1万亩以上?"),
        (("b",), "哪个案例的志愿者超过1万人?"),
        (("b", "c"), "志愿者在1000人以上的案例有哪些?"),
        (("a", "c"), "投入建设资金超过900万元的是哪几个案例?"),
        (("b",), "哪个案例投入的建设资金不到1000万元?"),
    ],
)
def test_the_cases_beyond_it_by_magnitude_and_no_other(towns, cases, question):
    assert cases == reply(question, towns).cases


def test_sums_as_such_are_the_largest_of_each_case(library):
    answer = reply("五个案例中涉及金额超过1亿元的有哪几个?", library)
    assert (Status.ANSWER, ("002", "003", "001")) == (answer.status, answer.cases)


def test_a_number_of_something_else_is_not_beyond(library):
    assert "001" not in reply("哪些案例的合作社超过500家?", library).cases
