"""What the outbox forgets, and when."""

from __future__ import annotations

import pytest
from sqlalchemy import Table, select

from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.storage.database import Database
from bot.storage.delivery_tables import contents, recipients
from bot.storage.forgetting import ASKED_DAYS, KEPT_DAYS, LEFT_DAYS
from bot.storage.outbox import Outbox
from bot.storage.subscriptions import Subscriptions
from tests.unit.delivery.rows import NOW, TurnedClock, draft, send, states

DAY = 24 * 3600.0


@pytest.fixture
async def subscriptions(database: Database) -> Subscriptions:
    """Chat 1 has announcements, and another that asks for them."""
    subscriptions = Subscriptions(database)
    for chat in (1, 2):
        subscription = Subscription(chat_id=chat, kinds=frozenset({Kind.QUIZ}), language="en", set_up_by=None)
        await subscriptions.save(subscription, NOW)
    return subscriptions


async def _count(database: Database, table: Table) -> int:
    async with database.transaction() as connection:
        return len((await connection.execute(select(table))).all())


@pytest.mark.usefixtures("subscriptions")
async def test_terms(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """Posts go after 90 days, with texts that nothing else uses; what was asked goes after a year; what waits stays."""
    open_ = draft("open", 2, due=400 * DAY)
    await outbox.put([draft("post", 1), draft("quiz", 1, kind=Kind.QUIZ, subject="q1"), open_])
    for _ in range(2):
        await send(outbox, clock)
    clock.now = NOW + KEPT_DAYS * DAY
    assert await outbox.forget() == 0
    clock.now += DAY
    assert await outbox.forget() == 1
    assert await states(database) == {"quiz": "sent", "open": "pending"}
    assert await _count(database, contents) == 2
    clock.now = NOW + (ASKED_DAYS + 1) * DAY
    assert await outbox.forget() == 1
    assert await states(database) == {"open": "pending"}
    assert await _count(database, recipients) == 2


async def test_chat_that_unsubscribed(
    subscriptions: Subscriptions, outbox: Outbox, clock: TurnedClock, database: Database
) -> None:
    """Nothing is known of it two days later; of others all is."""
    quiz = draft("quiz", 1, kind=Kind.QUIZ, subject="q1")
    await outbox.put([quiz, draft("cancelled", 1, due=9), draft("other", 2)])
    for _ in range(2):
        await send(outbox, clock)
    await subscriptions.remove(1)
    await outbox.forget()
    assert (await states(database))["quiz"] == "sent"
    clock.now += (LEFT_DAYS + 1) * DAY
    await outbox.forget()
    assert await states(database) == {"other": "sent"}
    assert await _count(database, recipients) == 1


async def test_recipient_that_is_put_in_again(outbox: Outbox, clock: TurnedClock) -> None:
    """A chat that was dropped is written to as any other."""
    await outbox.put([draft("a", 1)])
    await send(outbox, clock)
    clock.now += (LEFT_DAYS + 1) * DAY
    assert await outbox.forget() == 1
    await outbox.put([draft("b", 1, due=clock.now - NOW)])
    assert await send(outbox, clock) == "b"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_privacy_names_the_terms(base: KnowledgeBase, language: Language) -> None:
    """What is promised is what is kept to; of the others the words say "a year" and "two days"."""
    assert str(KEPT_DAYS) in base.phrases[language]["privacy"]
    assert (ASKED_DAYS, LEFT_DAYS) == (365, 2)
