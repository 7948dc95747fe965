"""A case as a whole: every section, in page order, within what a reply holds."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.overview import asks_overview
from bot.answering.telling.reply import as_text, source_lines
from bot.answering.understanding.question import understand
from bot.models import Kind, Status
from bot.text.scripts import fold


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "question",
    [
        "介绍一下石桥镇",
        "石桥镇",
        "石桥镇主要是怎么做的?",
        "石橋鎮做了什麼?",
        "总结石桥镇的做法",
        "石桥镇有哪些经验",
        "讲讲石桥的情况",
    ],
)
def test_it_is_asked_for(small, question):
    answer = reply(question, small)
    assert (Status.ANSWER, Kind.OVERVIEW, ("b",)) == (answer.status, answer.kind, answer.cases)


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇改造了多少户厕?",
        "石桥镇怎么处理垃圾?",
        "介绍一下垃圾处理机制",
        "怎么做?",
        "石桥镇的志愿者做了什么?",
    ],
)
def test_a_question_about_one_thing_does_not_ask_for_it(small, question):
    assert not asks_overview(understand(question, small))


@pytest.mark.parametrize("case", ["000", "001", "002", "003", "004"])
def test_it_touches_every_section_in_page_order_and_fits_a_reply(library, case):
    page = library.cases[case]
    answer = reply(f"介绍一下{page.places[0]}", library)
    assert (Kind.OVERVIEW, (case,)) == (answer.kind, answer.cases)
    starts = [citation.quote.start for citation in answer.citations]
    assert starts == sorted(starts)
    told = set(starts)
    untold = [
        section.heading and section.heading.text
        for section in page.sections
        if not told & {s.start for paragraph in section.paragraphs for s in paragraph.sentences}
    ]
    assert [] == untold
    assert page.title.text in answer.lead.text
    assert (True, True) == (len(answer.lead.text) <= 160, len(as_text(answer)) <= 900)


@pytest.mark.parametrize("case", ["000", "001", "002", "003", "004"])
def test_each_line_is_the_beginning_of_the_sentence_it_cites(library, case):
    answer = reply(f"介绍一下{library.cases[case].places[0]}", library)
    lines = [line for line in answer.body if line.cites is not None]
    assert list(range(len(answer.citations))) == [line.cites for line in lines]
    quotes = [fold(answer.citations[line.cites].quote.text) for line in lines]
    assert [True] * len(lines) == [
        quote.startswith(fold(line.text).removesuffix("…")) for line, quote in zip(lines, quotes, strict=True)
    ]


@pytest.mark.parametrize("case", ["000", "001", "002", "003", "004"])
def test_it_ends_with_its_source(library, case):
    answer = reply(f"介绍一下{library.cases[case].places[0]}", library)
    assert as_text(answer).endswith(source_lines(answer)[-1])


@pytest.mark.parametrize("case", ["000", "001", "002", "003", "004"])
def test_headings_stand_once_and_in_order(library, case):
    page = library.cases[case]
    headings = [section.heading.text for section in page.sections if section.heading and not section.inline]
    told = [line.text for line in reply(f"介绍一下{page.places[0]}", library).body if line.cites is None]
    assert len(headings) == len(told)


def test_it_is_the_same_in_traditional_with_the_quotes_as_they_stand(small):
    simplified, traditional = reply("介绍一下石桥镇", small), reply("介紹一下石橋鎮", small)
    assert simplified.citations == traditional.citations
    assert "清理垃圾3200噸" in as_text(traditional)


def test_a_message_that_names_no_case_is_asked_back(library):
    answer, _ = respond("有啥经验值得我们村学?", library, Conversation())
    assert (Status.SUGGEST, "您想了解哪个案例?", 3) == (
        answer.status,
        answer.lead.text,
        len(answer.suggestions),
    )


def test_all_cases_told_in_a_sentence_are_told_each(library):
    answer, _ = respond("请用一句话总结这五个案例", library, Conversation())
    assert set(library.cases) == set(answer.cases)


@pytest.mark.parametrize("place", ["尹兆场", "寿宁", "石湾", "青岛西海岸", "洛阳"])
def test_no_line_ends_with_a_mark_that_leads_on(library, place):
    answer, _ = respond(f"{place}的案例讲了什么?", library, Conversation())
    assert len(answer.body) > 4
    assert [] == [line.text for line in answer.body if line.text[-1] in ";;,,、::"]


def test_points_that_the_lead_tells_are_not_told_again(library):
    answer, _ = respond("石湾三项工程分别是什么?", library, Conversation())
    assert all(f"、紧抓“{what}”" in answer.lead.text for what in ("组织+人才", "文化+阵地", "民生+产业"))
    assert (3, ()) == (len(answer.citations), answer.body)


def test_asked_for_more_it_tells_the_rest_until_nothing_is_left(library):
    page, conversation = library.cases["000"], Conversation()
    answer, conversation = respond(f"介绍一下{page.places[0]}", library, conversation)
    told = [citation.quote.start for citation in answer.citations]
    rounds = 1
    while answer.status is Status.ANSWER and rounds < 20:
        answer, conversation = respond("再详细点", library, conversation)
        told.extend(citation.quote.start for citation in answer.citations)
        rounds += 1
    every = {s.start for x in page.sections for p in x.paragraphs for s in p.sentences}
    assert (Status.REFUSE, len(told), every) == (answer.status, len(set(told)), set(told))
    assert "没有更多了" in answer.lead.text
