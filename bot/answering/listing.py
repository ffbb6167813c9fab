"""Lists over the structured facts: by time, place, person, topic, kind, field and state, in an order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.knowledge.base import KnowledgeBase, months_between, start_key
from bot.knowledge.figures import find_measured
from bot.knowledge.model import Event, Occurrence

__all__ = ["MEASURES", "Listing", "find_occurrence", "order_by_date", "select"]

MEASURES = ("attendance", "box-office", "prizes", "audience")
"""Figures by which events can be compared."""
LONG_DAYS = 14
"""What lasts longer is on a day only where it begins or ends."""
TOUR = 4
"""Dates from which on an event is a tour or a season of others."""


class Texts(Protocol):
    """The texts of all events."""

    def events_with(self, word: str) -> frozenset[str]:
        """Return the events in whose texts a word, given by its key, or a form of it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Which events to list; every condition that is given must hold."""

    spans: tuple[tuple[date, date], ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    every_kind: bool = False
    """Whether an event must be of all the kinds, not of one of them."""
    fields: tuple[str, ...] = ()
    every_topic: bool = False
    """Whether an event must belong to all the topics."""
    words: tuple[str, ...] = ()
    """Keys of words that an event must have somewhere in its texts."""
    any_word: bool = False
    """Whether one of the words is enough."""
    state: str | None = None
    order: str | None = None
    """``first``, ``last``, ``most`` or ``least``; None lists by date."""
    measure: str | None = None
    """The kind of figure that ``most`` and ``least`` compare."""

    @property
    def is_empty(self) -> bool:
        """Tell whether it is the whole year."""
        return not (
            self.spans
            or self.places
            or self.people
            or self.topics
            or self.kinds
            or self.fields
            or self.state
            or self.words
        )


def select(base: KnowledgeBase, listing: Listing, texts: Texts | None = None) -> tuple[str, ...]:
    """Return the ids of the events that meet a listing, in display order.

    Args:
        texts: Looks words up in the texts of events; without it, the words of a listing are no condition.
    """
    events = _gather(base, listing)
    if texts is not None and listing.words:
        holding = [texts.events_with(word) for word in listing.words]
        events &= set[str]().union(*holding) if listing.any_word else holding[0].intersection(*holding[1:])
    if listing.spans:
        # Time and place must hold of the same occurrence.
        events = {event for event in events if find_occurrence(base, base.events[event], listing)}
    if listing.order in ("most", "least"):
        return _by_size(base, events, listing)
    ordered = sorted(events, key=base.order.__getitem__)
    if listing.spans or listing.places:
        ordered.sort(key=lambda event: _start(base, event, listing))
    if listing.order in ("first", "last"):
        ordered = [event for event in ordered if base.events[event].first.precision == "day"] or ordered
    if listing.order == "last":
        ordered.reverse()
    return tuple(ordered)


def _gather(base: KnowledgeBase, listing: Listing) -> set[str]:
    """Return the ids of the events that meet a listing, but that those of its time need only touch its months."""
    cues = base.events_of_cue
    kinds = [cues.get(("kind", each), ()) for each in listing.kinds]
    topics = [base.events_of_topic.get(each, ()) for each in listing.topics]
    months = {month for span in listing.spans for month in months_between(*span)}
    groups: list[Collection[str]] = [base.events_of_person.get(each, ()) for each in listing.people]
    groups += kinds if listing.every_kind else _any_of(kinds)
    groups += topics if listing.every_topic else _any_of(topics)
    groups += _any_of([cues.get(("field", each), ()) for each in listing.fields])
    groups += _any_of([base.events_of_place.get(each, ()) for each in listing.places])
    groups += _any_of([base.events_of_month.get(each, ()) for each in months])
    groups += [cues.get(("state", listing.state), ())] if listing.state else []
    if not groups:
        return set(base.events)
    fewest, *others = sorted(groups, key=len)
    return set(fewest).intersection(*others)


def _any_of(groups: Sequence[Collection[str]]) -> list[Collection[str]]:
    """Return one group of all members, none where there is no group at all."""
    return [set[str]().union(*groups)] if len(groups) > 1 else list(groups)


def _start(base: KnowledgeBase, event_id: str, listing: Listing) -> tuple[tuple[bool, date], bool]:
    """Return when an event begins there; of two on one day the concert comes before the tour that it belongs to."""
    event = base.events[event_id]
    occurrence = find_occurrence(base, event, listing) if len(event.occurrences) > 1 else None
    return start_key(occurrence.first) if occurrence else base.starts[event_id], len(event.occurrences) >= TOUR


def find_occurrence(base: KnowledgeBase, event: Event, listing: Listing) -> Occurrence | None:
    """Return the occurrence of an event that meets the time and place of a listing, None without such conditions."""
    if not listing.spans and not listing.places:
        return None
    return next((each for each in event.occurrences if _is_met_by(base, each, listing)), None)


def order_by_date(base: KnowledgeBase, events: Iterable[str]) -> list[Event]:
    """Sort events by their start, those known only by year last."""
    return [base.events[event] for event in sorted(events, key=base.order.__getitem__)]


def _by_size(base: KnowledgeBase, events: set[str], listing: Listing) -> tuple[str, ...]:
    sizes: list[tuple[float, str]] = []
    for event in events.intersection(base.events_of_cue.get(("figure", listing.measure or ""), ())):
        figures = find_measured(base.events[event], listing.measure or "")
        if figures:
            sizes.append((max(figure.size for _, figure in figures), event))
    sizes.sort(key=lambda pair: (-pair[0], pair[1]) if listing.order == "most" else pair)
    return tuple(event for _, event in sizes)


def _is_met_by(base: KnowledgeBase, occurrence: Occurrence, listing: Listing) -> bool:
    if listing.places and not set(listing.places) & set(base.around(occurrence.place)):
        return False
    if not listing.spans:
        return True
    # An event that has only a year belongs to no month and to no day.
    if occurrence.first.precision == "year" and not occurrence.end:
        return False
    first, last = occurrence.first.first_day, occurrence.last.last_day
    return any(_falls_in(first, last, start, end) for start, end in listing.spans)


def _falls_in(first: date, last: date, start: date, end: date) -> bool:
    """An event touches a month, but what runs for weeks belongs only to the days on which it begins and ends."""
    if start == end and (last - first).days > LONG_DAYS:
        return start in (first, last)
    return first <= end and start <= last
