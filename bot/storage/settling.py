"""What an outcome means for its row, and for everything else in that chat and batch."""

from __future__ import annotations

from typing import Any, assert_never

from sqlalchemy import Row, and_, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.outcomes import Ambiguous, Delivered, Loss, Lost, Moved, NotSent, Outcome, Refused, TooMany
from bot.delivery.records import Claimed, State
from bot.storage.breaking import break_off, mend
from bot.storage.chat_moves import move_chat
from bot.storage.claiming import keep_silent, wait_for_claims
from bot.storage.delivery_tables import batches, deliveries
from bot.storage.engines import insert

__all__ = ["REFUSALS", "settle"]

REFUSALS = 3
"""So many chats in a row whose post is refused hold back the rest of its batch: it would be refused everywhere."""


async def settle(
    connection: AsyncConnection, claimed: Claimed, owner: str, outcome: Outcome, now: float
) -> State | None:
    """Write down an outcome; None if the row is another's by now."""
    if isinstance(outcome, TooMany):
        await keep_silent(connection, outcome.seconds, now)
    found = select(deliveries).where(deliveries.c.id == claimed.id).with_for_update()
    row = (await connection.execute(found)).one_or_none()
    if row is None or row.attempts != claimed.attempt:
        return None
    if row.state != State.SENDING or row.owner != owner:
        return await _settle_late(connection, row, outcome, now)
    match outcome:
        case Delivered():
            return await _settle_delivered(connection, row, outcome, now)
        case TooMany() | NotSent():
            return await _change(connection, row, State.PENDING, now)
        case Ambiguous(reason=reason):
            state = State.PENDING if row.is_repeated and row.ambiguous == 0 else State.UNKNOWN
            return await _change(connection, row, state, now, reason=reason, ambiguous=row.ambiguous + 1)
        case Moved(chat_id=new):
            state = await _change(connection, row, State.PENDING, now)
            await move_chat(connection, row.chat_id, new)
            return state
        case Lost():
            return await _settle_lost(connection, row, outcome, now)
        case Refused(reason=reason):
            await _count_refusal(connection, row, now)
            return await _change(connection, row, State.FAILED, now, reason=reason)
        case _:
            assert_never(outcome)


async def _settle_late(connection: AsyncConnection, row: Row[Any], outcome: Outcome, now: float) -> State | None:
    """Correct a row that was given up while its sender slept: only what is certain is worth it."""
    if isinstance(outcome, Delivered):
        return await _settle_delivered(connection, row, outcome, now)
    if isinstance(outcome, NotSent | TooMany) and row.state == State.UNKNOWN:
        await wait_for_claims(connection)
        if await _was_overtaken(connection, row):
            return await _change(connection, row, State.FAILED, now, reason="not sent in time")
        return await _change(connection, row, State.PENDING, now, reason=None, ambiguous=row.ambiguous - 1)
    return None


async def _was_overtaken(connection: AsyncConnection, row: Row[Any]) -> bool:
    """Tell whether a later message of the chat has been tried: sending this one now would break the order."""
    comes_later = or_(
        deliveries.c.due_at > row.due_at, and_(deliveries.c.due_at == row.due_at, deliveries.c.id > row.id)
    )
    tried = select(deliveries.c.id).where(deliveries.c.chat_id == row.chat_id, comes_later, deliveries.c.attempts > 0)
    return (await connection.execute(tried.limit(1))).first() is not None


async def _settle_delivered(connection: AsyncConnection, row: Row[Any], outcome: Delivered, now: float) -> State:
    if row.batch is not None:
        await connection.execute(delete(batches).where(batches.c.batch == row.batch))
    await mend(connection, row.chat_id, row.thread_id)
    return await _change(connection, row, State.SENT, now, message_id=outcome.message_id, reason=None)


async def _settle_lost(connection: AsyncConnection, row: Row[Any], outcome: Lost, now: float) -> State:
    state = await _change(connection, row, State.FAILED, now, reason=f"{outcome.loss}: {outcome.reason}")
    if outcome.loss is Loss.POLLS:
        return state
    thread_id = (row.thread_id or 0) if outcome.loss is Loss.TOPIC else None
    pending = update(deliveries).where(deliveries.c.chat_id == row.chat_id, text("state = 'pending'"))
    if outcome.loss is Loss.TOPIC:
        pending = pending.where(deliveries.c.thread_id == row.thread_id)
    await connection.execute(pending.values(state=State.CANCELLED, changed_at=now, reason=outcome.loss))
    await break_off(connection, row.chat_id, thread_id, outcome.loss, now)
    return state


async def _count_refusal(connection: AsyncConnection, row: Row[Any], now: float) -> None:
    if row.batch is None:
        return
    counted = insert(batches).values(batch=row.batch, refusals=1)
    more = counted.on_conflict_do_update(index_elements=["batch"], set_={"refusals": batches.c.refusals + 1})
    refusals = (await connection.execute(more.returning(batches.c.refusals))).scalar_one()
    if refusals >= REFUSALS:
        rest = update(deliveries).where(deliveries.c.batch == row.batch, text("state = 'pending'"))
        await connection.execute(rest.values(state=State.HELD, changed_at=now))


async def _change(connection: AsyncConnection, row: Row[Any], state: State, now: float, **more: object) -> State:
    values = {"state": state, "owner": None, "started_at": None, "changed_at": now, **more}
    await connection.execute(update(deliveries).where(deliveries.c.id == row.id).values(values))
    return state
