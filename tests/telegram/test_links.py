"""Start parameters and tokens: what goes in comes out, within Telegram's limits."""

import re

import pytest

from bot.telegram.links import (
    case_link,
    case_of,
    opened,
    passage_link,
    passage_of,
    question_link,
    token,
)

PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def parameter(link):
    return link.partition("?start=")[2]


@pytest.fixture(scope="module")
def odd(library_of):
    """Cases whose ids cannot stand in a link as they are, or look like something else."""
    text = "某镇茶园带动增收\n  某镇建成标准化茶园三百亩,带动一百户群众增收,产值不断提升。\n"
    names = ("某县某镇的做法", "a-1", "a", "q", "x" * 80)
    return library_of({f"{name}.txt": text for name in names})


def test_every_passage_is_opened_by_its_link(odd, library):
    for cases in (odd, library):
        links = [passage_link("bot", passage) for passage in cases.passages]
        assert [] == [link for link in links if not PARAMETER.fullmatch(parameter(link))]
        assert list(cases.passages) == [opened(parameter(link), cases).passage for link in links]


def test_every_case_is_opened_by_its_link(odd):
    links = [case_link("bot", id) for id in odd.cases]
    assert [] == [link for link in links if not PARAMETER.fullmatch(parameter(link))]
    assert list(odd.cases) == [opened(parameter(link), odd).case.id for link in links]


def test_every_token_leads_back_to_its_case(odd):
    assert list(odd.cases) == [case_of(token(id), odd).id for id in odd.cases]


def test_a_bare_id_opens_the_case(library):
    assert "001" == opened("001", library).case.id


@pytest.mark.parametrize("question", ["有哪些案例?", "壽寧縣", "a&b <c>", "字" * 23])
def test_a_question_is_asked_by_its_link(library, question):
    link = question_link("bot", question)
    assert PARAMETER.fullmatch(parameter(link))
    assert question == opened(parameter(link), library).question


def test_a_question_too_long_for_a_link_has_none():
    assert "" == question_link("bot", "字" * 24)


@pytest.mark.parametrize(
    "text", ["", "zzz", "001-999", "001-", "001-١", "001--1", "-1", "_", "c_", "q_", "q_!", "q_A", "9" * 64]
)
def test_what_stands_for_nothing_opens_nothing(library, text):
    found = opened(text, library)
    assert (None, None, "") == (found.passage, found.case, found.question)


def test_a_number_of_many_digits_is_no_passage(library):
    assert passage_of("001-" + 5000 * "1", library) is None
