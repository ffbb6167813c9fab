"""One conversation in the terminal: what was said before, and what a typed number picks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answering.answers import Turn
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.cli.screen import Screen, compose
from bot.knowledge.model import Language
from bot.rendering.reply import Reply

__all__ = ["REMEMBERED", "Conversation", "Said", "is_farewell"]

REMEMBERED = timedelta(minutes=10)
"""How long a follow-up question can lean on the last answer."""

_NUMBER = re.compile(r"[0-9]{1,3}\.?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A reply with the way it is laid out."""

    reply: Reply
    screen: Screen


class Conversation:
    """Answers the lines of one person, one after the other."""

    def __init__(
        self, assistant: Assistant, *, client: str | None, whole: bool, clock: Callable[[], datetime] | None = None
    ) -> None:
        """Begin a conversation.

        Args:
            assistant: who answers.
            client: the language of menus and of messages that show none.
            whole: lists are shown whole, not page by page.
            clock: the current time, aware of its zone.
        """
        self._assistant = assistant
        self._client = client
        self._whole = whole
        self._clock = clock or _now
        self._chosen: Language | None = None
        self._last: Turn | None = None
        self._last_at: datetime | None = None
        self._choices: tuple[str, ...] = ()

    def answer(self, line: str) -> Said:
        """Answer a question or a command, or open what the number of a choice stands for."""
        now = self._clock()
        context = self._context(now)
        chosen = self._chosen_by(line)
        answered = self._assistant.press(chosen, context) if chosen else self._assistant.reply(line, context)
        self._remember(answered, now)
        screen = compose(answered.reply, self._assistant.base, whole=self._whole)
        self._choices = screen.choices
        return Said(reply=answered.reply, screen=screen)

    def language(self) -> Language:
        """Return the language of what is said outside of replies."""
        return self._assistant.language_of(self._context(self._clock()))

    def _context(self, now: datetime) -> Context:
        fresh = self._last_at is not None and now - self._last_at <= REMEMBERED
        zone = ZoneInfo(self._assistant.base.info.time_zone)
        return Context(
            today=now.astimezone(zone).date(),
            seed=int(now.timestamp() * 1_000_000),
            chosen=self._chosen,
            client=self._client,
            last=self._last if fresh else None,
        )

    def _chosen_by(self, line: str) -> str | None:
        typed = line.strip()
        if _NUMBER.fullmatch(typed) is None:
            return None
        position = int(typed.removesuffix("."))
        return self._choices[position - 1] if 1 <= position <= len(self._choices) else None

    def _remember(self, answered: Answered, now: datetime) -> None:
        self._chosen = answered.language or self._chosen
        if answered.turn is not None:
            self._last, self._last_at = answered.turn, now


def is_farewell(line: str) -> bool:
    """Tell whether a line ends the conversation."""
    return line.strip().lower() in {"/quit", "/exit"}


def _now() -> datetime:
    return datetime.now(tz=UTC)
