"""What /why tells admins besides: the scores of what was found, and how near the entries are to the question."""

from __future__ import annotations

from bot.answering.curated.choosing import ACCEPT, CLOSE, vetoes
from bot.answering.understanding.question import understand
from bot.library import Library
from bot.models import Answer
from bot.telegram.admin import texts
from bot.telegram.markup import Block, block, joined, shortened
from bot.telegram.texts import Voice

SHOWN = 5
PHRASING = 40


def score_blocks(question: str, answer: Answer, library: Library, voice: Voice) -> list[Block]:
    """The best passages of an answer with their scores, and the nearest entries of now with their overlap
    and the bars, and what kept back those above them; nothing where there is none."""
    hits = [Block(f"{hit.passage} {hit.score:.2f}") for hit in answer.hits[:SHOWN]]
    asked = understand(question, library)
    whys = vetoes(asked, library)
    entries = []
    for match in library.phrasings.nearest(asked.folded, SHOWN):
        entries.append(Block(f"{match.entry} {match.score:.2f} {shortened(match.phrasing, PHRASING)}"))
        if why := whys.get(match.entry):
            entries.append(Block(voice.say(texts.WHY_VETO.format(why=why))))
    heads = (texts.WHY_HITS, texts.WHY_ENTRIES.format(accept=f"{ACCEPT:.2f}", close=f"{CLOSE:.2f}"))
    return [
        joined([block((voice.say(head), "b")), *rows])
        for head, rows in zip(heads, (hits, entries), strict=True)
        if rows
    ]
