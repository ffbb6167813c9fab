"""The two databases that the bot can keep things in; the only place that knows which of them it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.errors import StorageError

# PostgreSQL's INSERT has ON CONFLICT as SQLite has it, and SQLAlchemy writes it for either.
__all__ = ["Address", "check", "create_engine", "insert", "is_postgresql", "lock_schema", "parse_address"]

_CONNECTIONS = 5
_CONNECT_SECONDS = 5
_SCHEMA_LOCK = 7_920_251
"""Any number that no other program takes in the same database."""
# A machine that vanishes must not hold its locks for the two hours that are usual.
_KEEPALIVES = {"keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3}
# Nor must a process that is frozen in the middle of a transaction: all others would wait for it to send anything.
_IMPATIENCE = "-c idle_in_transaction_session_timeout=5s"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the database is."""

    name: str
    """How to name it to the operator: never with a password."""
    url: URL
    file: Path | None
    """The file of SQLite; None for a server, and for a database in memory."""


def parse_address(database: str) -> Address:
    """Read a path, or an address that begins with ``sqlite://`` or ``postgresql://``; make the folder of a file.

    Raises:
        StorageError: It is neither, or the folder cannot be made.
    """
    try:
        url = make_url(database) if "://" in database else URL.create("sqlite", database=database)
        if url.get_backend_name() == "postgresql":
            return Address(url.render_as_string(hide_password=True), url.set(drivername="postgresql+psycopg"), None)
        path = url.database or ""
        file = None if path in ("", ":memory:") else Path(path)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
    except (ArgumentError, OSError) as error:
        raise StorageError(f"the database {database!r} cannot be opened: {error}") from error
    # Not an address as text: in it, "?" and "#" in a folder's name would be read as parts of the address.
    return Address(path or ":memory:", URL.create("sqlite+aiosqlite", database=path or ":memory:"), file)


def is_postgresql(address: Address) -> bool:
    """Tell whether the database is a server that several processes may share."""
    return address.url.get_backend_name() == "postgresql"


def create_engine(address: Address, busy_seconds: float) -> AsyncEngine:
    """Prepare connections; none is made yet.

    Raises:
        StorageError: The driver is not installed.
    """
    if not is_postgresql(address):
        return _create_sqlite(address.url, busy_seconds)
    arguments: Mapping[str, Any] = {"connect_timeout": _CONNECT_SECONDS, "options": _IMPATIENCE, **_KEEPALIVES}
    try:
        # Asked before each use: after a restart of the server every old connection is dead.
        return create_async_engine(
            address.url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args=dict(arguments),
        )
    except ModuleNotFoundError as error:
        raise StorageError("PostgreSQL needs one more package: pip install 'yearbot[postgresql]'") from error


def _create_sqlite(url: URL, busy_seconds: float) -> AsyncEngine:
    # One connection: SQLite up to 3.51.2 can lose a WAL reset between two of them, and one is fast enough.
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": busy_seconds},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: it would not for CREATE TABLE, and never with IMMEDIATE.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


async def check(connection: AsyncConnection, name: str) -> None:
    """Look for damage that the server would not have found by itself.

    Raises:
        StorageError: The file is broken.
    """
    if connection.dialect.name != "sqlite":
        return
    verdict = (await connection.execute(text("PRAGMA quick_check(1)"))).scalar_one()
    if verdict != "ok":
        raise StorageError(f"the database {name!r} is broken ({verdict}); restore a backup or move the file away")


async def lock_schema(connection: AsyncConnection) -> None:
    """Let no other process migrate until the transaction ends; a transaction on SQLite has the file for itself."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({_SCHEMA_LOCK})"))
