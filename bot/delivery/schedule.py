"""When a subscription is due: slots by the wall clock of its zone, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription
from bot.delivery.zones import find_zone

__all__ = ["NEVER", "Slot", "find_next", "find_slots", "slot_key"]

NEVER = 1e12
"""A time that does not come."""

_HOUR = 3600.0
_WINDOWS = {Kind.MONTH: 12 * _HOUR}
_WINDOW = 6 * _HOUR
_SHORTEST_WINDOW = _HOUR
_ORDER = (Kind.MONTH, Kind.THIS_DAY, Kind.FACTS, Kind.QUIZ)
_FARTHEST = timedelta(days=40)
"""Longer than from one slot of any kind to the next."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One announcement that is due."""

    kind: Kind
    day: date
    at: float
    expires_at: float
    """A post that is late by so much is left out: nobody wants it at three in the morning."""


def slot_key(kind: Kind, day: date, chat_id: int, thread_id: int | None) -> str:
    """Return what identifies a slot, whatever hour and zone the subscription had when it was planned."""
    return f"{kind}:{day.isoformat()}:{chat_id}:{thread_id or 0}"


def find_slots(subscription: Subscription, after: float, until: float) -> Iterator[Slot]:
    """Return the slots after a time up to another, in order; none from a pause."""
    zone = find_zone(subscription.zone) or UTC
    # A day more on either side: the zone may be a day ahead or behind, and clocks are changed.
    day = datetime.fromtimestamp(after, zone).date() - timedelta(days=1)
    last = datetime.fromtimestamp(until, zone).date() + timedelta(days=1)
    while day <= last:
        at = _time_of(day, subscription.hour, zone)
        if after < at <= until and at >= subscription.paused_until:
            for kind in _ORDER:
                if kind in subscription.kinds and _is_on(kind, day, subscription):
                    yield Slot(kind=kind, day=day, at=at, expires_at=_expiry(kind, day, at, zone))
        day += timedelta(days=1)


def find_next(subscription: Subscription, after: float) -> float:
    """Return the time of the first slot after a time."""
    begin = max(after, subscription.paused_until - 1)
    slots = find_slots(subscription, begin, begin + _FARTHEST.total_seconds())
    return next((slot.at for slot in slots), NEVER)


def _is_on(kind: Kind, day: date, subscription: Subscription) -> bool:
    if kind is Kind.MONTH:
        return day.day == 1
    return kind is not Kind.QUIZ or day.weekday() == subscription.weekday


def _time_of(day: date, hour: int, zone: tzinfo) -> float:
    # An hour that the clocks skip is the hour after it; of one that comes twice it is the first.
    return datetime.combine(day, time(hour), tzinfo=zone).timestamp()


def _expiry(kind: Kind, day: date, at: float, zone: tzinfo) -> float:
    midnight = _time_of(day + timedelta(days=1), 0, zone)
    return max(at + _SHORTEST_WINDOW, min(at + _WINDOWS.get(kind, _WINDOW), midnight))
