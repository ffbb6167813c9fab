"""A database, opened, checked and brought up to date; transactions on it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StorageDownError, StorageError
from bot.storage.engines import Address, check, create_engine, is_postgresql, lock_schema, parse_address
from bot.storage.file_lock import FileLock

__all__ = ["BUSY_SECONDS", "Clock", "Database", "open_database"]

BUSY_SECONDS = 15.0
"""How long to wait for another process that holds the file, such as a backup or a bot that is about to end."""

Clock = Callable[[AsyncConnection], Awaitable[float]]

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


class Database:
    """An open database."""

    def __init__(self, engine: AsyncEngine, address: Address, lock: FileLock | None) -> None:
        self._engine = engine
        self._address = address
        self._lock = lock

    @property
    def is_shared(self) -> bool:
        """Whether other processes may use it at the same time."""
        return is_postgresql(self._address)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection; what was done is kept if the block ends well, and undone otherwise.

        Raises:
            StorageDownError: The server does not answer.
            StorageError: The file is locked, broken or full.
        """
        try:
            async with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._failure(error) from error
        except OSError as error:
            raise StorageDownError(f"the database {self._address.name!r} cannot be reached: {error}") from error

    async def now(self, connection: AsyncConnection) -> float:
        """Return the time in seconds since 1970 by the one clock of all who share the database."""
        if not self.is_shared:
            return time.time()
        return float((await connection.execute(text("SELECT extract(epoch FROM clock_timestamp())"))).scalar_one())

    async def close(self) -> None:
        """Close it."""
        await self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def _failure(self, error: SQLAlchemyError) -> StorageError:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        sentence = f"the database {self._address.name!r} cannot be used: {reason}"
        is_down = isinstance(error, OperationalError | InterfaceError) or (
            isinstance(error, DBAPIError) and error.connection_invalidated
        )
        return StorageDownError(sentence) if is_down and self.is_shared else StorageError(sentence)


async def open_database(database: str, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Open a database, check it and apply the migrations it lacks.

    A file is for one process: a second one waits for the first to end, and then gives up.

    Args:
        database: A path, or an address that begins with ``sqlite://`` or ``postgresql://``.
        busy_seconds: How long to wait for a lock that another process holds.

    Raises:
        StorageDownError: The server does not answer.
        StorageError: It cannot be opened, is broken, is locked, or was written by a newer version.
    """
    address = parse_address(database)
    engine = create_engine(address, busy_seconds)
    lock = None if address.file is None else await FileLock.take(address.file, busy_seconds)
    opened = Database(engine, address, lock)
    try:
        async with opened.transaction() as connection:
            await check(connection, address.name)
            await lock_schema(connection)
            await connection.run_sync(_migrate)
    except CommandError as error:
        await opened.close()
        raise StorageError(
            f"the database {address.name!r} was written by a newer version of the bot: {error}"
        ) from error
    except BaseException:
        await opened.close()
        raise
    return opened


def _migrate(connection: Connection, revision: str = "head") -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
