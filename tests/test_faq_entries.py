"""The entries under faq/: they are sound, answer directly, and are found in other words than their own."""

from pathlib import Path

import pytest
import yaml

from bot.answering import Conversation, respond, warm_up
from bot.answering.telling.reply import TEXT_LIMIT, as_json
from bot.faq.quotes import standing
from bot.faq.reading import read_folder
from bot.library import open_library

ROOT = Path(__file__).parent.parent
FAQ = ROOT / "faq"
WORDINGS = yaml.safe_load((ROOT / "tests/faq_wordings.yaml").read_text("utf-8"))
ANSWERED_LEAST = 264
"""Of the 318 wordings that an entry should answer; most of the others are answered by the pages."""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    opened = open_library(ROOT / "seeds", faq=FAQ, var=tmp_path_factory.mktemp("var"))
    warm_up(opened)
    return opened


@pytest.fixture(scope="module")
def book(library):
    return library.faq


def answered(question, library):
    return respond(question, library, Conversation())[0]


def test_the_folder_is_read_without_a_problem():
    assert read_folder(FAQ)[1] == ()


def test_every_quote_stands_in_its_case(book, library):
    quotes = [(entry.id, source) for entry in book.entries.values() for source in entry.sources]
    assert [] == [
        (id, source.quote) for id, source in quotes if not standing(source.quote, library.cases[source.case])
    ]


def test_every_case_has_entries_and_they_are_compared(book, library):
    cited = [{source.case for source in entry.sources} for entry in book.entries.values()]
    assert all(sum({case} == cases for cases in cited) >= 5 for case in library.cases)
    assert sum(len(cases) > 1 for cases in cited) >= 5


def test_each_has_three_to_six_phrasings_that_lead_to_it(book, library):
    assert {3, 4, 5, 6} >= {len(entry.questions) for entry in book.entries.values()}
    astray = [
        (entry.id, question)
        for entry in book.entries.values()
        for question in entry.questions
        if answered(question, library).entry != entry.id
    ]
    assert astray == []


def test_none_answers_what_it_must_not(book, library):
    near = {id: [*entry.nots, *WORDINGS[id]["other"]] for id, entry in book.entries.items()}
    stolen = [
        (id, asked) for id, other in near.items() for asked in other if answered(asked, library).entry == id
    ]
    assert stolen == []


def test_the_first_sentence_answers_and_the_reply_is_told_whole(book, library):
    for entry in book.entries.values():
        reply = as_json(answered(entry.questions[0], library))
        assert 100 >= len(str(reply["lead"])), entry.id
        assert len(str(reply["text"])) < TEXT_LIMIT, entry.id


def test_they_are_found_in_other_words(book, library):
    assert book.entries.keys() == WORDINGS.keys()
    asked = [(id, question) for id in book.entries for question in WORDINGS[id]["asked"]]
    found = [(id, answered(question, library).entry) for id, question in asked]
    assert [] == [(id, entry) for id, entry in found if entry not in (id, "")], "another entry answers"
    assert ANSWERED_LEAST <= sum(id == entry for id, entry in found)
