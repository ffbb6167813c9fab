"""What the bot in Telegram needs to remember; `bot.storage.memory` does it in a database."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from bot.assistant.turns import Kept, Recalled

__all__ = ["MEMORABLE_SECONDS", "Memory"]

MEMORABLE_SECONDS = 48 * 3600
"""Twice as long as Telegram keeps an update that nobody fetched."""


class Memory(Protocol):
    """The memory; all times are seconds since 1970."""

    async def find_handled(self, keys: Collection[str]) -> set[str]:
        """Return those of the keys whose updates were handled."""
        ...

    async def record_handled(self, key: str, update_id: int, at: int, kept: Kept | None = None) -> None:
        """Note that an update was handled and, all or nothing, what is kept of the answer."""
        ...

    async def recall(self, chat_id: int, user_id: int, *, since: int, replied_to: int | None) -> Recalled:
        """Return what is known of a user in a chat, the last answer only if it is not older than ``since``."""
        ...

    async def move_chat(self, old: int, new: int) -> None:
        """Carry over what is known of a group that became a supergroup."""
        ...

    async def forget_user(self, user_id: int) -> None:
        """Forget the language that a user chose and what the answers to the user were about."""
        ...

    async def forget(self, before: int) -> None:
        """Forget handled updates and answers from before a time."""
        ...
