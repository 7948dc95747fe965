"""What was asked in vain, put together."""

import random

import pytest

from bot.curating.misses import Cluster, clusters
from bot.search.names import NameTable
from bot.store import Miss

NONE = NameTable(())


def miss(answer, question, person="p", asked=1.0, bad=False):
    return Miss(answer, question, "answer" if bad else "refuse", "none", bad, None, person, asked)


def together(*questions):
    """The questions by cluster, each a set."""
    misses = [miss(number, question) for number, question in enumerate(questions)]
    return [set(cluster.questions) for cluster in clusters(misses, NONE)]


def test_nothing_asked_is_nothing_to_do():
    assert () == clusters([], NONE)


def test_one_question_in_any_script_and_manner_is_one():
    misses = [
        miss(1, "村里有多少党员?"),
        miss(2, "請問村裡有多少黨員", "q", 3.0),
        miss(3, "村里有多少党员?", "q", 2.0),
    ]
    expected = Cluster(("村里有多少党员?",), (1, 2, 3), 3, 2, 3.0, 0)
    assert (expected,) == clusters(misses, NONE)


def test_questions_alike_are_together_and_others_are_not():
    expected = [{"民宿怎么收费?", "民宿收费怎么收?"}, {"工资什么时候发?"}]
    assert expected == together("民宿怎么收费?", "工资什么时候发?", "民宿收费怎么收?")


@pytest.mark.parametrize(
    "other",
    [
        "上海的村里有多少党员?",
        "北京的村里谁是党员?",
        "北京的村里有多少2021年党员?",
        "北京的村里有多少三级党员?",
    ],
    ids=["place", "asked for", "number", "numeral"],
)
def test_what_makes_another_question_keeps_them_apart(other):
    assert [{"北京的村里有多少党员?"}, {other}] == together("北京的村里有多少党员?", other)


def test_places_of_the_cases_keep_apart_what_the_dictionary_does_not():
    asked = "{}的党员先锋岗评比活动是什么时候开始办的"
    misses = [miss(number, asked.format(place)) for number, place in enumerate(("藏马", "大场"))]
    names = NameTable([("a", [("藏马", True)]), ("b", [("大场", True)])])
    assert (2, 1) == (len(clusters(misses, names)), len(clusters(misses, NONE)))


def test_the_most_wanted_come_first_by_people_then_times_then_last():
    misses = [
        *(miss(n, "民宿怎么收费?", "p") for n in range(5)),
        miss(10, "工资什么时候发?", "p"),
        miss(11, "工资什么时候发?", "q"),
        miss(20, "食堂几点开门?", "p", 9.0),
        miss(30, "车站在哪里?", "p", 8.0),
    ]
    expected = ["工资什么时候发?", "民宿怎么收费?", "食堂几点开门?", "车站在哪里?"]
    assert expected == [cluster.questions[0] for cluster in clusters(misses, NONE)]


def test_a_cluster_shows_what_was_asked_most_first_and_counts_the_bad():
    misses = [
        miss(1, "民宿收费怎么收?"),
        miss(2, "民宿怎么收费?", "q", 5.0, bad=True),
        miss(3, "民宿怎么收费?", "r", 4.0),
    ]
    expected = Cluster(("民宿怎么收费?", "民宿收费怎么收?"), (2, 3, 1), 3, 3, 5.0, 1)
    assert (expected,) == clusters(misses, NONE)


def test_marks_alone_are_a_question_of_their_own():
    assert [{"???"}, {"!"}] == together("???", "!")


def test_every_miss_is_in_one_cluster_of_thousands():
    chance = random.Random(2)
    places = "云溪县 石桥镇 白水镇 青石镇 红岭镇".split()
    things = "茶园 垃圾 党员 保洁员 志愿者 食堂 民宿 工资 补贴 车站 图书室 渠道 户厕 茶农 培训".split()
    asks = "有多少 在哪里 怎么申请 谁负责 是什么 什么时候办 要多少钱 为什么不办".split()
    ends = ["?", "呢", "请告诉我", "", "啊", "具体情况"]
    misses = [
        miss(n, "".join(map(chance.choice, (places, things, things, asks, ends)))) for n in range(5_000)
    ]
    found = clusters(misses, NONE)
    assert sorted(range(5_000)) == sorted(answer for cluster in found for answer in cluster.answers)
