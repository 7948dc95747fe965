"""How much of a question stands in a sentence, read from a clause outward."""

import pytest

from bot.models import Passage, Quote
from bot.search.evidence import PARTIAL, REACH, SPLIT, SYNONYM, Reader, match
from bot.search.sentences import read_page
from bot.search.terms import Term, TermKind

TEXTS = ("建强党校。", "投入1100多万元进行党校建设,培训2439人次;", "清理垃圾3200吨,清理河道18公里。")


@pytest.fixture(scope="module")
def sentences():
    quotes, at = [], 0
    for text in TEXTS:
        quotes.append(Quote(text, at, at + len(text), 1))
        at += len(text)
    (read,) = read_page([Passage("a-0", "a", 0, "一、办学", tuple(quotes))], ["".join(TEXTS)], 0)
    return read


def word(text, *others, weight=1.0, known=True):
    return Term(text, weight, others, known=known)


@pytest.mark.parametrize(
    ("expected", "term", "zone"),
    [
        (1.0, word("党校"), "投入党校建设"),
        (0.0, word("学校"), "投入党校建设"),
        (SYNONYM, word("厕所", "公厕"), "改造公厕41个"),
        (PARTIAL, word("党校建设"), "党校与校建,建设"),
        (PARTIAL / 2, word("村党校"), "党校建设"),
        (SPLIT, word("沟河", known=False), "河湖沟渠"),
        (0.0, word("沟河"), "河湖沟渠"),
        (1.0, Term("3200", 1.0, kind=TermKind.NUMBER), "垃圾3200吨"),
        (0.0, Term("320", 1.0, kind=TermKind.NUMBER), "垃圾3200吨"),
        (0.0, Term("200", 1.0, kind=TermKind.NUMBER), "垃圾3200吨"),
        (0.0, Term("2", 1.0, kind=TermKind.NUMBER), "3.2万亩"),
        (1.0, Term("2", 1.0, kind=TermKind.NUMBER), "3.2万亩、2个"),
        (0.0, word("党校"), ""),
        (0.0, Term("3", 1.0, kind=TermKind.NUMBER), "3.2万亩"),
    ],
)
def test_how_well_a_term_stands(expected, term, zone):
    assert pytest.approx(expected) == match(term, zone)


def readings(sentence, *terms):
    read = Reader(terms).read(sentence)
    return [read.at(number) for number in range(len(sentence.clauses))]


def test_a_clause_counts_more_than_what_stands_further_off(sentences):
    from_money, from_people = (reading.score for reading in readings(sentences[1], word("投入"))[:2])
    assert from_money > from_people > 0


def test_a_word_of_the_neighbour_counts_less_than_one_of_the_sentence(sentences):
    own, near, heading = (readings(sentences[1], word(text))[0].score for text in ("投入", "垃圾", "办学"))
    assert (True, True) == (own > near > 0, own > heading > 0)


def test_a_reading_names_its_clause_and_the_words_it_found(sentences):
    reading = readings(sentences[1], word("培训"), word("学校"))[1]
    start, end = reading.clause
    assert ("培训2439人次;", ("培训",), 0.5) == (TEXTS[1][start:end], reading.matched, reading.score)


def test_scores_stay_within_one_and_words_that_stand_nowhere_give_none(sentences):
    everything = [word(text) for text in ("投入", "党校", "建设", "培训", "人次")]
    assert 1.0 >= readings(sentences[1], *everything)[0].score > 0.9
    nothing = readings(sentences[1], word("电影"))[0]
    assert (0.0, ()) == (nothing.score, nothing.matched)


def test_a_question_without_words_is_covered_by_nothing(sentences):
    reader = Reader([])
    assert [0.0, 0.0] == [reader.coverage(sentences[0]), reader.read(sentences[0]).best().score]


def test_the_first_look_prefers_the_sentence_that_has_most(sentences):
    reader = Reader([word("垃圾"), word("河道")])
    looks = [reader.coverage(sentence) for sentence in sentences]
    assert (2, True) == (looks.index(max(looks)), looks[0] < looks[1] < looks[2])


def test_a_word_of_the_rest_of_the_page_counts_for_the_rank_alone(sentences):
    reader = Reader([word("茶园"), word("投入")])
    with_page = reader.read(sentences[1], page="石桥镇的茶园").at(0)
    without = reader.read(sentences[1]).at(0)
    assert (True, with_page.score) == (with_page.rank > without.rank == without.score, without.score)
    assert with_page.rank - without.rank == pytest.approx(REACH.page / 2)


def test_heavy_words_weigh_more(sentences):
    light = Reader([word("垃圾", weight=1.0), word("电影", weight=3.0)]).coverage(sentences[2])
    heavy = Reader([word("垃圾", weight=3.0), word("电影", weight=1.0)]).coverage(sentences[2])
    assert (0.25, 0.75) == (light, heavy)


def test_neighbours_of_a_sentence_stand_under_the_same_heading_whatever_passage_they_are_in():
    def passage(number, heading, *texts):
        return Passage(
            f"a-{number}", "a", number, heading, tuple(Quote(text, 0, len(text), 1) for text in texts)
        )

    passages = [
        passage(0, "一、育人", "甲。", "乙。"),
        passage(1, "一、育人", "丙。"),
        passage(2, "二、兴业", "丁。"),
    ]
    read = read_page(passages, ["甲。乙。", "丙。", "丁。"], 7)
    around = [[(one.before, one.folded, one.after) for one in sentences] for sentences in read]
    assert [
        [("", "甲。", "乙。"), ("甲。", "乙。", "丙。")],
        [("乙。", "丙。", "")],
        [("", "丁。", "")],
    ] == around
    assert [[7, 7], [8], [9]] == [[one.ordinal for one in sentences] for sentences in read]
