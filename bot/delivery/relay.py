"""Takes messages out of the outbox one by one, has them sent, and writes down what came of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.delivery.fence import uptime
from bot.delivery.outcomes import Ambiguous, Lost, NotSent, Outcome, Refused, TooMany
from bot.delivery.ports import Courier, Outbox, Stop
from bot.delivery.records import Claimed, State
from bot.errors import BotError, StorageError

__all__ = ["Relay", "Terms"]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0
_DATABASE_PAUSE = 5.0
_GRACE_SECONDS = 3.0
"""What is being sent when the bot shall end may come to its end for so long; together less than five seconds."""
_LAST_WORDS_SECONDS = 1.0

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """How a process takes part in sending."""

    owner: str
    """Unlike that of any other process, now and earlier."""
    lease: float = 120.0
    """A claim older than this is taken for left behind; it is not sent any more after a third of that."""
    slots: int = 2
    """Messages on their way at once, and so the most that a crash can leave in doubt; two are enough for the pace."""


class Relay:
    """The senders of one process."""

    def __init__(self, outbox: Outbox, courier: Courier, stop: Stop, terms: Terms) -> None:
        self._outbox = outbox
        self._courier = courier
        self._stop = stop
        self._terms = terms
        self._trouble = _Trouble()
        self._is_database_down = False
        self._failure: BotError | None = None

    async def run(self) -> None:
        """Send until the bot shall end; what is on its way then is settled.

        Raises:
            ConfigError: Telegram refuses the token.
        """
        await asyncio.gather(*(self._serve(number) for number in range(self._terms.slots)))
        if self._failure is not None:
            raise self._failure

    async def _serve(self, slot: int) -> None:
        while not self._stop.is_requested and self._failure is None:
            try:
                await self._serve_next(slot)
            except Exception:  # noqa: BLE001 - the wall: what cannot be sent must not end the bot
                _log.exception("a mistake of ours in sending announcements")
                await self._stop.wait(_DATABASE_PAUSE)

    async def _serve_next(self, slot: int) -> None:
        wait = self._trouble.wait(slot)
        if wait > 0:
            await self._stop.wait(wait)
            return
        began = uptime()
        claimed = await self._insist(lambda: self._outbox.claim(self._terms.owner))
        if isinstance(claimed, Claimed):
            await self._send(claimed, began + self._terms.lease / 3)
        elif claimed is not None:
            await self._stop.wait(claimed)

    async def _send(self, claimed: Claimed, until: float) -> None:
        try:
            outcome = await self._deliver(claimed, until)
        except BotError as error:
            self._failure = error
            await self._settle(claimed, NotSent(reason=str(error), is_trouble=False))
            return
        self._trouble.note(outcome)
        await self._settle(claimed, outcome)

    async def _deliver(self, claimed: Claimed, until: float) -> Outcome:
        if self._stop.is_requested or uptime() > until:
            return NotSent(reason="it took too long to begin", is_trouble=False)
        try:
            return await _before(self._stop, _GRACE_SECONDS, self._courier.deliver(claimed, until))
        except TimeoutError:
            return Ambiguous(reason="the bot ended before Telegram answered")

    async def _settle(self, claimed: Claimed, outcome: Outcome) -> None:
        state = await self._insist(lambda: self._outbox.settle(claimed, self._terms.owner, outcome))
        _tell(claimed, outcome, state)

    async def _insist(self, call: Callable[[], Awaitable[_Result]]) -> _Result | None:
        """Repeat a request to the database until it succeeds or the bot shall end; None if it did not."""
        while True:
            try:
                result = await _before(self._stop, _LAST_WORDS_SECONDS, call())
            except StorageError as error:
                self._note_database(error)
            except TimeoutError:
                return None
            else:
                self._note_database(None)
                return result
            if self._stop.is_requested:
                return None
            await self._stop.wait(min(_DATABASE_PAUSE, self._terms.lease / 10))

    def _note_database(self, error: StorageError | None) -> None:
        if error is not None and not self._is_database_down:
            _log.warning("announcements wait for the database: %s", error)
        elif error is None and self._is_database_down:
            _log.info("announcements go on: the database is back")
        self._is_database_down = error is not None


async def _before(stop: Stop, grace: float, work: Awaitable[_Result]) -> _Result:
    """Wait for some work; when the bot shall end, only so many seconds more.

    Raises:
        TimeoutError: It took longer, and was broken off.
    """
    working = asyncio.ensure_future(work)
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
        done, _ = await asyncio.wait((working,), timeout=grace)
        if done:
            return working.result()
        raise TimeoutError
    finally:
        for task in (working, stopped):
            task.cancel()
        await asyncio.gather(working, stopped, return_exceptions=True)


class _Trouble:
    """Longer and longer pauses while Telegram does not answer: each attempt may leave a message in doubt."""

    def __init__(self) -> None:
        self._pause = 0.0
        self._until = 0.0

    def note(self, outcome: Outcome) -> None:
        """Learn from an outcome."""
        is_trouble = isinstance(outcome, Ambiguous) or (isinstance(outcome, NotSent) and outcome.is_trouble)
        if not is_trouble:
            if self._pause and not isinstance(outcome, NotSent):
                _log.info("announcements go on: Telegram answers again")
                self._pause = 0.0
        elif uptime() >= self._until:
            if not self._pause:
                _log.warning("announcements wait: %s; trying again, with pauses of up to 60 s", outcome)
            self._pause = min(2 * self._pause or _FIRST_PAUSE, _LONGEST_PAUSE)
            self._until = uptime() + self._pause

    def wait(self, slot: int) -> float:
        """Return how long a slot must wait; the first one tries whether the trouble is over."""
        if not self._pause:
            return 0.0
        return max(self._until - uptime(), 0.0 if slot == 0 else _FIRST_PAUSE)


def _tell(claimed: Claimed, outcome: Outcome, state: State | None) -> None:
    """Log what an operator must know: never a text, and chats only by what they are."""
    where = "group or channel" if claimed.chat_id < 0 else "private chat"
    match outcome:
        case TooMany(seconds=seconds):
            _log.warning("Telegram wants %d s of silence; announcements wait", seconds)
        case Refused(reason=reason):
            _log.error("announcement %d (%s) was refused: %s", claimed.id, claimed.kind, reason)
        case Lost(loss=loss):
            _log.info("announcement %d cannot be delivered to a %s: %s", claimed.id, where, loss)
        case Ambiguous(reason=reason) if state is State.UNKNOWN:
            _log.warning("whether announcement %d arrived is not known: %s", claimed.id, reason)
        case _:
            _log.debug("announcement %d is %s", claimed.id, state)
