"""The list, a case's card, and why."""

import pytest

from bot.answering import Conversation, respond
from bot.telegram.cards import case_message, cases_message, why_message
from bot.telegram.texts import Voice

HANS = Voice()
HANT = Voice("hant", "hant")


@pytest.fixture(scope="module")
def many(library_of):
    page = "茶镇{}号茶园带动增收\n  今年一共建成标准化茶园三百亩,带动一百户群众增收致富。\n"
    return library_of({f"{number}.txt": page.format(number) for number in range(10)})


def test_the_list_names_each_case_with_its_title_and_date(small):
    assert (
        "共有 2 个案例\n\na 云溪县 《云溪县茶产业带动乡村振兴》2021-03-05\nb 石桥镇 《石桥镇人居环境整治见成效》2022-08-19"
        == cases_message(small, 0, HANS).plain
    )


def test_a_long_list_tells_its_page(many):
    first, second = cases_message(many, 0, HANS).plain, cases_message(many, 1, HANS).plain
    assert (True, True) == ("(第 1/2 页)" in first, "(第 2/2 页)" in second)
    titles = [case.title.text for case in many.cases.values()]
    assert titles == [title for page in (first, second) for title in titles if title in page]


def test_a_card_tells_what_the_page_states_and_its_headings(small):
    shown = case_message(small.cases["a"], small, "somebot", HANS)
    assert (
        "云溪县茶产业带动乡村振兴\na · 云溪县 · 2021-03-05 · 云溪日报\n\n各部分:\n· 一、建强组织\n· 二、做强产业\n\n"
        "出处:《云溪县茶产业带动乡村振兴》 · 云溪日报 · 2021-03-05"
    ) == shown.plain
    assert '<a href="https://t.me/somebot?start=c_a">' in shown.html


def test_a_card_of_a_page_without_headings_or_fields(many):
    case = many.cases["3"]
    shown = case_message(case, many, "somebot", HANT).plain
    assert (True, False) == (shown.startswith("茶鎮3號"), "各部分" in shown)


def test_why_tells_words_runner_up_margin_and_rule(library):
    question = "石湾培训了多少人次?"
    answer, _ = respond(question, library, Conversation())
    shown = why_message(question, answer, HANS).plain
    reasons = answer.reasons
    assert [] == [
        part
        for part in (
            f"为什么这样回答“{question}”",
            "结论:回答",
            "规则:原文与问题足够吻合,直接回答",
            f"吻合度:{reasons.score:.2f}",
            f"领先第二名:{reasons.margin:.2f}",
            f"第二名:{reasons.runner_up}",
            f"对上的词:{'、'.join(reasons.matched)}",
        )
        if part not in shown
    ]


def test_why_of_a_refusal_tells_the_words_no_case_has(library):
    answer, _ = respond("火星上有什么?", library, Conversation())
    shown = why_message("火星上有什么?", answer, HANT).plain
    assert (True, True) == ("結論:不回答" in shown, "資料裡沒有的詞:火星" in shown)


def test_why_of_an_endless_question_is_short(library):
    answer, _ = respond("火星上有什么?", library, Conversation())
    assert len(why_message("<" * 2000, answer, HANS).plain) < 300
