"""Whoever writes the posts, as the planner asks for them; `bot.announcing` does it from the fact base."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.delivery.contents import Content
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription

__all__ = ["Composed", "Composer", "Wanted"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A post that is due; chats that want the same share it."""

    kind: Kind
    day: date
    """The day of the slot in the zone of the chat."""
    language: str
    subjects: frozenset[str]
    """Subjects of the fact base; empty for all."""
    used: frozenset[str]
    """`Composed.subject` of earlier posts of this kind in this chat, whatever came of them."""
    facts_mark: str | None
    """Of new facts: `Composed.facts_mark` of the last time; None before the first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    """What came of it."""

    content: Content | None
    """None if there is nothing to tell."""
    subject: str | None = None
    """What must not come twice in a chat, such as the id of a quiz question."""
    facts_mark: str | None = None
    """Of new facts: up to where the base is announced now, also if there was nothing to tell."""


class Composer(Protocol):
    """Writes posts. Pure: the same arguments give the same post."""

    def compose(self, wanted: Wanted) -> Composed:
        """Write the post of a slot."""
        ...

    def explain_loss(self, subscription: Subscription) -> Content | None:
        """Tell whoever set up a subscription, in its language, that it broke, and why (its ``reason``)."""
        ...
