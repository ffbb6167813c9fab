"""A finished reply: words, buttons and what it is about, without anything of Telegram's."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.model import Language

__all__ = ["Button", "Reply"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """A button below a reply: it either sends ``data`` back or opens ``url``."""

    text: str
    data: str | None = None
    """At most 64 bytes; says everything that the answer to the press needs."""
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What the bot answers."""

    status: str
    """``answer``, ``suggest``, ``unknown`` or ``smalltalk``."""
    intent: str
    short: str
    """The sentence or two that answer, at most 300 characters."""
    text: str
    """The whole reply as plain text, without sources, related events and buttons."""
    html: str
    """The whole reply as Telegram HTML, within the limits of one message."""
    lang: Language
    events: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    confidence: float = 1.0
    buttons: tuple[tuple[Button, ...], ...] = ()
