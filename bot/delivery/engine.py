"""Delivery from the start of a process to its end: planning, sending, housekeeping."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.delivery.planner import Planner
from bot.delivery.ports import Courier, Outbox, Stop
from bot.delivery.relay import Relay, Terms
from bot.errors import StorageError

__all__ = ["Engine"]

PLANNING_SECONDS = 30.0
SWEEPING_SECONDS = 5.0
FORGETTING_SECONDS = 3600.0

_log = logging.getLogger(__name__)


class Engine:
    """What one process does for announcements; any number of processes may share a server."""

    def __init__(self, outbox: Outbox, courier: Courier, stop: Stop, terms: Terms, planner: Planner | None) -> None:
        self._outbox = outbox
        self._relay = Relay(outbox, courier, stop, terms)
        self._planner = planner
        self._stop = stop
        self._terms = terms
        self._waiting: set[str] = set()

    async def run(self, *, alone: bool) -> None:
        """Work until the bot shall end.

        Args:
            alone: No other process uses the database, so whatever is marked as being sent now is left over.

        Raises:
            ConfigError: Telegram refuses the token.
        """
        if alone:
            await self._try("the sweep of announcements", lambda: self._sweep(alone=True))
        sweeping = min(SWEEPING_SECONDS, self._terms.lease / 4)
        aside = [
            asyncio.create_task(self._repeat("the sweep of announcements", sweeping, self._sweep)),
            asyncio.create_task(self._repeat("forgetting of announcements", FORGETTING_SECONDS, self._forget)),
        ]
        if self._planner is not None:
            aside.append(
                asyncio.create_task(self._repeat("planning of announcements", PLANNING_SECONDS, self._planner.plan))
            )
        try:
            await self._relay.run()
        finally:
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)

    async def _repeat(self, name: str, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        while not self._stop.is_requested:
            await self._try(name, work)
            await self._stop.wait(seconds)

    async def _try(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except StorageError as error:
            # Once an outage; the senders tell when it is over.
            _log.log(logging.DEBUG if name in self._waiting else logging.WARNING, "%s has to wait: %s", name, error)
            self._waiting.add(name)
        except Exception:  # noqa: BLE001 - the wall: a mistake in one of them must not end the others
            _log.exception("a mistake of ours in %s", name)
        else:
            self._waiting.discard(name)

    async def _sweep(self, *, alone: bool = False) -> None:
        count = await self._outbox.sweep(self._terms.lease, alone=alone)
        if count:
            _log.warning("%d announcements were being sent when their process ended", count)

    async def _forget(self) -> None:
        await self._outbox.forget()
