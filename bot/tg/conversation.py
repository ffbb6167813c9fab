"""The circumstances of a message, from memory and clock, and what is kept of its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.answering.answers import Turn
from bot.assistant.assistant import Answered, Assistant
from bot.assistant.context import Context
from bot.assistant.turns import Kept, decode_turn, encode_turn
from bot.knowledge.model import LANGUAGES, Language
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
        return Context(
            today=now.astimezone(self._zone).date(),
            seed=int(now.timestamp() * 1_000_000),
            chosen=await self._chosen(author, destination),
            client=author.client,
            last=await self._last(author, destination, replied_to) if destination is not None else None,
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

    async def _chosen(self, author: Author, destination: Destination | None) -> Language | None:
        """Return what was chosen in this chat, or by this user in private."""
        places = dict.fromkeys([destination.chat_id, author.id] if destination is not None else [author.id])
        for place in places:
            language = await self._memory.find_language(place)
            if language in LANGUAGES:
                return language
        return None

    async def _last(self, author: Author, destination: Destination, replied_to: int | None) -> Turn | None:
        stored = None
        if replied_to is not None:
            stored = await self._memory.find_turn_of(destination.chat_id, replied_to)
        if stored is None:
            since = int(self._clock().timestamp()) - FOLLOW_UP_SECONDS
            stored = await self._memory.find_turn(destination.chat_id, author.id, since)
        return decode_turn(self._base, stored) if stored is not None else None
