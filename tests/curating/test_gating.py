"""The gate: what a FAQ spoils."""

from dataclasses import replace

from bot.curating.gating import Astray, Worse, astray, worse
from bot.curating.judging import Verdict, evaluate
from bot.curating.labelled import Labelled
from bot.faq.entries import Entry, FaqBook
from tests.curating.conftest import TEA, entries

CLEANERS = Labelled("s1", "石桥镇聘用了多少名保洁员?", "single", "number", gold=("75名",))
MARKET = Labelled("r1", "石桥镇的集市几点开门?", "refuse", "absent")


def with_book(library, *found):
    return library.with_faq(FaqBook({entry.id: entry for entry in found}))


def spoilt(small, *found):
    asked = [(CLEANERS,), (MARKET,)]
    return worse(evaluate(asked, small), evaluate(asked, with_book(small, *found)))


def test_a_right_answer_that_an_entry_makes_wrong_is_worse(small):
    (found,) = spoilt(small, Entry("x", (CLEANERS.question,), "很多。"))
    assert (CLEANERS, True, False, "x") == (
        found.verdict.labelled,
        found.without.right,
        found.verdict.right,
        found.verdict.entry,
    )
    assert "worse: s1 石桥镇聘用了多少名保洁员?: was right, now answer by entry x: 很多。" == found.line


def test_a_refusal_that_an_entry_takes_is_worse(small):
    (found,) = spoilt(small, Entry("x", (MARKET.question,), "八点。"))
    assert MARKET == found.verdict.labelled


def test_what_stays_right_or_becomes_so_is_not(small):
    assert () == spoilt(small, Entry("x", (CLEANERS.question,), "75名。"), Entry("y", ("别的事?",), "答"))
    wrong = Verdict(CLEANERS, "answer", "10名", False, 1.0)
    assert () == worse([wrong], [replace(wrong, right=True)])
    assert () == worse([wrong], [wrong])


def test_a_conversation_that_went_another_way_is_told_without_an_entry():
    before = Verdict(CLEANERS, "answer", "75名", True, 1.0)
    (found,) = worse([before], [replace(before, status="refuse", lead="没有说到。", right=False)])
    assert found == Worse(before, found.verdict)
    assert "worse: s1 石桥镇聘用了多少名保洁员?: was right, now refuse: 没有说到。" == found.line


def test_questions_that_lead_to_their_entry_are_not_astray(live):
    assert () == astray(live)


def test_a_question_that_two_entries_have_is_astray_of_the_second(small):
    (tea,) = entries(TEA)
    second = replace(tea, id="second", questions=(tea.questions[0],))
    (found,) = astray(with_book(small, tea, second))
    assert Astray(second, tea.questions[0], "tea") == found
    expected = (
        'astray: faq/a.yaml:1: the question "云溪县的茶园有多大?" of entry second is answered by entry tea'
    )
    assert expected == found.line


def test_a_question_held_by_its_own_not_is_astray(small):
    (tea,) = entries(TEA)
    (found,) = astray(with_book(small, replace(tea, nots=tea.questions[:1])))
    assert ("云溪县的茶园有多大?", "", True) == (
        found.question,
        found.winner,
        "answered by no entry" in found.line,
    )


def test_an_entry_past_its_day_is_not_asked(small):
    (dead,) = entries(TEA + "  valid_until: 2020-01-01\n")
    assert () == astray(with_book(small, dead))
