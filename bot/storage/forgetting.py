"""What the outbox keeps for how long; `/privacy` promises it in every language."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.delivery_tables import contents, deliveries, recipients, subscriptions

__all__ = ["ASKED_DAYS", "KEPT_DAYS", "LEFT_DAYS", "drop_recipients", "forget_rows", "is_left"]

KEPT_DAYS = 90
"""How long a row that is done stays listed."""
ASKED_DAYS = 365
"""How long a chat is not asked the same again."""
LEFT_DAYS = 2
"""How long rows stay of a chat that has no announcements any more: turned on again, it gets no post twice."""

_DAY = 24 * 3600.0
_DONE = ("sent", "failed", "unknown", "expired", "cancelled")
_AT_ONCE = 1000


async def forget_rows(connection: AsyncConnection, now: float) -> int:
    """Delete rows whose time is over, with the texts and recipients that only they needed; return how many rows."""
    subject, age = deliveries.c.subject, deliveries.c.changed_at
    # By chats, of which there are few: to look each old row's chat up would stop all sending for seconds.
    left = select(recipients.c.chat_id).where(is_left())
    count = 0
    for is_old in (
        and_(age < now - KEPT_DAYS * _DAY, subject.is_(None)),
        age < now - ASKED_DAYS * _DAY,
        and_(age < now - LEFT_DAYS * _DAY, deliveries.c.chat_id.in_(left)),
    ):
        gone = delete(deliveries).where(is_old, deliveries.c.state.in_(_DONE))
        count += (await connection.execute(gone)).rowcount
    if count:
        await connection.execute(delete(contents).where(~exists().where(deliveries.c.content == contents.c.digest)))
    await drop_recipients(connection, is_left())
    return count


def is_left() -> ColumnElement[bool]:
    """Match recipients that have no announcements any more."""
    return ~exists().where(subscriptions.c.chat_id == recipients.c.chat_id)


async def drop_recipients(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    """Delete recipients that have no rows."""
    is_idle = ~exists().where(deliveries.c.chat_id == recipients.c.chat_id)
    # Locked, and looked at again: whoever puts rows in for one at this moment holds it, and has put them in by then.
    found = select(recipients.c.chat_id).where(which, is_idle).order_by(recipients.c.chat_id).limit(_AT_ONCE)
    locked = (await connection.execute(found.with_for_update(of=recipients))).scalars().all()
    await connection.execute(delete(recipients).where(recipients.c.chat_id.in_(locked), is_idle))
