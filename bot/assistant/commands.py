"""The commands that the bot understands in any chat and in the terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CHANNEL_ORDERS", "COMMANDS", "ORDERS", "Command", "parse_command"]

COMMANDS = ("start", "help", "ask", "month", "artist", "today", "year", "random", "source", "language")
ORDERS = ("subscribe", "unsubscribe", "settings", "privacy", "forget", "broadcast")
"""Commands that are followed in Telegram only: about announcements, and about what is stored."""
CHANNEL_ORDERS = ("subscribe", "unsubscribe", "settings")
"""The only ones that are followed in channels, where the bot answers nothing else."""

_FORM = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words after it."""

    name: str
    rest: str
    addressed_to: str | None = None
    """The bot's user name where the command names one: /help@some_bot."""


def parse_command(message: str) -> Command | None:
    """Return the command that a message is, None for any other text."""
    found = _FORM.match(message.strip())
    if found is None:
        return None
    return Command(found[1].lower(), (found[3] or "").strip(), found[2])
