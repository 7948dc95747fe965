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
