"""Only numbers of one thing stand side by side."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status

TOWNS = {
    "青禾镇": "青禾镇坚持党建引领,发展党员34名,储备后备干部60名,推动各项工作走在前列。\n"
    "青禾镇盘活闲置厂房,近三年带动村集体增收520万元,让群众过上好日子。\n"
    "青禾镇依托党校举办培训班18期,培训900人次,不断提升干部群众的素质。",
    "白沙镇": "白沙镇整合政策支持产业发展,推出信用贷款,帮助150名党员解决创业难题,受到群众欢迎。\n"
    "白沙镇2023年人均纯收入达21800元,群众的获得感和幸福感不断提升。\n"
    "白沙镇组建46人的党校教师队伍,把课堂开到田间地头,让党员学有所用。",
    "红枫镇": "红枫镇吸收优秀青年入党,去年发展农村党员12人,为队伍注入新鲜血液。\n"
    "红枫镇把80名青年纳入党员发展后备库,为乡村培育好苗子,形成了良好的氛围。",
}


@pytest.fixture(scope="module")
def towns(library_of):
    page = "{}党建引领乡村振兴\n来源:青禾日报\n{}\n"
    return library_of({f"{number}.txt": page.format(*told) for number, told in enumerate(TOWNS.items())})


def shown(question, library):
    answer, _ = respond(question, library, Conversation())
    assert Status.ANSWER is answer.status
    return answer.cases, [line.text for line in (answer.lead, *answer.body)]


def test_helped_and_listed_members_are_no_new_ones(towns):
    cases, lines = shown("哪个案例发展的党员最多?", towns)
    assert (("0", "2"), "最多的是青禾镇:34名") == (cases, lines[0])
    assert not any("150名" in line or "80名" in line for line in lines)


def test_what_is_of_one_head_stands_beside_no_total(towns):
    cases, lines = shown("哪个案例带动群众增收最多?", towns)
    assert (("0",), "写明的只有青禾镇:520万元") == (cases, lines[0])
    assert "无从比较" in lines[-1]
    assert (("1",), "写明的只有白沙镇:21800元") == (lambda c, ls: (c, ls[0]))(
        *shown("人均收入最高的是哪里?", towns)
    )


def test_courses_are_no_teachers(towns):
    cases, lines = shown("青禾镇和白沙镇谁的党校教师多?", towns)
    assert (("1",), True) == (cases, any(line.startswith("资料里没有说到:青禾镇") for line in lines))
    assert not any("18期" in line for line in lines)


LAND = {
    "a.txt": "东岭镇党建引领乡村振兴\n来源:青禾日报\n  东岭镇流转土地1200亩发展特色种植,村民的日子越过越好。\n"
    "  东岭镇建成高标准农田3.5万亩,旱涝保收,大家都说好。\n",
    "b.txt": "西岭镇党建引领乡村振兴\n来源:青禾日报\n  西岭镇建成高标准农田2.1万亩,旱涝保收,大家都说好。\n",
    "c.txt": "北岭镇党建引领乡村振兴\n来源:青禾日报\n  北岭镇流转土地0.2万亩发展特色种植,村民的日子越过越好。\n",
}


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("最多的是北岭镇:0.2万亩", "哪个地方流转的土地最多?"),
        ("最多的是北岭镇:0.2万亩", "东岭镇和北岭镇谁流转的土地多?"),
        ("最多的是东岭镇:3.5万亩", "哪个镇建成的高标准农田最多?"),
    ],
)
def test_land_leased_is_not_land_made_good(library_of, told, question):
    answer, _ = respond(question, library_of(LAND), Conversation())
    assert (Status.ANSWER, told) == (answer.status, answer.lead.text)


def test_who_leases_no_land_is_told_as_such(library_of):
    answer, _ = respond("西岭镇和北岭镇谁流转的土地多?", library_of(LAND), Conversation())
    assert ("2.1万亩" in answer.lead.text, "西岭镇" in "".join(line.text for line in answer.body)) == (
        False,
        True,
    )


HOMES = {
    "a.txt": "东岭镇党建引领乡村振兴\n  东岭镇坚持党建引领,各项工作走在前列。\n  东岭镇带动农户1200户增收,大家都说好。\n"
    "  东岭镇请专家授课,9800人农民参加培训,大家都说好。\n  东岭镇硬化水泥路12公里,出行方便多了。\n",
    "b.txt": "西岭镇党建引领乡村振兴\n  西岭镇坚持党建引领,各项工作走在前列。\n  西岭镇帮助0.3万户农户增收,大家都说好。\n"
    "  西岭镇新修水泥路8600米,出行方便多了。\n",
}


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("最多的是西岭镇:0.3万户", "哪个案例带动的农户最多?"),
        ("最少的是东岭镇:1200户", "哪个案例带动的农户最少?"),
        ("最多的是东岭镇:12公里", "东岭镇和西岭镇谁的水泥路长?"),
    ],
)
def test_households_are_no_heads_and_roads_have_lengths(library_of, told, question):
    answer, _ = respond(question, library_of(HOMES), Conversation())
    assert (Status.ANSWER, told) == (answer.status, answer.lead.text)


def test_a_head_of_a_town_is_no_length(library_of):
    answer, _ = respond("东岭镇和西岭镇谁是镇长?", library_of(HOMES), Conversation())
    assert Status.ANSWER is not answer.status
