"""What the marker learns from and how it is judged."""

import pytest

from bench.reading import Row
from bench.train_marker import Told, is_gold, is_right, report
from bot.text.scripts import fold


@pytest.mark.parametrize(
    ("expected", "text", "gold"),
    [
        (False, "1994年", "1997年"),
        (False, "该塔由建筑师陆文川在许多年以前设计", "陆文川"),
        (False, "陆文", "陆文川"),
        (True, "陆文川", "陆文川"),
        (True, "建筑师陆文川", "陆文川"),
    ],
)
def test_a_mark_is_gold_or_holds_it_with_little_more(expected, text, gold):
    assert expected is is_gold(text, [gold])


@pytest.mark.parametrize(
    ("expected", "core", "gold"),
    [
        (False, "1994年", "1997年落成"),
        (True, "1997年", "1997年落成"),
        (True, "1997年", "该塔1994年选址,1997年落成"),
        (False, "19", "1997年"),
    ],
)
def test_a_range_is_right_where_its_phrase_is_or_in_a_whole_clause(expected, core, gold):
    lead = "该塔1994年选址,1997年落成。"
    at = lead.find(core)
    assert expected is is_right(lead, fold(lead), (at, at + len(core)), [gold])


def test_what_is_unsure_counts_as_not_marked():
    lead = "该塔1994年选址,1997年落成。"
    spans = [(2, 7), (10, 15)]
    row = Row("1", "何时落成?", "p", ("1997年",))
    told = [
        Told(row, "when", 0, lead, spans, chances=[0.1, 0.9]),
        Told(row, "when", 0, lead, spans, chances=[0.1, 0.2]),
        Told(row, "when", 0, lead, spans, chances=[0.9, 0.1]),
        Told(row, "when", 0),
    ]
    assert [0.25, 0.5] == report(told)["when"]
