"""How the database finds the next message among a million that were sent, and how long that takes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import perf_counter, time

from sqlalchemy import Executable, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.outcomes import Delivered
from bot.delivery.pace import Pace
from bot.delivery.records import Claimed
from bot.storage.claiming import select_next
from bot.storage.database import Database, open_database
from bot.storage.delivery_tables import contents, deliveries
from bot.storage.outbox import Outbox, is_expired, is_left_behind

__all__ = ["Plans", "measure_plans"]

_CLAIMS = 200
_OWNER = "bench"
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n"
_COLUMNS = (
    "key, kind, chat_id, content, is_silent, is_repeated, batch, state, due_at, expires_at, attempts, "
    "ambiguous, changed_at"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plans:
    """What was found."""

    rows: int
    claim: str
    """The database's plan for the statement that finds the next message."""
    expire: str
    sweep: str
    milliseconds: tuple[float, ...]
    """Of each claim together with its settling."""

    def percentile(self, percent: int) -> float:
        """Return the time that so many of the claims did not exceed."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]

    def find_failures(self) -> list[str]:
        """Return in sentences where a walk through all rows is made, or an index is left out."""
        wanted = (("claim", "deliveries_due"), ("claim", "deliveries_open"), ("expire", "deliveries_expiring"),
                  ("sweep", "deliveries_sending"))  # fmt: skip
        failures = [f"{name} does not use {index}" for name, index in wanted if index not in getattr(self, name)]
        for name in ("claim", "expire", "sweep"):
            walks = (walk for walk in ("Seq Scan on deliveries", "SCAN waiting") if walk in getattr(self, name))
            failures += [f"{name} walks through all rows: {walk}" for walk in walks]
        return failures


def measure_plans(address: str, *, rows: int, waiting: int) -> Plans:
    """Fill an empty database with rows that were sent and some that wait, and look."""
    return asyncio.run(_measure(address, rows=rows, waiting=waiting))


async def _measure(address: str, *, rows: int, waiting: int) -> Plans:
    database = await open_database(address)
    try:
        async with database.transaction() as connection:
            await _fill(connection, rows, "sent", 0)
            await _fill(connection, waiting, "pending", rows)
        async with database.transaction() as connection:
            await connection.execute(text("ANALYZE"))
            claim, expire, sweep = [
                await _explain(connection, statement)
                for statement in (
                    select_next(time()),
                    select(deliveries.c.id).where(is_expired(time())),
                    select(deliveries.c.id).where(is_left_behind(time(), 120.0)),
                )
            ]
        milliseconds = await _claim_many(database, min(_CLAIMS, waiting))
    finally:
        await database.close()
    return Plans(rows=rows + waiting, claim=claim, expire=expire, sweep=sweep, milliseconds=tuple(milliseconds))


async def _fill(connection: AsyncConnection, count: int, state: str, offset: int) -> None:
    now = time()
    numbers = _NUMBERS.format(count=count)
    body = '{"buttons": [], "html": "1", "type": "text"}'
    await connection.execute(insert(contents).values(digest=f"d{offset}", body=body))
    row = (
        f"'k' || (i + {offset}), 'notice', i % 10000 + 1, 'd{offset}', false, false, 'bench', '{state}', "
        f"{now} - 100 + i * 1e-6, {now} + 86400, 0, 0, {now}"
    )
    await connection.execute(
        text(f"INSERT INTO deliveries ({_COLUMNS}) SELECT {row} FROM ({numbers}) AS numbers")  # noqa: S608 - ours
    )
    recipients = f"SELECT DISTINCT i % 10000 + 1, 0 FROM ({numbers}) AS numbers"  # noqa: S608 - ours
    if state == "sent":
        await connection.execute(text(f"INSERT INTO recipients (chat_id, next_send_at) {recipients}"))


async def _explain(connection: AsyncConnection, statement: Executable) -> str:
    dialect = connection.dialect
    written = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]
    explain = "EXPLAIN QUERY PLAN" if dialect.name == "sqlite" else "EXPLAIN"
    found = await connection.exec_driver_sql(f"{explain} {written.replace('%%', '%')}")
    return "\n".join(str(row[-1]) for row in found)


async def _claim_many(database: Database, count: int) -> list[float]:
    outbox = Outbox(database, Pace(per_second=1e6, private_gap=0, group_gap=0))
    spent: list[float] = []
    while len(spent) < count:
        began = perf_counter()
        claimed = await outbox.claim(_OWNER)
        if isinstance(claimed, Claimed):
            await outbox.settle(claimed, _OWNER, Delivered(message_id=1))
            spent.append(1000 * (perf_counter() - began))
    return spent
