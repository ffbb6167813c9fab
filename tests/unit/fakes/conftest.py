"""One server for all tests of the server, emptied before each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.telegram.client import FakeTelegram, User
from tests.unit.fakes.raw_bot import RawBot


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests: the server is a process of its own."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.integration)


@pytest.fixture(scope="session")
def server() -> Iterator[FakeTelegram]:
    """A running server."""
    with FakeTelegram() as server:
        yield server


@pytest.fixture
def telegram(server: FakeTelegram) -> FakeTelegram:
    """An empty world in which the bot has met one user."""
    server.reset()
    server.meet(User())
    return server


@pytest.fixture
def bot(telegram: FakeTelegram) -> RawBot:
    """A bot that keeps no rules by itself."""
    bot = RawBot(telegram)
    # Another offset than any test uses, so that no poll of a test looks hurried.
    bot.call("getUpdates", allowed_updates=[], offset=-99)
    return bot
