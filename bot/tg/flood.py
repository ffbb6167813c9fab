"""Holds back users who send faster than a person can read the answers."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Admission", "FloodGuard"]

BURST = 20
"""So many messages at once are answered at once."""
SPACING = 0.5
"""Seconds between messages beyond that."""
LONGEST_WAIT = 10.0
"""A message that had to wait longer is refused."""
_FORGOTTEN_AFTER = 1000
"""Users to keep in mind before those who have been quiet are forgotten."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a message may pass, and when."""

    sent_at: float = 0.0
    delay: float = 0.0
    """So many seconds after it was sent it may be answered."""
    is_refused: bool = False
    is_first_refusal: bool = False
    """The user should be told, once a flood."""

    def wait(self, now: float) -> float:
        """Return how long the message has to wait still; at most the delay, wherever our clock and Telegram's stand."""
        return min(self.delay, self.sent_at + self.delay - now)


class FloodGuard:
    """Counts by the time at which messages were sent: those that waited for the bot to come back are no flood."""

    def __init__(self) -> None:
        self._due: dict[int, float] = {}
        """When a steady sender's next message would come."""
        self._told: set[int] = set()

    def admit(self, user: int, sent_at: float) -> Admission:
        """Judge a message by when it was sent."""
        due = max(self._due.get(user, 0.0), sent_at)
        if due <= sent_at:
            self._told.discard(user)
        delay = max(0.0, due - (BURST - 1) * SPACING - sent_at)
        if delay > LONGEST_WAIT:
            is_first = user not in self._told
            self._told.add(user)
            return Admission(is_refused=True, is_first_refusal=is_first)
        self._due[user] = due + SPACING
        self._forget(sent_at)
        return Admission(sent_at=sent_at, delay=delay)

    def _forget(self, now: float) -> None:
        if len(self._due) > _FORGOTTEN_AFTER:
            self._due = {user: due for user, due in self._due.items() if due > now}
            self._told &= self._due.keys()
