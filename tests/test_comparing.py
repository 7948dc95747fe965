"""Several cases side by side: bare names, and a field of each page."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


def test_bare_names_are_put_side_by_side_each_with_its_opening(small):
    answer = reply("云溪县和石桥镇", small)
    assert (Status.ANSWER, Kind.COMPARE, ("a", "b")) == (answer.status, answer.kind, answer.cases)
    assert [small.passages[small.ordinals(case)[0]].sentences[0] for case in "ab"] == [
        citation.quote for citation in answer.citations
    ]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        (("2021-03-05", "2022-08-19"), "云溪县和石桥镇这两篇分别是哪天发布的?"),
        (("2021-03-05", "2022-08-19"), "各篇文章的发布日期"),
        (("云溪日报", "青川网"), "各篇文章的来源"),
    ],
)
def test_a_field_of_each_page(small, told, question):
    answer = reply(question, small)
    assert (Status.ANSWER, Kind.COMPARE, ("a", "b")) == (answer.status, answer.kind, answer.cases)
    assert [True, True] == [value in line.text for value, line in zip(told, answer.body, strict=True)]


def test_pages_that_do_not_state_a_field_are_named_without_a_citation(small):
    answer = reply("哪几篇文章没有写明通讯员?", small)
    assert (Status.ANSWER, ("a", "b"), ()) == (answer.status, answer.cases, answer.citations)


def test_no_page_states_it_is_no_list_of_pages(small):
    assert Status.ANSWER is not reply("各篇文章的通讯员分别是谁?", small).status


def test_the_pages_whose_title_has_the_quoted_words(library):
    assert ("003",) == respond("标题里带“工作队”三个字的是哪篇?", library, Conversation())[0].cases
