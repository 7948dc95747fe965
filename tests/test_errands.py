"""Messages that no page can tell."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.understanding.errands import is_errand
from bot.models import Status


@pytest.mark.parametrize(
    "question",
    [
        "老人今天领到了多少工资",
        "“1+5+9”是什么",
        "《古兰经》为什么不翻译",
        "村里的1+3模式指什么",
        "你们最近发展了多少党员",
        "我们镇附近的村怎么做的",
        "今天的路口镇是由哪两个乡镇合并的",
        "热力学温标的度数加上多少可以转换成摄氏",
        "把部队改造成什么",
    ],
)
def test_a_question_about_pages_is_no_errand(question):
    assert not is_errand(question, named=False)


@pytest.mark.parametrize(
    "question",
    [
        "后天广州下雨吗",
        "今天几号",
        "昨晚的球赛谁赢了",
        "12乘以12等于多少",
        "从1加到50等于几",
        "帮我写首诗",
        "替我订一张机票",
        "“你好”用法语怎么说",
        "你有对象吗",
        "你是机器人还是真人",
        "附近有没有药店",
    ],
)
def test_what_is_to_be_done_or_of_the_day_is_one(question):
    assert is_errand(question, named=False)


def test_what_is_to_be_done_with_a_named_case_is_none():
    assert not is_errand("帮我写段云溪县的介绍", named=True)
    assert is_errand("云溪县明天会下雨吗", named=True)


def test_it_is_refused_whatever_the_pages_have(small):
    answer, _ = respond("帮我把茶园翻译成英文", small, Conversation())
    assert (Status.REFUSE, True) == (answer.status, "帮不上" in answer.lead.text)
