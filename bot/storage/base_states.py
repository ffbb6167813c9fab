"""What the fact base said when it was announced: states that a subscription's mark still names."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from sqlalchemy import Column, Double, LargeBinary, String, Table, delete, select

from bot.storage.database import Database
from bot.storage.delivery_tables import subscriptions
from bot.storage.engines import insert
from bot.storage.metadata import metadata

__all__ = ["KEPT_SECONDS", "BaseStates", "base_states"]

KEPT_SECONDS = 30 * 24 * 3600.0
"""How long a state stays that no mark names: another process may announce it still."""

base_states = Table(
    "base_states",
    metadata,
    Column("mark", String, primary_key=True),
    Column("state", LargeBinary, nullable=False),
    Column("at", Double, nullable=False),
)


class BaseStates:
    """The states in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def exchange(self, mark: str, state: str, now: float) -> Mapping[str, str]:
        """Keep the state of today's base, and return those that were announced before, by their marks."""
        marks = select(subscriptions.c.facts_mark).where(subscriptions.c.facts_mark.is_not(None))
        async with self._database.transaction() as connection:
            row = insert(base_states).values(mark=mark, state=zlib.compress(state.encode()), at=now)
            await connection.execute(row.on_conflict_do_nothing())
            await connection.execute(
                delete(base_states).where(
                    base_states.c.mark != mark, base_states.c.mark.not_in(marks), base_states.c.at < now - KEPT_SECONDS
                )
            )
            found = await connection.execute(select(base_states).where(base_states.c.mark != mark))
            return {row.mark: zlib.decompress(row.state).decode() for row in found}
