"""Notices between the operator's command and the last message: drafts, and the report that keeps itself up to date."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.announcing.broadcast import Notice, new_notice
from bot.errors import StorageDownError, StorageError
from bot.knowledge.model import Language
from bot.tg.stopping import GivenUpError

__all__ = ["Broadcasts"]

MOST_DRAFTS = 20
"""Drafts that are kept; a notice that was confirmed needs none any more."""
REPORT_SECONDS = 3.0
"""Telegram takes an edit of one message about every third of that, and nobody reads faster."""

_log = logging.getLogger(__name__)


async def _try(show: Callable[[], Awaitable[bool]]) -> bool:
    """Show a report once and tell whether to end: a database that is away is no reason, a bot that ends is one."""
    try:
        return await show()
    except StorageDownError:
        return False
    except (GivenUpError, StorageError):
        return True
    except Exception:  # noqa: BLE001 - the wall: nobody waits for this task
        _log.exception("a mistake of ours in the report of a notice")
        return True


@dataclass(slots=True)
class Broadcasts:
    """What this process knows of notices; rows that were put into the outbox outlive it."""

    pause: float = REPORT_SECONDS
    _drafts: dict[str, Notice] = field(default_factory=dict)
    _reports: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def keep(self, texts: dict[Language, str], now: float) -> Notice:
        """Keep a draft until it is confirmed."""
        notice = new_notice(texts, now)
        self._drafts[notice.batch] = notice
        while len(self._drafts) > MOST_DRAFTS:
            del self._drafts[next(iter(self._drafts))]
        return notice

    def find(self, batch: str) -> Notice | None:
        """Return a draft, None if a restart or many others have made it go."""
        return self._drafts.get(batch)

    def drop(self, batch: str) -> None:
        """Forget a draft."""
        self._drafts.pop(batch, None)

    def report(self, batch: str, show: Callable[[], Awaitable[bool]]) -> None:
        """Show how far a notice is, again and again until ``show`` says that it is over; one report for each."""
        if batch not in self._reports:
            task = self._reports[batch] = asyncio.create_task(self._repeat(show))
            task.add_done_callback(lambda _: self._reports.pop(batch, None))

    async def _repeat(self, show: Callable[[], Awaitable[bool]]) -> None:
        is_over = await _try(show)
        while not is_over:
            await asyncio.sleep(self.pause)
            is_over = await _try(show)

    async def close(self) -> None:
        """End all reports."""
        tasks = list(self._reports.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
