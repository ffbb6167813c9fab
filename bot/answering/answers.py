"""The answers that the bot can give, before any language."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.answering.listing import Listing
from bot.understanding.index import Statement

__all__ = [
    "MOST_SUGGESTED",
    "Answer",
    "Explanation",
    "Found",
    "Listed",
    "NotSaid",
    "Smalltalk",
    "Suggested",
    "Turn",
    "Unknown",
]

MOST_SUGGESTED = 4
"""Events of a suggestion: a choice that is taken in at a glance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What the last answer was about, so that a follow-up can lean on it."""

    event: str | None = None
    listing: Listing | None = None
    ask: str = "what"
    page: int = 0
    """The page of the list that was shown, or how often more was told of the event."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One event decides the question."""

    event: str
    ask: str
    """The question type that the answer begins with."""
    statement: Statement
    """What the event says about it."""
    second: Statement | None = None
    """Another reason, or another figure of the same kind, that answers about as well."""
    beside: tuple[Statement, ...] = ()
    """What the event says closest to it, to be told after it."""
    others: tuple[Found, ...] = ()
    """Answers of further events that fit as well."""
    yes: bool | None = None
    """For a yes/no question, what the base says."""
    confidence: float = 1.0
    occurrences: tuple[int, ...] = ()
    """Positions of the occurrences that are asked about, where the event has others; empty means all of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """Several events, or how many there are, or the first of an order."""

    listing: Listing
    events: tuple[str, ...]
    words: tuple[str, ...] = ()
    """The words of the listing as they were typed, where they are known."""
    count_only: bool = False
    page: int = 0
    confidence: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggested:
    """The message may mean one of these."""

    events: tuple[str, ...]
    confidence: float = 0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class NotSaid:
    """The subject is known, but not what is asked of it."""

    event: str
    statement: Statement
    confidence: float = 0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """The base does not cover this."""

    reason: str = "nothing"
    """``nothing``, ``place`` (a place without events), ``year`` (another year) or ``empty`` (no words)."""
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Smalltalk:
    """A greeting, thanks, a question about the bot."""

    kind: str
    confidence: float = 1.0


Answer = Found | Listed | Suggested | NotSaid | Unknown | Smalltalk


@dataclass(slots=True)
class Explanation:
    """How an answer was reached, in lines for a person."""

    lines: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Note one step."""
        self.lines.append(line)
