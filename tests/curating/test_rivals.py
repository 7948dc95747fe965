"""Nearly equal questions, found among many."""

import math
import random
import time
from collections import Counter

import pytest

from bot.curating.rivals import nearly_same
from bot.search.phrasings import features, key_of


def test_questions_that_share_little_are_no_pair():
    assert [] == list(nearly_same(["茶园有多大", "垃圾怎么处理", "党员有多少"], 0.5))


def test_the_order_of_words_marks_and_script_matter_little():
    questions = ["云溪县的茶园有多大", "石桥镇的垃圾怎么处理", "茶園有多大,雲溪縣的?"]
    assert [(2, 0)] == [(later, earlier) for later, earlier, _ in nearly_same(questions, 0.7)]


def test_equal_questions_overlap_wholly():
    ((later, earlier, overlap),) = nearly_same(["茶园有多大", "请问茶园有多大?"], 0.9)
    assert (1, 0, pytest.approx(1.0)) == (later, earlier, overlap)


def test_a_question_of_no_words_is_like_none():
    assert [] == list(nearly_same(["请问", "?", "请问一下"], 0.1))


@pytest.mark.parametrize("bar", [0.5, 0.85])
def test_no_pair_is_missed_of_all_that_comparing_each_with_each_finds(bar):
    chance = random.Random(3)
    words = "云溪 石桥 茶园 垃圾 党员 多少 怎么 处理 面积 有 的 家庭 清洁 保洁员 2021年".split()
    questions = ["".join(chance.choices(words, k=chance.randint(2, 6))) for _ in range(300)]
    assert dict(by_comparing_all(questions, bar)) == {
        (later, earlier): pytest.approx(overlap) for later, earlier, overlap in nearly_same(questions, bar)
    }


def by_comparing_all(questions, bar):
    sets = [features(key_of(question)) for question in questions]
    counts = Counter(feature for found in sets for feature in found)
    weight = {feature: math.log1p((len(sets) + 100) / count) for feature, count in counts.items()}
    for later, one in enumerate(sets):
        for earlier, other in enumerate(sets[:later]):
            overlap = sum(map(weight.get, one & other)) / sum(map(weight.get, one | other))
            if overlap >= bar:
                yield (later, earlier), pytest.approx(overlap)


def test_thousands_are_compared():
    chance = random.Random(4)
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 2_000)]
    questions = ["".join(chance.choices(han, k=12)) for _ in range(8_000)]
    begun = time.process_time()
    assert [] == list(nearly_same(questions, 0.85))
    assert time.process_time() - begun < 3


def test_a_thousand_questions_of_one_pattern_are_compared_in_no_time():
    pattern = "石桥镇的党员干部在全面推进乡村振兴的过程中开展了哪些活动又取得了怎样的成效" * 4
    start = time.perf_counter()
    pairs = list(nearly_same([f"{pattern}第{number}村" for number in range(1000)], 0.7))
    assert (True, {999}) == (len(pairs) > 1000, {later for later, _, _ in pairs[-1:]})
    assert time.perf_counter() - start < 15
