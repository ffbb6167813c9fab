from __future__ import annotations

import asyncio
import logging

import pytest

from bot.delivery import engine as engine_module
from bot.delivery.engine import Engine
from bot.delivery.outcomes import Delivered
from bot.delivery.relay import Terms
from bot.errors import ConfigError, StorageError
from bot.tg.stopping import Stop
from tests.unit.delivery.fakes import FakeCourier, FakeOutbox, claimed, until_so

TERMS = Terms(owner="me")


class FailingOutbox(FakeOutbox):
    """Its sweep fails as often as a test wants."""

    def __init__(self, *errors: Exception) -> None:
        super().__init__()
        self.errors = list(errors)
        self.sweeps = 0

    async def sweep(self, lease: float, *, alone: bool = False) -> int:
        """Fail, or do nothing."""
        self.sweeps += 1
        if self.errors:
            raise self.errors.pop(0)
        return await super().sweep(lease, alone=alone)


async def test_left_overs_are_swept_before_anything_is_sent() -> None:
    """The only process need not wait for the lease of the one before it."""
    outbox, stop = FakeOutbox(claimed(1)), Stop()
    running = asyncio.create_task(Engine(outbox, FakeCourier(), stop, TERMS, None).run(alone=True))
    await until_so(lambda: bool(outbox.settled))
    stop.request()
    await running
    assert outbox.swept[0] is True
    assert set(outbox.swept[1:]) <= {False}
    assert outbox.settled == [(1, Delivered(message_id=1))]


async def test_one_of_many_never_takes_the_work_of_others() -> None:
    """On a server, only what is older than its lease."""
    outbox, stop = FakeOutbox(claimed(1)), Stop()
    running = asyncio.create_task(Engine(outbox, FakeCourier(), stop, TERMS, None).run(alone=False))
    await until_so(lambda: bool(outbox.settled and outbox.swept))
    stop.request()
    await running
    assert True not in outbox.swept


async def test_outage_is_told_once(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Not every five seconds; a mistake of ours ends nothing either."""
    monkeypatch.setattr(engine_module, "SWEEPING_SECONDS", 0.01)
    caplog.set_level(logging.WARNING)
    outbox, stop = FailingOutbox(*(StorageError("it is away") for _ in range(3)), ZeroDivisionError()), Stop()
    running = asyncio.create_task(Engine(outbox, FakeCourier(), stop, TERMS, None).run(alone=False))
    await until_so(lambda: outbox.sweeps > 5)
    stop.request()
    await running
    messages = [record.message for record in caplog.records]
    assert messages.count("the sweep of announcements has to wait: it is away") == 1
    assert messages.count("a mistake of ours in the sweep of announcements") == 1


async def test_refused_token_ends_everything() -> None:
    """Nothing can be sent any more."""
    outbox = FakeOutbox(claimed(1))
    engine = Engine(outbox, FakeCourier(ConfigError("refused")), Stop(), TERMS, None)
    with pytest.raises(ConfigError, match="refused"):
        await engine.run(alone=True)
