"""English grammar: dates, counts and lists."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.dates import PartialDate

__all__ = ["count_events", "date", "day_and_month", "join", "month", "span"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date(when: PartialDate) -> str:
    """Write "10 August 2031", "August 2031" or "2031"."""
    return " ".join(part for part in (day_and_month(when) if when.month else "", str(when.year)) if part)


def day_and_month(when: PartialDate) -> str:
    """Write "10 August", "August" or the year."""
    if when.month is None:
        return str(when.year)
    return f"{when.day} {_MONTHS[when.month - 1]}" if when.day else _MONTHS[when.month - 1]


def span(first: PartialDate, last: PartialDate) -> str:
    """Write "25–28 June 2031" or "26 January – February 2031"."""
    if first == last:
        return date(first)
    if first.day and last.day and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date(last)}"
    if first.year == last.year and first.month:
        return f"{day_and_month(first)} – {date(last)}"
    return f"{date(first)} – {date(last)}"


def month(month: int) -> str:
    """Name a month."""
    return _MONTHS[month - 1]


def count_events(count: int) -> str:
    """Say "1 event" or "5 events"."""
    return f"{count} event" if count == 1 else f"{count} events"


def join(names: Sequence[str]) -> str:
    """Join names: "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
