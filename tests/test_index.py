"""The index: candidates, document frequencies, phrases."""

import pytest

from bot.models import Passage, Quote
from bot.search.index import IndexWriter, PassageIndex, passage_terms
from bot.text.scripts import fold

TEXTS = (
    "建成標準化茶園3.2萬畝,帶動增收。",
    "清理垃圾3200吨,清理河道沟渠18公里。",
    "引进OEM代工企业7家,建成茶叶加工厂15座。",
)


STARTS = (0, 2, 3)
"""The ordinals of the first passages of "a" (slot 0) and "b" (slot 1), and of the end."""


def passage(case, number, text, heading=""):
    return Passage(f"{case}-{number}", case, number, heading, (Quote(text, 0, len(text), 1),))


def terms(title, *passages):
    return passage_terms(title, passages, [fold(passage.text) for passage in passages])


def write(folder):
    writer = IndexWriter(folder)
    tea = passage("a", 0, TEXTS[0]), passage("a", 1, TEXTS[2], "一、做强产业")
    writer.add(0, "a", terms("云溪县茶产业", *tea))
    writer.add(1, "b", terms("石桥镇环境整治", passage("b", 0, TEXTS[1])))
    writer.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    write(folder)
    return PassageIndex(folder, STARTS)


def test_the_best_passage_comes_first(index):
    found = index.candidates({"垃圾": 2.0, "建成": 1.0}, 10)
    assert [2, 0, 1] == [candidate.ordinal for candidate in found]
    assert [candidate.score for candidate in found] == sorted((c.score for c in found), reverse=True)


def test_no_more_than_asked_for(index):
    assert 1 == len(index.candidates({"建成": 1.0}, 1))


def test_only_the_cases_asked_for(index):
    assert [2] == [c.ordinal for c in index.candidates({"垃圾": 1.0, "建成": 1.0}, 10, {"b"})]
    assert [] == index.candidates({"垃圾": 1.0}, 10, {"a"})
    assert [] == index.candidates({"垃圾": 1.0}, 10, {"nowhere"})


@pytest.mark.parametrize("terms", [{}, {"学校": 1.0}, {"垃圾": 0.0}, {"": 1.0}])
def test_words_that_stand_nowhere_find_nothing(index, terms):
    assert [] == index.candidates(terms, 10)


def test_traditional_pages_are_found_by_simplified_words(index):
    assert [0] == [candidate.ordinal for candidate in index.candidates({"茶园": 1.0}, 10)]


def test_titles_and_headings_are_part_of_their_passages(index):
    assert (2, 1) == (index.doc_freq("云溪"), index.doc_freq("做强"))


@pytest.mark.parametrize(
    ("expected", "term"),
    [(2, "建成"), (2, "建"), (1, "oem"), (1, "3200"), (1, "3.2"), (0, "320"), (0, "学校"), (0, "")],
)
def test_in_how_many_passages_a_term_stands(index, expected, term):
    assert expected == index.doc_freq(term)


@pytest.mark.parametrize(
    ("expected", "phrase"),
    [
        (True, "茶"),
        (True, "茶园"),
        (True, "清理河道沟渠"),
        (True, "oem代工"),
        (True, "建成茶叶加工厂15座"),
        (False, "建成茶园"),
        (False, "河道清理"),
        (False, "校"),
        (False, "学校"),
        (False, "oem茶叶"),
        (False, ""),
        (False, "。"),
    ],
)
def test_whether_a_phrase_stands_character_after_character(index, expected, phrase):
    assert expected == index.stands(phrase)


def test_only_passages_near_the_best_one_are_found(index):
    terms = {"垃圾": 2.0, "建成": 1.0}
    best, *rest = index.candidates(terms, 10)
    assert rest
    assert [best] == index.candidates(terms, 10, near=1.0)
    assert [best, *rest] == index.candidates(terms, 10, near=rest[-1].score / best.score - 0.01)


def test_what_follows_a_character(index):
    assert {"园": 1, "叶": 1, "产": 2} == dict(index.followers("茶"))
    assert {} == dict(index.followers("校"))


def test_what_was_dropped_is_found_no_more_nor_counted(tmp_path):
    write(tmp_path)
    writer = IndexWriter(tmp_path)
    writer.drop("a")
    writer.add(0, "a", terms("云溪县茶产业", passage("a", 0, "云溪县种果树。")))
    writer.close()
    index = PassageIndex(tmp_path, (0, 1, 2), dead=2)
    assert 2 == index.size
    assert (0, 0, 1) == tuple(index.doc_freq(word) for word in ("茶园", "代工", "果树"))
    assert [0] == [candidate.ordinal for candidate in index.candidates({"果树": 1.0, "茶园": 1.0}, 5)]
    assert [1] == [candidate.ordinal for candidate in index.candidates({"垃圾": 1.0}, 5)]


def test_an_empty_index_finds_nothing(tmp_path):
    IndexWriter(tmp_path).close()
    empty = PassageIndex(tmp_path, (0,))
    assert (0, [], False) == (empty.size, empty.candidates({"茶园": 1.0}, 5), empty.stands("茶园"))


@pytest.mark.parametrize("content", [None, b"{}", b"\x00\xff"])
def test_a_folder_without_an_index_is_a_value_error(tmp_path, content):
    if content is not None:
        (tmp_path / "meta.json").write_bytes(content)
    with pytest.raises(ValueError):
        PassageIndex(tmp_path, (0,))


def test_every_sentence_of_the_pages_stands_in_their_index(library):
    clauses = {
        fold(sentence.quote.text[slice(*clause)])
        for ordinal in range(len(library.passages))
        for sentence in library.sentences(ordinal)
        for clause in sentence.clauses
    }
    assert [] == [clause for clause in clauses if clause.strip(" ,。;:") and not library.index.stands(clause)]
