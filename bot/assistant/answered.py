"""A reply with what to remember of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answers import Turn
from bot.knowledge.model import Language
from bot.rendering.reply import Reply

__all__ = ["Answered"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A reply, and what to remember of it."""

    reply: Reply
    turn: Turn | None = None
    """What a follow-up question can lean on; None keeps what was there."""
    language: Language | None = None
    """The language that the user has just chosen."""
