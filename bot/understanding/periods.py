"""Dates of a message: days, months, seasons and parts of the year, in any of the languages."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from bot.text.tokens import Token
from bot.understanding.mentions import KNOWN, Mention

__all__ = ["Period", "find_period"]

SURE_NUMBER = 0.78
"""From this quality on, a word beside a month is a number."""
SURE_MONTH = 0.7
"""Up to this quality a word only looks like a month."""
NEAR = 2
"""Words between a part and the year, at most: "the first half of the year"."""
_SEASON_MONTHS = {"winter": (1, 2, 12), "spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11)}
_DAYS = {"beginning": (1, 15), "middle": (10, 20), "end": (16, 31), "first-half": (1, 15), "second-half": (16, 31)}
"""First and last days of the parts of a month."""
_MONTHS = {
    "beginning": (1, 3), "middle": (5, 8), "end": (11, 12), "first-half": (1, 6), "second-half": (7, 12),
    "first-half-year": (1, 6), "second-half-year": (7, 12),
}  # fmt: skip
"""First and last months of the parts of the year; a part that no month has says itself that it is of the year."""
_NUMERIC = re.compile(r"(\d{1,2})[.](\d{1,2})\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A stretch of time that a question is about."""

    spans: tuple[tuple[date, date], ...]
    """First and last days; winter of one year has two spans."""
    kind: str
    """``day``, ``month``, ``season``, ``part`` or ``year``."""
    tokens: frozenset[int]
    """Positions of the tokens that say it."""

    def touches(self, first: date, last: date) -> bool:
        """Tell whether a span of days has a day of the period."""
        return any(start <= last and first <= end for start, end in self.spans)


def find_period(tokens: Sequence[Token], mentions: Sequence[Mention], year: int) -> Period | None:
    """Return the time that a message names, counted in the given year."""
    months = [each for each in mentions if each.kind == "month" and each.quality > SURE_MONTH]
    parts = [each for each in mentions if each.kind == "part"]
    numeric = _find_numeric(tokens, year)
    if numeric or months:
        return _with_calendar_words(numeric or _month_period(tokens, months, mentions, parts, year), mentions)
    seasons = [each for each in mentions if each.kind == "season"]
    if seasons:
        spans = tuple(_month_span(year, month) for month in _SEASON_MONTHS[seasons[0].id])
        return Period(spans=_joined(spans), kind="season", tokens=frozenset(seasons[0].span))
    return _part_of_year(tokens, parts, mentions, year)


def _with_calendar_words(period: Period, mentions: Sequence[Mention]) -> Period:
    """Take in the words beside a month or a date that only say that it is one."""
    beside = {
        position
        for each in mentions
        if each.kind == "calendar-word" and {each.start - 1, each.end} & period.tokens
        for position in each.span
    }
    return replace(period, tokens=period.tokens | beside)


def _find_numeric(tokens: Sequence[Token], year: int) -> Period | None:
    for position, token in enumerate(tokens):
        found = _NUMERIC.match(token.text)
        if found:
            day = _day(year, int(found[2]), int(found[1]))
            if day:
                return Period(spans=((day, day),), kind="day", tokens=frozenset({position}))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_period(
    tokens: Sequence[Token], months: Sequence[Mention], mentions: Sequence[Mention], parts: Sequence[Mention], year: int
) -> Period:
    mention = max(months, key=lambda each: (each.quality, -each.start))
    month = int(mention.id)
    used = set(mention.span)
    # The first of the first half is no day.
    taken = {position for part in parts for position in part.span}
    days = _days_beside(tokens, mention, [each for each in mentions if each.kind == "number"], taken)
    if days:
        used |= {position for position, _ in days}
        values = [value for _, value in days]
        first, last = _day(year, month, min(values)), _day(year, month, max(values))
        if first and last:
            return Period(spans=((first, last),), kind="day", tokens=frozenset(used))
    part = next((each for each in parts if each.id in _DAYS and each.start != mention.start), None)
    first, last = _month_span(year, month)
    if part:
        used |= set(part.span)
        start, end = _DAYS[part.id]
        span = (date(year, month, start), date(year, month, min(end, last.day)))
        return Period(spans=(span,), kind="part", tokens=frozenset(used))
    others = {int(each.id) for each in months if each.quality >= KNOWN and not set(each.span) & set(mention.span)}
    for each in months:
        used |= set(each.span)
    spans = tuple(_month_span(year, each) for each in sorted({month, *others}))
    return Period(spans=_joined(spans), kind="month", tokens=frozenset(used))


def _days_beside(
    tokens: Sequence[Token], month: Mention, numbers: Sequence[Mention], taken: AbstractSet[int]
) -> list[tuple[int, int]]:
    """Numbers next to the month, before it or after it: "10 august", "the 8th of december", "august 10"."""
    spoken = {
        each.start: int(each.id) for each in numbers if each.quality >= SURE_NUMBER and each.language == month.language
    }

    def value(position: int) -> int | None:
        if not 0 <= position < len(tokens) or position in taken:
            return None
        number = tokens[position].number
        number = spoken.get(position) if number is None else number
        return number if number is not None and 1 <= number <= 31 else None

    before = [(p, v) for p in range(month.start - 1, max(month.start - 4, -1), -1) if (v := value(p)) is not None]
    after = [(p, v) for p in range(month.end, month.end + 2) if (v := value(p)) is not None]
    found = before[:2] or after[:1]
    if len(found) == 2 and found[1][1] in (10, 20, 30) and found[0][1] < 10 and found[0][0] == found[1][0] + 1:
        return [(found[0][0], found[0][1] + found[1][1]), (found[1][0], found[0][1] + found[1][1])]
    return found


def _month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _joined(spans: tuple[tuple[date, date], ...]) -> tuple[tuple[date, date], ...]:
    """Neighbouring months make one stretch."""
    joined: list[tuple[date, date]] = []
    for first, last in spans:
        if joined and (first - joined[-1][1]).days == 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _part_of_year(
    tokens: Sequence[Token], parts: Sequence[Mention], mentions: Sequence[Mention], year: int
) -> Period | None:
    """The beginning, a half or the end is of the year only if a word for a year or its number stands near."""
    years = [frozenset(each.span) for each in mentions if each.kind == "year-word"]
    years += [frozenset({position}) for position, token in enumerate(tokens) if token.number == year]
    for part in parts:
        beside = [each for each in years if max(min(each) - part.end, part.start - max(each) - 1) <= NEAR]
        if beside or part.id not in _DAYS:
            first, last = _MONTHS[part.id]
            span = (_month_span(year, first)[0], _month_span(year, last)[1])
            return Period(spans=(span,), kind="part", tokens=frozenset(part.span).union(*beside[:1]))
    return None
