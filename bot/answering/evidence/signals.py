"""What tells that a sentence, or a clause of it, answers a question: plain numbers for the learned ranking.

The same functions make the rows that `bench.train_ranker` learns from and those that are scored for an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering.evidence.candidates import asking_part
from bot.answering.evidence.page_weights import PageWeights
from bot.answering.evidence.question_words import QuestionWords
from bot.answering.evidence.signs import ERA, beside_cue, fresh, kind_asked, shapes
from bot.answering.evidence.spans import AskedReader
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.library import Library
from bot.search.evidence import Reading
from bot.search.page_scores import PageScore
from bot.search.sentences import ReadSentence

ASKS = (
    Ask.NUMBER,
    Ask.WHEN,
    Ask.WHO,
    Ask.WHERE,
    Ask.LIST,
    Ask.WHY,
    Ask.HOW,
    Ask.QUOTE,
    Ask.DEFINITION,
    Ask.NAME,
)
"""The kinds of question that have a signal of their own; `any` has none."""

SENTENCE = (
    *(ask.value for ask in ASKS),
    *"""
    words words_of_best characters words_before words_after words_elsewhere words_in_title run run_share density
    rarest_missing hand hand_of_best rank_of_best fits page page_of_best passage_of_best whole_of_best position
    length novel numbers dates quoted surnames places kind kind_end year asking_length opening rarest_here
    rarest_on_page missing_on_page terms_on_page term_missing_on_page term_missing opening_terms left right gap
    persons_tagged places_tagged bodies_tagged eras dots words_here words_here_of_best characters_here
    characters_here_of_best words_beyond_opening characters_beyond_opening words_here_before first
    """.split(),
)
"""The names of a sentence's signals, in order."""

CLAUSE = (
    *(ask.value for ask in ASKS),
    *"""
    chance chance_of_best chance_of_page distance is_best sentence_rank words characters words_clause_before
    words_clause_after words_before words_after position clauses length novel fits numbers dates quoted surnames
    places kind kind_end items sentence_length chance_before chance_after sentence_words sentence_fits
    asking_length new_digits starts left right gap sentence_left sentence_right persons_tagged places_tagged
    bodies_tagged eras dots novel_before novel_after words_here characters_here words_beyond_opening
    characters_beyond_opening
    """.split(),
)
"""The names of a clause's signals, in order."""


class Looked(NamedTuple):
    """A sentence looked at closely: how the hand-made rules read it, its page, its place there."""

    sentence: ReadSentence
    reading: Reading
    page: PageScore
    position: int


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What a page as a whole has of a question: shares of its `words`, `characters_missing` and `terms` by weight, of
    the `seldom_words` by its square, the weight of the `term_missing` most; how often its `rarest` word; what the
    page's first characters have, and the share of the `subject` that it begins with, where the question has it."""

    words: float
    seldom_words: float
    opening: float
    subject: float
    rarest: float
    characters_missing: float
    terms: float
    term_missing: float
    opening_terms: float


class Signals:
    """The signals of one question. Each text is matched once, however many sentences it is beside."""

    def __init__(self, question: Question, library: Library, reader: AskedReader) -> None:
        self.question = question
        self.asking = asking_part(question)
        self._reader, self.fitting = reader, reader.fitting
        self._library = library
        self._words = QuestionWords(self.asking, library.index.doc_freq, len(library.passages))
        self.share, self.character_share = self._words.share, self._words.character_share
        self._kind = kind_asked(question)
        self._left, self._right = beside_cue(question)
        self._ask = [float(question.asked.ask is ask) for ask in ASKS]
        self._pages: dict[str, PageSigns] = {}
        self._weights: dict[str, PageWeights] = {}

    def sentences(self, looked: Sequence[Looked]) -> list[list[float]]:
        """One row of `SENTENCE` for each."""
        best = (
            max((one.reading.score for one in looked), default=0.0) or 1.0,
            max((one.reading.rank for one in looked), default=0.0) or 1.0,
            max((self.share(one.sentence.folded) for one in looked), default=0.0) or 1.0,
        )
        return [self._sentence(one, best) for one in looked]

    def _sentence(self, one: Looked, best: tuple[float, float, float]) -> list[float]:
        sentence, asked, rarest = one.sentence, self.question.folded, self._words.rarest
        folded = sentence.folded
        share = self.share(folded)
        page = self.page(sentence.case)
        run = self._words.longest_run(folded)
        terms = zip(self.question.terms, self._reader.qualities(folded), strict=True)
        novel, surnames = fresh(folded, asked)
        return [
            *self._ask,
            share,
            share / best[2],
            self._words.character_share(folded),
            self.share(sentence.before),
            self.share(sentence.after),
            page.words - share,
            self.share(self._library.title_text(sentence.case)),
            run,
            run / (len(self.asking) or 1),
            10 * share / (len(folded) + 10),
            self._words.rarest_missing(folded),
            one.reading.score,
            one.reading.score / best[0],
            one.reading.rank / best[1],
            max((fit for _, fit in self.fitting(sentence)), default=0.0),
            one.page.share,
            one.page.of_best,
            one.page.passage,
            one.page.whole,
            one.position,
            len(folded),
            novel,
            len(sentence.quantities),
            len(sentence.moments),
            *shapes(folded, asked, self._kind, surnames),
            sum(year in folded for year in self.question.years) - (0.5 if self.question.years else 0.0),
            len(self.asking),
            page.opening,
            rarest in folded if rarest else 0.0,
            page.rarest,
            page.characters_missing,
            page.terms,
            page.term_missing,
            max((term.weight * (1 - quality) for term, quality in terms), default=0.0),
            page.opening_terms,
            *self._sides(folded),
            *self._tagged(sentence, 0, len(folded)),
            len(ERA.findall(folded)),
            folded.count("·"),
            *self._here(sentence),
        ]

    def clauses(
        self,
        sentence: ReadSentence,
        chances: tuple[float, float, float],
        *,
        best: float,
        page: float,
        distance: int,
        rank: int,
    ) -> list[list[float]]:
        """One row of `CLAUSE` for each clause of a sentence. `chances` are what the ranking gives the sentence
        before it, itself and the one after; `best` and `page` its page's best and sum."""
        folded, asked = sentence.folded, self.question.folded
        texts = [folded[a:b] for a, b in sentence.clauses]
        shares = [self.share(text) for text in texts]
        news = [fresh(text, asked) for text in texts]
        fits = self.fitting(sentence)
        whole = self._sides(folded)
        here = self._within(sentence.case)
        rows: list[list[float]] = []
        for i, ((a, b), text) in enumerate(zip(sentence.clauses, texts, strict=True)):
            rows.append(
                [
                    *self._ask,
                    chances[1],
                    chances[1] / (best or 1.0),
                    page,
                    distance,
                    float(rank == 0),
                    rank,
                    shares[i],
                    self._words.character_share(text),
                    shares[i - 1] if i else 0.0,
                    shares[i + 1] if i + 1 < len(shares) else 0.0,
                    sum(shares[:i]),
                    sum(shares[i + 1 :]),
                    i,
                    len(texts),
                    len(text),
                    news[i][0],
                    max((fit for (start, _), fit in fits if a <= start < b), default=0.0),
                    sum(a <= quantity.start < b for quantity in sentence.quantities),
                    sum(a <= moment.start < b for moment in sentence.moments),
                    *shapes(text, asked, self._kind, news[i][1]),
                    text.count("、"),
                    len(folded),
                    chances[0],
                    chances[2],
                    self.share(folded),
                    max((fit for _, fit in fits), default=0.0),
                    len(self.asking),
                    sum([char not in asked for char in text if char.isdigit()]),
                    float(self._words.opens(text[:6])),
                    *self._sides(text),
                    *whole[:2],
                    *self._tagged(sentence, a, b),
                    len(ERA.findall(text)),
                    text.count("·"),
                    news[i - 1][0] if i else 0.0,
                    news[i + 1][0] if i + 1 < len(texts) else 0.0,
                    *here.shares(text),
                ]
            )
        return rows

    def page(self, case: str) -> PageSigns:
        """What a page as a whole has of the question, and what its opening has."""
        found = self._pages.get(case)
        if found is None:
            page = self._library.page_text(case)
            terms = self.question.terms
            total = sum(term.weight for term in terms) or 1.0
            held = list(zip(terms, self._reader.qualities(page), strict=True))
            found = self._pages[case] = PageSigns(
                words=self.share(page),
                seldom_words=self._words.seldom_share(page),
                subject=self._subject(page),
                opening=self.share(page[:OPENING]),
                rarest=page.count(self._words.rarest) if self._words.rarest else 0.0,
                characters_missing=self._words.characters_missing(page),
                terms=sum(term.weight * quality for term, quality in held) / total,
                term_missing=max((term.weight * (1 - quality) for term, quality in held), default=0.0),
                opening_terms=sum(term.weight for term in terms if term.text in page[:OPENING]) / total,
            )
        return found

    def _subject(self, page: str) -> float:
        """The share of the question's characters that make the longest text it has in common with the page's beginning."""
        begins, size = page[: 2 * OPENING].lstrip(_OPENERS), 0
        while size < OPENING and begins[size : size + 1].strip() and begins[: size + 1] in self.asking:
            size += 1
        return self._words.short_share(begins[:size])

    def _here(self, sentence: ReadSentence) -> tuple[float, ...]:
        """What the sentence has of the question by the weights of its page."""
        page = self._within(sentence.case)
        words, characters, words_beyond, characters_beyond = page.shares(sentence.folded)
        return (
            words,
            words / page.best[0],
            characters,
            characters / page.best[1],
            words_beyond,
            characters_beyond,
            page.shares(sentence.before)[0],
            float(not sentence.before),
        )

    def _within(self, case: str) -> PageWeights:
        found = self._weights.get(case)
        if found is None:
            library = self._library
            sentences = [s.folded for ordinal in library.ordinals(case) for s in library.sentences(ordinal)]
            opening = library.page_text(case)[:OPENING]
            found = self._weights[case] = PageWeights(self._words, sentences, opening)
        return found

    def _sides(self, text: str) -> tuple[float, float, float]:
        """How much stands here of the words just before and just after the cue, and how far apart: a question is
        often the sentence with its answer taken out."""
        left = [gram for gram in self._left if gram in text]
        right = [gram for gram in self._right if gram in text]
        gap = -1.0
        if left and right:
            begin = text.find(left[-1])
            end = text.find(right[0], begin)
            gap = end - begin - 2 if end > begin else -2.0
        return (
            len(left) / len(self._left) if self._left else -1.0,
            len(right) / len(self._right) if self._right else -1.0,
            gap,
        )

    def _tagged(self, sentence: ReadSentence, start: int, end: int) -> list[float]:
        """How many persons, places and bodies stand in a range that the question does not name."""
        counts = dict.fromkeys(("nr", "ns", "nt"), 0.0)
        for word, tag, at in sentence.names:
            if start <= at < end and word not in self.question.folded:
                counts[tag] += 1
        return list(counts.values())


OPENING = 20
"""Characters of a page that name its subject."""

_OPENERS = "《“「『\"'〈<(【 "
