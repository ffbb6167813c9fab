"""Buttons that lead to events."""

from __future__ import annotations

from bot.knowledge.model import Language
from bot.rendering.reply import Button
from bot.rendering.wording import Wording

__all__ = ["event_button"]

MAX_BUTTON = 60
"""Characters of a label; a phone cuts longer ones off."""


def event_button(wording: Wording, event: str, language: Language) -> tuple[Button, ...]:
    """Return a row that opens an event."""
    title = wording.title(event)
    label = title if len(title) <= MAX_BUTTON else title[: MAX_BUTTON - 1].rsplit(" ", 1)[0] + "…"
    return (Button(text=label, data=f"e:{language}:{event}"),)
