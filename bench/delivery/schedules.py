"""Slots over kills, freezes and a database that is away, in days with a leap day or changed clocks."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from bench.delivery.clockwork import HOURS_A_SECOND
from bench.delivery.scenarios import Place
from bench.delivery.senders import Senders
from bench.delivery.sink import Arrival, Sink
from bot.delivery.records import Kind
from bot.delivery.schedule import find_slots, slot_key
from bot.delivery.subscriptions import Subscription
from bot.delivery.zones import use_own_rules
from bot.storage.database import open_database
from bot.storage.delivery_tables import deliveries
from bot.storage.subscriptions import Subscriptions

__all__ = ["FOLD", "LEAP", "Schedule", "Slots", "keep_schedule"]

LEAP = datetime(2028, 2, 28, 12, tzinfo=UTC).timestamp()
"""The day before a leap day."""
FOLD = datetime(2028, 10, 28, 12, tzinfo=UTC).timestamp()
"""The day before the clocks of Europe are set back."""
_ZONES = ("Asia/Almaty", "Europe/Berlin", "America/St_Johns")
_HOURS = (1, 2, 3, 10, 18, 23)
_KINDS = frozenset({Kind.THIS_DAY, Kind.MONTH, Kind.QUIZ})
_COMMAND = ("-m", "bench.delivery.clockwork")
_SETTLING_SECONDS = 8.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """How long, and what happens meanwhile."""

    start: float
    seconds: float
    """By the real clock; each is an hour."""
    kills: int
    freezes: int
    crashes: int
    senders: int
    seed: int = 2025


@dataclass(frozen=True, kw_only=True, slots=True)
class Slots:
    """What came of the slots."""

    due: int
    sent: int
    expired: int
    unknown: int
    missing: int
    """Slots that are neither planned nor listed as expired."""
    extra: int
    """Rows that no slot asks for."""
    duplicates: int
    silent_losses: int


def keep_schedule(place: Place, schedule: Schedule) -> Slots:
    """Run the engine by a fast clock, disturb it, and compare slots, rows and messages."""
    use_own_rules()
    wanted = [
        Subscription(chat_id=number, kinds=_KINDS, language="en", zone=zone, hour=hour, set_up_by=None)
        for number, (zone, hour) in enumerate(product(_ZONES, _HOURS), start=1)
    ]
    asyncio.run(_subscribe(place.address, wanted, schedule.start))
    with Sink() as sink:
        settings = sink.settings(place.address)
        began = time.time()
        settings |= {"CLOCK_BEGAN": repr(began), "CLOCK_START": repr(schedule.start)}
        with Senders(schedule.senders, place.folder, settings, _COMMAND) as senders:
            _disturb(place, schedule, senders, began)
            until = schedule.start + (time.time() - began) * 3600.0 * HOURS_A_SECOND
            time.sleep(_SETTLING_SECONDS)  # slots that were due by then are dealt with
            senders.end()
        return _compare(wanted, schedule.start, until, asyncio.run(_read(place.address)), sink.arrivals)


def _disturb(place: Place, schedule: Schedule, senders: Senders, began: float) -> None:
    chance = random.Random(schedule.seed)  # noqa: S311 - no secret
    events = ["kill"] * schedule.kills + ["freeze"] * schedule.freezes + ["crash"] * schedule.crashes
    chance.shuffle(events)
    moments = sorted(chance.uniform(2, schedule.seconds) for _ in events)
    for moment, event in zip(moments, events, strict=True):
        time.sleep(max(0.0, began + moment - time.time()))
        victim = chance.choice(senders.all)
        if event == "kill":
            victim.kill()
            time.sleep(chance.uniform(0, 2))
            victim.start()
        elif event == "freeze":
            victim.freeze(4.0)
        elif place.server is not None:
            place.server.stop()
            time.sleep(chance.uniform(1, 3))
            place.server.start()
    time.sleep(max(0.0, began + schedule.seconds - time.time()))


async def _subscribe(address: str, wanted: Sequence[Subscription], start: float) -> None:
    database = await open_database(address)
    for subscription in wanted:
        await Subscriptions(database).save(subscription, start)
    await database.close()


async def _read(address: str) -> Mapping[str, tuple[str, int]]:
    database = await open_database(address)
    async with database.transaction() as connection:
        rows = (await connection.execute(deliveries.select())).all()
    await database.close()
    return {row.key: (row.state, row.chat_id) for row in rows}


def _compare(
    wanted: Sequence[Subscription],
    start: float,
    until: float,
    rows: Mapping[str, tuple[str, int]],
    arrivals: Sequence[Arrival],
) -> Slots:
    due: set[str] = set()
    later: set[str] = set()
    for each in wanted:
        for slot in find_slots(each, start, until + 24 * 3600.0):
            key = slot_key(slot.kind, slot.day, each.chat_id, None)
            (due if slot.at <= until else later).add(key)
    copies = Counter(f"{text.replace(' ', ':')}:{chat}:0" for chat, text in ((a.chat_id, a.text) for a in arrivals))
    states = {key: state for key, (state, _) in rows.items()}
    counted = Counter(states[key] for key in due if key in states)
    return Slots(
        due=len(due),
        sent=counted["sent"],
        expired=counted["expired"],
        unknown=counted["unknown"],
        missing=len(due - states.keys()),
        extra=len(states.keys() - due - later),
        duplicates=sum(count > 1 for count in copies.values()),
        silent_losses=sum(state == "sent" and not copies[key] for key, state in states.items()),
    )
