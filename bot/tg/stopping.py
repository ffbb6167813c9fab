"""How the bot comes to an end, and how it waits without missing that."""

from __future__ import annotations

import asyncio
import contextlib

__all__ = ["GivenUpError", "Pauses", "Stop"]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0


class GivenUpError(Exception):
    """The bot ends before something was done; whoever waits for it will be served after the next start."""


class Stop:
    """Told once that the bot shall end."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def request(self) -> None:
        """Let the bot end."""
        self._event.set()

    @property
    def is_requested(self) -> bool:
        """Whether the bot shall end."""
        return self._event.is_set()

    async def wait(self, seconds: float | None = None) -> None:
        """Wait for the end, at most so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)

    async def pause(self, seconds: float) -> None:
        """Wait so many seconds.

        Raises:
            GivenUpError: The bot shall end.
        """
        await self.wait(seconds)
        if self.is_requested:
            raise GivenUpError


class Pauses:
    """Longer and longer pauses between attempts."""

    def __init__(self, first: float = _FIRST_PAUSE, longest: float = _LONGEST_PAUSE) -> None:
        self._next, self._longest = first, longest

    def next(self) -> float:
        """Return how long to wait now."""
        now = self._next
        self._next = min(2 * now, self._longest)
        return now
