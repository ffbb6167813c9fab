"""Announcements over a real database: what a running bot answers, and what the console finds without one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.announcing.remembered import write_state
from bot.config import Settings
from bot.control.line import Json, answering, socket_of
from bot.delivery.outcomes import Delivered, Outcome
from bot.delivery.records import Claimed
from bot.knowledge.base import KnowledgeBase
from bot.office import Office, operate
from bot.storage.database import open_database
from bot.tg.courier import Courier
from bot.tg.rights import Rights
from bot.tg.stopping import Stop
from tests.unit.small_year import with_entries
from tests.unit.tg.fakes import FakeRequest, fake_wire


def _settings(address: str) -> Settings:
    return Settings(bot_token="1:a", database=address, operators=(7,))  # type: ignore[arg-type]


async def _operate(address: str, year: KnowledgeBase, request: Json) -> Json:
    return await operate(_settings(address), lambda: year, request)


class _Courier(Courier):
    """Delivers everything."""

    def __init__(self) -> None:
        super().__init__(fake_wire(FakeRequest()))
        self.delivered: list[int] = []

    async def deliver(self, claimed: Claimed, until: float) -> Outcome:
        """Note the chat."""
        assert until > 0
        self.delivered.append(claimed.chat_id)
        return Delivered(message_id=1)


async def _open(office: Office, year: KnowledgeBase, courier: Courier) -> None:
    announcing = await office.open(year, "a_bot", courier, Rights(fake_wire(FakeRequest())))
    await announcing.subscriptions.save(announcing.new(-5, None, "en", 7), announcing.clock())


async def test_console_without_a_bot(address: str, year: KnowledgeBase) -> None:
    """It opens the database itself; what it puts into the outbox is sent by the next bot, once."""
    database = await open_database(address)
    await _open(Office(settings=_settings(address), database=database, stop=Stop()), year, _Courier())
    await database.close()
    sent = await _operate(address, year, {"do": "send", "text": "Hello", "to": "all"})
    assert (sent["count"], "running" in sent) == (1, False)
    database, stop, courier = await open_database(address), Stop(), _Courier()
    office = Office(settings=_settings(address), database=database, stop=stop)
    delivering = asyncio.create_task(office.deliver(courier, None))
    async with asyncio.timeout(10):
        while not courier.delivered:  # noqa: ASYNC110 - another task fills it
            await asyncio.sleep(0.05)
    stop.request()
    await delivering
    await database.close()
    assert courier.delivered == [-5]
    progress = await _operate(address, year, {"do": "progress", "batch": sent["batch"]})
    assert (progress["counts"], progress["over"]) == ({"sent": 1}, True)


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "send", "text": "Hello", "to": "all", "dry": True},
        {"do": "progress", "batch": "n"},
        {"do": "stop", "batch": "n"},
        {"do": "resume", "batch": "n"},
        {"do": "unknown"},
        {"do": "resend", "id": 1},
    ],
)
async def test_console_reads_the_base_only_to_write(tmp_path: Path, request_: Json) -> None:
    """Whatever writes no post need not wait for it."""

    def read() -> KnowledgeBase:
        raise AssertionError(request_)

    assert "error" not in await operate(_settings(str(tmp_path / "bot.sqlite3")), read, request_)


async def test_console_asks_a_running_bot(tmp_path: Path, year: KnowledgeBase) -> None:
    """Only with a file, which is the bot's alone."""
    address = str(tmp_path / "bot.sqlite3")
    database = await open_database(address)
    office = Office(settings=_settings(address), database=database, stop=Stop())
    announcing = await office.open(year, "a_bot", _Courier(), Rights(fake_wire(FakeRequest())))
    async with office.console(announcing):
        answer = await _operate(address, year, {"do": "send", "text": "Hello", "to": "all", "dry": True})
        assert answer == {"batch": None, "count": 0, "running": True}
    await database.close()


async def test_error_of_a_running_bot(tmp_path: Path, year: KnowledgeBase) -> None:
    """It comes as it was told."""

    async def refuse(_: Json) -> Json:
        return {"error": "no"}

    async with answering(socket_of(tmp_path / "bot.sqlite3"), refuse):
        assert (await _operate(str(tmp_path / "bot.sqlite3"), year, {}))["error"] == "no"


async def test_later_base_brings_news(address: str, year: KnowledgeBase) -> None:
    """A chat that subscribed to yesterday's base is told what came since, and no more."""
    before = with_entries(year, events=[year.events["aru-laketown"].model_copy(update={"facts": ()})])
    database = await open_database(address)
    office = Office(settings=_settings(address), database=database, stop=Stop())
    await _open(office, before, _Courier())
    announcing = await office.open(year, "a_bot", _Courier(), Rights(fake_wire(FakeRequest())))
    subscription = await announcing.subscriptions.find(-5)
    assert subscription is not None
    news = announcing.composer.news_since(subscription.facts_mark)
    assert [(each.event, each.part) for each in news.added] == [("aru-laketown", "fact")]
    assert not announcing.composer.news_since(announcing.composer.mark)
    assert announcing.composer.state == write_state(year)
    await database.close()


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings come from the tests alone."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
