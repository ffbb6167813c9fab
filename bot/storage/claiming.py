"""The statement that finds the next message to send, and the pace."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, and_, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.contents import parse_content
from bot.delivery.pace import Pace
from bot.delivery.records import Claimed, Kind
from bot.storage.database import Clock
from bot.storage.delivery_tables import contents, deliveries, pace, recipients

__all__ = ["BUSY_SECONDS", "IDLE_SECONDS", "claim_next", "keep_silent", "select_next", "wait_for_claims"]

IDLE_SECONDS = 1.0
"""When to ask again if nothing waits."""
BUSY_SECONDS = 0.2
"""When to ask again if something waits, but none of it may go now."""
_LONGEST_GAP = 60.0
"""A chat that must wait longer than this was last written to before the clock was set back."""

_waiting, _earlier = deliveries.alias("waiting"), deliveries.alias("earlier")


def select_next(now: float) -> Select[tuple[object, ...]]:
    """Select the oldest message that is due, first in its chat, and whose chat may be written to again."""
    # States are written out, not bound: a partial index serves only queries of which it is known when they are planned
    # that they ask for no other rows.
    comes_first = or_(
        _earlier.c.due_at < _waiting.c.due_at,
        and_(_earlier.c.due_at == _waiting.c.due_at, _earlier.c.id < _waiting.c.id),
    )
    is_blocked = exists().where(
        _earlier.c.chat_id == _waiting.c.chat_id,
        text("earlier.state IN ('pending', 'sending')"),
        or_(text("earlier.state = 'sending'"), and_(_earlier.c.expires_at > now, comes_first)),
    )
    may_be_written_to = or_(recipients.c.next_send_at <= now, recipients.c.next_send_at > now + _LONGEST_GAP)
    return (
        select(_waiting, contents.c.body)
        .join(recipients, recipients.c.chat_id == _waiting.c.chat_id)
        .join(contents, contents.c.digest == _waiting.c.content)
        .where(
            text("waiting.state = 'pending'"),
            _waiting.c.due_at <= now,
            _waiting.c.expires_at > now,
            may_be_written_to,
            ~is_blocked,
        )
        .order_by(_waiting.c.due_at, _waiting.c.id)
        .limit(1)
        .with_for_update(of=_waiting, skip_locked=True)
    )


async def claim_next(connection: AsyncConnection, owner: str, allowed: Pace, clock: Clock) -> Claimed | float:
    """Claim the next message and take a place in the pace for it, or return the seconds to wait."""
    # Looked at first: to lock the pace is to write, and an idle bot should not write every second.
    if not await _is_anything_due(connection, await clock(connection)):
        return IDLE_SECONDS
    turn = await _wait_for_turn(connection, clock)
    if turn.wait > 0:
        return turn.wait
    row = (await connection.execute(select_next(turn.now))).one_or_none()
    if row is None:
        return BUSY_SECONDS
    try:
        content = parse_content(row.body)
    except ValueError as error:
        # It would come first again and again, and nothing else would be sent.
        broken = {"state": "failed", "changed_at": turn.now, "reason": str(error)}
        await connection.execute(update(deliveries).where(deliveries.c.id == row.id).values(broken))
        return 0.0
    await connection.execute(update(pace).values(next_at=turn.now + allowed.interval))
    claimed = {"state": "sending", "owner": owner, "started_at": turn.now, "changed_at": turn.now}
    await connection.execute(
        update(deliveries).where(deliveries.c.id == row.id).values(**claimed, attempts=deliveries.c.attempts + 1)
    )
    await _postpone_chat(connection, row.chat_id, turn.now + allowed.gap(row.chat_id))
    return Claimed(
        id=row.id,
        attempt=row.attempts + 1,
        kind=Kind(row.kind),
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        content=content,
        is_silent=row.is_silent,
        batch=row.batch,
    )


async def keep_silent(connection: AsyncConnection, seconds: float, now: float) -> None:
    """Let no process send for so long."""
    row = (await connection.execute(select(pace).with_for_update())).one()
    until = max(now + seconds, row.silent_until if row.silent_from <= now else 0.0)
    await connection.execute(update(pace).values(silent_from=now, silent_until=until))


async def wait_for_claims(connection: AsyncConnection) -> None:
    """Let no process claim anything until the transaction ends, and see what was claimed before."""
    await connection.execute(select(pace).with_for_update())


@dataclass(frozen=True, slots=True)
class _Turn:
    now: float
    wait: float


async def _wait_for_turn(connection: AsyncConnection, clock: Clock) -> _Turn:
    """Tell when the next message may be sent; other processes that ask wait until this transaction ends."""
    row = (await connection.execute(select(pace).with_for_update())).one()
    now = await clock(connection)
    silent_until = row.silent_until
    if row.silent_from > now and silent_until > now:
        # The clock was set back, nobody knows by how much: the whole time begins again.
        silent_until = now + row.silent_until - row.silent_from
        await connection.execute(update(pace).values(silent_from=now, silent_until=silent_until))
    # A turn further away than any pace puts it is from before the clock was set back.
    next_at = row.next_at if row.next_at <= now + _LONGEST_GAP else now
    return _Turn(now, max(next_at, silent_until) - now)


async def _postpone_chat(connection: AsyncConnection, chat_id: int, until: float) -> None:
    await connection.execute(update(recipients).where(recipients.c.chat_id == chat_id).values(next_send_at=until))


async def _is_anything_due(connection: AsyncConnection, now: float) -> bool:
    due = select(deliveries.c.id).where(text("state = 'pending'"), deliveries.c.due_at <= now).limit(1)
    return (await connection.execute(due)).first() is not None
