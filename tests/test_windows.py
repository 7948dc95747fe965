"""The stretch of a page that a lead tells."""

from __future__ import annotations

from itertools import pairwise

from bot.answering.evidence.ranking import Clause
from bot.answering.evidence.windows import Piece, joined, stretches, window
from bot.models import LEAD_LIMIT, Quote
from bot.search.sentences import ReadSentence


def sentence(text: str, start: int, line: int = 1) -> ReadSentence:
    quote = Quote(text, start, start + len(text), line)
    return ReadSentence(quote, "a", "a-0", 0, "", text, "", "")


def clauses(*told: tuple[ReadSentence, tuple[float, ...]]) -> list[Clause]:
    return [
        Clause(one, start, end, chance)
        for one, chances in told
        for (start, end), chance in zip(one.clauses, chances, strict=True)
    ]


def test_begins_where_most_is_told_soonest():
    assert (50, 130) == window(
        [Piece(0, 50, 0.1), Piece(50, 90, 0.7), Piece(90, 130, 0.2), Piece(130, 230, 0.1)]
    )


def test_a_clause_that_is_cut_off_counts_for_less():
    pieces = [Piece(0, 100, 0.3), Piece(100, 160, 0.4)]
    assert (100, 160) == window(pieces)


def test_a_sure_clause_is_told_without_its_neighbours():
    first = sentence("桥建于1901年,由县里出资,", 0)
    found = stretches(clauses((first, (0.9, 0.01))))[0]
    assert "桥建于1901年," == found.quote.text[found.start : found.end]
    assert (first, 0) == (found.best.sentence, found.offset)


def test_in_doubt_it_goes_on_over_the_end_of_the_sentence():
    first, second = sentence("桥建于1901年。", 0), sentence("1950年又重建。", 9)
    found = stretches(clauses((first, (0.5,)), (second, (0.4,))))[0]
    assert "桥建于1901年。1950年又重建。" == found.quote.text[found.start : found.end]
    assert (0, 18) == (found.quote.start, found.quote.end)


def test_never_goes_on_over_a_gap():
    first, second = sentence("桥建于1901年。", 0), sentence("1950年又重建。", 11, line=2)
    found = stretches(clauses((first, (0.5,)), (second, (0.4,))))[0]
    assert first.quote == found.quote


def shown(*told: tuple[ReadSentence, tuple[float, ...]]) -> list[str]:
    return [one.shown for one in stretches(clauses(*told))]


LONG = "这座桥几经修缮,桥身两侧的石栏在战乱里毁去大半,如今所见的都是后来照着旧样一块一块补上去的;"


def test_what_hardly_answers_is_not_told_beside_a_sure_clause():
    assert ["桥建于1901年"] == shown(
        (sentence("桥建于1901年,", 0), (0.9,)), (sentence("1950年又重建。", 20, line=2), (0.04,))
    )


def test_what_may_answer_elsewhere_on_the_page_is_told_behind():
    assert ["1950年又重建。", "桥建于1901年"] == shown(
        (sentence("桥建于1901年,", 0), (0.3,)), (sentence("1950年又重建。", 20, line=2), (0.5,))
    )


def test_it_takes_the_place_of_an_end_that_is_worth_less_but_not_of_what_is_read_at_a_glance():
    again = "1950年又重建,工程由县里的石匠历时两年做成。"
    first, second = sentence("桥建于1901年," + 2 * LONG, 0), sentence(again, 300, line=2)
    whole, chances = len(first.folded) - 1, (0.5, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05)
    told = shown((first, chances[: len(first.clauses)]), (second, (0.05, 0.3)))
    assert ("桥建于1901年", True, again) == (told[0][:8], 60 <= len(told[0]) < whole, told[1])


def test_both_stretches_fit_a_lead():
    first, second = sentence("桥建于1901年,", 0), sentence(4 * LONG, 20, line=2)
    told = stretches(clauses((first, (0.6,)), (second, tuple(0.1 for _ in second.clauses))))
    assert (2, True) == (len(told), len(joined(told[0].shown, told)) <= LEAD_LIMIT)


def test_what_a_page_about_as_likely_tells_is_told_behind_and_said_to_be_of_another():
    first = sentence("桥建于1901年,", 0)
    other = sentence("另一座桥建于1950年。", 0)._replace(case="b")
    told = stretches(clauses((first, (0.3,))), clauses((other, (0.2,))))
    assert ["a", "b"] == [one.case for one in told]
    assert "桥建于1901年……另一篇:另一座桥建于1950年。" == joined(told[0].shown, told)
    assert 1 == len(stretches(clauses((first, (0.3,))), clauses((other, (0.01,)))))


def test_the_quote_is_whole_sentences():
    told = [sentence("甲是一,乙是二。", 0), sentence("丙是三,丁是四。", 8), sentence("戊是五。", 16)]
    assert all(a.quote.end == b.quote.start for a, b in pairwise(told))
    found = stretches(clauses((told[0], (0.0, 0.1)), (told[1], (0.1, 0.6)), (told[2], (0.5,))))[0]
    assert "丁是四。" == found.best.sentence.folded[found.best.start : found.best.end]
    assert found.quote.text.endswith("丙是三,丁是四。戊是五。")
