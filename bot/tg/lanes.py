"""Order and width of the work: one thing at a time in a lane, a number of lanes at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

__all__ = ["Lanes"]


class Lanes:
    """Lanes that come and go with their traffic."""

    def __init__(self, width: int) -> None:
        self._slots = asyncio.Semaphore(width)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, lane: int) -> AsyncIterator[None]:
        """Wait for everything that entered the lane before; both locks are fair, so order is kept."""
        lock = self._locks.get(lane)
        if lock is None:
            lock = self._locks[lane] = asyncio.Lock()
        async with lock:
            yield

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Wait until fewer than the width are at work."""
        async with self._slots:
            yield
