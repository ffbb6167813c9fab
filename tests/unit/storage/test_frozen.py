"""A process that is frozen in the middle of a transaction."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bench.delivery.cluster import Cluster
from bot.delivery.records import Claimed
from bot.errors import StorageDownError
from bot.storage import engines
from bot.storage.database import Database, open_database
from bot.storage.outbox import Outbox
from tests.unit.delivery.rows import TurnedClock, draft


async def test_frozen_claim_holds_up_nobody_for_long(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server takes the place in the pace back; whoever wakes up has claimed nothing."""
    monkeypatch.setattr(engines, "_IMPATIENCE", "-c idle_in_transaction_session_timeout=300ms")
    address = cluster.create_database("frozen")
    frozen, other = await open_database(address), await open_database(address)
    outbox = Outbox(other, clock=TurnedClock())
    await outbox.put([draft("a")])

    async with asyncio.timeout(5):
        holding = asyncio.create_task(_hold_the_pace(frozen))
        await asyncio.sleep(0.1)
        assert isinstance(await outbox.claim("other"), Claimed)
        with pytest.raises(StorageDownError):
            await holding
    await asyncio.gather(frozen.close(), other.close())


async def _hold_the_pace(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("SELECT * FROM pace FOR UPDATE"))
        await asyncio.sleep(1)
        await connection.execute(text("SELECT 1"))
