"""The queue behind getUpdates: what is created, waits, is handed out and confirmed."""

import asyncio
from collections.abc import Iterable
from typing import Any

from tests.fakes.telegram.errors import ApiError, ControlError
from tests.fakes.telegram.store import Json, Store

UPDATE_KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
)
_NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
_COUNTER = "update"
_FIRST_ID = 100_000_001
_FURTHEST_FUTURE = 10  # An offset further ahead of the queue than this is taken for a mistake and ignored.
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates that wait for the bot, and the one long poll that may wait for them."""

    def __init__(self, store: Store, *, hold: float) -> None:
        """Open the queue.

        Args:
            hold: Telegram's 3 seconds: how long a hurried poll with the same offset is held, and how far apart
                the refusals of a second poller are.
        """
        self._store = store
        self._hold = hold
        self._waiting: asyncio.Future[None] | None = None
        self._last_poll: tuple[int, float] | None = None
        self._next_conflict = 0.0

    @property
    def allowed(self) -> list[str]:
        """The kinds of updates that are created at all."""
        remembered = self._store.get("setting", "allowed_updates")
        if remembered is None:
            return [kind for kind in UPDATE_KINDS if kind not in _NOT_BY_DEFAULT]
        return list(remembered["kinds"])

    def allow(self, kinds: Iterable[str]) -> None:
        """Remember which kinds of updates the bot wants; none at all means the default."""
        known = [kind for kind in kinds if kind in UPDATE_KINDS]
        if known:
            self._store.put("setting", "allowed_updates", {"kinds": known})
        else:
            self._store.delete("setting", "allowed_updates")

    def add(self, kind: str, payload: Json, *, is_wanted: bool | None = None) -> int | None:
        """Create an update and return its id, or None if the bot does not want this kind.

        Args:
            is_wanted: By default what the bot said with allowed_updates.
        """
        if not (kind in self.allowed if is_wanted is None else is_wanted):
            return None
        update_id = self._store.next(_COUNTER, start=_FIRST_ID)
        self._store.put("update", update_id, {"update": {"update_id": update_id, kind: payload}, "copies": 0})
        self.wake()
        return update_id

    def pending(self) -> int:
        """Return how many updates are not confirmed."""
        return self._store.count("update")

    def drop(self) -> None:
        """Forget all updates that wait."""
        self._store.wipe(["update"])

    def repeat(self, updates: Iterable[Json]) -> None:
        """Hand these updates out once more after they are confirmed."""
        for update in updates:
            entry = self._store.get("update", update["update_id"])
            if entry is not None:
                self._store.put("update", update["update_id"], {**entry, "copies": entry["copies"] + 1})

    def replay(self, update_id: int) -> None:
        """Hand a confirmed update out again, to a bot that asks from lower down: the confirmation was lost.

        Raises:
            ControlError: It was never confirmed.
        """
        update = self._store.get("confirmed", update_id)
        if update is None:
            raise ControlError(f"update {update_id} was not confirmed")
        self._store.put("update", update_id, {"update": update, "copies": 0})
        self.wake()

    def renumber(self, *, back: int | None) -> None:
        """Go on with lower ids, as after a loss of data; the updates that wait get new ids, too.

        Args:
            back: By how many the ids go back; None to begin again with the very first.
        """
        waiting = self._store.all("update")
        self.drop()
        lowest = _FIRST_ID if back is None else self._store.peek(_COUNTER, start=_FIRST_ID) - back
        self._store.rewind(_COUNTER, to=lowest)
        for entry in waiting:
            update_id = self._store.next(_COUNTER)
            entry["update"]["update_id"] = update_id
            self._store.put("update", update_id, entry)

    def wake(self) -> None:
        """Let the poll that waits look again."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what is below the offset and return what waits, or wait for something to come.

        Raises:
            ApiError: Another poll began meanwhile.
        """
        now = asyncio.get_running_loop().time()
        if self._last_poll is not None and self._last_poll[0] == offset:
            since = now - self._last_poll[1]
            # Both are Telegram's defence against a bot that polls in a tight loop.
            seconds = max(seconds, self._hold) if since < self._hold else seconds
            limit = 1 if since < self._hold / 6 else limit
        self._last_poll = (offset, now)
        self._confirm(offset)
        updates = self._head(limit)
        if updates or seconds <= 0:
            return updates
        await self._wait(seconds)
        return self._head(limit)

    def _confirm(self, offset: int) -> None:
        if offset > self._store.peek(_COUNTER, start=_FIRST_ID) + _FURTHEST_FUTURE:
            return
        ids = [entry["update"]["update_id"] for entry in self._store.all("update")]
        confirmed = ids[:offset] if offset < 0 else [update_id for update_id in ids if update_id < offset]
        for update_id in confirmed:
            entry: Any = self._store.get("update", update_id)
            if entry["copies"] == 0:
                self._store.delete("update", update_id)
                self._store.put("confirmed", update_id, entry["update"])
            else:
                self._store.put("update", update_id, {**entry, "copies": entry["copies"] - 1})

    def _head(self, limit: int) -> list[Json]:
        return [entry["update"] for entry in self._store.all("update")[:limit]]

    async def _wait(self, seconds: float) -> None:
        self._end_other_poll()
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            if self._waiting is not waiting:
                raise ApiError(409, _CONFLICT) from None
        finally:
            if self._waiting is waiting:
                self._waiting = None

    def _end_other_poll(self) -> None:
        """Refuse the poll that waits, at once or, as Telegram does when it happens often, a little later."""
        refused = self._waiting
        if refused is None or refused.done():
            return
        loop = asyncio.get_running_loop()
        delay = 0.0 if loop.time() >= self._next_conflict else self._hold
        self._next_conflict = loop.time() + self._hold
        loop.call_later(delay, _refuse, refused)


def _refuse(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_exception(ApiError(409, _CONFLICT))
