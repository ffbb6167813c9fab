"""A database of either kind, an outbox in it, and a clock that tests turn."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.storage.database import Database, open_database
from bot.storage.outbox import Outbox
from tests.unit.delivery.rows import TurnedClock


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """An empty database."""
    database = await open_database(address)
    yield database
    await database.close()


@pytest.fixture
def clock() -> TurnedClock:
    """The clock of the outbox."""
    return TurnedClock()


@pytest.fixture
def outbox(database: Database, clock: TurnedClock) -> Outbox:
    """An empty outbox."""
    return Outbox(database, clock=clock)
