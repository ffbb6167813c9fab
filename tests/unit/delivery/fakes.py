"""An outbox that lives in lists, and a Telegram that does what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.delivery.contents import Text
from bot.delivery.outcomes import Delivered, Outcome
from bot.delivery.records import Claimed, Draft, Kind, State
from bot.errors import BotError

__all__ = ["FakeCourier", "FakeOutbox", "claimed", "until_so"]

_Answer = Outcome | BotError | Callable[[], Awaitable[Outcome]]


def claimed(number: int, chat_id: int = 7) -> Claimed:
    """Return a claimed message."""
    return Claimed(
        id=number, attempt=1, kind=Kind.THIS_DAY, chat_id=chat_id, thread_id=None,
        content=Text(html=str(number)), is_silent=False,
    )  # fmt: skip


async def until_so(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is tested knows nothing of events
            await asyncio.sleep(0.01)


class FakeOutbox:
    """Hands out what a test has put there; errors in between are raised."""

    def __init__(self, *waiting: Claimed | float | BotError) -> None:
        self.waiting = list(waiting)
        self.settled: list[tuple[int, Outcome]] = []
        self.settle_errors: list[Exception] = []
        self.swept: list[bool] = []

    async def put(self, drafts: Sequence[Draft]) -> int:
        """Do nothing."""
        return len(drafts)

    async def claim(self, owner: str) -> Claimed | float:
        """Hand out the next one."""
        assert owner
        await asyncio.sleep(0)
        found = self.waiting.pop(0) if self.waiting else 0.01
        if isinstance(found, BotError):
            raise found
        return found

    async def settle(self, claimed: Claimed, owner: str, outcome: Outcome) -> State | None:
        """Note it."""
        assert owner
        if self.settle_errors:
            raise self.settle_errors.pop(0)
        self.settled.append((claimed.id, outcome))
        return State.SENT

    async def keep_silent(self, seconds: float) -> None:
        """Do nothing."""
        assert seconds

    async def sweep(self, lease: float, *, alone: bool = False) -> int:
        """Note it."""
        assert lease
        self.swept.append(alone)
        return 0

    async def forget(self) -> int:
        """Do nothing."""
        return 0


class FakeCourier:
    """Answers from a script, and then that all was delivered."""

    def __init__(self, *answers: _Answer) -> None:
        self._answers = list(answers)
        self.sent: list[int] = []

    async def deliver(self, claimed: Claimed, until: float) -> Outcome:
        """Answer."""
        assert until
        self.sent.append(claimed.id)
        answer = self._answers.pop(0) if self._answers else Delivered(message_id=claimed.id)
        if isinstance(answer, BotError):
            raise answer
        return await answer() if callable(answer) else answer
