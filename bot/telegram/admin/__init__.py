"""What admins alone can do in their private chat: teach the bot, and see what was asked in vain."""
