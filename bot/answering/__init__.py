"""Question -> Answer: a pure function of the message, the library and the conversation.

`respond` is the whole of it; `decision` has the order in which it is tried. `warm_up` loads beforehand
what the first question of a process would wait for.
"""

from bot.answering.decision import respond
from bot.answering.understanding.conversation import Conversation
from bot.answering.warming import warm_up

__all__ = ["Conversation", "respond", "warm_up"]
