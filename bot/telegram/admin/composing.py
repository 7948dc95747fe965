"""What an admin sees while an answer is made: the message that asks for it, and what there is to choose from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from telegram import Message, MessageEntity

from bot.answering.citing import label
from bot.answering.evidence.facts import gather
from bot.answering.understanding.question import understand
from bot.faq.entries import Entry, Source
from bot.faq.markup import markup_problems, placed_problems
from bot.faq.problems import Problem
from bot.faq.quotes import standing
from bot.faq.writing import as_yaml
from bot.library import Library
from bot.search.evidence import Reading
from bot.telegram.admin import miss_texts
from bot.telegram.admin.dialogue import Dialogue, in_chat
from bot.telegram.admin.miss_pages import QUESTION, place_of
from bot.telegram.markup import Block, Frame, Rendered, block, joined, rendered, shortened
from bot.telegram.texts import Voice
from bot.text.typed import readable
from bot.text.utf16 import stretch

SOURCES = 5
"""Sentences offered as sources: what is not among the nearest is looked up and quoted in YAML."""
READ = 300
"""Characters of an answer or a question that sentences are looked for by."""
QUOTE = 160
"""Characters of a sentence offered whole; of a longer one the clause that was nearest is quoted."""
FAULTS = 3
"""Mistakes of an answer told while its entry is put together."""
PHRASING = 120
"""Characters shown of a phrasing: a dozen of them stand in one message with the answer and its sources."""
ANSWER = 600
"""Characters shown of an answer while its entry is put together; the preview has it whole."""


def sources_for(answer: str, questions: Sequence[str], library: Library) -> tuple[Source, ...]:
    """The sentences of the cases nearest to an answer, then those nearest to the questions it is for: what an
    admin tells in words of their own mostly stands there."""
    found: dict[Source, None] = {}
    for text, most in ((answer[:READ], SOURCES - 2), *((question[:READ], SOURCES) for question in questions)):
        near = list(_nearest(text, library, most))
        found.update(dict.fromkeys(near))
    return tuple(found)[:SOURCES]


def prompt_message(words: str, questions: Sequence[str], answer: str, voice: Voice) -> Rendered:
    """Asks for the answer to questions; with the `answer` of before, to be copied and mended."""
    asked = [Block(shortened(question, QUESTION)) for question in questions if question]
    before = [block((voice.say(miss_texts.ANSWER), "b")), block((shortened(answer, ANSWER), "code"))]
    return rendered(
        [
            block((voice.say(words), "b")),
            joined(asked, Frame.QUOTE),
            *(before if answer else []),
            Block(voice.say(miss_texts.PROMPT_HOW)),
        ]
    )[0]


def composing_message(
    dialogue: Dialogue, questions: Sequence[str], base: Entry | None, library: Library, voice: Voice
) -> Rendered:
    """The parts of the entry to come, numbered as their buttons; `base` is the entry that it joins."""
    if base is None:
        head = [
            block((voice.say(miss_texts.COMPOSING), "b")),
            Block(shortened(dialogue.answer, ANSWER), frame=Frame.QUOTE),
            *_faults(dialogue, voice),
            Block(voice.say(miss_texts.COMPOSING_HOW)),
        ]
    elif in_chat(base):
        head = [Block(voice.say(miss_texts.JOINING.format(id=base.id)))]
    else:
        lines = "\n".join(_yaml_lines(dialogue.phrasings(questions)))
        head = [
            Block(voice.say(miss_texts.JOINING_FILE.format(id=base.id, place=place_of(base)))),
            block((shortened(lines, 4 * ANSWER), "code")),
        ]
    phrasings = [
        _numbered(place, place not in dialogue.dropped, shortened(text, PHRASING))
        for place, text in enumerate(questions)
        if text
    ]
    blocks = [*head, joined([block((voice.say(miss_texts.PHRASINGS), "b")), *phrasings])]
    if dialogue.offered:
        blocks.append(joined([block((voice.say(miss_texts.SOURCES), "b")), *_sources(dialogue, library)]))
    elif base is None:
        blocks.append(Block(voice.say(miss_texts.SOURCES_NONE)))
    return rendered(blocks)[0]


def said_of(entry: Entry) -> Callable[[Problem], str]:
    """How the problems of an entry that an admin wrote no YAML for are said: those of the answer's markup by
    the answer's own lines, all others without a line."""
    lines = {_key(problem): line for line, problem in placed_problems(entry)}

    def said(problem: Problem) -> str:
        if (line := lines.get(_key(problem))) is None:
            return problem.chinese_words
        return miss_texts.ANSWER_LINE.format(line=line + 1, problem=problem.chinese_words)

    return said


def _key(problem: Problem) -> tuple[str, ...]:
    return (problem.code, *problem.values.values())


def as_markup(message: Message) -> str:
    """A message's words with what its writer made bold or a link as an entry writes it: line by line, a link
    where a text is both."""
    text = message.text or message.caption or ""
    parts: list[str] = []
    at = 0
    entities = [one for one in message.entities or message.caption_entities if one.type in _MARKS]
    for entity in sorted(entities, key=lambda one: (one.offset, _MARKS.index(one.type))):
        start, end = entity.offset, entity.offset + entity.length
        if start < at:
            continue
        parts += [stretch(text, at, start), _marked(stretch(text, start, end), entity)]
        at = end
    return "".join((*parts, stretch(text, at))).strip()


_MARKS = (MessageEntity.TEXT_LINK, MessageEntity.BOLD)
# What of a line can be marked: blanks at its ends stay outside.
_WORDS = re.compile(r"\S(?:.*\S)?")


def _marked(words: str, entity: MessageEntity) -> str:
    before, after = ("[", f"]({entity.url})") if entity.type == MessageEntity.TEXT_LINK else ("**", "**")
    return _WORDS.sub(lambda line: f"{before}{line[0]}{after}", words)


def _nearest(text: str, library: Library, most: int) -> Iterator[Source]:
    """The sentences nearest to a text that can be quoted, best first."""
    if not readable(text):
        return
    count = 0
    for reading in gather(understand(text, library), library).readings:
        source = _source(reading)
        if reading.score <= 0 or count == most:
            return
        if source.quote and standing(source.quote, library.cases[source.case]) is not None:
            yield source
            count += 1


def _source(reading: Reading) -> Source:
    sentence = reading.sentence.quote.text
    start, end = reading.clause
    return Source(
        reading.sentence.case, (sentence if len(sentence) <= QUOTE else sentence[start:end]).strip()
    )


def _sources(dialogue: Dialogue, library: Library) -> Iterator[Block]:
    for place, source in enumerate(dialogue.offered):
        case = library.cases.get(source.case)
        name = f"《{label(case)}》" if case is not None else ""
        yield _numbered(place, place in dialogue.chosen, f"{name}{source.quote}")


def _faults(dialogue: Dialogue, voice: Voice) -> list[Block]:
    """What of the answer's markup is to be mended before it can go live."""
    entry = Entry("x", ("x",), dialogue.answer, dialogue.sources)
    said = said_of(entry)
    faults = list(islice((said(problem) for problem in markup_problems(entry)), FAULTS))
    return (
        [block((voice.say(miss_texts.FAULTS), "b"), shortened("\n".join(faults), ANSWER))] if faults else []
    )


def _numbered(place: int, taken: bool, text: str) -> Block:
    return Block(f"{miss_texts.TAKEN if taken else miss_texts.LEFT} {place + 1}. {text}")


def _yaml_lines(phrasings: Sequence[str]) -> list[str]:
    """Phrasings as the lines of a list in YAML, quoted where they have to be."""
    lines = as_yaml([Entry("x", tuple(phrasings), "x")]).splitlines()
    return [line for line in lines if line.lstrip().startswith("- ") and "id:" not in line]
