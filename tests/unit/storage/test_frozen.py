"""A process that is frozen in the middle of a transaction."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bench.delivery.cluster import Cluster
from bot.delivery.records import Claimed
from bot.errors import StorageDownError
from bot.storage.database import Database, open_database
from bot.storage.outbox import Outbox
from tests.unit.delivery.rows import TurnedClock, draft


async def test_frozen_claim_holds_up_nobody_for_long(cluster: Cluster) -> None:
    """The server takes the place in the pace back; whoever wakes up has claimed nothing."""
    address = cluster.create_database("frozen")
    frozen, other = await open_database(address), await open_database(address)
    outbox = Outbox(other, clock=TurnedClock())
    await outbox.put([draft("a")])
    held = asyncio.Event()

    async with asyncio.timeout(20):
        holding = asyncio.create_task(_hold_the_pace(frozen, held))
        await held.wait()
        assert isinstance(await outbox.claim("other"), Claimed)
        with pytest.raises(StorageDownError):
            await holding
    await asyncio.gather(frozen.close(), other.close())


async def test_every_connection_has_a_limit(cluster: Cluster) -> None:
    """No transaction may stand still for ever."""
    database = await open_database(cluster.create_database("limited"))
    async with database.transaction() as connection:
        limit = (await connection.execute(text("SHOW idle_in_transaction_session_timeout"))).scalar_one()
    await database.close()
    assert limit != "0"


async def _hold_the_pace(database: Database, held: asyncio.Event) -> None:
    """Stand still for longer than this transaction, whose limit is short, may."""
    async with database.transaction() as connection:
        await connection.execute(text("SELECT * FROM pace FOR UPDATE"))
        await connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = '300ms'"))
        held.set()
        await asyncio.sleep(1)
        await connection.execute(text("SELECT 1"))
