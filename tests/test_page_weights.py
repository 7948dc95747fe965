"""A question's words weighed within one page."""

from bot.answering.evidence.page_weights import PageWeights
from bot.answering.evidence.question_words import QuestionWords

SENTENCES = ("薰衣草是唇形科的植物", "薰衣草原产于地中海沿岸", "薰衣草的花可以提取精油", "它在夏天开花")


def page(*grams: str) -> PageWeights:
    words = QuestionWords(",".join(grams), lambda term: 1, 10)
    return PageWeights(words, SENTENCES, "薰衣草是唇形科")


def test_what_stands_nowhere_on_the_page_tells_nothing():
    assert (0.0, 0.0, 0.0, 0.0) == page("火车", "几点").shares(SENTENCES[0])
    assert (1.0, 1.0) == page("火车").best
    assert (0.0, 0.0, 0.0, 0.0) == page("精油").shares("")


def test_a_word_of_one_sentence_weighs_more_than_the_subject_that_all_have():
    weights = page("衣草", "精油")
    subject, answer = weights.shares(SENTENCES[0]), weights.shares(SENTENCES[2])
    assert subject[0] < 0.5 < answer[0] == weights.best[0]


def test_words_of_the_opening_do_not_count_beyond_it():
    _, _, words, characters = page("衣草", "精油").shares("薰衣草")
    assert (0.0, 0.0) == (words, characters)
    assert 1.0 == page("衣草", "精油").shares("提取精油")[2]
