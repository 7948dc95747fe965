"""What came of what a case did."""

import pytest

from bot.models import Kind, Status
from bot.text.scripts import fold
from tests.conversing import last

PAGES = {
    "a.txt": "石桥镇党建引领振兴\n来源:石桥日报\n"
    "  近年来,石桥镇坚持支部带头,投入资金800万元,力争让5000名群众增收,把党旗插在了产业链上。\n"
    "  石桥镇建成蔬菜大棚120座,带动600户农民增收,户均年收入提高到4.2万元,村民的腰包鼓了起来。\n"
    "  石桥镇办起了夜校,开设课程20门,请来了县里的技术员,田间地头都是课堂。\n"
    "  夜校开办以来培训学员900人,其中300人拿到证书后实现就业,昔日的庄稼汉成了技术能手。\n"
    "  2023年,石桥镇被评为全省乡村治理示范镇,各地前来参观学习的人络绎不绝。\n",
    "b.txt": "柳河镇支部带富一方\n来源:柳河日报\n"
    "  柳河镇党员一户一户做工作,乡亲们的心拧成了一股绳,村里越来越热闹。\n"
    "  柳河镇集体经济收入增长35%,群众的获得感和幸福感不断增强,人人都说日子有了奔头。\n",
}


@pytest.fixture(scope="module")
def two(library_of):
    return library_of(PAGES)


def text(answer):
    return "\n".join((answer.lead.text, *(line.text for line in answer.body)))


@pytest.mark.parametrize(
    "questions",
    [
        ("石桥镇取得了什么成效?",),
        ("石橋鎮的成果有哪些?",),
        ("石桥镇这样做带来了哪些变化?",),
        ("介绍一下石桥镇", "效果怎么样?"),
        ("石桥镇办了什么学校?", "取得了什么成绩?"),
    ],
)
def test_results_are_told_and_neither_aims_nor_what_was_spent(two, questions):
    answer = last(two, *questions)
    assert (Status.ANSWER, Kind.LIST, "outcomes") == (answer.status, answer.kind, answer.reasons.rule)
    told = fold(text(answer))
    assert [] == [part for part in ("600户", "4.2万元", "300人", "示范镇") if part not in told]
    assert "800万元" not in told
    assert len(answer.citations) == 1 + len(answer.body)
    starts = [citation.quote.start for citation in answer.citations[1:]]
    assert sorted(starts) == starts


def test_results_of_one_thing_are_told_of_it_alone(two):
    answer = last(two, "石桥镇的夜校取得了什么成效?")
    assert "900人" in answer.lead.text
    assert "4.2万元" not in text(answer)


def test_asked_for_more_the_case_tells_no_result_twice(two):
    first = last(two, "石桥镇取得了什么成效?")
    more = last(two, "石桥镇取得了什么成效?", "还有吗?")
    told = {citation.quote.start for citation in first.citations}
    assert not told & {citation.quote.start for citation in more.citations}


@pytest.mark.parametrize(
    "questions",
    [
        ("两个案例各取得了什么成效?",),
        ("石桥镇和柳河镇的成效有什么不同?",),
        ("讲讲石桥镇", "跟柳河镇的成效比呢?"),
    ],
)
def test_each_case_has_its_weightiest_result(two, questions):
    answer = last(two, *questions)
    assert (Kind.COMPARE, ("a", "b")) == (answer.kind, answer.cases)
    assert "35%" in text(answer)


def test_whose_results_is_asked_back(two):
    assert "which case" == last(two, "取得了什么成效?").reasons.rule
