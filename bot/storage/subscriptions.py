"""The subscriptions in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select, text, update

from bot.delivery.outcomes import Loss
from bot.delivery.records import Kind
from bot.delivery.schedule import find_next
from bot.delivery.subscriptions import Standing, Subscription
from bot.storage.breaking import SERVED, break_off, is_in
from bot.storage.database import Database
from bot.storage.delivery_tables import deliveries, recipients, subscriptions
from bot.storage.engines import insert
from bot.storage.forgetting import drop_recipients

__all__ = ["Subscriptions", "read_subscription"]


class Subscriptions:
    """See `bot.delivery.ports.Subscriptions`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, subscription: Subscription, now: float) -> None:
        """Add or change the subscription of a chat or topic; slots before now are never caught up."""
        values = _values(subscription) | {
            "is_told": False,
            "retry_at": None,
            "planned_until": now,
            "next_due_at": find_next(subscription, now),
        }
        place = {"chat_id": subscription.chat_id, "thread_id": subscription.thread_id or 0}
        added = insert(subscriptions).values(**place, **values, revision=0)
        changed = added.on_conflict_do_update(
            index_elements=list(place), set_={**values, "revision": subscriptions.c.revision + 1}
        )
        async with self._database.transaction() as connection:
            await connection.execute(changed)

    async def find(self, chat_id: int, thread_id: int | None = None) -> Subscription | None:
        """Return the subscription of a chat or topic."""
        found = select(subscriptions).where(is_in(chat_id, thread_id or 0))
        async with self._database.transaction() as connection:
            row = (await connection.execute(found)).one_or_none()
        return None if row is None else read_subscription(row)

    async def find_by_chat(self, chat_id: int) -> list[Subscription]:
        """Return the subscriptions of a chat and its topics."""
        return await self._list(select(subscriptions).where(subscriptions.c.chat_id == chat_id))

    async def find_by_user(self, user_id: int) -> list[Subscription]:
        """Return the subscriptions that a user has set up."""
        return await self._list(select(subscriptions).where(subscriptions.c.set_up_by == user_id))

    async def list_all(self) -> list[Subscription]:
        """Return all subscriptions, ordered by chat and topic."""
        return await self._list(select(subscriptions))

    async def remove(self, chat_id: int, thread_id: int | None = None) -> bool:
        """End the subscription of a chat or topic, and what waits or is held for it; tell whether there was one."""
        waiting = update(deliveries).where(
            deliveries.c.chat_id == chat_id,
            deliveries.c.thread_id.is_(None) if thread_id is None else deliveries.c.thread_id == thread_id,
            deliveries.c.kind != Kind.NOTICE,
            text("state IN ('pending', 'held')"),
        )
        async with self._database.transaction() as connection:
            now = await self._database.now(connection)
            await connection.execute(waiting.values(state="cancelled", changed_at=now, reason="unsubscribed"))
            gone = await connection.execute(delete(subscriptions).where(is_in(chat_id, thread_id or 0)))
        return bool(gone.rowcount)

    async def break_off(self, chat_id: int, thread_id: int | None, loss: Loss) -> None:
        """Note that a chat (all its topics) or one topic cannot be written to."""
        async with self._database.transaction() as connection:
            await break_off(connection, chat_id, thread_id, loss, await self._database.now(connection))

    async def restore(self, chat_id: int, thread_id: int | None = None, *, now: float) -> int:
        """Serve broken subscriptions of a chat, or of one topic, again: rights returned. Return how many."""
        broken = select(subscriptions).where(is_in(chat_id, thread_id), text("standing = 'broken'"))
        async with self._database.transaction() as connection:
            rows = (await connection.execute(broken.with_for_update())).all()
            for row in rows:
                times = {"planned_until": now, "next_due_at": find_next(read_subscription(row), now)}
                changed = update(subscriptions).where(subscriptions.c.id == row.id)
                await connection.execute(changed.values(**SERVED, **times, revision=row.revision + 1))
        return len(rows)

    async def forget_user(self, user_id: int) -> None:
        """Forget who set up subscriptions, and the user's own private chat with its rows in the outbox."""
        async with self._database.transaction() as connection:
            theirs = update(subscriptions).where(subscriptions.c.set_up_by == user_id)
            await connection.execute(theirs.values(set_up_by=None))
            await connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == user_id))
            # What is being sent at this moment is deleted when it is old, as all other rows.
            rows = delete(deliveries).where(deliveries.c.chat_id == user_id, deliveries.c.state != "sending")
            await connection.execute(rows)
            await drop_recipients(connection, recipients.c.chat_id == user_id)

    async def _list(self, found: Any) -> list[Subscription]:
        ordered = found.order_by(subscriptions.c.chat_id, subscriptions.c.thread_id)
        async with self._database.transaction() as connection:
            return [read_subscription(row) for row in await connection.execute(ordered)]


def read_subscription(row: Row[Any]) -> Subscription:
    """Return a row as a record."""
    return Subscription(
        chat_id=row.chat_id,
        thread_id=row.thread_id or None,
        title=row.title,
        kinds=frozenset(map(Kind, row.kinds.split())),
        subjects=frozenset(row.subjects.split()),
        language=row.language,
        zone=row.zone,
        hour=row.hour,
        weekday=row.weekday,
        is_silent=row.is_silent,
        paused_until=row.paused_until,
        set_up_by=row.set_up_by,
        facts_mark=row.facts_mark,
        standing=Standing(row.standing),
        reason=row.reason,
    )


def _values(subscription: Subscription) -> dict[str, object]:
    return {
        "title": subscription.title,
        "kinds": " ".join(sorted(subscription.kinds)),
        "subjects": " ".join(sorted(subscription.subjects)),
        "language": subscription.language,
        "zone": subscription.zone,
        "hour": subscription.hour,
        "weekday": subscription.weekday,
        "is_silent": subscription.is_silent,
        "paused_until": subscription.paused_until,
        "set_up_by": subscription.set_up_by,
        "facts_mark": subscription.facts_mark,
        "standing": subscription.standing,
        "reason": subscription.reason,
    }
