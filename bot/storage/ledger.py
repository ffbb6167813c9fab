"""The outbox as operators see it: lists, counts, and what they decide by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, func, select, text, update

from bot.delivery.records import Kind, Listed, Progress, State
from bot.storage.database import Clock, Database
from bot.storage.delivery_tables import batches, deliveries
from bot.storage.planning import find_used

__all__ = ["RESENT_SECONDS", "Ledger"]

RESENT_SECONDS = 24 * 3600.0
"""How long a row that is sent again by hand may wait."""
_RESENDABLE = ("unknown", "failed", "expired", "held", "cancelled")


class Ledger:
    """See `bot.delivery.ports.Ledger`."""

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or database.now

    async def list_rows(self, *states: State, limit: int = 100, batch: str | None = None) -> list[Listed]:
        """List rows in any of the states, newest change first."""
        found = select(deliveries).where(deliveries.c.state.in_(states))
        if State.SENT not in states:
            found = found.where(text("state <> 'sent'"))  # so that the index of the few others serves
        if batch is not None:
            found = found.where(deliveries.c.batch == batch)
        newest = found.order_by(deliveries.c.changed_at.desc(), deliveries.c.id.desc()).limit(limit)
        async with self._database.transaction() as connection:
            return [_listed(row) for row in await connection.execute(newest)]

    async def read_states(self, batch: str) -> dict[str, str]:
        """Return the state of each row of a batch by its key."""
        found = select(deliveries.c.key, deliveries.c.state).where(deliveries.c.batch == batch)
        async with self._database.transaction() as connection:
            return {row.key: row.state for row in await connection.execute(found)}

    async def find_used(self, chats: Collection[int]) -> Mapping[int, Mapping[Kind, frozenset[str]]]:
        """Return the subjects of earlier posts by chat and kind."""
        async with self._database.transaction() as connection:
            return await find_used(connection, chats)

    async def resend(self, row_id: int) -> bool:
        """Send an unknown, failed, expired, cancelled or held row again, by hand; False if it is in no such state."""
        async with self._database.transaction() as connection:
            now = await self._clock(connection)
            again = (
                update(deliveries)
                .where(deliveries.c.id == row_id, deliveries.c.state.in_(_RESENDABLE))
                # Counted anew: a repeat by hand is a message of its own.
                .values(state=State.PENDING, due_at=now, expires_at=now + RESENT_SECONDS, ambiguous=0, changed_at=now)
            )
            return bool((await connection.execute(again)).rowcount)

    async def progress(self, batch: str) -> Progress:
        """Count the rows of a batch by state."""
        counted = select(deliveries.c.state, func.count()).where(deliveries.c.batch == batch).group_by("state")
        async with self._database.transaction() as connection:
            return Progress(counts={State(state): count for state, count in await connection.execute(counted)})

    async def stop(self, batch: str) -> int:
        """Cancel what is pending or held of a batch and return how many rows that were."""
        waiting = update(deliveries).where(deliveries.c.batch == batch, text("state IN ('pending', 'held')"))
        async with self._database.transaction() as connection:
            cancelled = waiting.values(state=State.CANCELLED, changed_at=await self._clock(connection))
            return (await connection.execute(cancelled)).rowcount

    async def resume(self, batch: str) -> int:
        """Release the rows of a batch that were held back after refusals, and return how many."""
        held = update(deliveries).where(deliveries.c.batch == batch, text("state = 'held'"))
        async with self._database.transaction() as connection:
            # Together: with the refusals still counted, the next one would hold back all that was released.
            await connection.execute(batches.delete().where(batches.c.batch == batch))
            now = await self._clock(connection)
            released = held.where(deliveries.c.expires_at > now).values(state=State.PENDING, changed_at=now)
            return (await connection.execute(released)).rowcount


def _listed(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        kind=Kind(row.kind),
        state=State(row.state),
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        due_at=row.due_at,
        changed_at=row.changed_at,
        attempts=row.attempts,
        reason=row.reason,
        batch=row.batch,
    )
