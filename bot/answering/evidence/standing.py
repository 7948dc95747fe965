"""What a sentence is worth by where it stands, whatever its words: in the village asked about, in a title, told last."""

from __future__ import annotations

from collections.abc import Sequence

from bot import lazy_re as re
from bot.answering.evidence.households import another_household
from bot.answering.evidence.stretches import place_within, stretches_of
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.evidence import Reading
from bot.search.sentences import ReadSentence
from bot.search.terms import Term


class Standing:
    """Weighs the readings of one question; `titles` are those that are read as sentences. `terms` are the words to read
    for: where a village stands for a stretch of its page, its name need not stand in the sentence."""

    def __init__(self, question: Question, library: Library, titles: Sequence[ReadSentence]) -> None:
        self._question = question
        self._page = library.page_text
        self._titles = {(title.case, title.quote.start) for title in titles}
        self._place, self._stretches = _place(question, library)
        self._told_last = _told_last(question.folded)
        other = tuple(term for term in question.terms if term.text not in self._place)
        self.terms: tuple[Term, ...] = other or question.terms

    def of(self, reading: Reading) -> float:
        """A factor for a reading's score."""
        question, sentence = self._question, reading.sentence
        at = (sentence.case, sentence.quote.start)
        factor = 1.0
        if question.own and not question.own & set(reading.matched):
            factor *= CARRIED
        if at in question.last:
            factor *= self._told_last
        elif question.last and _ONE_BY_ONE.search(question.folded) and _LISTS.search(sentence.folded):
            factor *= THEN
        if at in self._titles and any(quantity.approximate for quantity in sentence.quantities):
            factor *= IN_TITLE
        if question.asked.ask is Ask.NUMBER and any(
            name.whole and name.text in sentence.folded for name in question.names
        ):
            factor *= NAMED
        if another_household(question, sentence, self._page(sentence.case)):
            factor *= OF_A_HOUSEHOLD
        if self._place and self._place not in sentence.folded:
            inside = any(sentence.quote.start in stretch for stretch in self._stretches)
            factor *= OF_PLACE if inside else OF_OTHERS
        return factor


def _place(question: Question, library: Library) -> tuple[str, list[range]]:
    """The one of a page's villages that the question is about, with the stretches that tell of it; "" for none."""
    if len(question.scope) != 1:
        return "", []
    case = library.cases[next(iter(question.scope))]
    place = place_within(question.names or question.there, case)
    if not place or (question.own and all(word in place for word in question.own)):
        return "", []  # 那甲村呢: of what was asked before, what has the name is told
    stretches = stretches_of(place, case)
    return (place, stretches) if stretches else ("", [])


def _told_last(folded: str) -> float:
    """What the sentence told last is worth to a question that goes on from it."""
    if _NOW.search(folded) or _ONE_BY_ONE.search(folded):
        return NOW
    return GOES_ON * (THEN if _THEN.search(folded) else POINTS if _POINTS.match(folded) else 1.0)


CARRIED = 0.3
"""What a sentence keeps that has only words carried over from the last question (它的医院有几家): it tells
the last answer again."""

GOES_ON = 1.12
"""What the sentence just told gains when the next question names no place: of two that read alike it is meant."""

THEN = 1.5
"""What it gains besides, where the question asks of that time (当时面积有多大)."""

POINTS = 1.2
"""The same where it points at something told there (那个品牌) or leaves out what it asks about (是种在哪儿的)."""

NOW = 0.8
"""The same where it asks of another time (现在呢)."""

# 分别是哪几个, behind 4个村入选: the sentence that lists them.
_ONE_BY_ONE = re.compile(r"^(?:那|都|又)?(?:分别|各|具体|都)(?:是|有|叫)")
_LISTS = re.compile(r"分别[是为有]|包括|:")
_POINTS = re.compile(
    r"(?:这|那|该)(?:个|家|种|项|套|批|支|座|所|款|件|次)(?!地方|案例|时候)|(?:都|又|也|就|还)?是(?![不否])(?!哪[个家里儿]|谁|什么时)"
)
_THEN = re.compile(r"当时|那时|那会儿|那一?年|同时")
_NOW = re.compile(r"^那?(?:现在|如今|目前|后来|之后|到后来)")

IN_TITLE = 0.7
"""What a title keeps that rounds (逾11万亩) what the page tells (11.6万亩)."""

NAMED = 1.02
"""What a number's sentence gains that has the place asked about: of two of one page that read alike the other may be of a
village in it, or of the county it lies in."""

OF_A_HOUSEHOLD = 0.6
"""What a sentence keeps that tells one villager's sum where the village's is asked for."""

OF_PLACE = 0.95
"""What a sentence keeps that does not name the village asked about, but stands in the stretch that tells of it."""

OF_OTHERS = 0.6
"""The same elsewhere on its page."""
