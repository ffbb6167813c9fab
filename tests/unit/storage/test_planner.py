"""The planner on a real database: slots become rows once, whatever happens."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.delivery.composer import Composed, Wanted
from bot.delivery.contents import Content, Text
from bot.delivery.outcomes import Delivered, Loss, Lost
from bot.delivery.planner import Planner
from bot.delivery.records import Kind, State
from bot.delivery.subscriptions import Standing, Subscription
from bot.storage.breaking import RETRY_SECONDS
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.outbox import Outbox
from bot.storage.planning import Planning
from bot.storage.subscriptions import Subscriptions
from tests.unit.delivery.rows import GROUP, OWNER, TurnedClock, claim, send, states

MORNING = datetime(2026, 11, 26, 4, 59, tzinfo=UTC).timestamp()
"""A minute before ten in Almaty, a Thursday."""
HOUR, DAY = 3600.0, 24 * 3600.0
DAILY = Subscription(chat_id=GROUP, kinds=frozenset({Kind.THIS_DAY}), language="kk", set_up_by=7)


class FakeComposer:
    """Writes the day into each post, and counts."""

    def __init__(self) -> None:
        self.wanted: list[Wanted] = []
        self.nothing_on: set[str] = set()
        self.fails_on: set[str] = set()

    def compose(self, wanted: Wanted) -> Composed:
        """Write a post; the subject of a quiz is the number of those before."""
        self.wanted.append(wanted)
        day = wanted.day.isoformat()
        if day in self.fails_on:
            raise ZeroDivisionError
        if wanted.kind is Kind.FACTS:
            news = None if wanted.facts_mark in (None, day) else Text(html=f"since {wanted.facts_mark}")
            return Composed(content=news, facts_mark=day)
        if day in self.nothing_on:
            return Composed(content=None)
        subject = f"q{len(wanted.used)}" if wanted.kind is Kind.QUIZ else None
        return Composed(content=Text(html=f"{wanted.kind} {day} {wanted.language}"), subject=subject)

    def explain_loss(self, subscription: Subscription) -> Content | None:
        """Tell why."""
        return Text(html=f"lost: {subscription.reason}")


@pytest.fixture
def clock() -> TurnedClock:
    """It is a minute before ten."""
    clock = TurnedClock()
    clock.now = MORNING
    return clock


@pytest.fixture
def composer() -> FakeComposer:
    """Has written nothing yet."""
    return FakeComposer()


@pytest.fixture
def planner(database: Database, clock: TurnedClock, composer: FakeComposer) -> Planner:
    """Plans by that clock."""
    return Planner(Planning(database, clock), composer, lambda: clock.now)


@pytest.fixture
def subscriptions(database: Database) -> Subscriptions:
    """No subscriptions yet."""
    return Subscriptions(database)


async def test_slot_is_planned_when_it_is_time(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, outbox: Outbox, database: Database
) -> None:
    """Not before, and once, however often one plans."""
    await subscriptions.save(replace(DAILY, thread_id=5, is_silent=True), clock.now)
    await planner.plan()
    assert await states(database) == {}
    clock.now += 2 * 60
    for _ in range(3):
        await planner.plan()
    assert await states(database) == {f"this_day:2026-11-26:{GROUP}:5": "pending"}
    claimed = await claim(outbox, clock)
    assert (claimed.content, claimed.thread_id) == (Text(html="this_day 2026-11-26 kk"), 5)
    assert (claimed.is_silent, claimed.batch) == (True, "this_day:2026-11-26")


async def test_many_planners_plan_once(database: Database, subscriptions: Subscriptions, clock: TurnedClock) -> None:
    """No leader is needed: the key of a slot is unique."""
    for chat in range(1, 21):
        await subscriptions.save(replace(DAILY, chat_id=chat), clock.now)
    clock.now += HOUR
    planners = [Planner(Planning(database, clock), FakeComposer(), lambda: clock.now) for _ in range(4)]
    await asyncio.gather(*(planner.plan() for planner in planners))
    assert len(await states(database)) == 20


async def test_same_post_is_written_once(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, composer: FakeComposer
) -> None:
    """For all chats of a language and choice of subjects."""
    for chat, language in ((1, "en"), (2, "en"), (3, "kk")):
        await subscriptions.save(replace(DAILY, chat_id=chat, language=language), clock.now)
    clock.now += HOUR
    await planner.plan()
    assert sorted(wanted.language for wanted in composer.wanted) == ["en", "kk"]


async def test_missed_slots_are_caught_up_or_reported(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, composer: FakeComposer, database: Database
) -> None:
    """Down for three days: today's post is not too late, the others are listed; a day without a post is no loss."""
    composer.nothing_on.add("2026-11-27")
    await subscriptions.save(DAILY, clock.now)
    clock.now += 3 * DAY + HOUR
    await planner.plan()
    assert await states(database) == {
        f"this_day:2026-11-26:{GROUP}:0": "expired",
        f"this_day:2026-11-28:{GROUP}:0": "expired",
        f"this_day:2026-11-29:{GROUP}:0": "pending",
    }
    listed = await Ledger(database, clock).list_rows(State.EXPIRED)
    assert [each.chat_id for each in listed] == [GROUP, GROUP]


@pytest.mark.parametrize("back", [HOUR, 30 * DAY])
async def test_clock_set_back_posts_nothing_twice(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, database: Database, back: float
) -> None:
    """And does not wait until the time comes that it once was."""
    await subscriptions.save(DAILY, clock.now)
    clock.now += HOUR
    await planner.plan()
    clock.now -= back
    await planner.plan()
    assert len(await states(database)) == 1
    clock.now += DAY + HOUR
    await planner.plan()
    assert len(await states(database)) == 2


async def test_changed_hour_gives_no_second_post(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, database: Database
) -> None:
    """A day has one post, whatever an admin turns."""
    await subscriptions.save(DAILY, clock.now)
    clock.now += HOUR
    await planner.plan()
    await subscriptions.save(replace(DAILY, hour=12), clock.now)
    clock.now += 2 * HOUR
    await planner.plan()
    assert len(await states(database)) == 1


async def test_new_subscription_gets_nothing_old(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, database: Database
) -> None:
    """Today's hour is over: the first post comes tomorrow."""
    clock.now += HOUR
    await subscriptions.save(DAILY, clock.now)
    await planner.plan()
    assert await states(database) == {}


async def test_quiz_never_asks_twice(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, composer: FakeComposer
) -> None:
    """Earlier questions are known, those of missed weeks as well."""
    await subscriptions.save(replace(DAILY, kinds=frozenset({Kind.QUIZ})), clock.now)
    clock.now += 15 * DAY
    await planner.plan()
    clock.now += 7 * DAY
    await planner.plan()
    assert [sorted(wanted.used) for wanted in composer.wanted] == [[], ["q0"], ["q0", "q1"]]


async def test_new_facts_go_on_where_they_ended(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, outbox: Outbox
) -> None:
    """The first time nothing is told; what a day missed the next one tells."""
    await subscriptions.save(replace(DAILY, kinds=frozenset({Kind.FACTS})), clock.now)
    clock.now += HOUR
    await planner.plan()
    clock.now += 3 * DAY
    await planner.plan()
    assert await send(outbox, clock) == "since 2026-11-26"
    clock.now += DAY
    await planner.plan()
    assert await send(outbox, clock) == "since 2026-11-29"


async def test_mistake_in_one_post_costs_no_other(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, composer: FakeComposer, database: Database
) -> None:
    """The writer of posts may fail."""
    composer.fails_on.add("2026-11-26")
    await subscriptions.save(DAILY, clock.now)
    clock.now += DAY + HOUR
    await planner.plan()
    assert await states(database) == {f"this_day:2026-11-27:{GROUP}:0": "pending"}


async def test_loss_is_told_once_and_ends_planning(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, outbox: Outbox, database: Database
) -> None:
    """Whoever set it up learns why; after a week one tries again, and what arrives mends it."""
    await subscriptions.save(DAILY, clock.now)
    clock.now += HOUR
    await planner.plan()
    await outbox.settle(await claim(outbox, clock), OWNER, Lost(loss=Loss.RIGHTS, reason="not enough rights"))
    clock.now += DAY
    for _ in range(2):
        await planner.plan()
    told = await claim(outbox, clock)
    assert (told.chat_id, told.content) == (7, Text(html="lost: rights"))
    await outbox.settle(told, OWNER, Delivered(message_id=1))
    assert len(await states(database)) == 2
    clock.now += RETRY_SECONDS
    await planner.plan()
    again = await claim(outbox, clock)
    await outbox.settle(again, OWNER, Delivered(message_id=2))
    found = await subscriptions.find(GROUP)
    assert found is not None
    assert (again.chat_id, found.standing) == (GROUP, Standing.ACTIVE)


async def test_loss_of_a_later_subscription_is_told_too(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, database: Database
) -> None:
    """It has a number of its own, although an earlier one was broken, told of and removed."""
    for chat in (GROUP, GROUP - 1):
        await subscriptions.save(replace(DAILY, chat_id=chat), clock.now)
        await subscriptions.break_off(chat, None, Loss.RIGHTS)
        await planner.plan()
        await subscriptions.remove(chat)
    assert len(await states(database)) == 2


async def test_blocked_user_is_not_told(
    planner: Planner, subscriptions: Subscriptions, clock: TurnedClock, outbox: Outbox, database: Database
) -> None:
    """A message to who has blocked the bot would not arrive."""
    await subscriptions.save(replace(DAILY, chat_id=7), clock.now)
    clock.now += HOUR
    await planner.plan()
    await outbox.settle(await claim(outbox, clock), OWNER, Lost(loss=Loss.BLOCKED, reason="blocked"))
    await planner.plan()
    assert len(await states(database)) == 1
