"""A process that plans and sends by a clock that runs faster: ``python -m bench.delivery.clockwork``.

An hour passes in each second, so that a week of slots takes minutes. Everything but the clock, the writer of the posts
and Telegram is the real engine.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
import urllib.request
import uuid
from urllib.parse import urlencode

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import engine
from bot.delivery.composer import Composed, Wanted
from bot.delivery.contents import Content, Text
from bot.delivery.engine import Engine
from bot.delivery.outcomes import Ambiguous, Delivered, Outcome
from bot.delivery.pace import Pace
from bot.delivery.planner import Planner
from bot.delivery.records import Claimed
from bot.delivery.relay import Terms
from bot.delivery.subscriptions import Subscription
from bot.delivery.zones import use_own_rules
from bot.errors import StorageError
from bot.storage.database import Database, open_database
from bot.storage.outbox import Outbox
from bot.storage.planning import Planning
from bot.tg.stopping import Stop

__all__ = ["HOURS_A_SECOND", "FastClock"]

HOURS_A_SECOND = 1.0
_LEASE_SECONDS = 3.0


class FastClock:
    """Begins at a given time and runs a thousand times faster."""

    def __init__(self, began: float, start: float) -> None:
        self._began = began
        self._start = start

    def now(self) -> float:
        """Return what it shows; the machine's clock is what all processes share."""
        return self._start + (time.time() - self._began) * 3600.0 * HOURS_A_SECOND

    async def __call__(self, _connection: AsyncConnection) -> float:
        """Return what it shows."""
        return self.now()


class _Writer:
    """Writes what a post is for."""

    def compose(self, wanted: Wanted) -> Composed:
        """Write kind and day."""
        return Composed(content=Text(html=f"{wanted.kind} {wanted.day}"))

    def explain_loss(self, subscription: Subscription) -> Content | None:
        """Tell nobody."""
        del subscription
        return None


class _Courier:
    """Sends to the sink."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def deliver(self, claimed: Claimed, until: float) -> Outcome:
        """Send a message."""
        del until
        assert isinstance(claimed.content, Text)  # noqa: S101 - the writer writes no other
        body = urlencode({"chat_id": claimed.chat_id, "text": claimed.content.html}).encode()
        try:
            await asyncio.to_thread(urllib.request.urlopen, self._url, body)
        except OSError as error:
            return Ambiguous(reason=str(error))
        return Delivered(message_id=1)


async def _run() -> None:
    use_own_rules()
    stop = Stop()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.request)
    clock = FastClock(float(os.environ["CLOCK_BEGAN"]), float(os.environ["CLOCK_START"]))
    database = await _open(os.environ["DATABASE"])
    # By this clock a lease and the pauses between messages are longer, too.
    scale = 3600.0 * HOURS_A_SECOND
    terms = Terms(owner=uuid.uuid4().hex, lease=_LEASE_SECONDS * scale)
    engine.PLANNING_SECONDS = 0.2
    engine.SWEEPING_SECONDS = 0.5
    outbox = Outbox(database, Pace(per_second=1e6, private_gap=0, group_gap=0), clock)
    planner = Planner(Planning(database, clock), _Writer(), clock.now)
    courier = _Courier(f"{os.environ['BOT_API_URL']}/bot{os.environ['BOT_TOKEN']}/sendMessage")
    await Engine(outbox, courier, stop, terms, planner).run(alone=not database.is_shared)
    await database.close()


async def _open(address: str) -> Database:
    while True:
        try:
            return await open_database(address)
        except StorageError:
            await asyncio.sleep(0.2)


if __name__ == "__main__":
    asyncio.run(_run())
