"""What delivery needs of the rest: a database and Telegram."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.delivery.outcomes import Loss, Outcome
from bot.delivery.records import Claimed, Draft, Kind, Listed, Progress, State
from bot.delivery.subscriptions import Subscription

__all__ = ["Courier", "Due", "Ledger", "Outbox", "Plan", "Planning", "Stop", "Subscriptions", "Untold"]


class Courier(Protocol):
    """Sends one message, once; `bot.tg.courier` does it with Telegram."""

    async def deliver(self, claimed: Claimed, until: float) -> Outcome:
        """Send a message, unless it is later than ``until`` when the last byte would leave.

        Args:
            until: In seconds of `bot.delivery.fence.uptime`.

        Raises:
            ConfigError: Telegram refuses the token.
        """
        ...


class Stop(Protocol):
    """Told once that the bot shall end; `bot.tg.stopping` has it."""

    @property
    def is_requested(self) -> bool:
        """Whether the bot shall end."""
        ...

    async def wait(self, seconds: float | None = None) -> None:
        """Wait for the end, at most so many seconds."""
        ...


class Outbox(Protocol):
    """The queue of messages, as planner and relay use it; `bot.storage.outbox` keeps it in a database.

    Every method raises StorageError if the database fails; what it was to do is then done entirely or not at all.
    """

    async def put(self, drafts: Sequence[Draft]) -> int:
        """Put messages in, all or none, and return how many are new."""
        ...

    async def claim(self, owner: str) -> Claimed | float:
        """Mark the next message that may go as being sent and return it, committed; or the seconds to wait.

        It takes a place in the pace that all processes share: claims are at least as far apart as the pace says.
        """
        ...

    async def settle(self, claimed: Claimed, owner: str, outcome: Outcome) -> State | None:
        """Write down what came of an attempt, with all that follows from it for its chat; return the row's new state.

        None if the row was given up or claimed again meanwhile and the outcome tells nothing new.
        """
        ...

    async def keep_silent(self, seconds: float) -> None:
        """Let no process claim anything for so long: Telegram wants silence, whatever it was about."""
        ...

    async def sweep(self, lease: float, *, alone: bool = False) -> int:
        """Give up what dead senders left behind, expire what waits or is held too long; return how many were given up.

        Args:
            lease: Claims older than this are given up.
            alone: No other process can be sending: all claims are left-overs.
        """
        ...

    async def forget(self) -> int:
        """Delete rows whose time is over, and return how many."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A subscription of which slots may be due."""

    number: int
    revision: int
    """A plan is recorded only if nobody has changed the subscription meanwhile."""
    subscription: Subscription
    planned_until: float
    """Slots up to here were planned."""
    used: Mapping[Kind, frozenset[str]]
    """Subjects of earlier posts in this chat."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is due of one subscription."""

    due: Due
    drafts: tuple[Draft, ...]
    """Those whose ``expires_at`` has passed are listed as expired and not sent."""
    planned_until: float
    next_due_at: float
    facts_mark: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Untold:
    """A broken subscription of which nobody was told yet."""

    number: int
    revision: int
    subscription: Subscription


class Planning(Protocol):
    """The subscriptions as the planner sees them; `bot.storage.planning` keeps them."""

    async def find_due(self, now: float, limit: int) -> list[Due]:
        """Return subscriptions of which slots may be due."""
        ...

    async def record(self, plans: Sequence[Plan], now: float) -> int:
        """Put the drafts into the outbox and note how far was planned, all or nothing; return how many are new.

        Several processes may record the same: the keys of the drafts decide.
        """
        ...

    async def find_untold(self, limit: int) -> list[Untold]:
        """Return broken subscriptions of which nobody was told yet."""
        ...

    async def record_told(self, untold: Untold, draft: Draft | None) -> None:
        """Note that it is told, together with the message that does so, if there is one."""
        ...


class Ledger(Protocol):
    """The same rows as operators see them; `bot.storage.ledger` keeps it."""

    async def list_rows(self, *states: State, limit: int = 100, batch: str | None = None) -> list[Listed]:
        """List rows in any of the states, newest change first."""
        ...

    async def find_used(self, chats: Collection[int]) -> Mapping[int, Mapping[Kind, frozenset[str]]]:
        """Return the subjects of earlier posts by chat and kind."""
        ...

    async def resend(self, row_id: int) -> bool:
        """Send an unknown, failed, expired, cancelled or held row again, by hand; False if it is in no such state."""
        ...

    async def progress(self, batch: str) -> Progress:
        """Count the rows of a batch by state."""
        ...

    async def stop(self, batch: str) -> int:
        """Cancel what is pending or held of a batch and return how many rows that were."""
        ...

    async def resume(self, batch: str) -> int:
        """Release the rows of a batch that were held back after refusals, and return how many."""
        ...


class Subscriptions(Protocol):
    """The subscriptions; `bot.storage.subscriptions` keeps them."""

    async def save(self, subscription: Subscription, now: float) -> None:
        """Add or change the subscription of a chat or topic; slots before now are never caught up."""
        ...

    async def find(self, chat_id: int, thread_id: int | None = None) -> Subscription | None:
        """Return the subscription of a chat or topic."""
        ...

    async def find_by_chat(self, chat_id: int) -> list[Subscription]:
        """Return the subscriptions of a chat and its topics."""
        ...

    async def find_by_user(self, user_id: int) -> list[Subscription]:
        """Return the subscriptions that a user has set up."""
        ...

    async def list_all(self) -> list[Subscription]:
        """Return all subscriptions, ordered by chat and topic."""
        ...

    async def remove(self, chat_id: int, thread_id: int | None = None) -> bool:
        """End the subscription of a chat or topic; tell whether there was one."""
        ...

    async def break_off(self, chat_id: int, thread_id: int | None, loss: Loss) -> None:
        """Note that a chat (all its topics) or one topic cannot be written to."""
        ...

    async def restore(self, chat_id: int, thread_id: int | None = None, *, now: float) -> int:
        """Serve broken subscriptions of a chat, or of one topic, again: rights returned. Return how many."""
        ...

    async def forget_user(self, user_id: int) -> None:
        """Forget who set up subscriptions, and the user's own private chat with its rows in the outbox."""
        ...
