"""What the first question of a process loads, loaded beforehand."""

from __future__ import annotations

import gc

from bot.answering.decision import respond
from bot.answering.understanding.conversation import Conversation
from bot.library import Library
from bot.text.scripts import to_traditional
from bot.text.sounds import sound_alikes


def warm_up(library: Library) -> None:
    """Load what a first question pays for: the segmenter, the tables of scripts and of sounds, the forests.

    It takes 0.2 s (two shared cores), so it is for processes that answer many questions: one that answers
    a single question would pay for tables it may not need.
    """
    for question in (_QUESTION, _MISTYPED):
        respond(question, library, Conversation())
    to_traditional(_QUESTION)
    sound_alikes("一")
    # What stands now stays: at a million passages each full collection walked a million objects, 0.4 s.
    gc.freeze()
    # What a question makes is gone with it: looked for every 700 objects, it was looked for 30 times a question, and
    # each hundredth time among all pages read, 20 ms.
    gc.set_threshold(20_000, 20, 100)


# Goes through every station down to the sentences, whatever the pages are.
_QUESTION = "党员有多少人?"
# The same with a slip of sound: what mends it is loaded, too.
_MISTYPED = "党圆有多少人?"
