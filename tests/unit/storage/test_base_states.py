"""States of the fact base, as long as somebody needs them."""

from __future__ import annotations

from sqlalchemy import insert

from bot.storage.base_states import KEPT_SECONDS, BaseStates
from bot.storage.database import Database
from bot.storage.delivery_tables import subscriptions

STATE = '{"a": "Қазақстан"}'


async def test_states_come_back(database: Database) -> None:
    """By their marks, all but the one of today; keeping one twice keeps it once."""
    states = BaseStates(database)
    assert await states.exchange("one", STATE, 1.0) == {}
    assert await states.exchange("one", "other words", 2.0) == {}
    assert await states.exchange("two", "{}", 3.0) == {"one": STATE}
    assert await states.exchange("one", STATE, 4.0) == {"two": "{}"}


async def test_states_that_nobody_needs_go(database: Database) -> None:
    """A state stays while a chat was told of no later one."""
    states = BaseStates(database)
    chat = {
        "chat_id": -1, "thread_id": 0, "kinds": "", "subjects": "", "language": "en", "zone": "UTC", "hour": 1,
        "weekday": 1, "is_silent": False, "paused_until": 0.0, "set_up_by": None, "facts_mark": "one",
        "standing": "active", "reason": None, "is_told": False, "retry_at": None, "planned_until": 0.0,
        "next_due_at": 0.0, "revision": 0,
    }  # fmt: skip
    async with database.transaction() as connection:
        await connection.execute(insert(subscriptions).values(**chat))
    for at, mark in enumerate(("one", "two"), 1):
        await states.exchange(mark, STATE, float(at))
    assert set(await states.exchange("three", STATE, 5.0)) == {"one", "two"}
    assert set(await states.exchange("four", STATE, KEPT_SECONDS + 4.0)) == {"one", "three"}
