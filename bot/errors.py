"""The errors that the bot raises on purpose.

BotError
├── KnowledgeError   the fact base is broken or cannot be read
├── ConfigError      a setting is missing or wrong
├── StorageError     the database cannot be opened or used
│   └── StorageDownError   its server does not answer now
├── DeliveryError    what an operator asks of announcements cannot be done
└── TelegramError    Telegram refuses the bot
"""

from __future__ import annotations

__all__ = [
    "BotError",
    "ConfigError",
    "DeliveryError",
    "KnowledgeError",
    "StorageDownError",
    "StorageError",
    "TelegramError",
]


class BotError(Exception):
    """Something expected went wrong; the message is one sentence for the operator."""


class KnowledgeError(BotError):
    """The fact base is broken; the message holds every problem, a line each."""


class ConfigError(BotError):
    """A setting is missing or wrong."""


class StorageError(BotError):
    """The database cannot be opened or used."""


class StorageDownError(StorageError):
    """The server of the database does not answer now, but may do so later."""


class DeliveryError(BotError):
    """What an operator asks of announcements cannot be done."""


class TelegramError(BotError):
    """Telegram refuses the bot: a wrong token, or another process polls with it."""
