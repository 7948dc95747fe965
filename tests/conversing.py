"""Talking to a library in tests."""

from bot.answering.decision import respond
from bot.answering.understanding.conversation import Conversation


def last(library, *questions):
    """The answer to the last of the questions of one conversation."""
    conversation = Conversation()
    for question in questions:
        answer, conversation = respond(question, library, conversation)
    return answer
