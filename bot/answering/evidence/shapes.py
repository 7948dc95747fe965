"""Whether a sentence has the shape of an answer: a list its marks, a name its quotes, a person a name."""

from __future__ import annotations

from itertools import islice

from bot import lazy_re as re
from bot.answering.evidence.offices import of_another_place
from bot.answering.understanding.asking import Ask, Asked
from bot.search.evidence import Reading
from bot.search.sentences import ReadSentence
from bot.text.persons import introduced, person_spans
from bot.text.sentences import QUOTED


def shape_fit(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    """A factor for a sentence's score, near 1: below where what is asked for cannot stand in it.

    `page` is the folded text of its page. A sentence that says no more than the question answers nothing (a heading
    over the answer does so).
    """
    fit = _SHAPES.get(asked.ask, _any)(sentence, reading, asked, question, page)
    return fit * (DULL if _dull(sentence.folded, question) else 1.0)


def enumerations(folded: str) -> list[int]:
    """How many items each enumeration of a sentence has.

    >>> enumerations("深入开展带头学习、带头致富、带头帮扶的活动,抓产业、抓人才")
    [3, 2]
    >>> enumerations("开展“头雁”“育雁”“强雁”三大工程")
    [3]
    """
    marked = [len(run.group().split("、")) for run in _ENUMERATION.finditer(folded)]
    return marked + [run.group().count("“") for run in _QUOTES.finditer(folded)]


DULL = 0.95
NAMELESS = 0.3
"""Where a person's own name is asked for and the sentence has none."""
FRESH = 8
"""Characters a sentence must have beyond the question's own words."""


def _dull(folded: str, question: str) -> bool:
    """Whether a sentence has less than `FRESH` characters of its own; most show that they have at once."""
    own = (char for char in folded if char not in question and char.isalnum())
    return next(islice(own, FRESH - 1, None), None) is None


def _any(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    return 1.0


def _list(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    """Its marks; with a count asked for (哪三项), that many parts between them."""
    runs = enumerations(sentence.folded)
    if asked.count and asked.count in runs:
        return 1.08
    return 1.0 if runs else 0.88


def _name(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    """A name stands in quotes the question does not have; surest where it ends in what is asked for
    (合作社叫什么: “…合作社”), or is what is done to it (推动什么: 推动“…”)."""
    done = _DOES_WHAT.search(question)
    if done and any(
        quoted[1] not in question for quoted in re.finditer(rf"{done['act']}了?“([^”]+)”", sentence.folded)
    ):
        return 1.2
    fresh = [quoted for quoted in QUOTED.findall(sentence.folded) if quoted not in question]
    kinds = [named["kind"] for named in _OF_KIND.finditer(sentence.folded) if named["name"] in fresh]
    if any(quoted[-2:] in question for quoted in fresh) or any(kind in question for kind in kinds):
        return 1.15
    return 1.06 if _fresh_quote(sentence.folded[slice(*reading.clause)], question) else 1.0


_DOES_WHAT = re.compile(r"(?P<act>[一-鿿]{2})(?:了|过|着)?(?:什么|啥)[?。呢啊呀]*$")


def _quote(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    return 1.05 if _fresh_quote(sentence.folded, question) else 0.95


def _where(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    if not asked.unit:
        return 1.0
    names = re.findall(rf"[一-鿿]{{1,4}}{asked.unit}", sentence.folded)
    return 1.0 if any(name not in question for name in names) else 0.75


def _who(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    own_name = asked.unit == "人"
    if own_name and of_another_place(sentence.folded, question):
        return NAMELESS
    if any(name not in question for name in _persons(sentence.folded, sure=own_name)):
        return 1.05
    if not own_name:
        return 1.0
    others = (name for name in _persons(sentence.folded, sure=False) if name not in question)
    return 1.05 if any(introduced(name, page) for name in others) else NAMELESS


def _persons(folded: str, *, sure: bool) -> list[str]:
    return [folded[a:b] for a, b in person_spans(folded, sure=sure)]


def _definition(sentence: ReadSentence, reading: Reading, asked: Asked, question: str, page: str) -> float:
    """What a thing is stands where it is the subject, not where it is one of a list."""
    start, end = reading.clause
    head = sentence.folded[start:end].lstrip("“其中,是")
    return 1.06 if any(head.startswith(term) for term in reading.matched) else 1.0


def _fresh_quote(folded: str, question: str) -> bool:
    return any(quoted not in question for quoted in QUOTED.findall(folded))


_ENUMERATION = re.compile(r"[^,。;:!?、]{1,20}(?:、[^,。;:!?、]{1,20})+")
# What kind of thing a name in quotes is of, as it stands behind: “…”牌, “…”模式.
_OF_KIND = re.compile(r"“(?P<name>[^”]{2,40})”(?P<kind>牌|[一-鿿]{2})")
_QUOTES = re.compile(r"(?:“[^”]{1,20}”){2,}")
_SHAPES = {
    Ask.LIST: _list,
    Ask.NAME: _name,
    Ask.QUOTE: _quote,
    Ask.WHERE: _where,
    Ask.WHO: _who,
    Ask.DEFINITION: _definition,
}
