"""Messages for tests of the outbox."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.contents import Text
from bot.delivery.outcomes import Delivered
from bot.delivery.records import Claimed, Draft, Kind
from bot.storage.database import Database
from bot.storage.delivery_tables import deliveries
from bot.storage.outbox import Outbox

__all__ = ["CHAT", "GROUP", "NOW", "OWNER", "TurnedClock", "claim", "draft", "send", "states"]

NOW = 1_800_000_000.0
OWNER = "me"
CHAT, GROUP = 7, -1_000_000_000_005


class TurnedClock:
    """A clock that stands still until a test turns it."""

    def __init__(self) -> None:
        self.now = NOW

    async def __call__(self, _connection: AsyncConnection) -> float:
        """Return what it shows."""
        return self.now


def draft(
    key: str,
    chat_id: int = CHAT,
    *,
    due: float = 0.0,
    lasts: float = 3600.0,
    kind: Kind = Kind.THIS_DAY,
    thread_id: int | None = None,
    batch: str | None = None,
    subject: str | None = None,
) -> Draft:
    """Return a message that is due some seconds after the beginning."""
    return Draft(
        key=key,
        kind=kind,
        chat_id=chat_id,
        thread_id=thread_id,
        content=Text(html=key),
        due_at=NOW + due,
        expires_at=NOW + due + lasts,
        batch=batch,
        subject=subject,
    )


async def claim(outbox: Outbox, clock: TurnedClock, owner: str = OWNER) -> Claimed:
    """Claim the next message, turning the clock as far as it takes, up to a minute."""
    for _ in range(600):
        claimed = await outbox.claim(owner)
        if isinstance(claimed, Claimed):
            return claimed
        clock.now += 0.1
    raise AssertionError("nothing to claim within a minute")


async def send(outbox: Outbox, clock: TurnedClock) -> str:
    """Send the next message and return its text."""
    claimed = await claim(outbox, clock)
    assert isinstance(claimed.content, Text)
    await outbox.settle(claimed, OWNER, Delivered(message_id=1))
    return claimed.content.html


async def states(database: Database) -> dict[str, str]:
    """Return the state of every row by its key."""
    async with database.transaction() as connection:
        rows = await connection.execute(deliveries.select())
        return {row.key: row.state for row in rows}
