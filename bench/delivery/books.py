"""What the database believes, compared with what arrived."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from time import time

from bench.delivery.sink import Arrival
from bot.delivery.contents import Text
from bot.delivery.records import Draft, Kind, State
from bot.storage.database import open_database
from bot.storage.ledger import Ledger
from bot.storage.outbox import Outbox

__all__ = ["Outcome", "compare", "count_open", "fill"]

_HOUR = 3600.0
_AT_ONCE = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The books of one run."""

    messages: int
    sent: int
    duplicates: int
    """Messages that arrived more than once."""
    most_copies: int
    silent_losses: int
    """Messages that did not arrive, and that nothing in the database tells to have been lost."""
    unknown: int
    unknown_delivered: int
    failed: int
    """Messages that surely did not arrive, and are listed as such."""
    open: int
    """Messages that are still to be sent, although the run is over."""
    disorders: int
    """Messages that arrived after a later one of their chat."""


def fill(address: str, *, chats: int, each: int = 1, repeats: bool = False, first: int = 1) -> None:
    """Put messages for many chats into an empty outbox; negative ids are groups."""
    asyncio.run(_fill(address, chats=chats, each=each, repeats=repeats, first=first))


async def _fill(address: str, *, chats: int, each: int, repeats: bool, first: int) -> None:
    database = await open_database(address)
    outbox, due = Outbox(database), time() - 1
    step = 1 if first > 0 else -1
    drafts = [
        Draft(
            key=f"{chat}:{number}", kind=Kind.NOTICE, chat_id=chat, thread_id=None,
            content=Text(html=str(number)), due_at=due + number * 1e-3, expires_at=due + 24 * _HOUR, batch="bench",
            repeats=repeats,
        )
        for number in range(each)
        for chat in range(first, first + step * chats, step)
    ]  # fmt: skip
    for start in range(0, len(drafts), _AT_ONCE):
        await outbox.put(drafts[start : start + _AT_ONCE])
    await database.close()


def count_open(address: str) -> int:
    """Return how many messages are still to be sent."""
    return asyncio.run(_count_open(address))


async def _count_open(address: str) -> int:
    database = await open_database(address)
    progress = await Ledger(database).progress("bench")
    await database.close()
    return progress.count(State.PENDING, State.SENDING)


def compare(address: str, arrivals: Sequence[Arrival]) -> Outcome:
    """Compare every row with what arrived."""
    rows = asyncio.run(_read(address))
    copies = Counter(f"{each.chat_id}:{each.text}" for each in arrivals)
    unknown = [key for key, state in rows.items() if state == State.UNKNOWN]
    accounted = (State.UNKNOWN, State.PENDING, State.SENDING, State.FAILED, State.EXPIRED)
    return Outcome(
        messages=len(rows),
        sent=sum(state == State.SENT for state in rows.values()),
        duplicates=sum(copies[key] > 1 for key in rows),
        most_copies=max(copies.values(), default=0),
        silent_losses=sum(not copies[key] and state not in accounted for key, state in rows.items()),
        unknown=len(unknown),
        unknown_delivered=sum(copies[key] > 0 for key in unknown),
        failed=sum(state == State.FAILED and not copies[key] for key, state in rows.items()),
        open=sum(state in (State.PENDING, State.SENDING) for state in rows.values()),
        disorders=_count_disorders(arrivals),
    )


async def _read(address: str) -> dict[str, str]:
    database = await open_database(address)
    states = await Ledger(database).read_states("bench")
    await database.close()
    return states


def _count_disorders(arrivals: Sequence[Arrival]) -> int:
    latest: dict[int, int] = defaultdict(lambda: -1)
    seen, disorders = set(), 0
    for each in arrivals:
        number = int(each.text)
        if (each.chat_id, number) not in seen:
            disorders += number < latest[each.chat_id]
            latest[each.chat_id] = max(latest[each.chat_id], number)
        seen.add((each.chat_id, number))
    return disorders
