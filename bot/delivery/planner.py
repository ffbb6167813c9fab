"""Due slots become rows of the outbox; any number of processes may plan, because a slot's key is unique."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from time import time

from bot.delivery.composer import Composed, Composer
from bot.delivery.contents import Content
from bot.delivery.ports import Due, Plan, Planning, Untold
from bot.delivery.records import Draft, Kind
from bot.delivery.schedule import Slot, find_next, find_slots, slot_key
from bot.delivery.writing import Writer

__all__ = ["Planner"]

_AT_ONCE = 200
_REPORTED_SECONDS = 35 * 24 * 3600.0
"""Slots that were missed longer ago are not even listed."""
_TOLD_SECONDS = 7 * 24 * 3600.0
"""For so long it is worth while to tell that a subscription broke."""

_log = logging.getLogger(__name__)


class Planner:
    """Plans for all subscriptions."""

    def __init__(self, planning: Planning, composer: Composer, clock: Callable[[], float] = time) -> None:
        self._planning = planning
        self._composer = composer
        self._clock = clock

    async def plan(self) -> None:
        """Plan what is due by now, and tell of what broke.

        Raises:
            StorageError: The database fails; what was recorded stays so, the rest is planned the next time.
        """
        writer = Writer(self._composer)
        while True:
            now = self._clock()
            dues = await self._planning.find_due(now, _AT_ONCE)
            plans = []
            for due in dues:
                plans.append(self._plan(due, now, writer))
                await asyncio.sleep(0)  # writing posts takes time, and users wait for answers meanwhile
            if plans:
                count = await self._planning.record(plans, now)
                _log.debug("%d subscriptions were due, %d announcements are new", len(plans), count)
            if len(dues) < _AT_ONCE:
                break
        await self._tell()

    def _plan(self, due: Due, now: float, writer: Writer) -> Plan:
        subscription, drafts = due.subscription, []
        mark = subscription.facts_mark
        begin = max(min(due.planned_until, now), now - _REPORTED_SECONDS)
        for slot, made in writer.write(subscription, _worth_while(find_slots(subscription, begin, now), now), due.used):
            mark = made.facts_mark or mark
            if made.content is not None:
                drafts.append(_draft(due, slot, made, made.content))
        return Plan(
            due=due,
            drafts=tuple(drafts),
            planned_until=now,
            next_due_at=find_next(subscription, now),
            facts_mark=mark,
        )

    async def _tell(self) -> None:
        """Tell whoever set up a subscription that it broke, once."""
        now = self._clock()
        for untold in await self._planning.find_untold(_AT_ONCE):
            await self._planning.record_told(untold, self._explain(untold, now))

    def _explain(self, untold: Untold, now: float) -> Draft | None:
        subscription = untold.subscription
        if subscription.set_up_by is None or subscription.set_up_by == subscription.chat_id:
            return None  # Who has blocked the bot knows it.
        content = self._composer.explain_loss(subscription)
        if content is None:
            return None
        return Draft(
            key=f"loss:{untold.number}:{untold.revision}",
            kind=Kind.NOTICE,
            chat_id=subscription.set_up_by,
            thread_id=None,
            content=content,
            due_at=now,
            expires_at=now + _TOLD_SECONDS,
        )


def _worth_while(slots: Iterable[Slot], now: float) -> Iterator[Slot]:
    """Leave out new facts that come too late: the next slot tells all that such a one would have told."""
    return (slot for slot in slots if slot.kind is not Kind.FACTS or slot.expires_at > now)


def _draft(due: Due, slot: Slot, composed: Composed, content: Content) -> Draft:
    subscription = due.subscription
    return Draft(
        key=slot_key(slot.kind, slot.day, subscription.chat_id, subscription.thread_id),
        kind=slot.kind,
        chat_id=subscription.chat_id,
        thread_id=subscription.thread_id,
        content=content,
        due_at=slot.at,
        expires_at=slot.expires_at,
        is_silent=subscription.is_silent,
        batch=f"{slot.kind}:{slot.day.isoformat()}",
        subject=composed.subject,
    )
