"""Long polling that confirms an update only after it is finished."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.errors import BotError, ConfigError
from bot.errors import TelegramError as RefusedError
from bot.tg.convert import ALLOWED_UPDATES
from bot.tg.intake import Intake
from bot.tg.sender import seconds_of
from bot.tg.stopping import GivenUpError, Pauses, Stop
from bot.tg.wire import RawUpdate, Wire

__all__ = ["Line", "Poller", "refused_token"]

LONG_POLL_SECONDS = 30
BATCH = 100
RECHECK_SECONDS = 0.6
"""While something is at work, how often to look for new updates; Telegram holds back hastier polls of one offset."""
GRACE_SECONDS = 3.0
CONFIRM_SECONDS = 0.7
"""Together less than the five seconds in which the bot must end."""
CONFLICT_PAUSE = 2.0
CONFLICT_FORGOTTEN_SECONDS = 60.0

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Line:
    """The line to Telegram: makes requests until they succeed, and tells the operator what is wrong once."""

    stop: Stop
    conflict_seconds: float
    is_down: bool = False
    _pauses: Pauses = field(default_factory=Pauses)
    _conflict_since: float | None = None
    _last_conflict: float = 0.0

    async def insist(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Repeat a harmless request until it succeeds.

        Raises:
            ConfigError: Telegram refuses the token.
            TelegramError: Another process polls with the token and does not end.
            GivenUpError: The bot shall end.
        """
        while not self.stop.is_requested:
            try:
                result = await self._until_stopped(call)
            except InvalidToken:
                raise refused_token() from None  # the original names the token
            except Conflict as error:
                await self.stop.pause(self._note_conflict(error))
            except RetryAfter as error:
                await self.stop.pause(seconds_of(error.retry_after))
            except TelegramError as error:
                self._note_trouble(error)
                await self.stop.pause(self._pauses.next())
            else:
                self._note_success()
                return result
        raise GivenUpError

    async def _until_stopped(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Make a request, and break it off when the bot shall end: a long poll would keep it for half a minute."""
        request = asyncio.ensure_future(call())
        stopped = asyncio.ensure_future(self.stop.wait())
        try:
            await asyncio.wait((request, stopped), return_when=asyncio.FIRST_COMPLETED)
            if request.done():
                return request.result()
            raise GivenUpError
        finally:
            for task in (request, stopped):
                task.cancel()
            await asyncio.gather(request, stopped, return_exceptions=True)

    def _note_conflict(self, error: Conflict) -> float:
        """Return how long to wait before the next attempt."""
        now = monotonic()
        if self._conflict_since is None or now - self._last_conflict > CONFLICT_FORGOTTEN_SECONDS:
            self._conflict_since = now
            _log.warning(
                "another process polls with the same token, and each takes updates from the other; stop one of them. "
                "This one gives up after %d s. (%s)", self.conflict_seconds, error.message,
            )  # fmt: skip
        self._last_conflict = now
        if now - self._conflict_since >= self.conflict_seconds:
            raise RefusedError("another process has polled with the same token all the time; stop one of the two")
        return min(CONFLICT_PAUSE, self.conflict_seconds / 2)

    def _note_trouble(self, error: TelegramError) -> None:
        if not self.is_down:
            kind = "no connection to Telegram" if isinstance(error, NetworkError) else "Telegram answers strangely"
            _log.warning("%s (%s); trying again, with pauses of up to 30 s", kind, error.message)
        self.is_down = True

    def _note_success(self) -> None:
        if self.is_down:
            _log.info("connected to Telegram again")
        self.is_down = False
        self._pauses = Pauses()


class Poller:
    """Fetches updates for the intake until the bot shall end."""

    def __init__(self, wire: Wire, intake: Intake, line: Line) -> None:
        self._wire = wire
        self._intake = intake
        self._line = line

    async def run(self) -> None:
        """Poll until the bot shall end, then let what was begun come to its end.

        Raises:
            BotError: Telegram refuses the bot, or the database fails.
        """
        failure: BotError | None = None
        try:
            await self._poll()
        except GivenUpError:
            pass
        except BotError as error:
            failure = error
            self._line.stop.request()
        await self._end()
        failure = failure or self._intake.failure
        if failure is not None:
            raise failure

    async def _poll(self) -> None:
        while True:
            updates = await self._line.insist(self._fetch)
            await self._intake.take(updates)
            # What is at work stays unconfirmed, so Telegram would hand it out again at once.
            await self._intake.settle(RECHECK_SECONDS)

    async def _fetch(self) -> list[RawUpdate]:
        # After an outage the server may count anew, and would take our old offset for a confirmation of updates that
        # we have never seen. Without one it hands out all that waits; the intake knows what it has seen.
        offset = None if self._line.is_down else self._intake.offset
        return await self._wire.fetch(offset=offset, seconds=LONG_POLL_SECONDS, limit=BATCH, allowed=ALLOWED_UPDATES)

    async def _end(self) -> None:
        """Let the work end, and confirm it."""
        if not await self._intake.settle(GRACE_SECONDS):
            await self._intake.abandon()
        offset = self._intake.offset
        if offset is None or self._line.is_down:
            return
        with contextlib.suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(CONFIRM_SECONDS):
                await self._wire.fetch(offset=offset, seconds=0, limit=1)


def refused_token() -> ConfigError:
    """Return what to tell the operator whose token Telegram does not know."""
    return ConfigError(
        "Telegram refuses the token in BOT_TOKEN; copy it again from @BotFather, and check BOT_API_URL if you set it"
    )
