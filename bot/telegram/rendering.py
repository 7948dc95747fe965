"""Answer -> messages: the direct answer, the quote, the source with its link, the passage around it.

Every function gives the messages in order; those that are edited in place give one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain, groupby, repeat

from bot.answering.citing import cite
from bot.library import Library
from bot.models import CUT, Answer, Citation, Kind, Line, Passage, Status
from bot.telegram import texts
from bot.telegram.links import passage_link
from bot.telegram.markup import Block, Frame, Mark, Rendered, block, joined, rendered, shortened
from bot.telegram.texts import Voice
from bot.text.scripts import fold

AROUND = 900
"""Characters of a passage with its neighbours under the answer: folded it takes three lines, opened one
screen of a phone. Where the neighbours would be more, the passage stands alone."""

WHOLE = 2_400
"""Characters shown of one passage. It has some 220; a page without full stops has one of any length, and
what is edited in place has to stay one message."""
BESIDE = 300
"""Characters shown of a neighbour, from the side that is near."""
NAMED = 120
"""Characters shown of a title or a heading."""

BUTTON_TEXT = 20
"""Han characters a phone shows of a button (narrow screens, one column); longer questions are also listed."""


def answer_messages(
    answer: Answer, library: Library, username: str, voice: Voice, asked: str = ""
) -> list[Rendered]:
    """The reply. `asked` is the question where no message shows it (a button was pressed)."""
    question = [block((voice.say(texts.ASKED.format(question=asked)), "i"))] if asked else []
    return rendered([*question, *answer_blocks(answer, library, username, voice)])


def answer_blocks(answer: Answer, library: Library, username: str, voice: Voice) -> list[Block]:
    """The reply before it is cut into messages, for what says more around it."""
    blocks = [_spoken(answer.lead, answer, voice)]
    for quoting, lines in groupby(answer.body, key=lambda line: _quotes(line, answer)):
        frame = Frame.QUOTE if quoting else Frame.NONE
        blocks.append(joined((_spoken(line, answer, voice) for line in lines), frame))
    blocks.extend(_sources(answer, library, username, voice))
    blocks.extend(_around(answer, library, voice))
    blocks.extend(_questions(answer, voice))
    return blocks


def evidence_message(
    answer: Answer, number: int, library: Library, username: str, voice: Voice
) -> Rendered | None:
    """Further evidence `number` (from 0) of an answer; None where there is none (any more)."""
    ids = further(answer)
    passage = library.passage(ids[number]) if 0 <= number < len(ids) else None
    if passage is None:
        return None
    title = texts.EVIDENCE if answer.status is Status.ANSWER else texts.EVIDENCE_NEAREST
    return rendered(
        [
            block((voice.say(title.format(number=number + 1, count=len(ids))), "b")),
            _quotation(passage, voice),
            _source_of(passage, library, username, voice),
        ]
    )[0]


def passage_message(passage: Passage, library: Library, username: str, voice: Voice) -> Rendered:
    """A passage in its page: title, heading, the passage as a quotation between its neighbours."""
    ordinals = library.ordinals(passage.case)
    at = ordinals[passage.number]
    place = voice.say(texts.PASSAGE.format(number=passage.number + 1, count=len(ordinals)))
    heading = f" · {voice.quote(shortened(passage.heading, NAMED))}" if passage.heading else ""
    title = voice.quote(shortened(library.cases[passage.case].title.text, NAMED))
    blocks = [block((title, "b"), f"\n{place}{heading}")]
    if at - 1 in ordinals:
        before = library.passages[at - 1].text
        blocks.append(block("…" * (len(before) > BESIDE) + voice.quote(before[-BESIDE:])))
    blocks.append(_quotation(passage, voice))
    if at + 1 in ordinals:
        blocks.append(block(voice.quote(shortened(library.passages[at + 1].text, BESIDE))))
    blocks.append(_source_of(passage, library, username, voice))
    return rendered(blocks)[0]


def inline_message(answer: Answer, library: Library, username: str, voice: Voice) -> Rendered:
    """An answer as one message for any chat: with its source, without what only the bot's chat has."""
    bare = replace(answer, suggestions=())
    blocks = [_spoken(answer.lead, answer, voice)]
    blocks.append(joined(_spoken(line, answer, voice) for line in answer.body))
    return rendered([*blocks, *_sources(bare, library, username, voice)])[0]


def quoted_message(passage: Passage, library: Library, username: str, voice: Voice) -> Rendered:
    """A passage as one message for any chat: the quotation and its source."""
    source = _source_of(passage, library, username, voice)
    return rendered([_quotation(passage, voice), source])[0]


def further(answer: Answer) -> tuple[str, ...]:
    """The passages found beside those the answer cites, best first."""
    cited = {citation.passage for citation in answer.citations}
    return tuple(hit.passage for hit in answer.hits if hit.passage not in cited)


def cited_passage(citation: Citation, library: Library) -> Passage | None:
    """The passage a quote stands in; that which opens the page for a title or byline; None where the
    cases have the page no more."""
    known = library.passage(citation.passage) if citation.passage else None
    if known is not None:
        return known
    ordinals = library.ordinals(citation.case)
    opening = library.passages[ordinals[0]] if ordinals else None
    return library.passage_at(citation.case, citation.quote.start) or opening


def listed(suggestions: Collection[str]) -> bool:
    """Whether the questions also stand in the text, because a button would cut one."""
    return any(len(question) > BUTTON_TEXT for question in suggestions)


def _spoken(line: Line, answer: Answer, voice: Voice) -> Block:
    marks = _marks(line)
    if line.cites is None:
        return Block(voice.say(line.text), marks)
    quotes = [citation.quote.text for citation in answer.citations[line.cites :]]
    if voice.quote(quotes[0]) == quotes[0]:
        # Answers come in the script of their question.
        parts = zip(voice.say(line.text).split(CUT), chain(quotes, repeat("")), strict=False)
        return Block(CUT.join(_as_on_page(part, quote) for part, quote in parts), marks)
    return Block(voice.quote(line.text), marks)


def _marks(line: Line) -> tuple[Mark, ...]:
    bold = [Mark(start, end) for start, end in line.bold]
    links = [Mark(start, end, "", address) for start, end, address in line.links]
    return tuple(sorted((*bold, *links), key=lambda mark: mark.start))


def _quotation(passage: Passage, voice: Voice) -> Block:
    return block(voice.quote(shortened(passage.text, WHOLE)), frame=Frame.QUOTE)


def _as_on_page(text: str, quote: str) -> str:
    """A line with what it quotes as the page has it, in place: folding keeps lengths, so the folded
    words tell where. Words of ours around the quote stay.

    >>> _as_on_page("原文:“…乡村振兴。”", "推進鄉村振興。")
    '原文:“…鄉村振興。”'
    """
    folded, page = fold(text), fold(quote)
    for start, end in _quoted_ranges(text):
        at = page.find(folded[start:end]) if end > start else -1
        if at >= 0:
            return text[:start] + quote[at : at + end - start] + text[end:]
    return text


def _quoted_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where a line may quote: all of it, between its quotation marks, behind its colon."""
    yield 0, len(text)
    for opening, closing in (("“", "”"), (":", "")):
        start = text.find(opening) + 1
        end = text.rfind(closing) if closing else len(text)
        if start:
            inner = text[start:end]
            yield start + len(inner) - len(inner.lstrip("…")), start + len(inner.rstrip("…"))


def _quotes(line: Line, answer: Answer) -> bool:
    """Whether a line of the body is set off as a quotation; in a list every line would be."""
    return line.cites is not None and answer.kind in (Kind.FACT, Kind.NONE)


def _sources(answer: Answer, library: Library, username: str, voice: Voice) -> Iterator[Block]:
    """One line for each page cited. Its title links to the page where an address is known, else opens the
    place in the chat with the bot."""
    lines: list[Block] = []
    seen: set[str] = set()
    for citation in answer.citations:
        if citation.case in seen:
            continue
        seen.add(citation.case)
        passage = cited_passage(citation, library)
        inside = passage_link(username, passage) if passage else ""
        lines.append(_source(voice, citation.origin or citation.title, citation.link, inside))
    if lines:
        yield joined(lines)


def _source(voice: Voice, origin: str, link: str, inside: str) -> Block:
    parts: list[str | tuple[str, str]] = [
        voice.say(texts.SOURCE),
        (voice.quote(shortened(origin, 2 * NAMED)), link or inside),
    ]
    if link and inside:
        parts += [" · ", (voice.say(texts.OPEN), inside)]
    return block(*parts)


def _source_of(passage: Passage, library: Library, username: str, voice: Voice) -> Block:
    citation = cite(library.cases[passage.case], passage.sentences[0], library, passage.id)
    return _source(voice, citation.origin, citation.link, passage_link(username, passage))


def _around(answer: Answer, library: Library, voice: Voice) -> Iterator[Block]:
    """The passage around the sentence that answers, folded, the cited sentences underlined."""
    if answer.lead.cites is None:
        return
    passage = cited_passage(answer.citations[answer.lead.cites], library)
    if passage is None:
        return
    near = [library.passages[at] for at in _neighbours(passage, library)]
    if sum(len(one.text) for one in near) > AROUND:
        near = [passage]
    if sum(len(one.sentences) for one in near) < 2 or sum(len(one.text) for one in near) > WHOLE:
        return
    cited = {(citation.case, citation.quote.start) for citation in answer.citations}
    # A lead clause that serves as the heading also stands in the text.
    shown = passage.heading and not near[0].text.startswith(passage.heading)
    heading = [block((voice.quote(passage.heading), "b"))] if shown else []
    yield joined([*heading, *(_marked(one, cited, voice) for one in near)], Frame.FOLD)


def _neighbours(passage: Passage, library: Library) -> list[int]:
    """The ordinals of a passage and of those beside it under the same heading."""
    ordinals = library.ordinals(passage.case)
    near = range(ordinals[passage.number] - 1, ordinals[passage.number] + 2)
    return [at for at in near if at in ordinals and library.passages[at].heading == passage.heading]


def _marked(passage: Passage, cited: Collection[tuple[str, int]], voice: Voice) -> Block:
    return block(
        *(
            (voice.quote(sentence.text), "u")
            if (passage.case, sentence.start) in cited
            else voice.quote(sentence.text)
            for sentence in passage.sentences
        )
    )


def _questions(answer: Answer, voice: Voice) -> Iterator[Block]:
    """What the question buttons are for, where it does not go without saying; and the questions
    themselves where a button is too short for one."""
    suggestions = answer.suggestions
    shown = [f"{number}. {text}" for number, text in enumerate(suggestions, 1)] if listed(suggestions) else []
    head = texts.SUGGESTED if answer.status is Status.SUGGEST else texts.RELATED
    # A lead may ask by itself whether one of these was meant.
    if answer.lead.text.endswith((":", ":")) or (answer.status is Status.ANSWER and not shown):
        head = ""
    if suggestions and (head or shown):
        yield joined(Block(voice.say(line)) for line in (head, *shown) if line)
