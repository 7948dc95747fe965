"""Counted shorthands that a page has, and whether it tells what they stand for."""

import pytest

from bot.answering import Conversation, respond
from bot.library import open_library
from bot.models import Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "question",
    [
        "石湾的“三大工程”是哪三大工程?",
        "寿宁的“三个带头”是哪三个带头?",
        "石湾的“三化”工作法是哪三化?",
        "寿宁的“三讲”课堂是哪三讲?",
        "石湾的“四小园”是哪四园?",
    ],
)
def test_what_the_page_lists_is_told(library, question):
    assert reply(question, library).status is Status.ANSWER


@pytest.mark.parametrize(
    ("why", "question"),
    [
        ("没有说是哪六有", "寿宁村级党校的“六有”标准是哪六有?"),
        ("没有说是哪十个一", "寿宁的“十个一”暖心活动具体是哪十个一"),
        ("没有说是哪五好", "石湾的“五好”支部是指哪五好?"),
    ],
)
def test_a_shorthand_that_stands_alone_is_no_answer(library, why, question):
    answer = reply(question, library)
    assert (Status.REFUSE, True) == (answer.status, why in answer.lead.text)


PAGE = """柏岭镇党建办公室的“四化”管理
来源:柏岭发布
  柏岭镇推行“四化”管理,党员服务有了章法。
  以网格化布局,把全镇分成18个片区。以信息化支撑,群众来电有人接听、有人登记。为强化责任,镇里另设监督岗。
  以专业化队伍,调解邻里纠纷。以常态化走访,每月入户一次。
"""


@pytest.fixture
def village(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(PAGE, "utf-8")
    return open_library(tmp_path / "pages", var=tmp_path / "var")


def test_what_is_spelled_out_sentence_by_sentence_is_told_point_by_point(village):
    answer = reply("柏岭镇的“四化”管理是哪四化?", village)
    openings = ["以网格化", "以信息化", "以专业化", "以常态化"]
    assert openings == [citation.quote.text[:4] for citation in answer.citations]


def test_what_has_not_as_many_is_not_spelled_out(village):
    assert reply("柏岭镇的“五化”管理是哪五化?", village).status is Status.REFUSE
