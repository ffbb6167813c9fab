"""One SQLite file, opened, checked and brought up to date; transactions on its only connection."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.errors import StorageError

__all__ = ["Database", "open_database"]

BUSY_SECONDS = 15.0
"""How long to wait for another process that holds the file, such as a backup."""

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


class Database:
    """An open database."""

    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self._name = name

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Yield the connection; what was done is kept if the block ends well, and undone otherwise.

        Raises:
            StorageError: The file is locked, broken or full.
        """
        try:
            async with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _failure(self._name, error) from error

    async def close(self) -> None:
        """Close the file."""
        await self._engine.dispose()


async def open_database(database: str, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Open a database file, check it and apply the migrations it lacks.

    Args:
        database: A path or an ``sqlite:///`` address.
        busy_seconds: How long to wait for a lock that another process holds.

    Raises:
        StorageError: It cannot be opened, is broken, is locked, or was written by a newer version.
    """
    name, url = _address(database)
    engine = _create_engine(url, busy_seconds)
    opened = Database(engine, name)
    try:
        async with opened.transaction() as connection:
            await _check(connection, name)
            await connection.run_sync(_migrate)
    except CommandError as error:
        await opened.close()
        raise StorageError(f"the database {name!r} was written by a newer version of the bot: {error}") from error
    except BaseException:
        await opened.close()
        raise
    return opened


async def _check(connection: AsyncConnection, name: str) -> None:
    verdict = (await connection.execute(text("PRAGMA quick_check(1)"))).scalar_one()
    if verdict != "ok":
        raise StorageError(f"the database {name!r} is broken ({verdict}); restore a backup or move the file away")


def _address(database: str) -> tuple[str, str]:
    """Return how to name the database to the operator, and its SQLAlchemy URL."""
    try:
        path = make_url(database).database or "" if "://" in database else database
        if path not in ("", ":memory:"):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
    except (ArgumentError, OSError) as error:
        raise StorageError(f"the database {database!r} cannot be opened: {error}") from error
    # Not "absolute path" + f-string: make_url would read "?" and "#" in a folder's name as parts of an address.
    return path or ":memory:", path


def _create_engine(path: str, busy_seconds: float) -> AsyncEngine:
    # One connection: SQLite up to 3.51.2 can lose a WAL reset between two of them, and one is fast enough.
    engine = create_async_engine(
        make_url("sqlite+aiosqlite://").set(database=path or ":memory:"),
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


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _failure(name: str, error: SQLAlchemyError) -> StorageError:
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return StorageError(f"the database {name!r} cannot be used: {reason}")
