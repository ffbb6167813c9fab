"""The rows of the outbox: as they are put in, as the relay gets them, and as operators see them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.delivery.contents import Content

__all__ = ["OPEN_STATES", "REPEATED_KINDS", "Claimed", "Draft", "Kind", "Listed", "Progress", "State"]


class Kind(StrEnum):
    """Why a message is sent."""

    THIS_DAY = "this_day"
    MONTH = "month"
    QUIZ = "quiz"
    FACTS = "facts"
    NOTICE = "notice"
    """Written by the operator, or by the bot to whoever set up a subscription."""


REPEATED_KINDS = frozenset({Kind.MONTH})
"""Kinds of which a miss is worse than a repeat: if nobody knows whether one arrived, it is sent once more."""


class State(StrEnum):
    """Where a row stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    HELD = "held"


OPEN_STATES = (State.PENDING, State.SENDING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A message to put into the outbox."""

    key: str
    """Identifies the message for ever: a second draft with the same key is ignored.

    `bot.delivery.schedule.slot_key` makes those of schedules.
    """
    kind: Kind
    chat_id: int
    thread_id: int | None
    """The topic of a forum."""
    content: Content
    due_at: float
    """Not sent before; rows of one chat go out in the order of this time, then of their numbers."""
    expires_at: float
    """Not sent any more from here on, but listed as expired."""
    is_silent: bool = False
    batch: str | None = None
    """Messages that belong together, such as one broadcast: counted, stopped and held together."""
    subject: str | None = None
    """What must not come twice in a chat, such as the id of a quiz question; `bot.delivery.ports.Due` recalls it."""
    repeats: bool | None = None
    """Whether to send once more if nobody knows whether it arrived; by default what `REPEATED_KINDS` says."""

    @property
    def is_repeated(self) -> bool:
        """Whether to send once more if nobody knows whether it arrived."""
        return self.kind in REPEATED_KINDS if self.repeats is None else self.repeats


@dataclass(frozen=True, kw_only=True, slots=True)
class Claimed:
    """A row that is marked as being sent; only its owner may send it, and only at once."""

    id: int
    attempt: int
    """Which attempt this is: an outcome is written down only while the row is still at this one."""
    kind: Kind
    chat_id: int
    thread_id: int | None
    content: Content
    is_silent: bool
    batch: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A row as operators see it."""

    id: int
    kind: Kind
    state: State
    chat_id: int
    thread_id: int | None
    due_at: float
    changed_at: float
    attempts: int
    reason: str | None
    batch: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a batch is; rows that expired or were cancelled are neither open nor failed."""

    counts: dict[State, int]

    def count(self, *states: State) -> int:
        """Return how many rows are in one of the states."""
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(self.counts.values())

    @property
    def is_over(self) -> bool:
        """Whether nothing more is sent by itself; what is held back waits for somebody to decide."""
        return self.count(*OPEN_STATES) == 0
