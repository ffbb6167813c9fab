from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from bot.delivery import relay as relay_module
from bot.delivery.outcomes import Ambiguous, Delivered, NotSent, Outcome
from bot.delivery.records import Claimed
from bot.delivery.relay import Relay, Terms
from bot.errors import ConfigError, StorageError
from bot.tg.stopping import Stop
from tests.unit.delivery.fakes import FakeCourier, FakeOutbox, claimed, until_so

BROKEN_OFF = Ambiguous(reason="ReadError")


def _relay(outbox: FakeOutbox, courier: FakeCourier, stop: Stop, *, lease: float = 120.0, slots: int = 1) -> Relay:
    return Relay(outbox, courier, stop, Terms(owner="me", lease=lease, slots=slots))


async def _run(outbox: FakeOutbox, courier: FakeCourier, *, until: int = 1, lease: float = 120.0) -> None:
    """Run until so many messages are settled."""
    stop = Stop()
    running = asyncio.create_task(_relay(outbox, courier, stop, lease=lease).run())
    await until_so(lambda: len(outbox.settled) >= until or running.done())
    stop.request()
    await running


async def test_messages_are_sent_and_settled() -> None:
    """One after another, with the pauses that the outbox wants."""
    outbox, courier = FakeOutbox(claimed(1), 0.01, claimed(2)), FakeCourier()
    await _run(outbox, courier, until=2)
    assert outbox.settled == [(1, Delivered(message_id=1)), (2, Delivered(message_id=2))]


async def test_old_claim_is_not_sent() -> None:
    """A process that was frozen after its claim lets the message be."""
    outbox, courier = FakeOutbox(claimed(1)), FakeCourier()
    await _run(outbox, courier, lease=-1.0)
    assert courier.sent == []
    assert isinstance(outbox.settled[0][1], NotSent)


async def test_trouble_makes_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each attempt during an outage may leave a message in doubt, so they become rare."""
    monkeypatch.setattr(relay_module, "_FIRST_PAUSE", 0.05)
    outbox = FakeOutbox(*(claimed(number) for number in range(5)))
    began = monotonic()
    await _run(outbox, FakeCourier(BROKEN_OFF, BROKEN_OFF, BROKEN_OFF), until=5)
    assert monotonic() - began >= 0.05 + 0.1 + 0.2
    assert [number for number, _ in outbox.settled] == [0, 1, 2, 3, 4]


async def test_one_slot_tries_whether_trouble_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other waits: two attempts would leave two in doubt."""
    monkeypatch.setattr(relay_module, "_FIRST_PAUSE", 0.2)
    outbox, courier = FakeOutbox(claimed(1), claimed(2), claimed(3), claimed(4)), FakeCourier(BROKEN_OFF, BROKEN_OFF)
    stop = Stop()
    running = asyncio.create_task(_relay(outbox, courier, stop, slots=2).run())
    await asyncio.sleep(0.1)
    assert courier.sent == [1, 2]
    await until_so(lambda: len(outbox.settled) == 4)
    stop.request()
    await running


@pytest.mark.parametrize("when", ["claim", "settle"])
async def test_database_is_waited_for(monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    """What was sent is written down as soon as the database is back."""
    monkeypatch.setattr(relay_module, "_DATABASE_PAUSE", 0.02)
    outbox, courier = FakeOutbox(claimed(1)), FakeCourier()
    error = StorageError("the database cannot be used: it is away")
    if when == "claim":
        outbox.waiting.insert(0, error)
    else:
        outbox.settle_errors = [error, error]
    await _run(outbox, courier)
    assert (courier.sent, outbox.settled) == ([1], [(1, Delivered(message_id=1))])


async def test_refused_token_ends_it() -> None:
    """The message goes back, because it was not sent."""
    outbox = FakeOutbox(claimed(1), claimed(2))
    with pytest.raises(ConfigError, match="refused"):
        await _relay(outbox, FakeCourier(ConfigError("refused")), Stop()).run()
    assert outbox.settled == [(1, NotSent(reason="refused", is_trouble=False))]


async def test_end_waits_for_what_is_on_its_way() -> None:
    """A message that Telegram answers within three seconds is no doubtful one."""
    stop = Stop()

    async def slowly() -> Outcome:
        stop.request()
        await asyncio.sleep(0.1)
        return Delivered(message_id=5)

    outbox = FakeOutbox(claimed(1), claimed(2))
    await _relay(outbox, FakeCourier(slowly), stop).run()
    assert outbox.settled == [(1, Delivered(message_id=5))]


async def test_end_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Telegram that does not answer leaves one message in doubt, and that is written down."""
    monkeypatch.setattr(relay_module, "_GRACE_SECONDS", 0.05)
    stop = Stop()

    async def never() -> Outcome:
        stop.request()
        await asyncio.sleep(60)
        return Delivered(message_id=5)

    outbox = FakeOutbox(claimed(1))
    await _relay(outbox, FakeCourier(never), stop).run()
    assert outbox.settled == [(1, Ambiguous(reason="the bot ended before Telegram answered"))]


async def test_mistake_ends_nothing(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """One message that cannot be handled must not keep all others back."""
    monkeypatch.setattr(relay_module, "_DATABASE_PAUSE", 0.02)
    outbox = FakeOutbox(claimed(1), claimed(2))
    outbox.settle_errors = [ZeroDivisionError()]
    await _run(outbox, FakeCourier())
    assert outbox.settled == [(2, Delivered(message_id=2))]
    assert "a mistake of ours in sending announcements" in caplog.text


async def test_end_does_not_wait_for_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has vanished answers nothing for long."""
    monkeypatch.setattr(relay_module, "_LAST_WORDS_SECONDS", 0.05)
    stop = Stop()

    class Vanished(FakeOutbox):
        async def claim(self, owner: str) -> Claimed | float:
            stop.request()
            await asyncio.sleep(60)
            return await super().claim(owner)

    async with asyncio.timeout(5):
        await _relay(Vanished(), FakeCourier(), stop).run()
