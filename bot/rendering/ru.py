"""Russian grammar: dates in the genitive, three forms of a count, lists."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.dates import PartialDate

__all__ = ["count_events", "date", "day_and_month", "join", "month", "plural", "span"]

_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_OF_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def plural(count: int, one: str, few: str, many: str) -> str:
    """Choose the form after a number: 1 событие, 2 события, 5 событий, 11 событий, 21 событие."""
    if count % 100 in range(11, 15):
        return many
    return one if count % 10 == 1 else few if count % 10 in (2, 3, 4) else many


def date(when: PartialDate) -> str:
    """Write «10 августа 2031 года», «август 2031 года» or «2031 год»."""
    if when.month is None:
        return f"{when.year} год"
    return f"{day_and_month(when)} {when.year} года"


def day_and_month(when: PartialDate) -> str:
    """Write «10 августа», «август» or the year."""
    if when.month is None:
        return f"{when.year} год"
    return f"{when.day} {_OF_MONTHS[when.month - 1]}" if when.day else _MONTHS[when.month - 1]


def span(first: PartialDate, last: PartialDate) -> str:
    """Write «25–28 июня 2031 года» or «26 января — февраль 2031 года»."""
    if first == last:
        return date(first)
    if first.day and last.day and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date(last)}"
    if first.month is None and last.month is None:
        return f"{first.year}–{last.year} годы"
    if first.year == last.year and first.month:
        return f"{day_and_month(first)} — {date(last)}"
    return f"{date(first)} — {date(last)}"


def month(month: int) -> str:
    """Name a month as a heading."""
    return _MONTHS[month - 1].capitalize()


def count_events(count: int) -> str:
    """Say «1 событие», «2 события», «5 событий»."""
    return f"{count} {plural(count, 'событие', 'события', 'событий')}"


def join(names: Sequence[str]) -> str:
    """Join names: «А, Б и В»."""
    return " и ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
