from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.outcomes import Loss, Lost
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Standing, Subscription
from bot.storage.database import Database
from bot.storage.delivery_tables import deliveries
from bot.storage.outbox import Outbox
from bot.storage.subscriptions import Subscriptions
from tests.unit.delivery.rows import GROUP, NOW, OWNER, TurnedClock, claim, draft, states

WANTED = Subscription(
    chat_id=GROUP,
    kinds=frozenset({Kind.THIS_DAY, Kind.QUIZ}),
    subjects=frozenset({"music", "film"}),
    language="kk",
    zone="Europe/Berlin",
    hour=7,
    weekday=2,
    is_silent=True,
    paused_until=5.0,
    set_up_by=7,
    facts_mark="2026-11-26",
)
TOPIC = replace(WANTED, thread_id=5, kinds=frozenset({Kind.MONTH}), subjects=frozenset())


@pytest.fixture
def subscriptions(database: Database) -> Subscriptions:
    """No subscriptions yet."""
    return Subscriptions(database)


async def test_what_is_saved_is_found(subscriptions: Subscriptions) -> None:
    """A chat and a topic of it have subscriptions of their own."""
    await subscriptions.save(WANTED, NOW)
    await subscriptions.save(TOPIC, NOW)
    assert await subscriptions.find(GROUP) == WANTED
    assert await subscriptions.find(GROUP, 5) == TOPIC
    assert await subscriptions.find(7) is None
    assert await subscriptions.list_all() == [WANTED, TOPIC]
    assert await subscriptions.find_by_chat(GROUP) == [WANTED, TOPIC]
    assert await subscriptions.find_by_chat(7) == []
    assert await subscriptions.find_by_user(7) == [WANTED, TOPIC]
    assert await subscriptions.find_by_user(8) == []


async def test_saving_again_changes(subscriptions: Subscriptions) -> None:
    """There is one subscription for a place."""
    await subscriptions.save(WANTED, NOW)
    changed = replace(WANTED, hour=9, set_up_by=8)
    await subscriptions.save(changed, NOW)
    assert await subscriptions.list_all() == [changed]


async def test_removing_cancels_what_waits(subscriptions: Subscriptions, outbox: Outbox, database: Database) -> None:
    """After /unsubscribe nothing more comes, except what the operator writes."""
    await subscriptions.save(WANTED, NOW)
    notice = draft("notice", GROUP, kind=Kind.NOTICE)
    await outbox.put([draft("post", GROUP), draft("topic", GROUP, thread_id=5), notice])
    assert await subscriptions.remove(GROUP)
    assert not await subscriptions.remove(GROUP)
    assert await states(database) == {"post": "cancelled", "topic": "pending", "notice": "pending"}


async def test_removing_cancels_what_is_held(subscriptions: Subscriptions, outbox: Outbox, database: Database) -> None:
    """It would come as soon as an operator lets the batch go on."""
    await subscriptions.save(WANTED, NOW)
    await outbox.put([draft("post", GROUP)])
    async with database.transaction() as connection:
        await connection.execute(deliveries.update().values(state="held"))
    await subscriptions.remove(GROUP)
    assert await states(database) == {"post": "cancelled"}


async def test_closed_general_topic_leaves_the_others(
    subscriptions: Subscriptions, outbox: Outbox, clock: TurnedClock
) -> None:
    """General is a topic like any other, though Telegram gives it no thread."""
    await subscriptions.save(WANTED, NOW)
    await subscriptions.save(TOPIC, NOW)
    await outbox.put([draft("general", GROUP)])
    await outbox.settle(await claim(outbox, clock), OWNER, Lost(loss=Loss.TOPIC, reason="TOPIC_CLOSED"))
    assert [each.standing for each in await subscriptions.list_all()] == [Standing.BROKEN, Standing.ACTIVE]


async def test_breaking_and_restoring(subscriptions: Subscriptions) -> None:
    """A lost topic leaves the others, a lost chat takes all; rights that return bring all back."""
    await subscriptions.save(WANTED, NOW)
    await subscriptions.save(TOPIC, NOW)
    await subscriptions.break_off(GROUP, 5, Loss.TOPIC)
    assert await subscriptions.find(GROUP) == WANTED
    assert await subscriptions.find(GROUP, 5) == replace(TOPIC, standing=Standing.BROKEN, reason="topic")
    await subscriptions.break_off(GROUP, None, Loss.KICKED)
    assert {each.reason for each in await subscriptions.list_all()} == {"kicked"}
    assert await subscriptions.restore(GROUP, now=NOW) == 2
    assert await subscriptions.list_all() == [WANTED, TOPIC]


async def test_forgetting_a_user(subscriptions: Subscriptions, outbox: Outbox, database: Database) -> None:
    """Chats keep their announcements; the user's own chat and name are gone."""
    own = replace(WANTED, chat_id=7)
    await subscriptions.save(WANTED, NOW)
    await subscriptions.save(own, NOW)
    await outbox.put([draft("own", 7), draft("group", GROUP)])
    await subscriptions.forget_user(7)
    assert await subscriptions.list_all() == [replace(WANTED, set_up_by=None)]
    assert await states(database) == {"group": "pending"}
