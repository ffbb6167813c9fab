"""The subscriptions as the planner sees them: which are due, and how far each was planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.ports import Due, Plan, Untold
from bot.delivery.records import Draft, Kind
from bot.storage.breaking import RETRY_SECONDS
from bot.storage.database import Clock, Database
from bot.storage.delivery_tables import deliveries, subscriptions
from bot.storage.outbox import put_drafts
from bot.storage.subscriptions import read_subscription

__all__ = ["Planning", "find_used"]

_CLOCKS_DIFFER_SECONDS = 60.0
"""Planned further into the future than this: the clock was set back since."""


class Planning:
    """See `bot.delivery.ports.Planning`."""

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or database.now

    async def find_due(self, now: float, limit: int) -> list[Due]:
        """Return subscriptions of which slots may be due."""
        is_time = or_(subscriptions.c.next_due_at <= now, subscriptions.c.planned_until > now + _CLOCKS_DIFFER_SECONDS)
        is_served = or_(text("standing = 'active'"), and_(text("standing = 'broken'"), subscriptions.c.retry_at <= now))
        found = select(subscriptions).where(is_time, is_served).order_by(subscriptions.c.next_due_at).limit(limit)
        async with self._database.transaction() as connection:
            rows = (await connection.execute(found)).all()
            used = await find_used(connection, {row.chat_id for row in rows})
        return [
            Due(
                number=row.id,
                revision=row.revision,
                subscription=read_subscription(row),
                planned_until=row.planned_until,
                used=used.get(row.chat_id, {}),
            )
            for row in rows
        ]

    async def record(self, plans: Sequence[Plan], now: float) -> int:
        """Put the drafts into the outbox and note how far was planned, all or nothing; return how many are new."""
        async with self._database.transaction() as connection:
            drafts: list[Draft] = []
            # In one order for all processes, or two of them could wait for each other.
            for plan in sorted(plans, key=lambda plan: plan.due.number):
                if await _note(connection, plan, now):
                    drafts += plan.drafts
            return await put_drafts(connection, drafts, await self._clock(connection))

    async def find_untold(self, limit: int) -> list[Untold]:
        """Return broken subscriptions of which nobody was told yet."""
        found = select(subscriptions).where(text("standing = 'broken'"), subscriptions.c.is_told.is_(False))
        async with self._database.transaction() as connection:
            rows = (await connection.execute(found.order_by(subscriptions.c.id).limit(limit))).all()
        return [Untold(number=row.id, revision=row.revision, subscription=read_subscription(row)) for row in rows]

    async def record_told(self, untold: Untold, draft: Draft | None) -> None:
        """Note that it is told, together with the message that does so, if there is one."""
        row = update(subscriptions).where(subscriptions.c.id == untold.number, subscriptions.c.is_told.is_(False))
        async with self._database.transaction() as connection:
            is_ours = (await connection.execute(row.values(is_told=True))).rowcount
            if is_ours and draft is not None:
                await put_drafts(connection, [draft], await self._clock(connection))


async def _note(connection: AsyncConnection, plan: Plan, now: float) -> bool:
    """Note how far a subscription was planned; False if somebody has changed it meanwhile."""
    row = update(subscriptions).where(
        subscriptions.c.id == plan.due.number, subscriptions.c.revision == plan.due.revision
    )
    values = {
        "planned_until": plan.planned_until,
        "next_due_at": plan.next_due_at,
        "facts_mark": plan.facts_mark,
        "retry_at": now + RETRY_SECONDS,  # matters only where it is broken
        "revision": plan.due.revision + 1,
    }
    return bool((await connection.execute(row.values(values))).rowcount)


async def find_used(connection: AsyncConnection, chats: Collection[int]) -> Mapping[int, Mapping[Kind, frozenset[str]]]:
    """Return the subjects of earlier posts by chat and kind."""
    if not chats:
        return {}
    found = select(deliveries.c.chat_id, deliveries.c.kind, deliveries.c.subject).where(
        deliveries.c.chat_id.in_(chats), text("subject IS NOT NULL")
    )
    used: dict[int, dict[Kind, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in await connection.execute(found):
        used[row.chat_id][Kind(row.kind)].add(row.subject)
    return {chat: {kind: frozenset(each) for kind, each in kinds.items()} for chat, kinds in used.items()}
