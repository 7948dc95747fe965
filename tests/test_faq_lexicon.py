"""`lexicon.yaml`: groups and words as searches use them, and every problem at its line."""

import pytest

from bot.faq.lexicon import read_lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ((), (), ())),
        ("# later\n", ((), (), ())),
        ("同义:\n词:\n", ((), (), ())),
        ("同义:\n- [多少錢, 資金, ＧＤＰ]\n- [24小时, how much]\n", ((("多少钱", "资金", "gdp"), ("24小时", "how much")), (), ())),
        ("词: [头雁, 頭雁, 一肩挑]", ((), ("头雁", "一肩挑"), ())),
    ],
)  # fmt: skip
def test_words_are_folded_and_stand_once(text, expected):
    assert expected == read_lexicon(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[甲, 乙]", [("not-a-lexicon", 1)]),
        ("同义: [甲, 乙]", [("not-groups", 1), ("not-groups", 1)]),
        ("同义: 甲", [("not-groups", 1)]),
        ("词: 甲", [("not-texts", 1)]),
        ("词:\n- 甲\n- [乙]", [("not-a-text", 3)]),
        ("同义:\n- [甲]\n- [钱, 錢]\n- [甲, '?']", [("small-group", 2), ("small-group", 3), ("bad-word", 4)]),
        ("词: [甲 乙, '']", [("bad-word", 1), ("empty-text", 1)]),
        (f"词: [{'长' * 31}]", [("too-long", 1)]),
        ("同义词: []\n\nwords: []", [("unknown-key", 1), ("unknown-key", 3)]),
        ("词: &a [甲]\n同义: *a", [("yaml-alias", 1), ("yaml-alias", 2), ("not-groups", 2)]),
        ("词: [甲", [("yaml-open", 1)]),
    ],
)
def test_each_problem_has_its_line_and_nothing_is_used(text, expected):
    synonyms, words, problems = read_lexicon(text, "faq/lexicon.yaml")
    assert ((), ()) == (synonyms, words)
    assert expected == [(problem.code, problem.place.line) for problem in problems]
    assert all(problem.chinese.startswith("faq/lexicon.yaml:") for problem in problems)
