"""What can come of an attempt to send, as far as the outbox must know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Ambiguous", "Delivered", "Loss", "Lost", "Moved", "NotSent", "Outcome", "Refused", "TooMany"]


class Loss(StrEnum):
    """Why a chat or topic cannot be written to."""

    BLOCKED = "blocked"
    """By the user of a private chat, or the account is deleted."""
    KICKED = "kicked"
    """The bot is not in the chat any more, or the chat is gone."""
    RIGHTS = "rights"
    """The bot may not post there."""
    TOPIC = "topic"
    """The topic is closed or deleted."""
    POLLS = "polls"
    """Everything but polls may be posted: the subscription goes on, this one is left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """Telegram has it."""

    message_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TooMany:
    """Telegram did not take it, and takes nothing before so many seconds have passed: 429."""

    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class NotSent:
    """Telegram has surely not seen the request: no connection, or the claim was too old to send."""

    reason: str
    is_trouble: bool = True
    """Whether others should wait, too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ambiguous:
    """Nobody knows whether it arrived: a timeout, a broken connection, a server that says it failed."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """The group is a supergroup now; nothing was sent."""

    chat_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Lost:
    """The chat or topic cannot be written to."""

    loss: Loss
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """Telegram does not like the message itself, so it will not like it elsewhere either."""

    reason: str


Outcome = Delivered | TooMany | NotSent | Ambiguous | Moved | Lost | Refused
