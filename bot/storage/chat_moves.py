"""A group becomes a supergroup: another id, and everything that is still to come goes there."""

from __future__ import annotations

from sqlalchemy import delete, exists, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import BigInteger

from bot.storage.delivery_tables import deliveries, recipients, subscriptions
from bot.storage.engines import insert

__all__ = ["move_chat"]

# Not "sending": such a row finds out by itself, and two of one chat may not be sent at once.
_TO_COME = ("pending", "held", "unknown")


async def move_chat(connection: AsyncConnection, old: int, new: int) -> None:
    """Carry subscriptions, open messages and what was asked over; what the supergroup has already wins.

    Done twice, it is done once.
    """
    theirs = subscriptions.alias("theirs")
    has_own = exists().where(theirs.c.chat_id == new, theirs.c.thread_id == subscriptions.c.thread_id)
    await connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == old, has_own))
    await connection.execute(update(subscriptions).where(subscriptions.c.chat_id == old).values(chat_id=new))
    waits = select(literal(new, BigInteger), recipients.c.next_send_at).where(recipients.c.chat_id == old)
    moved = insert(recipients).from_select(["chat_id", "next_send_at"], waits)
    await connection.execute(moved.on_conflict_do_nothing())
    to_come = update(deliveries).where(deliveries.c.chat_id == old, deliveries.c.state.in_(_TO_COME))
    await connection.execute(to_come.values(chat_id=new, thread_id=None))
    used = update(deliveries).where(
        deliveries.c.chat_id == old, text("state = 'sent'"), deliveries.c.subject.is_not(None)
    )
    await connection.execute(used.values(chat_id=new))
