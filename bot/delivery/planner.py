"""Due slots become rows of the outbox."""

from __future__ import annotations

__all__ = ["Planner"]


class Planner:
    """Plans for all subscriptions."""

    async def plan(self) -> None:
        """Plan what is due."""
