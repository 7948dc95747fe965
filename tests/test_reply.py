"""The shape of a reply: its limits, its fields, its order."""

import json
from pathlib import Path

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.reply import LEAD_LIMIT, TEXT_LIMIT, as_json, as_text, lines_of, source_lines
from bot.curating.labelled import read_labelled
from bot.models import Answer, Citation, Kind, Line, Quote, Status

QUESTIONS = [
    turn.question
    for file in sorted((Path(__file__).parent / "questions" / "public").glob("*.jsonl"))
    for dialogue in read_labelled(file)
    for turn in dialogue
]


@pytest.fixture(scope="module")
def replies(library):
    return [respond(question, library, Conversation())[0] for question in QUESTIONS]


def citation(case, line, link="", origin="《甲村的路》 · 乙网"):
    return Citation(case, "甲村的路", f"{case}.txt", Quote("修了路。", 0, 4, line), link, f"{case}-0", origin)


ANSWER = Answer(
    Status.ANSWER,
    Kind.FACT,
    Line("修了路。", cites=0),
    (Line("“原句一。”", cites=0), Line("")),
    ("a", "b"),
    citations=(
        citation("a", 3),
        citation("b", 7, "https://example.org/b", "《乙村》"),
        citation("a", 5),
        citation("a", 3),
    ),
    suggestions=("还修了什么?",),
)


def test_lead_then_lines_then_one_source_a_page_then_suggestions():
    expected = """\
修了路。
“原句一。”
出处:《甲村的路》 · 乙网 · a.txt:3,5
出处:《乙村》 · b.txt:7 https://example.org/b
您是不是想问:
· 还修了什么?"""
    assert expected == as_text(ANSWER)


def test_sources_are_in_the_script_of_the_reply_and_files_and_links_as_they_are():
    answer = Answer(
        Status.ANSWER,
        Kind.FACT,
        Line("修了路。"),
        citations=(citation("里", 3, "https://example.org/里", "《里村》"),),
        script="hant",
    )
    assert ["出處:《裡村》 · 里.txt:3 https://example.org/里"] == source_lines(answer)


def test_a_reply_without_citations_has_no_source():
    assert [] == source_lines(Answer(Status.REFUSE, Kind.NONE, Line("没有。")))


def test_a_text_too_long_ends_in_an_ellipsis():
    long = Answer(Status.ANSWER, Kind.FACT, Line("长" * 2000))
    assert ("长" * 899 + "…", "长" * 160) == (as_text(long), as_json(long)["lead"])


def test_json_has_exactly_the_stable_fields():
    got = as_json(ANSWER)
    assert "status kind lead text cases hits citations suggestions".split() == list(got)
    assert ["case title file start end line quote link".split()] * 4 == [list(c) for c in got["citations"]]
    assert (["a", "b"], ["还修了什么?"]) == (got["cases"], got["suggestions"])


def test_a_hit_has_exactly_its_three_fields(replies):
    hits = [hit for answer in replies for hit in as_json(answer)["hits"]]
    assert {("case", "passage", "score")} == {tuple(hit) for hit in hits}


def test_json_survives_the_road_through_text(replies):
    got = [as_json(answer) for answer in replies]
    assert got == json.loads(json.dumps(got, ensure_ascii=False))


def test_no_reply_breaks_the_limits(replies):
    assert [] == [answer.lead.text for answer in replies if not 0 < len(answer.lead.text) <= LEAD_LIMIT]
    assert [] == [answer.lead.text for answer in replies if not len(as_text(answer)) <= TEXT_LIMIT]
    assert [] == [answer.lead.text for answer in replies if len(answer.hits) > 10]
    assert [] == [answer.lead.text for answer in replies if len(answer.suggestions) > 3]


def test_bold_and_cites_stay_within_bounds(replies):
    lines = [(line, len(answer.citations)) for answer in replies for line in lines_of(answer)]
    assert [] == [
        (line.text, line.bold)
        for line, _ in lines
        if not all(0 <= start < end <= len(line.text) for start, end in line.bold)
    ]
    assert [] == [
        line.text for line, count in lines if line.cites is not None and not 0 <= line.cites < count
    ]


def test_no_line_breaks_inside_a_line(replies):
    assert [] == [line.text for answer in replies for line in lines_of(answer) if "\n" in line.text]


def test_an_answer_cites_and_a_refusal_does_not(replies):
    wrong = [
        answer.lead.text
        for answer in replies
        if bool(answer.citations) != (answer.status is Status.ANSWER)
        and answer.kind not in (Kind.TALK, Kind.CATALOG)
        and answer.reasons.rule not in ("cases without it",)
        and answer.status is not Status.SUGGEST
    ]
    assert [] == wrong


def test_the_cases_cited_are_the_cases_named(replies):
    for answer in replies:
        assert {citation.case for citation in answer.citations} <= set(answer.cases)
        assert len(set(answer.cases)) == len(answer.cases)


def test_a_title_and_file_are_those_of_the_case(replies, library):
    for answer in replies:
        for cited in answer.citations:
            case = library.cases[cited.case]
            assert (case.title.text, case.file) == (cited.title, cited.file)
