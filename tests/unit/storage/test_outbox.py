from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.delivery.outcomes import Ambiguous, Delivered, Loss, Lost, Moved, NotSent, Outcome, Refused, TooMany
from bot.delivery.records import Claimed, Kind
from bot.storage.claiming import IDLE_SECONDS
from bot.storage.database import Database
from bot.storage.delivery_tables import contents, deliveries
from bot.storage.forgetting import KEPT_DAYS
from bot.storage.outbox import Outbox
from tests.unit.delivery.rows import CHAT, GROUP, NOW, OWNER, TurnedClock, claim, draft, send, states

LEASE = 120.0
DAY = 24 * 3600.0
DELIVERED = Delivered(message_id=99)


async def test_key_is_put_in_once(outbox: Outbox, clock: TurnedClock) -> None:
    """Whoever plans the same again adds nothing, even after it was sent."""
    assert await outbox.put([draft("a"), draft("b")]) == 2
    assert await outbox.put([draft("b"), draft("c")]) == 1
    assert [await send(outbox, clock) for _ in range(3)] == ["a", "b", "c"]
    assert await outbox.put([draft("a")]) == 0
    clock.now += 1
    assert await outbox.claim(OWNER) == IDLE_SECONDS


async def test_marker_is_there_before_the_message_is_handed_out(outbox: Outbox, database: Database) -> None:
    """Whatever happens to the sender from now on, the row says that it was about to send."""
    await outbox.put([draft("a")])
    claimed = await outbox.claim(OWNER)
    assert isinstance(claimed, Claimed)
    assert (claimed.attempt, claimed.chat_id, claimed.kind) == (1, CHAT, Kind.THIS_DAY)
    assert await states(database) == {"a": "sending"}


async def test_nothing_is_sent_before_it_is_due(outbox: Outbox, clock: TurnedClock) -> None:
    """Nor after it has expired."""
    await outbox.put([draft("later", due=10), draft("too late", lasts=-5), draft("expires", due=1, lasts=2)])
    assert await outbox.claim(OWNER) == IDLE_SECONDS
    clock.now += 10
    assert await send(outbox, clock) == "later"


async def test_pace_of_all(outbox: Outbox, clock: TurnedClock) -> None:
    """25 a second, whoever claims."""
    await outbox.put([draft(str(number), number + 1) for number in range(3)])
    assert isinstance(await outbox.claim("a"), Claimed)
    wait = await outbox.claim("b")
    assert wait == pytest.approx(0.04, abs=1e-3)
    clock.now += 0.041
    assert isinstance(await outbox.claim("b"), Claimed)


@pytest.mark.parametrize(("chat_id", "gap"), [(CHAT, 1.05), (GROUP, 3.1)])
async def test_pace_of_a_chat(outbox: Outbox, clock: TurnedClock, chat_id: int, gap: float) -> None:
    """One a second in private, twenty a minute in a group or channel; other chats don't wait for it."""
    await outbox.put([draft("a", chat_id), draft("b", chat_id), draft("other", 8, due=0.5)])
    assert await send(outbox, clock) == "a"
    clock.now = NOW + 0.6
    assert await send(outbox, clock) == "other"
    clock.now = NOW + gap - 0.01
    assert isinstance(await outbox.claim(OWNER), float)
    clock.now = NOW + gap + 0.01
    assert await send(outbox, clock) == "b"


async def test_clock_set_back(outbox: Outbox, clock: TurnedClock) -> None:
    """Neither pace nor chat waits for the hour to come again."""
    await outbox.put([draft("a", due=-7200, lasts=9000), draft("b", due=-7200, lasts=9000)])
    await send(outbox, clock)
    clock.now -= 3600
    assert await send(outbox, clock) == "b"


async def test_order_in_a_chat(outbox: Outbox, clock: TurnedClock) -> None:
    """A message waits until the one before it is done with, topics or not."""
    await outbox.put([draft("second", due=1, thread_id=5), draft("first"), draft("third", due=1)])
    clock.now += 100
    first = await claim(outbox, clock)
    clock.now += 100
    assert isinstance(await outbox.claim(OWNER), float)
    await outbox.settle(first, OWNER, DELIVERED)
    assert [await send(outbox, clock) for _ in range(2)] == ["second", "third"]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (DELIVERED, "sent"),
        (TooMany(seconds=5), "pending"),
        (NotSent(reason="no connection"), "pending"),
        (Ambiguous(reason="timeout"), "unknown"),
        (Lost(loss=Loss.KICKED, reason="kicked"), "failed"),
        (Refused(reason="can't parse entities"), "failed"),
    ],
)
async def test_outcome_decides_state(
    outbox: Outbox, clock: TurnedClock, database: Database, outcome: Outcome, state: str
) -> None:
    """A row is sent again only if Telegram surely has not got it."""
    await outbox.put([draft("a")])
    claimed = await claim(outbox, clock)
    assert await outbox.settle(claimed, OWNER, outcome) == state
    assert await states(database) == {"a": state}


async def test_silence_is_kept_by_all(outbox: Outbox, clock: TurnedClock) -> None:
    """After a 429 no process sends before Telegram allows, whatever chat it is about."""
    await outbox.put([draft("a"), draft("b", 8)])
    await outbox.settle(await claim(outbox, clock), OWNER, TooMany(seconds=30))
    began = clock.now
    clock.now = began + 29.9
    assert await outbox.claim("another") == pytest.approx(0.1, abs=1e-3)
    clock.now = began + 30.1
    assert await send(outbox, clock) == "a"


async def test_silence_that_a_reply_was_told(outbox: Outbox, clock: TurnedClock) -> None:
    """Telegram counts replies and announcements together."""
    await outbox.put([draft("a")])
    await outbox.keep_silent(7)
    assert await outbox.claim(OWNER) == pytest.approx(7, abs=1e-3)
    clock.now += 7.1
    assert await send(outbox, clock) == "a"


async def test_silence_survives_a_clock_set_back(outbox: Outbox, clock: TurnedClock) -> None:
    """It begins again, because nobody knows how much of it is over; it does not last an hour."""
    await outbox.put([draft("a", due=-7200, lasts=9000)])
    await outbox.settle(await claim(outbox, clock), OWNER, TooMany(seconds=30))
    clock.now -= 3600
    assert await outbox.claim(OWNER) == pytest.approx(30, abs=1e-3)
    clock.now += 30.1
    assert await send(outbox, clock) == "a"


async def test_shorter_silence_does_not_end_a_longer_one(outbox: Outbox, clock: TurnedClock) -> None:
    """Two messages in flight may be told different times."""
    await outbox.put([draft("a"), draft("b", 8)])
    first, second = await claim(outbox, clock), await claim(outbox, clock)
    await outbox.settle(first, OWNER, TooMany(seconds=60))
    await outbox.settle(second, OWNER, TooMany(seconds=5))
    assert await outbox.claim(OWNER) == pytest.approx(60, abs=0.2)


async def test_sweep_gives_up_what_a_dead_sender_left(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """Not before the lease is over; then nobody knows, and nobody sends it again."""
    await outbox.put([draft("a", lasts=9000)])
    await claim(outbox, clock)
    clock.now += LEASE - 1
    assert await outbox.sweep(LEASE) == 0
    clock.now += 2
    assert await outbox.sweep(LEASE) == 1
    assert await states(database) == {"a": "unknown"}
    assert await outbox.claim(OWNER) == IDLE_SECONDS


async def test_sweep_at_the_start_of_the_only_process(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """It need not wait for the lease: whoever sent is dead."""
    await outbox.put([draft("a")])
    await claim(outbox, clock)
    assert await outbox.sweep(LEASE, alone=True) == 1
    assert await states(database) == {"a": "unknown"}


async def test_sweep_after_the_clock_was_set_back(outbox: Outbox, clock: TurnedClock) -> None:
    """A claim from the future is old as well."""
    await outbox.put([draft("a")])
    await claim(outbox, clock)
    clock.now -= 3600
    assert await outbox.sweep(LEASE) == 1


async def test_sweep_expires(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """What nobody sent in time is listed."""
    await outbox.put([draft("a", lasts=10), draft("b", 8, lasts=100)])
    clock.now += 11
    await outbox.sweep(LEASE)
    assert await states(database) == {"a": "expired", "b": "pending"}


async def test_repeated_kind_is_sent_twice_at_most(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """A crash and a timeout count together."""
    await outbox.put([draft("a", kind=Kind.MONTH)])
    await claim(outbox, clock)
    await outbox.sweep(LEASE, alone=True)
    assert await states(database) == {"a": "pending"}
    again = await claim(outbox, clock)
    assert await outbox.settle(again, OWNER, Ambiguous(reason="timeout")) == "unknown"


async def test_late_success_is_believed(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """A sender that slept through its lease knows better than the sweep."""
    await outbox.put([draft("a"), draft("b", 8, kind=Kind.MONTH)])
    first, second = await claim(outbox, clock), await claim(outbox, clock)
    await outbox.sweep(LEASE, alone=True)
    assert await states(database) == {"a": "unknown", "b": "pending"}
    for claimed in (first, second):
        assert await outbox.settle(claimed, OWNER, DELIVERED) == "sent"
    assert await states(database) == {"a": "sent", "b": "sent"}


async def test_late_sender_that_did_not_send(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """The sleeper held the message back: that is no doubt, and nothing of the chat has overtaken it."""
    await outbox.put([draft("a"), draft("b")])
    claimed = await claim(outbox, clock)
    await outbox.sweep(LEASE, alone=True)
    assert await states(database) == {"a": "unknown", "b": "pending"}
    assert await outbox.settle(claimed, OWNER, NotSent(reason="too old")) == "pending"
    assert [await send(outbox, clock) for _ in range(2)] == ["a", "b"]


async def test_late_sender_that_was_overtaken(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """Later messages of the chat went out meanwhile: it is listed, and not sent after them."""
    await outbox.put([draft("a"), draft("b")])
    claimed = await claim(outbox, clock)
    await outbox.sweep(LEASE, alone=True)
    assert await send(outbox, clock) == "b"
    assert await outbox.settle(claimed, OWNER, NotSent(reason="too old")) == "failed"
    assert await states(database) == {"a": "failed", "b": "sent"}


async def test_row_of_another_is_left_alone(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """An old attempt says nothing of a newer one."""
    await outbox.put([draft("a", kind=Kind.MONTH)])
    old = await claim(outbox, clock)
    await outbox.sweep(LEASE, alone=True)
    await claim(outbox, clock, "another")
    assert await outbox.settle(old, OWNER, Ambiguous(reason="timeout")) is None
    assert await states(database) == {"a": "sending"}


async def test_lost_chat_cancels_what_waits_for_it(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """A chat that cannot be written to is not tried again and again."""
    await outbox.put([draft("a"), draft("b"), draft("other", 8, due=1)])
    await outbox.settle(await claim(outbox, clock), OWNER, Lost(loss=Loss.BLOCKED, reason="blocked by the user"))
    assert await states(database) == {"a": "failed", "b": "cancelled", "other": "pending"}


async def test_lost_topic_leaves_the_others(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """One topic is closed; the rest of the forum gets its posts."""
    await outbox.put([draft("a", GROUP, thread_id=5), draft("b", GROUP, thread_id=5), draft("c", GROUP)])
    await outbox.settle(await claim(outbox, clock), OWNER, Lost(loss=Loss.TOPIC, reason="TOPIC_CLOSED"))
    assert await states(database) == {"a": "failed", "b": "cancelled", "c": "pending"}


async def test_moved_chat_gets_its_messages(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """At the new id, in order, without the topic that does not exist there."""
    await outbox.put([draft("a", -5, thread_id=3), draft("b", -5), draft("c", GROUP, due=1)])
    await outbox.settle(await claim(outbox, clock), OWNER, Moved(chat_id=GROUP))
    async with database.transaction() as connection:
        rows = (await connection.execute(select(deliveries.c.chat_id, deliveries.c.thread_id))).all()
    assert set(rows) == {(GROUP, None)}
    assert [await send(outbox, clock) for _ in range(3)] == ["a", "b", "c"]


async def test_moved_chat_takes_what_was_asked_along(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """A question that was sent before the move is not asked again after it; other history stays."""
    await outbox.put([draft("quiz", -5, subject="q1"), draft("post", -5)])
    assert [await send(outbox, clock) for _ in range(2)] == ["quiz", "post"]
    await outbox.put([draft("next", -5)])
    clock.now += 60
    await outbox.settle(await claim(outbox, clock), OWNER, Moved(chat_id=GROUP))
    async with database.transaction() as connection:
        rows = (await connection.execute(select(deliveries.c.key, deliveries.c.chat_id))).all()
    assert set(rows) == {("quiz", GROUP), ("post", -5), ("next", GROUP)}


async def test_batch_is_held_back_when_it_is_refused_everywhere(
    outbox: Outbox, clock: TurnedClock, database: Database
) -> None:
    """Three chats in a row; one that takes it in between says that the message is sound."""
    await outbox.put([draft(str(number), number + 1, batch="news") for number in range(8)])
    refused = Refused(reason="can't parse entities")
    for outcome in (refused, refused, DELIVERED, refused, refused, refused):
        await outbox.settle(await claim(outbox, clock), OWNER, outcome)
    assert list((await states(database)).values()).count("held") == 2


async def test_held_messages_expire(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """Nobody decided about them in time: they are listed as too late, and forgotten like all others."""
    await outbox.put([draft(str(number), number + 1, batch="news", lasts=100) for number in range(5)])
    for _ in range(3):
        await outbox.settle(await claim(outbox, clock), OWNER, Refused(reason="can't parse entities"))
    clock.now += 101
    await outbox.sweep(LEASE)
    assert sorted((await states(database)).values()) == ["expired", "expired", "failed", "failed", "failed"]
    clock.now += KEPT_DAYS * DAY + 1
    assert await outbox.forget() == 5


async def test_claims_of_many_are_all_different(outbox: Outbox, clock: TurnedClock) -> None:
    """Whoever asks at the same time gets another message, or has to wait."""
    await outbox.put([draft(str(number), number + 1) for number in range(10)])
    claimed = []
    for _ in range(10):
        clock.now += 1
        found = await asyncio.gather(*(outbox.claim(str(number)) for number in range(4)))
        claimed += [each.id for each in found if isinstance(each, Claimed)]
    assert len(claimed) == len(set(claimed)) == 10


async def test_unreadable_content_holds_up_nothing(outbox: Outbox, clock: TurnedClock, database: Database) -> None:
    """A row that somebody has damaged is set aside."""
    await outbox.put([draft("a"), draft("b", 8, due=0.1)])
    async with database.transaction() as connection:
        damaged = select(deliveries.c.content).where(deliveries.c.key == "a").scalar_subquery()
        await connection.execute(contents.update().where(contents.c.digest == damaged).values(body="{}"))
    clock.now += 1
    assert await outbox.claim(OWNER) == 0
    assert await send(outbox, clock) == "b"
    assert await states(database) == {"a": "failed", "b": "sent"}
