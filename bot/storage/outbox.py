"""The outbox in the database: at most one process sends a message, and what it did is known or listed as unknown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, case, or_, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.contents import write_content
from bot.delivery.outcomes import Outcome
from bot.delivery.pace import Pace
from bot.delivery.records import Claimed, Draft, State
from bot.errors import StorageError
from bot.storage.claiming import BUSY_SECONDS, claim_next, keep_silent
from bot.storage.database import Clock, Database
from bot.storage.delivery_tables import contents, deliveries, recipients
from bot.storage.engines import insert
from bot.storage.forgetting import forget_rows
from bot.storage.settling import settle

__all__ = ["Outbox", "is_expired", "is_left_behind", "put_drafts"]


class Outbox:
    """The queue; see `bot.delivery.ports.Outbox`."""

    def __init__(self, database: Database, pace: Pace | None = None, clock: Clock | None = None) -> None:
        self._database = database
        self._pace = pace or Pace()
        self._clock = clock or database.now

    async def put(self, drafts: Sequence[Draft]) -> int:
        """Put messages in, all or none, and return how many are new."""
        async with self._database.transaction() as connection:
            return await put_drafts(connection, drafts, await self._clock(connection))

    async def claim(self, owner: str) -> Claimed | float:
        """Mark the next message that may go as being sent and return it, committed; or the seconds to wait."""
        try:
            async with self._database.transaction() as connection:
                return await claim_next(connection, owner, self._pace, self._clock)
        except StorageError as error:
            if isinstance(error.__cause__, IntegrityError):
                return BUSY_SECONDS  # Another process has claimed a message of the same chat at the same moment.
            raise

    async def settle(self, claimed: Claimed, owner: str, outcome: Outcome) -> State | None:
        """Write down what came of an attempt, with all that follows from it for its chat."""
        async with self._database.transaction() as connection:
            return await settle(connection, claimed, owner, outcome, await self._clock(connection))

    async def keep_silent(self, seconds: float) -> None:
        """Let no process claim anything for so long: Telegram wants silence, whatever it was about."""
        async with self._database.transaction() as connection:
            await keep_silent(connection, seconds, await self._clock(connection))

    async def sweep(self, lease: float, *, alone: bool = False) -> int:
        """Give up what dead senders left behind, expire what is too late; return how many rows were given up."""
        async with self._database.transaction() as connection:
            now = await self._clock(connection)
            late = update(deliveries).where(is_expired(now))
            await connection.execute(late.values(state=State.EXPIRED, changed_at=now))
            left = update(deliveries).where(text("state = 'sending'") if alone else is_left_behind(now, lease))
            once_more = (deliveries.c.is_repeated) & (deliveries.c.ambiguous == 0)
            given_up = left.values(
                state=case((once_more, State.PENDING), else_=State.UNKNOWN),
                ambiguous=deliveries.c.ambiguous + 1,
                owner=None,
                started_at=None,
                changed_at=now,
                reason="its sender ended in the middle",
            )
            return (await connection.execute(given_up)).rowcount

    async def forget(self) -> int:
        """Delete rows whose time is over, and return how many."""
        async with self._database.transaction() as connection:
            return await forget_rows(connection, await self._clock(connection))


def is_expired(now: float) -> ColumnElement[bool]:
    """Match messages that nobody has sent, or released, in time."""
    return and_(text("state IN ('pending', 'held')"), deliveries.c.expires_at <= now)


def is_left_behind(now: float, lease: float) -> ColumnElement[bool]:
    """Match messages that were being sent by a process that is dead."""
    # A claim from the future was made before the clock was set back.
    is_old = or_(deliveries.c.started_at < now - lease, deliveries.c.started_at > now + lease)
    return and_(text("state = 'sending'"), is_old)


async def put_drafts(connection: AsyncConnection, drafts: Sequence[Draft], now: float) -> int:
    """Put messages in as part of a transaction and return how many are new; what is too late is listed as expired."""
    if not drafts:
        return 0
    bodies = {draft.content: write_content(draft.content) for draft in drafts}
    digests = {content: hashlib.sha256(body.encode()).hexdigest() for content, body in bodies.items()}
    content = insert(contents)
    # "Changed" to what it is: that keeps it from being deleted as unused by another process at this moment.
    kept = content.on_conflict_do_update(index_elements=["digest"], set_={"body": content.excluded.body})
    await connection.execute(kept, [{"digest": digests[each], "body": body} for each, body in bodies.items()])
    recipient = insert(recipients)
    # As above; in one order for all processes, or two of them could wait for each other.
    held = recipient.on_conflict_do_update(index_elements=["chat_id"], set_={"next_send_at": recipients.c.next_send_at})
    chats = [{"chat_id": chat_id, "next_send_at": 0.0} for chat_id in sorted({draft.chat_id for draft in drafts})]
    await connection.execute(held, chats)
    new = insert(deliveries).on_conflict_do_nothing().returning(deliveries.c.id)
    rows = [_row(draft, digests[draft.content], now) for draft in drafts]
    return len((await connection.execute(new, rows)).all())


def _row(draft: Draft, digest: str, now: float) -> dict[str, object]:
    return {
        "key": draft.key,
        "kind": draft.kind,
        "chat_id": draft.chat_id,
        "thread_id": draft.thread_id,
        "content": digest,
        "is_silent": draft.is_silent,
        "is_repeated": draft.is_repeated,
        "batch": draft.batch,
        "subject": draft.subject,
        "state": State.PENDING if draft.expires_at > now else State.EXPIRED,
        "due_at": draft.due_at,
        "expires_at": draft.expires_at,
        "attempts": 0,
        "ambiguous": 0,
        "changed_at": now,
    }
