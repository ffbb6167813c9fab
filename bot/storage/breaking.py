"""Subscriptions of places that cannot be written to, and of those that can be again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import ColumnElement, and_, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.outcomes import Loss
from bot.delivery.subscriptions import Standing
from bot.storage.delivery_tables import subscriptions

__all__ = ["RETRY_SECONDS", "SERVED", "break_off", "is_in", "mend"]

RETRY_SECONDS = 7 * 24 * 3600.0
"""When to try again where rights are missing: Telegram does not tell the bot of all that returns."""
SERVED: Mapping[str, object] = MappingProxyType(
    {"standing": Standing.ACTIVE, "reason": None, "retry_at": None, "is_told": False}
)
"""What a subscription is that is not broken."""
_RETRIED = (Loss.RIGHTS, Loss.TOPIC)


def is_in(chat_id: int, thread_id: int | None) -> ColumnElement[bool]:
    """Match the subscription of a topic or, without one, all of a chat."""
    in_chat = subscriptions.c.chat_id == chat_id
    return in_chat if thread_id is None else and_(in_chat, subscriptions.c.thread_id == thread_id)


async def break_off(connection: AsyncConnection, chat_id: int, thread_id: int | None, loss: Loss, now: float) -> None:
    """Note that a chat or a topic cannot be written to; whoever knows already is not told again."""
    retry_at = now + RETRY_SECONDS if loss in _RETRIED else None
    values = {"standing": Standing.BROKEN, "reason": loss, "retry_at": retry_at}
    revised = {"revision": subscriptions.c.revision + 1}
    await connection.execute(update(subscriptions).where(is_in(chat_id, thread_id)).values(**values, **revised))


async def mend(connection: AsyncConnection, chat_id: int, thread_id: int | None) -> int:
    """Note that a place can be written to, if it was broken; return how many subscriptions are served again."""
    mended = (
        update(subscriptions)
        .where(
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.thread_id == (thread_id or 0),
            text("standing = 'broken'"),
        )
        .values(SERVED)
    )
    return (await connection.execute(mended)).rowcount
