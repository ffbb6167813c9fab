"""How fast Telegram is written to, all processes together."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Pace"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Telegram takes about 30 messages a second, one a second in a chat, and 20 a minute in a group or channel."""

    per_second: float = 25.0
    """The rest is for replies, which do not wait in the outbox."""
    private_gap: float = 1.05
    group_gap: float = 3.1
    """Seconds between two messages of one group or channel."""

    @property
    def interval(self) -> float:
        """Seconds between any two messages."""
        return 1.0 / self.per_second

    def gap(self, chat_id: int) -> float:
        """Return the seconds between two messages of a chat; groups and channels have negative ids."""
        return self.group_gap if chat_id < 0 else self.private_gap
