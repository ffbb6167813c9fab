"""What each language must be able to say: dates, counts and lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.knowledge.dates import PartialDate

__all__ = ["Grammar"]


class Grammar(Protocol):
    """The grammar of one language; one module implements it for each."""

    def date(self, when: PartialDate) -> str:
        """Write a date as people do, with its year."""

    def span(self, first: PartialDate, last: PartialDate) -> str:
        """Write a stretch of time, what both ends share only once."""

    def day_and_month(self, when: PartialDate) -> str:
        """Write a date without its year, for lists."""

    def month(self, month: int) -> str:
        """Name a month, capitalised as a heading."""

    def count_events(self, count: int) -> str:
        """Say how many events: "5 events"."""

    def join(self, names: Sequence[str]) -> str:
        """Join names as a sentence does: "A, B and C"."""
