"""Kazakh grammar: the year before the day, no plural after a number, lists."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.dates import PartialDate

__all__ = ["count_events", "date", "day_and_month", "join", "month", "span"]

_MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip


def date(when: PartialDate) -> str:
    """Write «2031 жылғы 10 тамыз», «2031 жылғы тамыз» or «2031 жыл»."""
    if when.month is None:
        return f"{when.year} жыл"
    return f"{when.year} жылғы {day_and_month(when)}"


def day_and_month(when: PartialDate) -> str:
    """Write «10 тамыз», «тамыз» or the year."""
    if when.month is None:
        return f"{when.year} жыл"
    return f"{when.day} {_MONTHS[when.month - 1]}" if when.day else _MONTHS[when.month - 1]


def span(first: PartialDate, last: PartialDate) -> str:
    """Write «2031 жылғы 25–28 маусым» or «2031 жылғы 26 қаңтар – ақпан»."""
    if first == last:
        return date(first)
    if first.day and last.day and (first.year, first.month) == (last.year, last.month):
        return f"{first.year} жылғы {first.day}–{day_and_month(last)}"
    if first.month is None and last.month is None:
        return f"{first.year}–{last.year} жылдар"
    if first.year == last.year and first.month:
        return f"{date(first)} – {day_and_month(last)}"
    return f"{date(first)} – {date(last)}"


def month(month: int) -> str:
    """Name a month as a heading."""
    return _MONTHS[month - 1].capitalize()


def count_events(count: int) -> str:
    """Say «5 оқиға»: a noun after a number stays singular."""
    return f"{count} оқиға"


def join(names: Sequence[str]) -> str:
    """Join names: «А, Б және В»."""
    return " және ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
