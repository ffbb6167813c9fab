"""What the bot knows about a conversation when a message comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answering.answers import Turn
from bot.knowledge.model import Language

__all__ = ["Context"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """The circumstances of one message; everything that is not in its words."""

    today: date
    """The day in the base's time zone; only /today looks at it."""
    seed: int = 0
    """Decides what /random picks."""
    chosen: Language | None = None
    """The language that the user chose with /language."""
    client: str | None = None
    """The language code that the client reports, such as "ru" or "kk-KZ"."""
    last: Turn | None = None
    """What the last answer to this user in this chat was about, if it is fresh, or the answer replied to."""
