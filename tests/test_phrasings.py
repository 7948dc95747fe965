"""The admins' phrasings: which is the same question, which is near, which no longer counts."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.entries import Entry
from bot.search.phrasings import Match, PhrasingIndex, features, key_of
from bot.text.scripts import fold


def index(*entries, today=None):
    return PhrasingIndex(entries, today)


TEA = Entry("tea", ("云溪县的茶产业是怎么发展的?", "云溪茶产业 做法"), "答")
BIN = Entry("bin", ("石桥镇的垃圾是怎么处理的?",), "答", nots=("石桥镇的垃圾是怎么焚烧的?",))
BOOK = index(TEA, BIN)


@pytest.mark.parametrize(
    "other",
    [
        "石桥镇的垃圾是怎么处理",
        "石橋鎮的垃圾是怎麼處理的",
        "石桥镇的垃圾,是怎么处理的??",
        "请问石桥镇的垃圾是怎么处理的呢?",
        "你好,我想知道石桥镇的垃圾到底是咋处理的呀,谢谢!",
        "能不能告诉我石桥镇的垃圾是怎么处理的",
        "石桥镇的“垃圾”是怎么处理的吗",
    ],
)
def test_a_question_is_the_same_whatever_its_script_marks_and_manners(other):
    same = "石桥镇的垃圾是怎么处理" if other.endswith("处理") else "石桥镇的垃圾是怎么处理的?"
    assert key_of(fold(same)) == key_of(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("石桥镇的垃圾是怎么处理的", "石桥镇的垃圾不是怎么处理的"),
        ("石桥镇的垃圾是怎么处理的", "白桥镇的垃圾是怎么处理的"),
        ("1+5+9是什么", "15+9是什么"),
        ("3.6亿元是什么", "36亿元是什么"),
        ("下党村的党校", "想问党村的党校"),
        ("茶产业的做法", "茶产业的成效"),
    ],
)
def test_a_question_that_differs_has_another_key(one, other):
    assert key_of(one) != key_of(other)


def test_a_place_that_begins_like_a_polite_word_stays_whole():
    assert (
        key_of("下党村的党校是什么")
        == key_of("我想知道下党村的党校是什么")
        == key_of("请问,下党村的党校是什么")
    )


@pytest.mark.parametrize("word", ["请", "您好", "呢", "谢谢!", "请问,"])
def test_no_end_of_polite_words_costs_no_time(word):
    text = word * (2_000 // len(word))
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        key_of(text)
        spent.append(time.perf_counter() - start)
    assert min(spent) < 0.01


@pytest.mark.parametrize("text", ["", "?", "请问", "“”", "请问一下呢"])
def test_what_asks_nothing_is_no_phrasing(text):
    book = index(Entry("a", (text,), "答"))
    assert (None, [], 0) == (book.exact(text), book.nearest(text), len(book))


def test_a_greeting_alone_is_what_it_says():
    book = index(Entry("a", ("你好",), "答"))
    assert ("a", None) == (book.exact("你好!"), book.exact("谢谢"))


def test_the_same_question_is_exact_and_nothing_else_is():
    assert ("bin", None, None) == (
        BOOK.exact("请问石桥镇的垃圾是怎么处理的呢"),
        BOOK.exact("石桥镇的垃圾是怎么处理的,多久一次"),
        BOOK.exact("垃圾"),
    )


def test_the_nearest_stands_first_with_its_own_nearest_phrasing():
    first, *_ = BOOK.nearest("云溪的茶产业是怎么发展起来的")
    assert ("tea", "云溪县的茶产业是怎么发展的?", False) == (first.entry, first.phrasing, first.exact)
    assert 0.4 < first.score < 1.0


def test_each_entry_is_found_once():
    assert ["tea"] == [match.entry for match in BOOK.nearest("云溪茶产业")]


def test_nothing_in_common_is_not_found():
    assert [] == BOOK.nearest("hello world")


def test_a_counter_example_is_no_phrasing_but_tells_how_near_it_is():
    match, *_ = BOOK.nearest("石桥镇的垃圾是怎么焚烧的")
    assert ("石桥镇的垃圾是怎么处理的?", 1.0) == (match.phrasing, match.against)
    assert match.score < match.against
    assert BOOK.exact("石桥镇的垃圾是怎么焚烧的") is None


def test_a_phrasing_that_is_its_own_counter_example_does_not_answer():
    assert index(Entry("a", ("茶多少钱?",), "答", nots=("茶多少钱",))).exact("茶多少钱") is None


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2024, 5, 1), "a"), (date(2024, 5, 2), None), (date(2025, 1, 1), None)]
)
def test_an_entry_answers_through_its_last_day(day, expected):
    entry = Entry("a", ("茶叶节什么时候?",), "答", valid_until=date(2024, 5, 1))
    assert expected == index(entry, today=day).exact("茶叶节什么时候")


def test_of_one_phrasing_in_two_entries_the_first_answers():
    assert "a" == index(Entry("a", ("甲?",), "答"), Entry("b", ("甲",), "答")).exact("甲")


def test_what_few_entries_have_weighs_more_than_what_all_have():
    book = index(*(Entry(f"e{n}", (f"{town}的合作社是什么?",), "答") for n, town in enumerate("云石白红青")))
    near = {match.entry: match.score for match in book.nearest("云的合作社是什么")}
    assert max(score for entry, score in near.items() if entry != "e0") < near["e0"]


def test_the_right_one_of_many_like_it_is_found():
    entries = [Entry(f"e{n}", (f"{n}号村民小组的{n % 7}号水井是什么时候修的?",), "答") for n in range(3_000)]
    assert "e1234" == PhrasingIndex(entries).nearest("请问1234号小组的2号水井何时修的")[0].entry


def test_the_overlap_of_two_texts_is_that_of_a_match():
    match, *_ = BOOK.nearest("石桥镇的垃圾处理")
    assert match.score == pytest.approx(BOOK.overlap("石桥镇的垃圾处理", fold(match.phrasing)))


def test_no_entries_are_an_index_too():
    assert ([], None, False) == (index().nearest("甲?"), index().exact("甲?"), index().has("甲"))


@given(st.lists(st.text("云溪石桥镇茶产业垃圾的是什么怎么多少?, a1", min_size=1, max_size=12), max_size=8))
def test_every_phrasing_is_nearest_to_itself(texts):
    book = PhrasingIndex([Entry(str(number), (text,), "答") for number, text in enumerate(texts)])
    for text in texts:
        found = book.nearest(text)
        if features(key_of(text)):
            assert Match(found[0].entry, found[0].phrasing, 1.0, True) == found[0]
            assert book.exact(text) is not None
