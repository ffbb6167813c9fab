"""What every handler works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.rendering import html
from bot.rendering.reply import Reply
from bot.tg.announcing import Announcing
from bot.tg.conversation import Conversation
from bot.tg.memory import Memory
from bot.tg.menus import Menus
from bot.tg.sender import Sender

__all__ = ["Desk"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """The core, the way out, and what lies between."""

    assistant: Assistant
    conversation: Conversation
    memory: Memory
    sender: Sender
    menus: Menus
    announcing: Announcing

    def say(self, phrase: str, context: Context) -> Reply:
        """Return something that the bot says without being asked."""
        language = self.assistant.language_of(context)
        text = self.assistant.phrase(phrase, language)
        return Reply(status="smalltalk", intent=phrase, short=text, text=text, html=html.escape(text), lang=language)
