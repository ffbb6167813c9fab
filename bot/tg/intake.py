"""Takes updates in: each once, in order per chat, several chats at a time; knows which are finished."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, Update

from bot.assistant.turns import Kept
from bot.errors import StorageDownError, StorageError
from bot.tg.conversation import Clock
from bot.tg.convert import convert_update, key_of
from bot.tg.desk import Desk
from bot.tg.flood import Admission, FloodGuard
from bot.tg.handlers.all_handlers import handle
from bot.tg.handlers.questions import refuse_flood
from bot.tg.incoming import Incoming, Me, Question
from bot.tg.lanes import Lanes
from bot.tg.stopping import GivenUpError, Stop
from bot.tg.wire import RawUpdate

__all__ = ["Intake"]

WIDTH = 16
"""Chats that are served at once; more only makes each of them wait longer (measured)."""

DOWN_SECONDS = 1.0
"""How often to look whether the server of the database is back."""

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Arrived:
    key: str
    update_id: int
    incoming: Incoming


class Intake:
    """The updates between their arrival and their confirmation."""

    def __init__(self, bot: Bot, me: Me, desk: Desk, *, stop: Stop, clock: Clock) -> None:
        self._bot = bot
        self._me = me
        self._desk = desk
        self._stop = stop
        self._clock = clock
        self._lanes = Lanes(WIDTH)
        self._guard = FloodGuard()
        self._open: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._next: int | None = None
        self._is_down = False
        self.failure: StorageError | None = None
        """Why no update can be recorded as handled any more."""

    @property
    def offset(self) -> int | None:
        """The first update that is not finished: everything below it may be confirmed."""
        if self._next is None:
            return None
        return min([self._next, *self._open.values()])

    async def take(self, raw_updates: Sequence[RawUpdate]) -> None:
        """Begin with those updates that are new.

        Raises:
            GivenUpError: The bot ends while it waits for the server of the database.
            StorageError: The database fails.
        """
        if not raw_updates:
            return
        read: list[_Arrived] = []
        for raw in raw_updates:
            read += self._read(raw)
            await asyncio.sleep(0)  # a full batch takes a tenth of a second to read; others must not wait for it
        # Noted before the database is asked: what is finished while it answers is in neither of the two afterwards.
        known = set(self._open)
        known |= await self._patiently(lambda: self._desk.memory.find_handled({arrived.key for arrived in read}))
        for arrived in read:
            if arrived.key not in known:
                known.add(arrived.key)
                self._begin(arrived)
        # Not "the highest ever seen": after a week of silence Telegram may count from a lower number.
        self._next = max(int(raw["update_id"]) for raw in raw_updates) + 1

    async def settle(self, seconds: float) -> bool:
        """Wait until all updates are finished, at most so many seconds; tell whether they are."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        return not self._tasks

    async def abandon(self) -> None:
        """Cut off what is still at work; it comes again after the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _read(self, raw: RawUpdate) -> list[_Arrived]:
        """Return what an update tells the bot to do, if it tells anything."""
        try:
            update = Update.de_json(raw, self._bot)
            incoming = convert_update(update, self._me)
            return [] if incoming is None else [_Arrived(key_of(update), update.update_id, incoming)]
        except Exception:  # noqa: BLE001 - whatever a newer Telegram sends, the updates behind it must be served
            _log.exception("update %s cannot be read and is left out", raw.get("update_id"))
            return []

    def _begin(self, arrived: _Arrived) -> None:
        self._open[arrived.key] = arrived.update_id
        task = asyncio.create_task(self._finish(arrived, self._admit(arrived.incoming)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _admit(self, incoming: Incoming) -> Admission:
        if not isinstance(incoming, Question):
            return Admission()
        return self._guard.admit(incoming.author.id, incoming.sent_at.timestamp())

    async def _finish(self, arrived: _Arrived, admission: Admission) -> None:
        """Handle an update and record it as handled, in this order: killed in between, it is handled again."""
        try:
            async with self._lanes.turn(arrived.incoming.lane):
                kept = await self._patiently(lambda: self._serve(arrived.incoming, admission))
                now = int(self._clock().timestamp())
                await self._patiently(
                    lambda: self._desk.memory.record_handled(arrived.key, arrived.update_id, now, kept)
                )
            del self._open[arrived.key]
        except GivenUpError:
            pass
        except StorageError as error:
            self.failure = self.failure or error
            self._stop.request()
        except Exception:  # noqa: BLE001 - an update that stayed open for ever would hold back all others
            _log.exception("a mistake of ours in the bookkeeping of update %d", arrived.update_id)
            del self._open[arrived.key]
        else:
            _log.debug("update %d, a %s, is handled", arrived.update_id, type(arrived.incoming).__name__.lower())

    async def _patiently(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Wait for the server of the database if need be, and try again.

        Raises:
            GivenUpError: The bot shall end.
        """
        while True:
            try:
                result = await call()
            except StorageDownError as error:
                if not self._is_down:
                    _log.warning("users wait for the database: %s", error)
                self._is_down = True
                await self._stop.pause(DOWN_SECONDS)
            else:
                if self._is_down:
                    _log.info("users are served again: the database is back")
                self._is_down = False
                return result

    async def _serve(self, incoming: Incoming, admission: Admission) -> Kept | None:
        wait = admission.wait(self._clock().timestamp())
        if wait > 0:
            await self._stop.pause(wait)
        async with self._lanes.slot():
            if self._stop.is_requested:
                raise GivenUpError
            if not admission.is_refused:
                return await handle(incoming, self._desk)
            if isinstance(incoming, Question) and admission.is_first_refusal and incoming.destination.is_private:
                await refuse_flood(incoming, self._desk)
        return None
