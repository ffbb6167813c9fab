"""Every state that one message can get into, with two senders, and everything that can happen in it.

A sender claims, its request arrives or not (also long after it was given up, or after its sender died), it learns what
came of it or dies; the sweep may come at any moment. In none of the states there may be more copies than promised.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.delivery.contents import Text
from bot.delivery.outcomes import Ambiguous, Delivered, Loss, Lost, Moved, NotSent, Outcome, Refused, TooMany
from bot.delivery.records import Claimed, Draft, Kind
from bot.storage.database import Database
from bot.storage.delivery_tables import deliveries, pace, recipients
from bot.storage.outbox import Outbox
from tests.unit.delivery.rows import CHAT, GROUP, NOW, TurnedClock

SENDERS = ("a", "b")
LEASE = 120.0
_MOST_ATTEMPTS = 3
"""Attempts that surely sent nothing may go on for ever; after so many nothing new comes."""
_ARRIVED: tuple[Outcome, ...] = (Delivered(message_id=1), Ambiguous(reason="timeout"))
_NOT_ARRIVED: tuple[Outcome, ...] = (
    NotSent(reason="no connection"),
    TooMany(seconds=1.0),
    Ambiguous(reason="timeout"),
    Refused(reason="can't parse entities"),
    Lost(loss=Loss.KICKED, reason="kicked"),
    Moved(chat_id=GROUP),
)


@dataclass(frozen=True, slots=True)
class Sending:
    """What a sender does."""

    attempt: int
    has_arrived: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The message in the outbox."""

    state: str = "pending"
    attempts: int = 0
    ambiguous: int = 0
    owner: str | None = None
    chat_id: int = CHAT


@dataclass(frozen=True, slots=True)
class World:
    """The row, the senders, and what Telegram has."""

    row: Row = Row()
    senders: tuple[Sending | None, Sending | None] = (None, None)
    ghosts: int = 0
    """Requests whose sender does not wait for them any more, and that may still arrive."""
    copies: int = 0


class Walk:
    """Tries everything, with the real statements on a real database."""

    def __init__(self, database: Database, outbox: Outbox, clock: TurnedClock) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._known: dict[tuple[Row, object], Row] = {}
        """What comes of a row by an act: the rest of a world changes nothing about it."""
        self.seen: set[World] = set()

    async def run(self) -> None:
        """Visit every state that can be reached."""
        waiting = [World()]
        while waiting:
            world = waiting.pop()
            if world in self.seen or world.row.attempts > _MOST_ATTEMPTS:
                continue
            self.seen.add(world)
            waiting += [after async for after in self._after(world)]

    async def _after(self, world: World) -> AsyncIterator[World]:
        if world.ghosts:
            yield replace(world, ghosts=world.ghosts - 1, copies=world.copies + 1)
            yield replace(world, ghosts=world.ghosts - 1)
        for number, sending in enumerate(world.senders):
            if sending is None:
                yield await self._claim(world, number)
                continue
            lost = replace(world, ghosts=world.ghosts + (not sending.has_arrived))
            yield _with(lost, number, None)  # it dies
            if not sending.has_arrived:
                yield _with(replace(world, copies=world.copies + 1), number, replace(sending, has_arrived=True))
            for outcome in _ARRIVED if sending.has_arrived else _NOT_ARRIVED:
                yield await self._settle(lost if isinstance(outcome, Ambiguous) else world, number, sending, outcome)
        yield replace(world, row=await self._change(world.row, "sweep", lambda: self._outbox.sweep(LEASE)))

    async def _claim(self, world: World, number: int) -> World:
        sender = SENDERS[number]
        row = await self._change(world.row, sender, lambda: self._outbox.claim(sender))
        is_claimed = row.attempts > world.row.attempts
        return _with(replace(world, row=row), number, Sending(row.attempts) if is_claimed else None)

    async def _settle(self, world: World, number: int, sending: Sending, outcome: Outcome) -> World:
        claimed = Claimed(
            id=1, attempt=sending.attempt, kind=Kind.NOTICE, chat_id=CHAT, thread_id=None, content=Text(html="x"),
            is_silent=False,
        )  # fmt: skip
        act = (number, sending.attempt, outcome)
        row = await self._change(world.row, act, lambda: self._outbox.settle(claimed, SENDERS[number], outcome))
        return _with(replace(world, row=row), number, None)

    async def _change(self, row: Row, act: object, do: Callable[[], Awaitable[object]]) -> Row:
        if (row, act) not in self._known:
            await self._restore(row)
            await do()
            self._known[row, act] = await self._read()
        return self._known[row, act]

    async def _restore(self, row: Row) -> None:
        """Put the row back into a state; every claim in it is older than its lease."""
        self._clock.now = NOW + 10 * LEASE
        values = asdict(row) | {"started_at": NOW if row.state == "sending" else None}
        async with self._database.transaction() as connection:
            await connection.execute(update(deliveries).values(values))
            await connection.execute(update(recipients).values(next_send_at=0))
            await connection.execute(update(pace).values(next_at=0, silent_until=0))

    async def _read(self) -> Row:
        async with self._database.transaction() as connection:
            row = (await connection.execute(deliveries.select())).one()
        return Row(row.state, row.attempts, row.ambiguous, row.owner, row.chat_id)


def _with(world: World, number: int, sending: Sending | None) -> World:
    senders = list(world.senders)
    senders[number] = sending
    return replace(world, senders=(senders[0], senders[1]))


async def _walk(database: Database, outbox: Outbox, clock: TurnedClock, *, repeats: bool) -> set[World]:
    draft = Draft(
        key="x", kind=Kind.NOTICE, chat_id=CHAT, thread_id=None, content=Text(html="x"),
        due_at=NOW - 1, expires_at=NOW + 1e6, repeats=repeats,
    )  # fmt: skip
    await outbox.put([draft])
    async with database.transaction() as connection:
        await connection.execute(insert(recipients).values(chat_id=GROUP, next_send_at=0))
    walk = Walk(database, outbox, clock)
    await walk.run()
    return walk.seen


@pytest.mark.parametrize(("repeats", "most"), [(False, 1), (True, 2)])
async def test_copies(database: Database, outbox: Outbox, clock: TurnedClock, repeats: bool, most: int) -> None:
    """One copy at most, or two of a kind that is repeated; what counts as sent has arrived."""
    seen = await _walk(database, outbox, clock, repeats=repeats)
    assert max(world.copies for world in seen) == most
    assert {world.row.state for world in seen} == {"pending", "sending", "sent", "failed", "unknown"}
    assert all(world.copies for world in seen if world.row.state == "sent")
    assert {world.row.chat_id for world in seen} == {CHAT, GROUP}
    assert len(seen) > 100


class Careless(Outbox):
    """Takes a timeout for a failure, as one is tempted to."""

    async def settle(self, claimed: Claimed, owner: str, outcome: Outcome) -> Any:
        """Have it sent again."""
        if isinstance(outcome, Ambiguous):
            outcome = NotSent(reason=outcome.reason)
        return await super().settle(claimed, owner, outcome)


async def test_walk_finds_a_mistake(database: Database, clock: TurnedClock) -> None:
    """It is no proof if it would not notice."""
    seen = await _walk(database, Careless(database, clock=clock), clock, repeats=False)
    assert max(world.copies for world in seen) > 1
