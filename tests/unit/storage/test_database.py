from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, text

from bench.delivery.cluster import Cluster
from bot.errors import StorageDownError, StorageError
from bot.storage.database import Database, _migrate, open_database
from bot.storage.delivery_tables import subscriptions
from bot.storage.engines import create_engine, parse_address
from bot.storage.metadata import metadata
from bot.storage.tables import inbox

_LOSS = """
INSERT INTO deliveries (key, kind, chat_id, language, content, is_silent, is_repeated, state, due_at, expires_at,
    attempts, ambiguous, changed_at)
VALUES ('loss:5:2', 'notice', 7, 'en', 'd', false, false, 'sent', 0, 0, 1, 0, 0)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A name that an address would not survive unescaped, in a folder that does not exist yet."""
    return tmp_path / "data of 100%? #1" / "bot.sqlite3"


async def test_open_makes_folder_and_tables(file: Path) -> None:
    """The first start needs no preparation."""
    await (await open_database(str(file))).close()
    with closing(sqlite3.connect(file)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {"alembic_version", "sqlite_sequence", *metadata.tables}


async def test_open_takes_an_address(tmp_path: Path) -> None:
    """sqlite:/// and a path are the same file."""
    await (await open_database(f"sqlite:///{tmp_path / 'bot.sqlite3'}")).close()
    assert (tmp_path / "bot.sqlite3").exists()


async def test_migrations_lead_to_the_tables_of_today(address: str) -> None:
    """The steps and tables.py describe the same schema."""
    database = await open_database(address)

    def compare(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.transaction() as connection:
        differences = await connection.run_sync(compare)
    await database.close()
    assert differences == []


async def test_subscriptions_are_numbered_on(file: Path) -> None:
    """A file of an earlier version keeps its rows, and gives no number again that a loss was told under."""
    address = parse_address(str(file))
    engine = create_engine(address, 1.0)
    async with engine.begin() as connection:
        await connection.run_sync(_migrate, "0004")
        await connection.execute(insert(subscriptions), [_subscription(1, set_up_by=7), _subscription(2)])
        await connection.execute(text("INSERT INTO contents VALUES ('d', '{}')"))
        await connection.execute(text(_LOSS))
    await engine.dispose()
    database = await open_database(str(file))
    async with database.transaction() as connection:
        await connection.execute(insert(subscriptions), _subscription(3, set_up_by=7))
        rows = (await connection.execute(subscriptions.select().order_by(subscriptions.c.id))).all()
    await database.close()
    assert [(row.id, row.chat_id, row.set_up_by, row.is_silent) for row in rows] == [
        (1, 1, 7, False),
        (2, 2, None, False),
        (6, 3, 7, False),
    ]


def _subscription(chat_id: int, *, set_up_by: int = 1_087_968_824) -> dict[str, object]:
    """Return a row, set up by GroupAnonymousBot, who is nobody."""
    row: dict[str, object] = {column.name: 0 for column in subscriptions.columns if not column.nullable}
    words = dict.fromkeys(("kinds", "subjects", "language", "zone", "standing"), "")
    row |= words | {"chat_id": chat_id, "set_up_by": set_up_by, "is_silent": False, "is_told": False}
    return {key: value for key, value in row.items() if key != "id"}


async def test_what_was_written_survives(file: Path) -> None:
    """A second start finds what the first has written, and migrates nothing."""
    for _ in range(2):
        database = await open_database(str(file))
        async with database.transaction() as connection:
            await connection.execute(inbox.insert().values(key=f"k{_}", update_id=_, at=0))
        await database.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM inbox").fetchone() == (2,)


async def test_transaction_is_all_or_nothing(file: Path) -> None:
    """A block that fails leaves no trace."""
    database = await open_database(str(file))
    with pytest.raises(ZeroDivisionError):
        await _write_and_fail(database)
    async with database.transaction() as connection:
        assert (await connection.execute(inbox.select())).all() == []
    await database.close()


async def _write_and_fail(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(inbox.insert().values(key="k", update_id=1, at=0))
        raise ZeroDivisionError


async def test_settings_of_the_file(file: Path) -> None:
    """A journal beside the file, and what was committed survives a loss of power."""
    database = await open_database(str(file))
    async with database.transaction() as connection:
        values = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in ("journal_mode", "synchronous")
        ]
    await database.close()
    assert values == ["wal", 2]


async def test_not_a_database(tmp_path: Path) -> None:
    """Some other file is refused and left as it is."""
    file = tmp_path / "notes.txt"
    file.write_text("these are notes " * 100, encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        await open_database(str(file))
    assert str(caught.value) == f"the database {str(file)!r} cannot be used: file is not a database"
    assert file.read_text(encoding="utf-8").startswith("these are notes")


async def test_broken_file(file: Path) -> None:
    """A file with a torn page is found out at the start."""
    database = await open_database(str(file))
    async with database.transaction() as connection:
        rows = [{"key": f"key-{number}" * 20, "update_id": number, "at": number} for number in range(500)]
        await connection.execute(inbox.insert(), rows)
    await database.close()
    _spoil(file)
    with pytest.raises(StorageError, match=r"is broken|cannot be used"):
        await open_database(str(file))


def _spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[20_000:24_000] = b"\xff" * 4_000
    file.write_bytes(content)


async def test_locked(tmp_path: Path) -> None:
    """A lock that another process keeps ends the start with one sentence."""
    file = tmp_path / "bot.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError) as caught:
            await open_database(str(file), busy_seconds=0.1)
    assert str(caught.value) == f"the database {str(file)!r} cannot be used: database is locked"


async def test_file_is_for_one_process(file: Path) -> None:
    """A second opener would take the first one's work for left over."""
    database = await open_database(str(file))
    with pytest.raises(StorageError) as caught:
        await open_database(str(file), busy_seconds=0.1)
    await database.close()
    assert str(caught.value) == f"the database {str(file)!r} is used by another process; stop that first"
    await (await open_database(str(file))).close()


async def test_several_start_at_once(cluster: Cluster) -> None:
    """A server is migrated by one of those who open it; the others wait."""
    address = cluster.create_database("at_once")
    databases = await asyncio.gather(*(open_database(address) for _ in range(3)))
    async with databases[0].transaction() as connection:
        assert (await connection.execute(inbox.select())).all() == []
    await asyncio.gather(*(database.close() for database in databases))


async def test_server_is_away(cluster: Cluster) -> None:
    """It is told apart from other failures, because waiting helps; its password stays secret."""
    address = cluster.create_database("away").replace(f":{cluster.port}/", ":1/").replace("postgres@", "me:secret@")
    with pytest.raises(
        StorageDownError, match=r"the database 'postgresql://me:\*\*\*@127.0.0.1:1/away' cannot be used"
    ):
        await open_database(address)


async def test_newer_version(file: Path) -> None:
    """A file of a newer bot is not touched by an older one."""
    await (await open_database(str(file))).close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match="was written by a newer version of the bot"):
        await open_database(str(file))


async def test_no_such_place() -> None:
    """A folder that cannot be made is named."""
    with pytest.raises(StorageError, match=r"the database '/dev/null/bot\.sqlite3' cannot be opened"):
        await open_database("/dev/null/bot.sqlite3")
