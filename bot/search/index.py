"""The passage index: tantivy over pre-cut terms, and the vocabulary questions asked of it.

tantivy was the smallest and scaled best of the engines measured (200 k passages: 78 MB, 2.5 ms;
bm25s 922 MB; SQLite FTS5 245 ms). Its k1 and b are fixed, so it only finds candidates; the ranking
reads them closely.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tantivy import Document, Index, Occur, Query, Schema, SchemaBuilder

from bot.models import Passage
from bot.text.scripts import fold
from bot.text.words import characters, index_terms

WRITER_HEAP = 64_000_000


class Candidate(NamedTuple):
    """A passage by its position in the order of the library's passages, with tantivy's score."""

    ordinal: int
    score: float


class PassageIndex:
    """Candidates and document frequencies. Open for reading; safe to share between threads."""

    def __init__(self, folder: Path, starts: Sequence[int], dead: int = 0) -> None:
        """`starts` is the ordinal of each slot's first passage, `dead` how many passages have been dropped
        since the index was written whole. Raises ValueError where the folder holds no index of this format."""
        index = Index.open(str(folder))
        self._starts = starts
        self._dead = dead
        self._schema = index.schema
        self._searcher = index.searcher()
        self.size: int = self._searcher.num_docs
        self.doc_freq = lru_cache(maxsize=100_000)(self._doc_freq)
        self.stands = lru_cache(maxsize=100_000)(self._stands)

    def candidates(
        self, terms: Mapping[str, float], limit: int, cases: Collection[str] = (), *, near: float = 0.0
    ) -> list[Candidate]:
        """The `limit` best passages for weighted terms (BM25), best first; of `cases` alone if any; only those with
        a share of `near` at least of the best one's score."""
        shoulds = [
            (Occur.Should, self._term(term) if weight == 1 else Query.boost_query(self._term(term), weight))
            for term, weight in terms.items()
            if weight > 0 and self.doc_freq(term)
        ]
        if not shoulds or not self.size:
            return []
        query = Query.boolean_query(shoulds)
        if cases:
            wanted = Query.term_set_query(self._schema, "case", list(cases))
            query = Query.boolean_query(
                [(Occur.Must, query), (Occur.Must, Query.const_score_query(wanted, 0.0))]
            )
        hits = self._searcher.search(query, limit, count=False).hits
        hits = [hit for hit in hits if hit[0] >= near * hits[0][0]]
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        return [
            Candidate(self._starts[place >> _NUMBER_BITS] + (place & _NUMBERS), float(score))
            for (score, _), place in zip(hits, (int(place or 0) for place in places), strict=True)
        ]

    def _doc_freq(self, term: str) -> int:
        """In how many passages a folded term stands: a bigram, word, number or single character."""
        count = int(self._searcher.doc_freq(_field(term), term))
        if 0 < count <= self._dead:
            # The engine's own counts also know what was dropped, until it merges it away.
            count = len(self._searcher.search(self._term(term), count, count=False).hits)
        return count

    def _stands(self, phrase: str) -> bool:
        """Whether folded Han text of any length stands in some passage, character after character."""
        parts = characters(phrase)
        if not parts:
            return False
        if len(parts) == 1 or (len(parts) == 2 and not phrase.isascii() and len(phrase) == 2):
            return self.doc_freq(phrase if len(phrase) == 2 else parts[0]) > 0
        query = Query.phrase_query(self._schema, "chars", list(parts))
        return bool(self._searcher.search(query, 1, count=False).hits)

    def followers(self, char: str, limit: int = 200) -> Iterator[tuple[str, int]]:
        """Characters that follow `char` somewhere, commonest first, with the bigram's frequency."""
        for bigram, count in self._searcher.terms_with_prefix("terms", char, limit=limit):
            if len(bigram) == 2:
                yield bigram[1], int(count)

    def _term(self, term: str) -> Query:
        return Query.term_query(self._schema, _field(term), term)


PassageTerms = tuple[int, str, str]
"""What the index holds of a passage: its number in its case, its terms and its characters, cut by blanks."""


def passage_terms(title: str, passages: Iterable[Passage], texts: Iterable[str]) -> list[PassageTerms]:
    """The index terms of a case's passages, of which `texts` are folded. The title stands in front of each: a
    question often names the page's subject and the sentence does not."""
    title = fold(title)
    terms, chars = index_terms(title), characters(title)
    found: list[PassageTerms] = []
    for passage, text in zip(passages, texts, strict=True):
        heading = fold(passage.heading)
        found.append(
            (
                passage.number,
                " ".join((*terms, *index_terms(heading), *index_terms(text))),
                " ".join((*chars, *characters(heading), *characters(text))),
            )
        )
    return found


class IndexWriter:
    """Passages into an index, new or there already; nothing stands in it before `close`."""

    def __init__(self, folder: Path) -> None:
        index = Index(_schema(), path=str(folder))
        self._writer = index.writer(heap_size=WRITER_HEAP, num_threads=1)

    def add(self, slot: int, case: str, entries: Iterable[PassageTerms]) -> None:
        """The passages of one case, which has its place in the library's order by its slot."""
        for number, terms, chars in entries:
            self._writer.add_document(
                Document(place=(slot << _NUMBER_BITS) + number, case=case, terms=terms, chars=chars)
            )

    def drop(self, case: str) -> None:
        """Take a case's passages out, those added before this call alone."""
        self._writer.delete_documents_by_term("case", case)

    def close(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()


_NUMBER_BITS = 24
_NUMBERS = (1 << _NUMBER_BITS) - 1


def _field(term: str) -> str:
    """Single Han characters have their own field; all longer terms and numbers share the other."""
    return "chars" if len(term) == 1 and not term.isascii() else "terms"


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_integer_field("place", fast=True)
    builder.add_text_field("case", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("chars", tokenizer_name="whitespace", index_option="position")
    return builder.build()
