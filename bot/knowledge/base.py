"""The fact base as one immutable value that the rest of the bot asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from bot.knowledge.dates import PartialDate
from bot.knowledge.model import BaseInfo, Event, Language, Month, Person, Place, Topic
from bot.knowledge.vocabulary import LanguagePack, Vocabulary, World

__all__ = ["Entry", "KnowledgeBase", "months_between", "start_key"]

MONTH = timedelta(days=31)
"""What takes longer is more than a month."""

Entry = Event | Person | Place | Topic
Name = TypeVar("Name", bound=Hashable)
Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class KnowledgeBase:
    """Everything that the bot knows about its year, and the words of its languages."""

    info: BaseInfo
    vocabulary: Vocabulary
    languages: Mapping[Language, LanguagePack]
    world: World
    phrases: Mapping[Language, Mapping[str, str]]
    """What the bot says, by language and name."""
    events: Mapping[str, Event]
    people: Mapping[str, Person]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]
    months: Mapping[str, Month]
    """What kind of a month each was, by "01" to "12"; a base may tell of none."""

    @cached_property
    def events_of_person(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events in which each person took part."""
        return _grouped((each.person, event.id) for event in self.events.values() for each in event.people)

    @cached_property
    def events_of_topic(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that belong to each topic."""
        return _grouped((topic, event.id) for event in self.events.values() for topic in event.topics)

    @cached_property
    def events_of_place(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events at each place, whole places including their parts."""
        pairs = (
            (around, event.id)
            for event in self.events.values()
            for occurrence in event.occurrences
            for around in self.around(occurrence.place)
        )
        return _grouped(pairs)

    @cached_property
    def events_of_cue(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Ids of the events of each kind, field, state, role and kind of figure: ``("kind", "concert")``."""
        groups: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for event in self.events.values():
            cues = [("kind", each) for each in event.kinds] + [("field", each) for each in event.fields]
            cues += [("state", event.state)] + [("figure", each.kind) for each in event.figures]
            cues += [("role", role) for each in event.people for role in each.roles]
            for cue in cues:
                groups[cue][event.id] = None
        return {cue: tuple(members) for cue, members in groups.items()}

    @cached_property
    def events_of_weight(self) -> Mapping[int, tuple[str, ...]]:
        """Ids of the events of each weight."""
        return _grouped((event.weight, event.id) for event in self.events.values())

    @cached_property
    def events_of_main_kind(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """Ids of the events of each main kind and weight."""
        return _grouped(((event.kinds[0], event.weight), event.id) for event in self.events.values())

    @cached_property
    def events_of_month(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that touch each month, ``"2031-08"``, those left out that are known only by a year."""
        pairs = (
            (month, event.id)
            for event in self.events.values()
            for each in event.occurrences
            if each.end or each.first.precision != "year"
            for month in months_between(each.first.first_day, each.last.last_day)
        )
        return _grouped(pairs)

    @cached_property
    def events_of_time(self) -> Mapping[tuple[date, date], tuple[str, ...]]:
        """Ids of the events that took each time of more than a month, by its first and last day."""
        pairs = (
            ((each.first.first_day, each.last.last_day), event.id)
            for event in self.events.values()
            for each in event.occurrences
            if each.last.last_day - each.first.first_day > MONTH
        )
        return _grouped(pairs)

    @cached_property
    def days_of_city(self) -> Mapping[str, tuple[tuple[date, str], ...]]:
        """The days on which the events of each city began, there or elsewhere, in order."""
        pairs = (
            (city, (each.first.first_day, event.id))
            for event in self.events.values()
            for city in self._cities_of(event)
            for each in event.occurrences
            if each.first.precision != "year"
        )
        return {city: tuple(sorted(days)) for city, days in _grouped(pairs).items()}

    @cached_property
    def starts(self) -> Mapping[str, tuple[bool, date]]:
        """When each event begins, in the order of a list: those known only by a year last, of equals the heavier first."""
        starts = {event.id: start_key(event.first) for event in self.events.values()}
        ordered = sorted(self.events.values(), key=lambda each: (starts[each.id], -each.weight, each.id))
        return {event.id: starts[event.id] for event in ordered}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each event in a list of all of them."""
        return {event: place for place, event in enumerate(self.starts)}

    @cached_property
    def places_of_event(self) -> Mapping[str, frozenset[str]]:
        """The places of each event and everything that they lie in."""
        return _PlacesOfEvents(self)

    def is_at(self, event: str, place: str) -> bool:
        """Tell whether an event has a place, or one inside it."""
        return place in self.places_of_event[event]

    def around(self, place: str | None) -> Iterator[str]:
        """Yield a place and everything that it lies in, narrowest first."""
        while place is not None:
            yield place
            place = self.places[place].within

    def _cities_of(self, event: Event) -> set[str]:
        cities = (self.place_of_kind(each.place, "city") for each in event.occurrences)
        return {city.id for city in cities if city is not None}

    def place_of_kind(self, place: str | None, kind: str) -> Place | None:
        """Return the city, region or country that a place is or lies in."""
        return next((self.places[each] for each in self.around(place) if self.places[each].kind == kind), None)


def start_key(start: PartialDate) -> tuple[bool, date]:
    """Return what starts are ordered by: those known only by a year come last."""
    return start.precision == "year", start.first_day


def months_between(first: date, last: date) -> list[str]:
    """Return the months of a stretch of days: ``"2031-08"``."""
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [f"{month // 12}-{month % 12 + 1:02}" for month in months]


def _grouped(pairs: Iterable[tuple[Name, Member]]) -> dict[Name, tuple[Member, ...]]:
    groups: dict[Name, dict[Member, None]] = defaultdict(dict)
    for name, member in pairs:
        groups[name][member] = None
    return {name: tuple(members) for name, members in groups.items()}


class _PlacesOfEvents(dict[str, frozenset[str]]):
    """The places of events; few events of a large base are ever asked for theirs."""

    def __init__(self, base: KnowledgeBase) -> None:
        super().__init__()
        self._base = base

    def __missing__(self, event: str) -> frozenset[str]:
        occurrences = self._base.events[event].occurrences
        places = self[event] = frozenset(place for each in occurrences for place in self._base.around(each.place))
        return places
