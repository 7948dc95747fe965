"""The synonym lexicon as data: its form, so that whoever adds a line sees at once what is wrong with it."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import bot.text
from bot.text.scripts import fold

FILE = Path(bot.text.__file__).with_name("synonyms.txt")
LINES = FILE.read_text(encoding="utf-8").splitlines()
GROUPS = [line.split(", ") for line in LINES if line and not line.startswith("#")]
WORDS = [word for group in GROUPS for word in group]

# The longest official names (村级电商服务点) have 8 characters; more is a sentence, not a word.
LONGEST = 8
# A word in more groups than this means everything, so that expanding it finds everything.
MOST_MEANINGS = 4


def test_words_are_set_apart_by_a_comma_and_a_space():
    assert not [
        word for word in WORDS if not word or word != word.strip() or re.search(r"[,，、;；\[\]\"]", word)
    ]


def test_it_is_large():
    assert len(GROUPS) >= 700


def test_each_group_has_two_different_words_or_more():
    assert not [group for group in GROUPS if len(group) < 2 or len(set(group)) != len(group)]


def test_no_group_stands_twice_or_inside_another():
    sets = sorted((frozenset(group) for group in GROUPS), key=len)
    homes: dict[str, list[int]] = {}
    for number, group in enumerate(sets):
        for word in group:
            homes.setdefault(word, []).append(number)
    inside = [
        sorted(group)
        for number, group in enumerate(sets)
        if any(other != number and group <= sets[other] for other in homes[next(iter(group))])
    ]
    assert not inside


def test_words_are_search_keys_already():
    assert not [(word, fold(word)) for word in WORDS if fold(word) != word]


def test_chinese_words_are_short_and_have_no_spaces():
    chinese = [word for word in WORDS if re.search(r"[一-鿿]", word)]
    assert not [word for word in chinese if len(word) > LONGEST or re.search(r"\s", word)]


def test_other_words_are_plain_english_or_figures():
    other = [word for word in WORDS if not re.search(r"[一-鿿]", word)]
    assert not [word for word in other if not re.fullmatch(r"[a-z]+(?:[ -][a-z]+)*|[0-9]+%?", word)]


def test_no_word_means_everything():
    assert not sorted({word for word in WORDS if WORDS.count(word) > MOST_MEANINGS})


@pytest.mark.parametrize(
    "apart",
    [
        ("增长", "下降"),
        ("涨", "跌"),
        ("增幅", "降幅"),
        ("增产", "减产"),
        ("超过", "不足"),
        ("至少", "至多"),
        ("收入", "支出"),
        ("盈利", "亏损"),
        ("买", "卖"),
        ("人均", "户均"),
        ("同比", "环比"),
        ("去年", "今年"),
        ("开始", "结束"),
        ("种植", "养殖"),
        ("城市", "农村"),
        ("老人", "孩子"),
        ("线上", "线下"),
        ("化肥", "有机肥"),
        ("茶叶", "茶园"),
        ("果园", "水果"),
        ("党员", "党组织"),
        ("贷款", "补贴"),
        ("省级", "国家级"),
        ("同意", "反对"),
    ],
)
def test_opposites_and_mere_neighbours_stay_apart(apart: tuple[str, str]):
    # Both words must stand somewhere, else keeping them apart would be no feat.
    assert set(apart) == set(apart) & set(WORDS)
    assert not [group for group in GROUPS if set(apart) <= set(group)]


@pytest.mark.parametrize(
    "asked, written",
    [
        ("娃", "儿童"),
        ("茅房", "公厕"),
        ("劝架", "调解"),
        ("拉来", "引进"),
        ("几成", "占比"),
        ("涨", "增长"),
        ("大棚", "温室"),
        ("茶", "tea"),
        ("送外卖的", "配送员"),
        ("评上", "荣获"),
        ("cctv", "中央电视台"),
        ("没人种的地", "撂荒地"),
        ("在外打工的党员", "流动党员"),
    ],
)
def test_what_people_say_meets_what_pages_write(asked: str, written: str):
    assert any({asked, written} <= set(group) for group in GROUPS)


def test_each_topic_has_its_comment():
    # A group before the first topic would be one that nobody finds when they look for its like.
    first_group = next(number for number, line in enumerate(LINES) if line and not line.startswith("#"))
    assert any(line.startswith("# --- ") for line in LINES[:first_group])
    topics = [line for line in LINES if line.startswith("# --- ")]
    assert sorted(set(topics)) == sorted(topics)


def test_no_two_groups_are_nearly_the_same():
    # Sharing three Chinese words and most of the shorter group is one group written twice.
    homes: dict[str, list[int]] = {}
    for number, group in enumerate(GROUPS):
        for word in group:
            homes.setdefault(word, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for numbers in homes.values():
        for pair in combinations(numbers, 2):
            shared[pair] = shared.get(pair, 0) + 1
    assert not [(GROUPS[a], GROUPS[b]) for (a, b), count in shared.items() if count >= 3]
