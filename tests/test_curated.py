"""Which curated entry answers, which is offered, and how an entry is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.curated.choosing import alike, close_entries, curated, same_words, vetoes
from bot.answering.telling.reply import TEXT_LIMIT, as_json, as_text
from bot.answering.understanding.question import understand
from bot.corpus.fixes import clean
from bot.faq.entries import Entry, FaqBook, Source
from bot.library import open_library
from bot.models import LEAD_LIMIT, Kind, Line, Status
from tests.conversing import last

FAQ = Path(__file__).parent / "faq"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    from tests.conftest import CLOUD, STONE

    folder = tmp_path_factory.mktemp("pages")
    (folder / "a_tea.txt").write_text(CLOUD, "utf-8")
    (folder / "b_town.txt").write_text(STONE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def towns(pages, tmp_path_factory):
    library = open_library(pages, faq=FAQ, var=tmp_path_factory.mktemp("var"))
    assert () == library.faq_problems
    return library


def ask(question, library, *before):
    return last(library, *before, question)


def with_entry(library, answer, questions=("积分怎么算?",), **more):
    entry = Entry("x", questions, answer, **more)
    return library.with_faq(FaqBook({"x": entry}))


# --- what no entry answers ---


@pytest.mark.parametrize(
    "question",
    [
        "白水县的茶产业是怎么发展的?",
        "石桥镇的茶产业是怎么发展的?",
        "云溪县的茶产业是谁发展的?",
        "云溪县的茶产业是什么时候发展的?",
        "云溪县的茶产业是为什么发展的?",
        "2019年云溪县的茶产业是怎么发展的?",
        "云溪县的茶产业是怎么不发展的?",
        "云溪县的养猪产业是怎么发展的?",
        "云溪乡的茶产业是怎么发展的?",
        "石桥镇的“户分类、村收集、县转运”机制花了多少钱?",
        "积分超市在哪里?",
        "积分超市有多少户店员?",
        "茶叶节什么时候报名?",
        "今天天气怎么样",
        "你好",
    ],
)
def test_a_question_of_another_matter_is_not_answered_by_an_entry(towns, question):
    assert "" == ask(question, towns).entry


def test_a_counter_example_refuses_its_own_entry(towns):
    near = "云溪县的茶叶产业是如何发展出口的"
    assert "" == ask(near, towns).entry
    assert [] == [text for text in close_entries(understand(near, towns), towns) if "茶" in text]


def test_a_counter_example_that_is_farther_than_a_phrasing_refuses_nothing(towns):
    assert "cha" == ask("云溪县的茶产业如何发展?", towns).entry


def test_a_typo_that_the_pages_see_in_a_place_or_numeral_is_not_believed(library):
    book = FaqBook({"x": Entry("x", ("石湾的“三项”工程是什么?",), "答")})
    mine = library.with_faq(book)
    assert ("x", "x") == (
        ask("石湾的三项工程是啥", mine).entry,
        ask("石弯的三项工程是啥", mine).entry,
    )
    for another in ("石排的“三项”工程是什么?", "石湾的“两项”工程是什么?"):
        assert "" == ask(another, mine).entry


def test_what_points_back_means_the_conversation(towns):
    question = "它的垃圾是怎么处理的?"
    assert "" == ask(question, towns, "介绍一下石桥镇").entry
    assert "zhuanyun" == ask("石桥镇的垃圾是怎样处理的?", towns, "介绍一下云溪县").entry


def test_two_entries_as_near_are_both_offered(small):
    entries = [
        Entry("a", ("积分超市的米怎么兑换?",), "甲"),
        Entry("b", ("积分超市的油怎么兑换?",), "乙"),
    ]
    mine = small.with_faq(FaqBook({entry.id: entry for entry in entries}))
    answer = ask("积分超市怎么兑换?", mine)
    assert (Status.SUGGEST, Kind.NONE, "") == (answer.status, answer.kind, answer.entry)
    assert {entry.questions[0] for entry in entries} == set(answer.suggestions[:2])


# --- what an entry answers ---


@pytest.mark.parametrize(
    "question",
    [
        "云溪县的茶产业是怎么发展的?",
        "雲溪縣的茶產業是怎麼發展的?",
        "请问云溪县的茶产业到底是咋发展的呀?",
        "云溪县的茶产业是怎么发展的,谢谢",
        "云溪的茶产业怎么发展",
        "云溪茶产业发展做法",
        "云溪县的查产业是怎么发展的",
    ],
)
def test_an_entry_answers_its_question_in_other_words(towns, question):
    answer = ask(question, towns)
    assert (Status.ANSWER, Kind.FAQ, "cha") == (answer.status, answer.kind, answer.entry)


@pytest.mark.parametrize(
    "question",
    ["积分超市怎么换购东西?", "积份超市怎么兑换东西?", "几分超市怎么兑换东西", "積分超市怎麼兌換東西"],
)
def test_words_that_only_the_phrasings_have_are_known_and_mended(towns, question):
    assert "jifen" == ask(question, towns).entry


def test_the_very_words_win_over_small_talk_and_the_list_of_cases(small):
    mine = with_entry(small, "在。", ("在吗?", "有哪些案例?", "你好"))
    for question in ("在吗", "有哪些案例", "你好!"):
        assert "x" == ask(question, mine).entry
    assert Kind.TALK is ask("谢谢", mine).kind


def test_same_words_and_likeness_are_told_apart(towns):
    same, like = understand("石桥镇的垃圾是怎么处理的", towns), understand("石桥镇的垃圾如何处理", towns)
    assert ("zhuanyun", None) == (same_words(same, towns).entry, same_words(like, towns))
    assert ("zhuanyun", "zhuanyun") == (alike(like, towns).entry, curated(same, towns).entry)


def test_an_entry_says_why_it_answers(towns):
    reasons = ask("石桥镇的垃圾如何处理", towns).reasons
    assert "curated entry" == reasons.rule
    assert 0.33 <= reasons.score < 1.0
    assert reasons.notes[-1] == "条目 zhuanyun:石桥镇的垃圾是怎么处理的?"


def test_the_conversation_goes_on_with_the_case_of_the_entry(towns):
    answer = ask("聘用了多少名保洁员?", towns, "石桥镇的垃圾是怎么处理的?")
    assert ("75名" in answer.lead.text, ("b",)) == (True, answer.cases)


def test_a_slip_that_was_mended_is_told(towns):
    answer = ask("几分超市怎么兑换东西", towns)
    assert Line("(“几分”按“积分”理解)") == answer.body[-1]
    assert "理解" not in as_text(ask("积分超市怎么兑换东西", towns))


# --- what is offered ---


def test_where_the_pages_do_not_answer_near_entries_are_offered_first(towns):
    answer = ask("积分超市的店员兑换了什么?", towns)
    assert (Status.SUGGEST, "near a curated entry") == (answer.status, answer.reasons.rule)
    assert {"积分超市怎么兑换东西?", "积分超市有多少名店员?"} >= set(answer.suggestions[:1])
    assert 3 >= len(answer.suggestions)


def test_a_no_that_names_what_is_missing_stays_one(towns):
    answer = ask("白水县的茶产业是怎么发展的?", towns)
    assert (Status.REFUSE, "云溪县的茶产业是怎么发展的?") == (answer.status, answer.suggestions[0])
    assert "白水县" in answer.lead.text


def test_where_the_pages_answer_nothing_is_offered(towns):
    answer = ask("石桥镇清理了多少吨垃圾?", towns)
    assert (Kind.FACT, ()) == (answer.kind, answer.suggestions)


# --- how an entry is told ---


def test_first_line_leads_the_rest_follows_and_sources_are_cited(towns, pages):
    answer = ask("云溪县的茶产业是怎么发展的?", towns)
    assert Line("云溪县把茶产业作为富民产业,建成标准化茶园。", ((9, 13),)) == answer.lead
    assert ["· 组织:茶产业党委1个、党支部26个", "· 经营:“企业+合作社+农户”"] == [
        line.text for line in answer.body
    ]
    assert ("a",) == answer.cases
    raw = (pages / "a_tea.txt").read_bytes().decode()
    for citation, words in zip(answer.citations, ("富民产业", "党支部26个"), strict=True):
        assert clean(raw[citation.quote.start : citation.quote.end]) == citation.quote.text
        assert words in citation.quote.text
        assert citation.passage in ("a-0", "a-1", "a-2")


def test_a_page_of_the_web_is_linked_and_its_address_stands_in_plain_text(towns):
    answer = ask("积分超市怎么兑换东西?", towns)
    assert ((1, 5, "https://example.org/book"),) == answer.lead.links
    assert Line("参考:积分超市办法", links=((3, 9, "https://example.org/points"),)) == answer.body[-1]
    assert "凭积分手册(https://example.org/book)到" in as_text(answer)
    assert "参考:积分超市办法(https://example.org/points)" in as_text(answer)


def test_a_comparison_keeps_no_single_case(towns):
    assert ("a", "b") == ask("云溪县和石桥镇的做法有什么不同?", towns).cases


def test_the_reply_follows_the_script_of_the_question_and_keeps_bold_and_links(towns):
    answer = ask("積分超市怎麼兌換東西?", towns)
    start, end, address = answer.lead.links[0]
    assert ("積分手冊", "https://example.org/book") == (answer.lead.text[start:end], address)
    lead = ask("雲溪縣的茶產業是怎麼發展的?", towns).lead
    assert ["富民產業"] == [lead.text[a:b] for a, b in lead.bold]


def test_a_source_whose_page_changed_is_not_cited(small):
    sources = (
        Source(case="a", quote="页面上没有的话"),
        Source(case="nowhere", quote="茶"),
        Source(case="b", quote="聘用保洁员75名"),
    )
    answer = ask("积分怎么算", with_entry(small, "一分一分算。", sources=sources))
    assert ["聘用保洁员75名" in citation.quote.text for citation in answer.citations] == [True]


@pytest.mark.parametrize(
    "answer",
    [
        "一句话说完积分规则的每一个细节都在这里。" * 20,
        "没有句号的一长串、" * 60,
        "字" * 1_000,
        "**" + "粗" * 200 + "**[链](https://example.org/)",
    ],
)
def test_a_long_answer_keeps_the_limits_and_loses_nothing(small, answer):
    told = ask("积分怎么算", with_entry(small, answer))
    assert 0 < len(told.lead.text) <= LEAD_LIMIT
    assert len(as_text(told)) <= TEXT_LIMIT
    assert len(as_json(told)["lead"]) <= LEAD_LIMIT
    lines = (told.lead, *told.body)
    assert "".join(line.text for line in lines) == answer.replace("**", "").replace(
        "[链](https://example.org/)", "链"
    )
    assert all(0 <= a < b <= len(line.text) for line in lines for a, b in line.bold)
    assert all(line.text[a:b] == "链" for line in lines for a, b, _ in line.links)


def test_the_lead_ends_with_a_sentence(small):
    told = ask("积分怎么算", with_entry(small, "每做一件好事记一分,由网格员当天登记。" * 12))
    assert told.lead.text.endswith("当天登记。")


def test_an_entry_of_yesterday_does_not_answer(towns):
    expired = towns.faq.entries["guoqi"]
    assert "" == ask(expired.questions[0], towns).entry
    renewed = towns.with_faq(FaqBook({"guoqi": replace(expired, valid_until=None)}))
    assert "guoqi" == ask(expired.questions[0], renewed).entry


# --- what keeps an entry back ---


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ({}, "火星上有几名茶农?"),
        ({"cha": "问的不是一样东西"}, "云溪县的茶产业是谁发展的?"),
        ({"cha": ""}, "云溪县的茶产业是怎么发展的呀"),
    ],
)
def test_what_keeps_a_near_entry_from_answering_is_named(expected, question, towns):
    assert expected == vetoes(understand(question, towns), towns)
