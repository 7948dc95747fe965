"""Updates in, messages out: the only room that knows Telegram's types."""
