from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.outcomes import Ambiguous, Delivered, Refused
from bot.delivery.records import State
from bot.errors import StorageError
from bot.storage.database import Database
from bot.storage.delivery_tables import batches
from bot.storage.ledger import Ledger
from bot.storage.outbox import Outbox
from tests.unit.delivery.rows import CHAT, OWNER, TurnedClock, claim, draft, send, states


@pytest.fixture
def ledger(database: Database, clock: TurnedClock) -> Ledger:
    """The same rows, by the same clock."""
    return Ledger(database, clock)


async def test_doubtful_rows_are_listed(outbox: Outbox, ledger: Ledger, clock: TurnedClock) -> None:
    """With what an operator needs to look it up, the newest first."""
    await outbox.put([draft("a", batch="news"), draft("b", 8), draft("c", 9)])
    for _ in range(2):
        clock.now += 1
        await outbox.settle(await claim(outbox, clock), OWNER, Ambiguous(reason="timeout"))
    listed = await ledger.list_rows(State.UNKNOWN)
    assert [(each.chat_id, each.reason, each.attempts) for each in listed] == [(8, "timeout", 1), (CHAT, "timeout", 1)]
    assert [each.chat_id for each in await ledger.list_rows(State.UNKNOWN, batch="news")] == [CHAT]
    assert [each.chat_id for each in await ledger.list_rows(State.UNKNOWN, limit=1)] == [8]
    assert len(await ledger.list_rows(State.UNKNOWN, State.PENDING)) == 3


async def test_doubtful_row_is_sent_again_by_hand(outbox: Outbox, ledger: Ledger, clock: TurnedClock) -> None:
    """Also when its time is over; and once only for each time that somebody decides so."""
    await outbox.put([draft("a", lasts=10)])
    await outbox.settle(await claim(outbox, clock), OWNER, Ambiguous(reason="timeout"))
    clock.now += 3600
    (listed,) = await ledger.list_rows(State.UNKNOWN)
    assert await ledger.resend(listed.id)
    assert not await ledger.resend(listed.id)
    assert await send(outbox, clock) == "a"
    assert not await ledger.resend(listed.id)
    assert not await ledger.resend(12345)


async def test_progress_and_stop(outbox: Outbox, ledger: Ledger, clock: TurnedClock, database: Database) -> None:
    """Somebody may change their mind in the middle; what is on its way cannot be called back."""
    await outbox.put([draft(str(number), number + 1, batch="news") for number in range(4)])
    await send(outbox, clock)
    on_its_way = await claim(outbox, clock)
    progress = await ledger.progress("news")
    assert (progress.total, progress.count(State.SENT), progress.is_over) == (4, 1, False)
    assert await ledger.stop("news") == 2
    await outbox.settle(on_its_way, OWNER, Delivered(message_id=1))
    progress = await ledger.progress("news")
    assert (progress.counts, progress.is_over) == ({State.SENT: 2, State.CANCELLED: 2}, True)
    assert (await ledger.progress("nothing")).total == 0
    assert await ledger.read_states("news") == await states(database)


async def test_held_batch_goes_on_by_hand(outbox: Outbox, ledger: Ledger, clock: TurnedClock) -> None:
    """After the mistake was mended, or when there was none; three more refusals would hold it back again."""
    await outbox.put([draft(str(number), number + 1, batch="news") for number in range(8)])
    for _ in range(3):
        await outbox.settle(await claim(outbox, clock), OWNER, Refused(reason="can't parse entities"))
    assert (await ledger.progress("news")).count(State.HELD) == 5
    assert await ledger.resume("news") == 5
    for _ in range(2):
        await outbox.settle(await claim(outbox, clock), OWNER, Refused(reason="can't parse entities"))
    assert (await ledger.progress("news")).count(State.HELD) == 0


async def test_batch_goes_on_all_or_nothing(
    outbox: Outbox, ledger: Ledger, clock: TurnedClock, database: Database
) -> None:
    """A database that fails in the middle leaves the rows held and the refusals counted."""
    await outbox.put([draft(str(number), number + 1, batch="news") for number in range(5)])
    for _ in range(3):
        await outbox.settle(await claim(outbox, clock), OWNER, Refused(reason="can't parse entities"))

    async def fail(_: AsyncConnection) -> float:
        raise StorageError("the disk is full")

    with pytest.raises(StorageError):
        await Ledger(database, fail).resume("news")
    async with database.transaction() as connection:
        assert (await connection.execute(batches.select())).all() == [("news", 3)]
    assert await ledger.resume("news") == 2


async def test_held_batch_is_too_late(outbox: Outbox, ledger: Ledger, clock: TurnedClock) -> None:
    """What has expired does not go on, and is not counted as if it did."""
    await outbox.put([draft(str(number), number + 1, batch="news", lasts=100) for number in range(5)])
    for _ in range(3):
        await outbox.settle(await claim(outbox, clock), OWNER, Refused(reason="can't parse entities"))
    clock.now += 101
    assert await ledger.resume("news") == 0
