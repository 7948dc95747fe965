"""What the first question of a process loads, loaded beforehand."""

from __future__ import annotations

import gc

from bot import lazy_re
from bot.answering.decision import respond
from bot.answering.understanding.conversation import Conversation
from bot.library import Library
from bot.text.scripts import to_traditional
from bot.text.sounds import sound_alikes


def warm_up(library: Library) -> None:
    """Load what a first question pays for: the segmenter, the tables of scripts and of sounds, the forests, the
    patterns that are met seldom.

    It takes 0.3 s (two shared cores), so it is for processes that answer many questions: one that answers
    a single question would pay for tables it may not need.
    """
    for question in (_QUESTION, _MISTYPED):
        respond(question, library, Conversation())
    to_traditional(_QUESTION)
    sound_alikes("一")
    lazy_re.compile_all()
    # What stands now stays: at a million passages each full collection walked a million objects, 0.4 s.
    gc.freeze()
    # What stays behind a question are the pages it read. New ones are gone through a thousand objects at a time, 0.4 ms:
    # twenty thousand took 3 to 6 ms of one question in seventy, which was the slowest hundredth. All pages read since
    # the last time, 20 ms, are gone through as seldom as then.
    gc.set_threshold(1_000, 400, 100)


# Goes through every station down to the sentences, whatever the pages are.
_QUESTION = "党员有多少人?"
# The same with a slip of sound: what mends it is loaded, too.
_MISTYPED = "党圆有多少人?"
