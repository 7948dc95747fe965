"""A strict Telegram in the small: a Bot API server over real HTTP, and people who use the bot.

What Telegram refuses it refuses, in Telegram's words; what Telegram loses without a word (entities over
the limit, links it does not take, a nested blockquote) it writes into `BotApi.complaints`.
"""

from tests.botapi.server import BotApi

__all__ = ["BotApi"]
