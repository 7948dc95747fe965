"""Whatever is typed: an answer of a valid shape, or a mistake in one line."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_json, as_text, lines_of
from bot.errors import UserError
from bot.models import Answer, Kind, Status

SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)

PIECES = st.sampled_from(
    "寿宁县 石湾镇街道 壽寧縣 多少 几 哪年 谁 哪里 为什么 有哪些 案例 分别 和 、 , ? 那 呢 它 还有呢 介绍一下 党员 资金 "
    "项目 万元 2021年 1070 3.6亿 “ ” 《 》 「 『 没有 提到 最多 最少 比 责任编辑 日期 oem EMAIL ( ) （ 　 … % + "
    "顶目 石解 十 百分之 万 亿 第 的 是 \U0001f600 \u0301 ﬁ ① Ⅳ".split(" ")
)
TYPED = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60),
    st.lists(PIECES, max_size=14).map("".join),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Mn", "So", "Nd"]), max_size=40),
)


def asked(text, library, conversation):
    """The answer, checked for its shape, or None where the message was a mistake."""
    try:
        answer, after = respond(text, library, conversation)
    except UserError as error:
        assert 0 < len(str(error).splitlines()[0]) < 200
        return None, conversation
    check(answer, library)
    return answer, after


def check(answer, library):
    assert isinstance(answer, Answer)
    assert (True, True) == (answer.status in Status, answer.kind in Kind)
    assert 0 < len(answer.lead.text) <= 160
    assert 0 < len(as_text(answer)) <= 900
    assert set(answer.cases) <= set(library.cases)
    for line in lines_of(answer):
        assert all(0 <= start < end <= len(line.text) for start, end in line.bold)
        assert line.cites is None or 0 <= line.cites < len(answer.citations)
    assert answer.status is not Status.REFUSE or not answer.citations
    json.dumps(as_json(answer), ensure_ascii=False).encode("utf-8")


@SETTINGS
@given(TYPED)
def test_any_message(library, text):
    asked(text, library, Conversation())


@SETTINGS
@given(st.lists(TYPED, min_size=2, max_size=4))
def test_any_conversation(library, texts):
    conversation = Conversation()
    for text in texts:
        _, conversation = asked(text, library, conversation)


@pytest.mark.parametrize(
    "text",
    [
        "党" * 500,
        "寿宁县" * 600,
        "、" * 2000,
        "“" * 1000 + "”" * 1000,
        "1" * 2000,
        "a" * 2000,
        "多少" * 1000,
        "分别" * 1000,
        "()" * 1000,
        "的" * 2000,
        "那呢?" * 600,
    ],
    ids=lambda text: text[:6],
)
def test_a_very_long_message(library, text):
    answer, _ = asked(text, library, Conversation())
    assert answer is not None
