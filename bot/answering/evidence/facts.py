"""One question, one place in one case: the sentence that answers it, or why none does."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.evidence.candidates import Nearest, nearest
from bot.answering.evidence.shapes import shape_fit
from bot.answering.evidence.spans import AskedReader, zone_of
from bot.answering.evidence.standing import Standing
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.evidence import Outward, Reading, match
from bot.search.sentences import ReadSentence
from bot.search.terms import Term, TermKind
from bot.text.persons import possible_names
from bot.text.scripts import fold

CANDIDATES = 50
"""Passages taken from the index when the question names no case."""

CLOSE = 12
"""Sentences read clause by clause, after a first look at all: the rest cannot win any more. With 24 one of 400 questions on
10,000 passages was answered otherwise, and none of 2,735 on five cases and of 2,002 on CMRC and DRCD. As many again
where they look as promising as the last of these: of 甲镇有几个村 each sentence has all the words."""

WORTH = 0.3
"""What a sentence of a large library must have of the best one's first look to be read so: of 1,400 questions on CMRC, DRCD
and 10,000 passages of news none was answered otherwise for it, one suggests less. It leaves 10 of 19."""


@dataclass(frozen=True)
class Evidence:
    """The readings of a question, best first, each sentence once; `score` is the best one's.

    `unfit` says that the best sentences lack what is asked for (a number of that unit, a date). `reader` is
    what read them; it knows the texts it has matched. `order` are readings as the learned ranking orders them
    (see `ranking`), empty where it was not asked: they are what is told. `near` are the pages read, where they were looked for.
    """

    readings: tuple[Reading, ...]
    unfit: bool = False
    reader: AskedReader | None = None
    order: tuple[Reading, ...] = ()
    near: Nearest | None = None

    @property
    def score(self) -> float:
        return self.readings[0].score if self.readings else 0.0

    def mass(self, question: Question) -> float:
        """The weight of the question's words that the best sentence has."""
        matched = set(self.readings[0].matched) if self.readings else set()
        return sum(term.weight for term in question.terms if term.text in matched)

    def certainty(self, question: Question, passages: int) -> float:
        """`score`, less where words of the question stand nowhere; where it names no case, less too when
        all that matched is too common to tell (今年, 哪一队)."""
        if not self.readings:
            return 0.0
        total = sum(term.weight for term in question.terms)
        telling = [term for term in question.terms if term.found and term.kind is not TermKind.NUMBER]
        if not telling:
            return self.score if len(question.scope) == 1 and _tells_number(question) else 0.0
        absent = sum(term.weight for term in question.terms if term.piece or not term.found)
        if len(question.scope) == 1:
            return (self.score + CLEAR * self.margin) * total / (total + NOWHERE_NAMED * absent)
        mass = self.mass(question)
        if not any(term.known and not term.piece and term.weight > COMMON for term in telling):
            mass *= OTHERWISE
        return self.score * total / (total + NOWHERE * absent) * min(1.0, mass / math.log1p(passages))

    @property
    def margin(self) -> float:
        return self.score - (self.readings[1].score if len(self.readings) > 1 else 0.0)


def _tells_number(question: Question) -> bool:
    """Whether a question has nothing but a number to go by, long enough to stand for what it counts (4135元)."""
    return any(term.known and term.kind is TermKind.NUMBER and len(term.text) > 2 for term in question.terms)


# The four below, CARRIED in `standing`, the bars of `bars.json` and the reaches in `search.evidence` were fitted together by a
# random walk over four labelled sets (public, own, fresh, third; see tests/questions), which raised right
# answers and refusals less half the wrong ones from 970 to 995 of 1,073.
NOWHERE = 1.6
"""How much more a word that stands nowhere counts when no case is named: half of an off-topic question
may stand somewhere by chance."""

NOWHERE_NAMED = 0.05
"""The same where a case is named: people put a case's matter in other words than its page."""

CLEAR = 0.16
"""How much the lead over the second sentence counts within a named case: a lone sentence with a fitting
number is the answer more often than its share of the words says."""

OTHERWISE = 0.7
"""What counts where no case is named and none of the question's words stands in the cases itself, only
synonyms do (考公务员: 干部), and words so common that they tell nothing."""

COMMON = 1.0
"""The weight up to which a word is that common."""

UNCOUNTED = 0.8
"""What a number keeps when what the question counts (多少租金) is nowhere near it."""

TOO_FEW = 0.7
"""What a sentence keeps that has fewer numbers of the unit than are asked for (从几支到几支)."""

WEAK = 0.6
"""The score of the named cases' best sentence below which other pages that have the names are read too."""

BETTER = 0.1
"""By how much another page must tell more than the named cases to be believed instead."""


def gather(question: Question, library: Library, wider: Evidence | None = None) -> Evidence:
    """Read the sentences that may answer: of the cases named, else of the best passages.

    Where what the named cases say is weak, any page that has all the names may say it better: a page can
    tell of a place that its title does not have. `wider` is what any page says, where that is known already.
    """
    evidence = _gather(question, library)
    if not question.scope or question.pinned or evidence.score >= WEAK:
        return evidence
    wider = wider or _gather(replace(question, scope=frozenset()), library)
    named = tuple(
        reading
        for reading in wider.readings
        if all(name.text in library.page_text(reading.sentence.case) for name in question.names)
    )
    if named and named[0].score > evidence.score + BETTER:
        return Evidence(named, wider.unfit, wider.reader, near=wider.near)
    return evidence


def cases_near(question: Question, library: Library) -> list[str]:
    """The cases that may have a say: all of a small library, else those of the best passages, best first."""
    if len(library.cases) <= CASES_COMPARED:
        return list(library.cases)
    near = (library.case_of(ordinal) for ordinal in _ordinals(question, library))
    return list(dict.fromkeys(near))[:CASES_COMPARED]


CASES_COMPARED = 20
"""Cases read each by itself for a question over all of them: some 0.3 ms a case."""


def _gather(question: Question, library: Library) -> Evidence:
    near = None if question.scope or not library.large else nearest(question, library)
    if near is not None:
        ordinals: Iterable[int] = [ordinal for found in near.ordinals.values() for ordinal in found]
    else:
        ordinals = _ordinals(question, library)
    sentences = [
        sentence
        for ordinal in ordinals
        for sentence in library.sentences(ordinal)
        if (sentence.case, sentence.quote.start) not in question.skip
    ]
    if near is None and not question.scope:
        sentences = _of_the_named(question, sentences, library)
    titles: list[ReadSentence] = []
    if near is None and question.asked.ask is Ask.NUMBER:
        titles = _titles(sentences, library)
        sentences = [*titles, *sentences]
    standing = Standing(question, library, titles)
    reader = reader_of(question, standing.terms)
    # Within one named case the page says the same of all its sentences.
    page = library.page_text if len(question.scope) != 1 else lambda case: ""
    looks = [(reader.coverage(sentence, page(sentence.case)), sentence) for sentence in sentences]
    looks.sort(key=lambda look: -look[0])
    least = WORTH * looks[0][0] if near and looks else 0.0
    tied = looks[CLOSE - 1][0] if len(looks) > CLOSE else 0.0
    most = 2 * CLOSE if tied else CLOSE
    close = [s for at, (look, s) in enumerate(looks[:most]) if look > least and (at < CLOSE or look == tied)]
    read = _reading(reader, library, page)

    def weighed(reading: Reading) -> Reading:
        return reading.times(standing.of(reading))

    if question.asked.ask in (Ask.NUMBER, Ask.WHEN):
        typed = _ranked(
            weighed(reading) for sentence in close if (reading := _typed(sentence, question, reader, read))
        )
        if typed:
            return Evidence(typed, reader=reader, near=near)
    plain = _ranked(weighed(_plain(sentence, question, read, library)) for sentence in close)
    if question.asked.ask is Ask.QUOTE:
        plain = _said_before(plain, sentences)
    unfit = question.asked.ask in (Ask.NUMBER, Ask.WHEN) and bool(plain and plain[0].score)
    return Evidence(plain, unfit, reader, near=near)


def _of_the_named(question: Question, sentences: list[ReadSentence], library: Library) -> list[ReadSentence]:
    """The sentences of the pages that have whom a question names, where some have: what others tell is not of
    him."""
    named = possible_names(question.folded)
    if not named:
        return sentences
    pages = {case for case in {s.case for s in sentences} if any(n in library.page_text(case) for n in named)}
    return [sentence for sentence in sentences if sentence.case in pages] if pages else sentences


def _titles(sentences: Sequence[ReadSentence], library: Library) -> list[ReadSentence]:
    """The titles that tell a number (全县建成驿站567个), as sentences in front of their pages: some say it nowhere else."""
    first: dict[str, ReadSentence] = {}
    for sentence in sentences:
        if sentence.case not in first and any(char.isdigit() for char in library.title_text(sentence.case)):
            first[sentence.case] = sentence
    return [
        sentence._replace(quote=title, folded=fold(title.text), heading="", before="", after="")
        for case, sentence in first.items()
        if (title := library.cases[case].title).text not in library.cases[case].text
    ]


def _said_before(readings: tuple[Reading, ...], sentences: Sequence[ReadSentence]) -> tuple[Reading, ...]:
    """The readings, with what somebody says in front where the best one only tells who says it: “…。”老人们笑着."""
    if not readings or any(mark in readings[0].sentence.folded for mark in "“”"):
        return readings
    best = readings[0]
    before = [s for s in sentences if s.passage == best.sentence.passage and s.folded == best.sentence.before]
    if not before or not before[0].folded.endswith("”") or len(before[0].folded) < SPEECH:
        return readings
    speech = best._replace(sentence=before[0], clause=before[0].clauses[0])
    return (speech, *(reading for reading in readings if reading.sentence != speech.sentence))


SPEECH = 12
"""Characters from which on what ends in a quotation mark is something said, no name."""


def reader_of(question: Question, terms: Sequence[Term]) -> AskedReader:
    """What reads sentences for a question's terms, or for those of them that are to be read for."""
    return AskedReader(question.asked, question.folded, question.terms, terms)


def read_one(sentence: ReadSentence, question: Question, library: Library, reader: AskedReader) -> Reading:
    """One sentence as `gather` reads it: from its best number or date where one is asked for, else its best
    clause."""
    read = _reading(reader, library, library.page_text)
    if question.asked.ask in (Ask.NUMBER, Ask.WHEN):
        typed = _typed(sentence, question, reader, read)
        if typed is not None:
            return typed
    return _plain(sentence, question, read, library)


Read = Callable[[ReadSentence], Outward]


def _reading(reader: AskedReader, library: Library, page: Callable[[str], str]) -> Read:
    """What reads a sentence together with its title and with the text of its page as `page` gives it."""
    return lambda sentence: reader.read(sentence, library.title_text(sentence.case), page(sentence.case))


def _ordinals(question: Question, library: Library) -> Iterable[int]:
    if question.scope:
        small = [ordinal for case in sorted(question.scope) for ordinal in library.ordinals(case)]
        if len(small) <= 4 * CANDIDATES:
            return small
    weights: dict[str, float] = {}
    for term in question.terms:
        for text, share in ((term.text, 1.0), *((other, 0.6) for other in term.others)):
            for part in _parts(text):
                weights[part] = max(weights.get(part, 0.0), term.weight * share)
    for name in question.names:
        for part in _parts(name.text):
            weights.setdefault(part, 1.0)
    found = library.index.candidates(weights, CANDIDATES, question.scope)
    return [candidate.ordinal for candidate in found]


def _parts(text: str) -> list[str]:
    """The index terms of a word: itself and its bigrams."""
    if text.isascii() or len(text) <= 2:
        return [text]
    return [text, *(text[i : i + 2] for i in range(len(text) - 1))]


def _typed(sentence: ReadSentence, question: Question, reader: AskedReader, read: Read) -> Reading | None:
    """The sentence read from its best number or date that fits what is asked for."""
    found = reader.fitting(sentence)
    if not found:
        return None
    outward = read(sentence)
    best: Reading | None = None
    named = _counting_by_name(sentence, question, {start for (start, _), _ in found})
    for (start, _), fit in found:
        clause = next(i for i, span in enumerate(sentence.clauses) if span[0] <= start < span[1])
        reading = outward.at(clause)
        if question.focus and not question.focus & set(reading.matched):
            fit *= UNCOUNTED
        if named and start not in named:
            fit *= UNCOUNTED  # 山鸡蛋2.2万斤, where 13类 stands too
        if len(found) < question.asked.numbers:
            fit *= TOO_FEW
        reading = reading.times(fit)
        if best is None or reading.rank > best.rank:
            best = reading
    return best


def _counting_by_name(sentence: ReadSentence, question: Question, starts: set[int]) -> set[int]:
    """Where, of the numbers at `starts`, those begin that count by name what the question counts."""
    focus = [term for term in question.terms if term.text in question.focus]
    if not focus or len(starts) < 2:
        return set()
    return {
        quantity.start
        for quantity in sentence.quantities
        if quantity.start in starts and any(match(term, zone_of(quantity, sentence)) == 1.0 for term in focus)
    }


def _plain(sentence: ReadSentence, question: Question, read: Read, library: Library) -> Reading:
    """The sentence read from its best clause, by whether it has the shape of what is asked for."""
    best = read(sentence).best()
    page = library.page_text(sentence.case)
    return best.times(shape_fit(sentence, best, question.asked, question.folded, page))


def _ranked(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda reading: -reading.rank))
