"""What users do, as plain records: all that the handlers know of an update."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = [
    "Access",
    "Author",
    "Destination",
    "Guest",
    "Incoming",
    "InlineQuestion",
    "Joined",
    "Me",
    "Moved",
    "Press",
    "Promoted",
    "Question",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Me:
    """The bot's own account."""

    id: int
    username: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Who wrote or pressed: a user, or the chat in whose name an anonymous administrator writes."""

    id: int
    client: str | None
    """The language of the user's client."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """Where an answer goes."""

    chat_id: int
    is_private: bool
    thread_id: int | None = None
    """The topic, in chats that have topics."""
    reply_to: int | None = None
    """The message that the answer replies to; in private chats answers need no such pointer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A message that is meant for the bot."""

    lane: int
    author: Author
    destination: Destination
    text: str
    replied_to: int | None
    """The bot's message that the question replies to."""
    sent_at: datetime
    is_post: bool = False
    """Whether it is an order that was posted in a channel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """A press of a button."""

    lane: int
    author: Author
    query_id: str
    data: str
    destination: Destination | None
    """None for a button of a message that was sent by way of the bot in some other chat."""
    message_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineQuestion:
    """The bot's name and a question, typed in any chat."""

    lane: int
    author: Author
    query_id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Guest:
    """A mention of the bot in a chat where it is no member."""

    lane: int
    author: Author
    query_id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """The bot was added to a group."""

    lane: int
    author: Author
    destination: Destination


@dataclass(frozen=True, kw_only=True, slots=True)
class Promoted:
    """The bot may post in a channel now."""

    lane: int
    author: Author
    chat_id: int
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """Something else changed in what the bot may do in a chat."""

    lane: int
    chat_id: int
    loss: str | None
    """Why it cannot write there any more, a value of `bot.delivery.outcomes.Loss`; None if it can."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """A group became a supergroup with another id."""

    lane: int
    old: int
    new: int


Incoming = Question | Press | InlineQuestion | Guest | Joined | Promoted | Access | Moved
"""Each has a ``lane``: incomings of one lane are handled one after another."""
