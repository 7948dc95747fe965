"""A book of entries -> what is wrong with them beside each other and the cases."""

import time
from collections import Counter

import pytest

from bot.beijing import today
from bot.curating.checking import NEARS, check_entries
from bot.faq.book import merged
from bot.faq.entries import Entry, FaqBook, Place
from bot.faq.problems import Problem
from tests.curating.conftest import BIN, TEA, entries


def found(text, library):
    """(code, line, warning) of each problem of a text's entries."""
    problems = check_entries(merged(FaqBook(), entries(text)), library)
    return [(problem.code, problem.place.line, problem.warning) for problem in problems]


def test_a_good_book_has_no_problem(book, small):
    assert () == check_entries(book, small)


def test_a_quote_that_does_not_stand_is_told_with_its_case(small):
    (problem,) = check_entries(merged(FaqBook(), entries(TEA.replace("3.2万亩\n", "9万亩\n"))), small)
    expected = Problem("quote-gone", Place("faq/a.yaml", 1), {"quote": "建成标准化茶园9万亩", "case": "a"})
    assert expected == problem


def test_a_quote_stands_in_any_script(small):
    assert [] == found(TEA.replace("建成标准化茶园", "建成標準化茶園"), small)


def test_an_unknown_case_names_the_nearest(small):
    (problem,) = check_entries(merged(FaqBook(), entries(TEA.replace("case: a", "case: 石桥"))), small)
    assert ("unknown-case", "石桥") == (problem.code, problem.values["case"])
    assert problem.values["nearest"].startswith("b")


def test_one_phrasing_in_two_entries_is_told_of_the_later(small):
    again = BIN.replace("石桥镇的垃圾怎么处理?", "請問云溪縣的茶園有多大呢")
    (problem,) = check_entries(merged(FaqBook(), entries(TEA + again)), small)
    assert ("phrasing-taken", 7, "tea", "faq/a.yaml:1") == (
        problem.code,
        problem.place.line,
        problem.values["other"],
        problem.values["at"],
    )


def test_a_phrasing_that_its_own_not_holds_is_not_won(small):
    assert [("phrasing-unanswered", 1, False)] == found(BIN + "  not: [石桥镇的垃圾怎么处理]\n", small)


def test_a_phrasing_of_polite_words_alone_is_not_won(small):
    assert [("phrasing-unanswered", 1, False)] == found(
        BIN.replace("石桥镇的垃圾怎么处理?", "请问一下"), small
    )


@pytest.mark.parametrize("lost", [True, False])
def test_a_phrasing_that_telegram_takes_for_a_command_is_not_won(small, lost):
    question = "/start" if lost else "/垃圾怎么处理"
    expected = [("phrasing-unanswered", 1, False)] if lost else []
    assert expected == found(BIN.replace("石桥镇的垃圾怎么处理?", question), small)


def test_a_counter_example_is_honoured_by_the_entry_that_is_live(book, small):
    text = TEA + "  not: [云溪县的茶圆有多大?]\n"
    assert [] == found(text, small)
    (giving_way,) = entries(text, file="")
    (problem,) = check_entries(book, small, [giving_way])
    assert ("not-answered", "云溪县的茶圆有多大?") == (problem.code, problem.values["question"])


def test_the_last_day_of_an_entry_is_no_problem_and_the_day_after_is(small):
    assert [] == found(TEA + f"  valid_until: {today()}\n", small)
    assert [("expired", 1, True)] == found(TEA + "  valid_until: 2020-01-01\n", small)


def test_an_entry_past_its_day_is_nobodys_rival(small):
    dead = TEA.replace("id: tea", "id: old") + "  valid_until: 2020-01-01\n"
    assert [("expired", 1, True)] == found(dead + TEA, small)


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ([("phrasing-near", 4, True)], "垃圾怎么处理的,石桥镇的?"),
        ([], "石桥镇的垃圾谁来处理?"),
        ([], "云溪县的垃圾怎么处理?"),
    ],
)
def test_nearly_equal_phrasings_of_two_entries_are_warned_of(small, expected, question):
    assert expected == found(
        BIN + BIN.replace("bin", "two").replace("石桥镇的垃圾怎么处理?", f'"{question}"'), small
    )


def test_of_entries_that_are_all_near_to_each_other_so_many_pairs_are_told_and_no_more(small):
    text = "".join(
        BIN.replace("bin", f"bin-{number}").replace(
            "石桥镇的垃圾怎么处理?", "石桥镇的垃圾怎么处理" + "呀哦" * number
        )
        for number in range(60)
    )
    start = time.perf_counter()
    problems = found(text.replace("呀哦", "这"), small)
    assert {("phrasing-near", True): NEARS} == Counter((code, warning) for code, _, warning in problems)
    assert time.perf_counter() - start < 5


def test_some_entries_are_checked_beside_the_whole_book(small):
    book = merged(FaqBook(), entries(TEA + BIN.replace("bin", "two") + BIN.replace("镇的", "镇")))
    first, *_, last = book.entries.values()
    assert () == check_entries(book, small, [first])
    assert ["phrasing-near"] == [problem.code for problem in check_entries(book, small, [last])]


def test_an_entry_of_the_chat_is_named_so(small):
    mine = entries(BIN, file="")
    (problem,) = check_entries(merged(FaqBook(), (*mine, Entry("two", mine[0].questions, "答"))), small)
    assert "Telegram" == problem.values["at"]
