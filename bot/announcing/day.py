"""This day in the year: what was held, began or ended on it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.announcing.post import Audience, Post
from bot.announcing.voice import Voice, sources_of
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Event, Occurrence
from bot.rendering import html
from bot.rendering.reply import Button

__all__ = ["DayEvents", "find_day", "write_day"]

SHORT_DAYS = 3
"""An event of no more days is held on each of them; a longer one only begins, ends, or is also running."""
IN_FULL = 3
"""Events that are told; the others are named."""
MOST_NAMED = 8
MOST_RUNNING = 2
RUNNING_WEIGHT = 3
"""What runs beside the events of the day is named only if it matters."""
STATION = 2
"""What an event weighs less on a day that is not the one it is about."""
FEBRUARY = 2
LEAP_DAY = 29


@dataclass(frozen=True, kw_only=True, slots=True)
class DayEvents:
    """What a day of the year had, best first."""

    days: tuple[date, ...]
    """The day of the base's year; two where 29 February is told on the 28th."""
    held: tuple[tuple[Event, Occurrence], ...]
    running: tuple[Event, ...]


def find_day(base: KnowledgeBase, today: date, audience: Audience) -> DayEvents | None:
    """Return what the day had in the base's year, None if nothing was held, began or ended on it."""
    days = _days(base.info.year, today)
    held: list[tuple[Event, Occurrence]] = []
    running: list[Event] = []
    for event in base.events.values():
        if event.state != "held" or not audience.wants(event):
            continue
        on_day = [each for each in event.occurrences if any(_is_held(each, day) for day in days)]
        if on_day:
            held.append((event, max(on_day, key=lambda each: (each is event.occurrences[0], each.place is not None))))
        elif any(_is_running(each, day) for each in event.occurrences for day in days):
            running.append(event)
    if not held:
        return None
    held.sort(key=lambda each: (-_rank(*each), -len(each[0].facts), each[0].id))
    running.sort(key=lambda each: (-each.weight, each.id))
    notable = (each for each in running if each.weight >= RUNNING_WEIGHT)
    return DayEvents(days=days, held=tuple(held), running=tuple(notable)[:MOST_RUNNING])


def _rank(event: Event, occurrence: Occurrence) -> int:
    """Weigh an event of a day: a mere station of something greater does not come before the day's own events."""
    return event.weight - (STATION if occurrence is not event.occurrences[0] else 0)


def _days(year: int, today: date) -> tuple[date, ...]:
    """Return the days of the year that are told today: 29 February of a leap year falls to the 28th of a common one."""
    if (today.month, today.day) == (FEBRUARY, LEAP_DAY) and not calendar.isleap(year):
        return ()
    day = date(year, today.month, today.day)
    is_eve = (today.month, today.day) == (FEBRUARY, LEAP_DAY - 1)
    if is_eve and calendar.isleap(year) and not calendar.isleap(today.year):
        return day, date(year, FEBRUARY, LEAP_DAY)
    return (day,)


def _is_held(occurrence: Occurrence, day: date) -> bool:
    if occurrence.first.precision != "day":
        return False
    first, last = occurrence.first.first_day, occurrence.last.last_day
    if day == first or occurrence.last.precision != "day":
        return day == first
    return day == last or (first <= day <= last and (last - first).days < SHORT_DAYS)


def _is_running(occurrence: Occurrence, day: date) -> bool:
    is_dated = occurrence.first.precision == "day" and occurrence.last.precision == "day"
    return is_dated and occurrence.first.first_day < day < occurrence.last.last_day


def write_day(voice: Voice, found: DayEvents) -> Post:
    """Write the post of a day: the best events in full, the others by their titles."""
    first, last = found.days[0], found.days[-1]
    when = voice.grammar.day_and_month(PartialDate(year=first.year, month=first.month, day=last.day))
    if first != last:
        when = f"{first.day}–{when}"
    lines = [html.bold(voice.phrase("post_day", date=when))]
    told, named = found.held[:IN_FULL], found.held[IN_FULL:][:MOST_NAMED]
    for event, occurrence in told:
        lines += ["", *_entry(voice, event, occurrence)]
    if named:
        lines += ["", *(f"• {voice.title(event)}" for event, _ in named)]
    if found.running:
        titles = "; ".join(voice.title(event) for event in found.running)
        lines += ["", voice.phrase("post_also", titles=titles)]
    if len(found.held) == 1:
        event, occurrence = found.held[0]
        buttons: tuple[tuple[Button, ...], ...] = (voice.reading_row(event, sources_of(event, occurrence.sources)),)
    else:
        buttons = tuple(voice.event_button(event) for event, _ in told)
    events = tuple(event.id for event, _ in (*told, *named))
    return Post(kind="day", lang=voice.language, html=html.fit(lines), events=events, buttons=buttons)


def _entry(voice: Voice, event: Event, occurrence: Occurrence) -> Iterator[str]:
    yield html.bold(event.title[voice.language])
    yield html.escape(event.summary[voice.language])
    place = voice.place_line(event, occurrence)
    if place:
        yield place
    yield voice.source_line(sources_of(event, occurrence.sources))
