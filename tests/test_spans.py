"""Which numbers of a sentence can be what is asked for."""

import pytest

from bot.answering.evidence.spans import fitting
from bot.answering.understanding.asking import asked_for
from bot.models import Quote
from bot.search.sentences import ReadSentence


def numbers(text, question):
    sentence = ReadSentence(Quote(text, 0, len(text), 1), "a", "a-0", 0, "", text, "", "")
    return [text[start:end] for (start, end), _ in fitting(sentence, asked_for(question), question)]


@pytest.mark.parametrize(
    ("found", "text", "question"),
    [
        ([], "营造社会、学校、家庭三位一体的氛围", "有几位老师"),
        ([], "开展“十个一”暖心活动", "办了几个活动"),
        (["三位"], "营造社会、学校、家庭三位一体的氛围", "是几位一体"),
        (["三位"], "请来三位一百多岁的老人", "请来几位老人"),
        (["7个"], "“十个一”活动办了7个", "办了几个活动"),
    ],
)
def test_a_numeral_of_a_shorthand_counts_nothing(found, text, question):
    assert found == numbers(text, question)
