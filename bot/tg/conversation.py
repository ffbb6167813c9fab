"""The circumstances of a message, from memory and clock, and what is kept of its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.assistant.turns import Kept, decode_turn, encode_turn
from bot.knowledge.model import LANGUAGES
from bot.tg.incoming import Author, Destination
from bot.tg.memory import Memory

__all__ = ["Clock", "Conversation", "utc_now"]

Clock = Callable[[], datetime]

FOLLOW_UP_SECONDS = 600
"""For so long a question can lean on the last answer."""


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(tz=UTC)


class Conversation:
    """What the bot knows of the people it talks to."""

    def __init__(self, assistant: Assistant, memory: Memory, clock: Clock) -> None:
        self._base = assistant.base
        self._memory = memory
        self._clock = clock
        self._zone = ZoneInfo(assistant.base.info.time_zone)

    async def context(self, author: Author, destination: Destination | None, replied_to: int | None = None) -> Context:
        """Return the circumstances of what somebody wrote or pressed."""
        now = self._clock()
        recalled = await self._memory.recall(
            author.id if destination is None else destination.chat_id,
            author.id,
            since=int(now.timestamp()) - FOLLOW_UP_SECONDS,
            replied_to=replied_to,
        )
        return Context(
            today=now.astimezone(self._zone).date(),
            seed=int(now.timestamp() * 1_000_000),
            chosen=recalled.language if recalled.language in LANGUAGES else None,
            client=author.client,
            last=decode_turn(self._base, recalled.turn) if destination is not None and recalled.turn else None,
        )

    @staticmethod
    def keep(answered: Answered, author: Author, destination: Destination, message_id: int | None) -> Kept:
        """Return what later messages can lean on."""
        return Kept(
            chat_id=destination.chat_id,
            user_id=author.id,
            language=answered.language,
            message_id=message_id,
            turn=encode_turn(answered.turn) if answered.turn is not None else None,
        )
