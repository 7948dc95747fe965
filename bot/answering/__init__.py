"""Question -> Answer: a pure function of the message, the library and the conversation.

`respond` is the whole of it; `decision` has the order in which it is tried.
"""

from bot.answering.conversation import Conversation
from bot.answering.decision import respond

__all__ = ["Conversation", "respond"]
