"""The bench of mistyped questions: how they are mistyped, and what its table tells."""

from __future__ import annotations

import random
from dataclasses import replace

from bench.robust import as_table, fails, mistyped, typo
from bot.curating.judging import Verdict
from bot.curating.labelled import Labelled

ASKED = Labelled("1", "石湾发展农村党员多少人?", "single", "number", gold=("44名",))


def test_leaves_what_asks_and_numbers_as_they_are():
    chance = random.Random(1)
    for _ in range(50):
        assert typo("多少人?", chance) == "多少人?"
        assert typo("三百二十人", chance)[:4] == "三百二十"


def test_a_seed_draws_the_same_again_and_another_one_others():
    dialogues = [(replace(ASKED, id=str(number)),) for number in range(20)]
    first = mistyped(dialogues, "one typo", 5)
    assert first == mistyped(dialogues, "one typo", 5)
    assert first != mistyped(dialogues, "one typo", 6)
    assert first[10:] == mistyped(dialogues[10:], "one typo", 5)
    assert all(one[0].question != ASKED.question for one in first)


def test_tells_shares_and_what_is_lost():
    told = {
        "clean": [Verdict(ASKED, "answer", "44名", True, 1.0)] * 2,
        "one typo": [Verdict(ASKED, "answer", "44名", True, 1.0), Verdict(ASKED, "refuse", "", False, 1.0)],
    }
    assert as_table(told).splitlines()[-1].split() == ["one", "typo", "0.500", "0.500"]
    assert as_table(told, kinds=True).splitlines()[-2].split() == ["single.number", "1.000", "0.500"]
    assert len(list(fails(told))) == 1
