"""What delivery does for the handlers, in dictionaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.announcing.announcer import Announcer
from bot.announcing.composer import PostComposer
from bot.delivery.outcomes import Delivered, Loss, Outcome
from bot.delivery.records import OPEN_STATES, Claimed, Draft, Kind, Listed, Progress, State
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.base import KnowledgeBase
from bot.tg.announcing import Announcing
from bot.tg.broadcasting import Broadcasts
from bot.tg.rights import Rights
from tests.unit.tg.fakes import ME, NOW, FakeRequest, fake_wire

__all__ = ["OPERATOR", "FakeCourier", "FakeOutbox", "FakeSubscriptions", "fake_announcing"]

OPERATOR = 42


class FakeSubscriptions:
    """What `bot.storage.subscriptions` does."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, int], Subscription] = {}
        self.forgotten: list[int] = []

    async def save(self, subscription: Subscription, now: float) -> None:
        """Keep it."""
        assert now == NOW.timestamp()
        self.kept[subscription.chat_id, subscription.thread_id or 0] = subscription

    async def find(self, chat_id: int, thread_id: int | None = None) -> Subscription | None:
        """Return it."""
        return self.kept.get((chat_id, thread_id or 0))

    async def find_by_chat(self, chat_id: int) -> list[Subscription]:
        """Return those of a chat."""
        return [each for each in self.kept.values() if each.chat_id == chat_id]

    async def find_by_user(self, user_id: int) -> list[Subscription]:
        """Return those of a user."""
        return [each for each in self.kept.values() if each.set_up_by == user_id]

    async def list_all(self) -> list[Subscription]:
        """Return all."""
        return list(self.kept.values())

    async def remove(self, chat_id: int, thread_id: int | None = None) -> bool:
        """Drop it."""
        return self.kept.pop((chat_id, thread_id or 0), None) is not None

    async def break_off(self, chat_id: int, thread_id: int | None, loss: Loss) -> None:
        """Note the loss."""
        assert thread_id is None
        for place, each in self.kept.items():
            if place[0] == chat_id:
                self.kept[place] = replace(each, standing=Standing.BROKEN, reason=loss)

    async def restore(self, chat_id: int, thread_id: int | None = None, *, now: float) -> int:
        """Serve a chat again."""
        assert thread_id is None
        assert now == NOW.timestamp()
        broken = [place for place, each in self.kept.items() if place[0] == chat_id and each.reason]
        for place in broken:
            self.kept[place] = replace(self.kept[place], standing=Standing.ACTIVE, reason=None)
        return len(broken)

    async def forget_user(self, user_id: int) -> None:
        """Note whom to forget."""
        self.forgotten.append(user_id)


class FakeOutbox:
    """What `bot.storage.outbox` and `bot.storage.ledger` do, as far as the handlers use it; sends nothing by itself."""

    def __init__(self) -> None:
        self.rows: dict[str, Draft] = {}
        self.states: dict[str, State] = {}
        self.progress_asked = 0
        self.silences: list[float] = []
        self.used: dict[int, Mapping[Kind, frozenset[str]]] = {}

    def become(self, state: State) -> None:
        """Let all open rows come to a state."""
        for key in self.rows:
            if self.states[key] in OPEN_STATES:
                self.states[key] = state

    async def put(self, drafts: Sequence[Draft]) -> int:
        """Put rows in that are new."""
        new = [each for each in drafts if each.key not in self.rows]
        self.rows |= {each.key: each for each in new}
        self.states |= {each.key: State.PENDING for each in new}
        return len(new)

    async def claim(self, owner: str) -> Claimed | float:
        """Nothing is sent here."""
        raise NotImplementedError(owner)

    async def settle(self, claimed: Claimed, owner: str, outcome: Outcome) -> State | None:
        """Nothing is sent here."""
        raise NotImplementedError(claimed, owner, outcome)

    async def keep_silent(self, seconds: float) -> None:
        """Note it."""
        self.silences.append(seconds)

    async def sweep(self, lease: float, *, alone: bool = False) -> int:
        """Nothing is sent here."""
        raise NotImplementedError(lease, alone)

    async def forget(self) -> int:
        """Nothing is old here."""
        raise NotImplementedError

    async def list_rows(self, *states: State, limit: int = 100, batch: str | None = None) -> list[Listed]:
        """List rows."""
        return [
            Listed(
                id=number, kind=each.kind, state=self.states[each.key], chat_id=each.chat_id, thread_id=each.thread_id,
                due_at=each.due_at, changed_at=each.due_at, attempts=1, reason=None, batch=each.batch,
            )
            for number, each in enumerate(self.rows.values(), 1)
            if self.states[each.key] in states and batch in (None, each.batch)
        ][:limit]  # fmt: skip

    async def find_used(self, chats: Collection[int]) -> Mapping[int, Mapping[Kind, frozenset[str]]]:
        """Return what a test has put there."""
        return {chat: used for chat, used in self.used.items() if chat in chats}

    async def resend(self, row_id: int) -> bool:
        """Send a row again."""
        key = list(self.rows)[row_id - 1] if row_id <= len(self.rows) else None
        if key is None or self.states[key] is not State.UNKNOWN:
            return False
        self.states[key] = State.PENDING
        return True

    async def progress(self, batch: str) -> Progress:
        """Count."""
        self.progress_asked += 1
        return Progress(counts=Counter(self.states[key] for key, each in self.rows.items() if each.batch == batch))

    async def stop(self, batch: str) -> int:
        """Cancel what is open or held."""
        return self._turn(batch, (*OPEN_STATES, State.HELD), State.CANCELLED)

    async def resume(self, batch: str) -> int:
        """Release what is held."""
        return self._turn(batch, (State.HELD,), State.PENDING)

    def _turn(self, batch: str, states: Sequence[State], state: State) -> int:
        found = [key for key, each in self.rows.items() if each.batch == batch and self.states[key] in states]
        self.states |= dict.fromkeys(found, state)
        return len(found)


@dataclass
class FakeCourier:
    """Keeps what it should deliver, with the outcomes that a test wants."""

    delivered: list[Claimed] = field(default_factory=list)
    outcomes: dict[Kind, Outcome] = field(default_factory=dict)

    async def deliver(self, claimed: Claimed, until: float) -> Outcome:
        """Keep it."""
        assert until > 0
        self.delivered.append(claimed)
        return self.outcomes.get(claimed.kind, Delivered(message_id=1))

    @property
    def kinds(self) -> list[Kind]:
        """What was delivered, in order."""
        return [each.kind for each in self.delivered]


def fake_announcing(base: KnowledgeBase, request: FakeRequest) -> Announcing:
    """Return announcements that live in memory."""
    outbox = FakeOutbox()
    return Announcing(
        username=ME.username,
        composer=PostComposer(Announcer(base, ME.username), {}),
        subscriptions=FakeSubscriptions(),
        outbox=outbox,
        ledger=outbox,
        courier=FakeCourier(),
        rights=Rights(fake_wire(request)),
        broadcasts=Broadcasts(pause=0.01),
        clock=NOW.timestamp,
        operators=frozenset({OPERATOR}),
    )
