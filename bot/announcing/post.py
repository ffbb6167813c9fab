"""A post that is ready to be sent, and whom it is written for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.model import Event, Language
from bot.rendering.reply import Button

__all__ = ["Audience", "Poll", "Post"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """What a chat wants to read."""

    language: Language
    subjects: frozenset[str] = frozenset()
    """Fields of the vocabulary; none means all."""

    def wants(self, event: Event) -> bool:
        """Tell whether an event is of the chosen subjects."""
        return not self.subjects or not self.subjects.isdisjoint(event.fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class Poll:
    """A quiz: one of the options is right."""

    id: str
    """The question, whatever its language: a chat gets each once."""
    question: str
    options: tuple[str, ...]
    right: int
    explanation: str
    """Telegram HTML, within the limits of an explanation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """What is announced."""

    kind: str
    """``day``, ``month``, ``quiz``, ``news`` or ``notice``."""
    lang: Language
    html: str
    """The post as Telegram HTML, within the limits of one message; of a quiz, what a reader of a log sees."""
    events: tuple[str, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    """Links only: a post in a group is not changed by those who press below it."""
    poll: Poll | None = None
    """What is sent instead of a message."""
