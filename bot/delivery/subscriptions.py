"""Who wants which announcements, where, in which language, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.delivery.records import Kind

__all__ = ["DEFAULT_HOUR", "DEFAULT_WEEKDAY", "DEFAULT_ZONE", "Standing", "Subscription"]

DEFAULT_ZONE = "Asia/Almaty"
"""Where the base names no other."""
DEFAULT_HOUR = 10
DEFAULT_WEEKDAY = 4
"""Friday; Monday is 0."""


class Standing(StrEnum):
    """Whether a subscription is served."""

    ACTIVE = "active"
    BROKEN = "broken"
    """Telegram refuses posts there: ``reason`` says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """The announcements of one chat, or of one topic of a forum; there is at most one for each."""

    chat_id: int
    thread_id: int | None = None
    title: str | None = None
    """What the chat was called when it was set up, to name it to whoever did so; a private chat has none."""
    kinds: frozenset[Kind]
    subjects: frozenset[str] = frozenset()
    """Subjects of the fact base, such as ``music``; empty for all."""
    language: str
    zone: str = DEFAULT_ZONE
    hour: int = DEFAULT_HOUR
    """The hour of the day at which all its kinds are posted."""
    weekday: int = DEFAULT_WEEKDAY
    """The day of the quiz; Monday is 0."""
    is_silent: bool = False
    paused_until: float = 0.0
    """Slots before this time are left out, and nothing is caught up."""
    set_up_by: int | None
    """The user to tell when it breaks; None if that user wants to be forgotten."""
    facts_mark: str | None = None
    """Up to where new facts were announced, in the words of whoever writes the posts; None before the first time."""
    standing: Standing = Standing.ACTIVE
    reason: str | None = None
    """Why it is broken, one of `bot.delivery.outcomes.Loss`."""
