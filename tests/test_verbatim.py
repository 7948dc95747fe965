"""The first promise: what is presented as the page's stands in the page, at the place that is cited."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from bot.answering import Conversation, respond
from bot.corpus.fixes import clean
from bot.corpus.pages import read_raw
from bot.curating.labelled import read_labelled
from bot.models import Line, Status
from bot.text.scripts import fold

ROOT = Path(__file__).parent
SEEDS = ROOT.parent / "seeds"
SETS = sorted(folder.name for folder in (ROOT / "questions").iterdir() if folder.is_dir())


@lru_cache
def raw(file):
    return read_raw(SEEDS / file)


@pytest.fixture(scope="module", params=SETS)
def answers(request, library):
    """The answers to a set of labelled questions, its conversations as conversations."""
    found = []
    for file in sorted((ROOT / "questions" / request.param).glob("*.jsonl")):
        for dialogue in read_labelled(file):
            conversation = Conversation()
            for turn in dialogue:
                answer, conversation = respond(turn.question, library, conversation)
                found.append((turn.question, answer))
    assert len(found) > 100
    return found


def stands(file, quote):
    return clean(raw(file)[quote.start : quote.end]) == quote.text


def line_is_right(file, quote):
    text = raw(file)
    return quote.line == text.count("\n", 0, quote.start) + 1


def test_every_citation_is_the_text_of_its_range(answers):
    cited = [citation for _, answer in answers for citation in answer.citations]
    assert len(cited) > 50
    assert [] == [c for c in cited if not (c.quote.text and stands(c.file, c.quote))]


def test_every_citation_names_its_line(answers):
    cited = [citation for _, answer in answers for citation in answer.citations]
    assert [] == [c for c in cited if not line_is_right(c.file, c.quote)]


def test_every_sentence_and_field_of_every_page_is_the_text_of_its_range(library):
    for case in library.cases.values():
        quotes = [case.title]
        quotes += [stated.quote for stated in (case.date, case.outlet) if stated]
        quotes += [credit.quote for credit in case.credits]
        quotes += [section.heading for section in case.sections if section.heading]
        sentences = [
            sentence
            for section in case.sections
            for paragraph in section.paragraphs
            for sentence in paragraph.sentences
        ]
        assert len(sentences) > 10
        assert [] == [quote for quote in (*quotes, *sentences) if not stands(case.file, quote)]


def test_passages_hold_every_sentence_once_in_page_order(library):
    for case in library.cases.values():
        sentences = [s for section in case.sections for p in section.paragraphs for s in p.sentences]
        held = [s for ordinal in library.ordinals(case.id) for s in library.passages[ordinal].sentences]
        assert sentences == held


def test_every_line_that_cites_shows_only_text_of_its_quote(answers):
    """The bot's own label may stand in front (甲县:“…”, 原文:“…”); all else is the page's."""
    wrong = [
        (question, line.text)
        for question, answer in answers
        if answer.status is Status.ANSWER and answer.reasons.rule not in FIELDS
        for line in (answer.lead, *answer.body)
        if line.cites is not None and not shown_stands(line.text, answer.citations[line.cites].quote.text)
    ]
    assert [] == wrong


def test_every_field_told_stands_in_what_is_cited(answers):
    wrong = [
        (question, line.text)
        for question, answer in answers
        if answer.reasons.rule in FIELDS
        for line in (answer.lead, *answer.body)
        if line.cites is not None
        and not field_stands(line, " ".join(citation.quote.text for citation in answer.citations))
    ]
    assert [] == wrong


# Fields are told as values: names joined, a date as numbers, which stand in the quotes piece by piece.
FIELDS = ("field of the page", "fields of cases", "credited on the page")


def field_stands(line, quotes):
    """Whether the value a line shows (bold, else behind its label) is made of what stands in the quotes."""
    shown = line.text[slice(*line.bold[0])] if line.bold else line.text.partition(":")[2]
    names = re.findall(r"[^\W\d_]{2,}", fold(shown))
    numbers = re.findall(r"\d+", shown)
    there = {int(number) for number in re.findall(r"\d+", quotes)}
    return (
        bool(names or numbers)
        and all(name in bare(quotes) for name in names)
        and all(int(number) in there for number in numbers)
    )


def shown_stands(text, quote):
    """Whether what a line shows stands in the quote, whole or behind a label, up to its cuts (…)."""
    shown = (text, *(text[match.end() :] for match in re.finditer(r"[:：]", text)))
    parts = ([bare(part) for part in piece.split("…") if bare(part)] for piece in shown)
    return any(pieces and all(piece in bare(quote) for piece in pieces) for pieces in parts)


def bare(text):
    return re.sub(r"[\s“”\"]", "", fold(text)).rstrip(",;:。、")


def test_a_shown_line_that_is_not_in_its_quote_would_be_seen():
    assert [True, True, True, False, False, False, False] == [
        shown_stands(text, "全县建成茶园3.2万亩,带动增收。")
        for text in (
            "茶园3.2万亩",
            "云溪县:“…建成茶园3.2万亩…”",
            "全縣建成茶園",
            "茶园4.2万亩",
            "云溪县:茶园荒了",
            "…",
            "",
        )
    ]


def test_a_field_that_is_not_in_its_quote_would_be_seen():
    quotes = "责任编辑:甲乙丙 2022-2-20 18:20"
    assert [True, True, False, False, False] == [
        field_stands(Line(text), quotes)
        for text in ("责任编辑:甲乙丙", "日期:2022-02-20", "责任编辑:丁戊", "日期:2022-02-21", "日期:")
    ]
