"""Where a named place lies: the larger places that its page writes right before it, or that it lies in by its words."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import cite, label, quoted
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.models import LEAD_LIMIT, Answer, Case, Kind, Line, Reasons, Status
from bot.search.sentences import ReadSentence
from bot.text.scripts import fold


def whereabouts(question: Question, library: Library) -> Answer | None:
    """The answer to 某村在哪 or 某村在哪个县: the places written before the name, or behind 某村位于, where one is of the
    rank asked for.

    Where its page writes none, the reply says so: a sentence that only has the name tells no place. None for
    any other question.
    """
    asked = _ASKED.fullmatch(question.plain.strip(" ,。?!"))
    if (
        asked is None
        or question.strangers
        or len(question.scope) != 1
        or not library.names.has(asked["name"])
    ):
        return None
    case = library.cases[next(iter(question.scope))]
    rank = question.asked.unit
    mentioned: ReadSentence | None = None
    for ordinal in library.ordinals(case.id):
        for sentence in library.sentences(ordinal):
            at = sentence.folded.find(asked["name"])
            end_of_name = at + len(asked["name"])
            if at < 0:
                continue
            mentioned = mentioned or sentence
            part = _PART_OF.search(sentence.folded[:at])
            at = at if part is None else part.start()
            start = _chain(sentence.folded, at, case)
            if start < at and rank in sentence.folded[start:at]:
                return _told(sentence, start, at, case, library)
            lies = _LIES.match(sentence.folded, end_of_name)
            if lies is not None:
                end = _chain_behind(sentence.folded, lies.end(), case)
                if end > lies.end() and rank in sentence.folded[lies.end() : end]:
                    return _told(sentence, lies.end(), end, case, library)
    return _untold(asked["name"], rank, mentioned, case, library)


def _chain(folded: str, at: int, case: Case) -> int:
    """Where the places begin that stand side by side right before `at`."""
    places = tuple(map(fold, case.places))
    while True:
        size = next((len(place) for place in places if folded.endswith(place, 0, at)), 0)
        if not size and folded.endswith(_TOWNS, 0, at):
            # A town that stands there once is no place of the case's; behind one that is, it is a place.
            size = next((n for n in (3, 4, 5, 2) if folded.endswith(places, 0, max(0, at - n))), 0)
        if not size:
            return at
        at -= size


def _chain_behind(folded: str, at: int, case: Case) -> int:
    """Where the places end that stand side by side from `at` on."""
    while True:
        place = next((p for p in map(fold, case.places) if folded.startswith(p, at)), "")
        if not place:
            return at
        at += len(place)


def _told(sentence: ReadSentence, start: int, end: int, case: Case, library: Library) -> Answer:
    text = sentence.quote.text
    return Answer(
        Status.ANSWER,
        Kind.FACT,
        Line(text[start:end][:LEAD_LIMIT], cites=0),
        (Line(f"原文:{quoted(text)}", cites=0),),
        (case.id,),
        citations=(cite(case, sentence.quote, library, sentence.passage),),
        reasons=Reasons("places before a place", score=1.0),
    )


def _untold(
    name: str, rank: str, mentioned: ReadSentence | None, case: Case, library: Library
) -> Answer | None:
    if mentioned is None:
        return None
    where = f"哪个{rank}" if rank else "哪里"
    return Answer(
        Status.SUGGEST,
        Kind.NONE,
        Line(f"没有写明{name}在{where},说到它的是{label(case)}的资料:"[:LEAD_LIMIT]),
        (Line(quoted(mentioned.quote.text), cites=0),),
        (case.id,),
        citations=(cite(case, mentioned.quote, library, mentioned.passage),),
        reasons=Reasons("place not stated"),
    )


# Where in the larger place it lies: 某市北部的某村.
_PART_OF = re.compile(r"(?:[东南西北中]{1,2}(?:部|郊|南角|北角)|境内|腹地|城郊|近郊)的?$")
_TOWNS = ("镇", "乡", "街道")
_LIES = re.compile(r"(?:村|镇|乡|社区|街道)?(?:位于|地处|坐落(?:于|在)|隶属于?)")
_WHICH = r"(?:哪一?个?(?:省|市|县|区|镇|乡|街道|地方)){1,3}"
_ASKED = re.compile(
    r"(?P<name>[一-鿿]{2,10}?)(?:村|社区)?(?:是|具体|到底|大概)?(?:(?:位于|在|属于|归)(?:[一-鿿]{2,4}?(?:省|市|县)?的?)?"
    rf"(?:哪里|哪儿|哪|什么地方|啥地方|{_WHICH})|(?<=是){_WHICH})+(?:管|的|啊|呀|呢)*"
)
