from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, cast

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from bot.errors import ConfigError, StorageError
from bot.errors import TelegramError as RefusedError
from bot.tg.intake import Intake
from bot.tg.polling import Line, Poller
from bot.tg.stopping import GivenUpError, Stop
from bot.tg.wire import RawUpdate
from tests.unit.tg.fakes import TOKEN, FakeRequest, Json, fake_wire, ok


class QuickStop(Stop):
    """Pauses take no time, but are noted."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    async def pause(self, seconds: float) -> None:
        """Note the pause."""
        self.pauses.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def _as_in_the_application(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    caplog.set_level(logging.INFO, logger="bot")


@pytest.fixture
def line() -> Line:
    """A line to Telegram that has not been used."""
    return Line(QuickStop(), 300.0)


def _pauses(line: Line) -> list[float]:
    assert isinstance(line.stop, QuickStop)
    return line.stop.pauses


def _failing(*errors: Exception) -> Any:
    waiting = list(errors)

    async def call() -> str:
        if waiting:
            raise waiting.pop(0)
        return "done"

    return call


async def test_outage_is_told_once_and_its_end_once(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    """Pauses grow to half a minute; afterwards everything is as at the start."""
    assert await line.insist(_failing(*[NetworkError("ConnectError")] * 9)) == "done"
    assert _pauses(line) == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]
    assert [record.message for record in caplog.records] == [
        "no connection to Telegram (ConnectError); trying again, with pauses of up to 30 s",
        "connected to Telegram again",
    ]
    await line.insist(_failing(NetworkError("x")))
    assert _pauses(line)[-1] == 0.5


async def test_flood_limit_is_obeyed(line: Line) -> None:
    """Telegram says how long to wait."""
    await line.insist(_failing(RetryAfter(7)))
    assert _pauses(line) == [7.0]


async def test_refused_token(line: Line) -> None:
    """One sentence that names the setting; the error of PTB behind it would show the token."""
    with pytest.raises(ConfigError) as caught:
        await line.insist(_failing(InvalidToken(f"The token `{TOKEN}` was rejected by the server.")))
    assert str(caught.value).startswith("Telegram refuses the token in BOT_TOKEN; ")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


async def test_conflict_is_told_once_and_may_end(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    """Another process that ends in time costs one line."""
    assert await line.insist(_failing(*[Conflict("terminated by other getUpdates request")] * 5)) == "done"
    assert len(caplog.records) == 1
    assert "another process polls with the same token" in caplog.text
    assert "gives up after 300 s" in caplog.text


async def test_conflict_that_does_not_end(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time that was set, the process ends."""
    now = iter(range(0, 100_000, 50))
    monkeypatch.setattr("bot.tg.polling.monotonic", lambda: float(next(now)))
    with pytest.raises(RefusedError, match="another process has polled with the same token"):
        await line.insist(_failing(*[Conflict("x")] * 100))
    assert len(_pauses(line)) == 6


async def test_conflict_now_and_then_is_no_second_poller(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A restart a day, each overlapping with the old process, does not add up."""
    now = iter(range(0, 100_000_000, 86_400))
    monkeypatch.setattr("bot.tg.polling.monotonic", lambda: float(next(now)))
    assert await line.insist(_failing(*[Conflict("x")] * 100)) == "done"


async def test_end_breaks_off_a_request() -> None:
    """A long poll does not keep the bot for half a minute."""
    line = Line(Stop(), 300.0)

    async def never() -> None:
        await asyncio.Event().wait()

    task = asyncio.create_task(line.insist(never))
    await asyncio.sleep(0.01)
    line.stop.request()
    with pytest.raises(GivenUpError):
        await asyncio.wait_for(task, 1)


class FakeIntake:
    """Finishes everything at once."""

    def __init__(self) -> None:
        self.offset: int | None = None
        self.failure: StorageError | None = None
        self.taken: list[int] = []

    async def take(self, raw_updates: Sequence[RawUpdate]) -> None:
        """Finish all of them."""
        for raw in raw_updates:
            self.taken.append(raw["update_id"])
            self.offset = raw["update_id"] + 1

    async def settle(self, _seconds: float) -> bool:
        """Nothing is ever at work."""
        return True


def _poller(request: FakeRequest, intake: FakeIntake, line: Line) -> Poller:
    return Poller(fake_wire(request), cast("Intake", intake), line)


async def _run(request: FakeRequest, intake: FakeIntake, *answers: Any) -> Line:
    line = Line(Stop(), 300.0)

    async def last(_: Json) -> tuple[int, bytes]:
        line.stop.request()
        await asyncio.sleep(1)
        return ok([])

    request.script("getUpdates", *answers, last)
    await _poller(request, intake, line).run()
    return line


async def test_offset_follows_what_is_finished() -> None:
    """The first poll confirms nothing, each other what was finished before; the last one is made at the end."""
    request, intake = FakeRequest(), FakeIntake()
    await _run(request, intake, ok([{"update_id": 5}, {"update_id": 6}]), ok([{"update_id": 7}]))
    polls = request.asked("getUpdates")
    assert [poll.get("offset") for poll in polls] == [None, 7, 8, 8]
    assert intake.taken == [5, 6, 7]
    assert polls[0]["allowed_updates"] == [
        "message",
        "channel_post",
        "callback_query",
        "inline_query",
        "my_chat_member",
        "guest_message",
    ]
    assert (polls[-1]["timeout"], polls[-1]["limit"]) == (0, 1)


async def test_after_an_outage_nothing_is_confirmed_by_chance() -> None:
    """A server that lost its count would take the old offset for a confirmation of new updates."""
    request, intake = FakeRequest(), FakeIntake()
    await _run(request, intake, ok([{"update_id": 500}]), NetworkError("x"), ok([{"update_id": 3}]))
    assert [poll.get("offset") for poll in request.asked("getUpdates")] == [None, 501, None, 4, 4]


async def test_failing_database_ends_the_poller() -> None:
    """The sentence of the database is the reason that the process gives."""
    request, intake = FakeRequest(), FakeIntake()
    intake.failure = StorageError("the disk is full")
    with pytest.raises(StorageError, match="the disk is full"):
        await _run(request, intake)


@pytest.mark.parametrize("answer", [(200, b"<html>"), (200, b"{}"), ok(True), ok([{}])])
async def test_strange_answer_is_trouble(caplog: pytest.LogCaptureFixture, answer: tuple[int, bytes]) -> None:
    """A captive portal, or whatever else is not Telegram, is told of and outlived."""
    request, intake = FakeRequest(), FakeIntake()
    await _run(request, intake, answer, ok([{"update_id": 3}]))
    assert intake.taken == [3]
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1
