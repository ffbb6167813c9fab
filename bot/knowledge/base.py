"""The fact base as one immutable value that the rest of the bot asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.knowledge.model import BaseInfo, Event, Language, Month, Person, Place, Topic
from bot.knowledge.vocabulary import LanguagePack, Vocabulary, World

__all__ = ["Entry", "KnowledgeBase"]

Entry = Event | Person | Place | Topic


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
        """Ids of the events of each kind, field, state, weight, role and kind of figure: ``("kind", "concert")``."""
        groups: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for event in self.events.values():
            cues = [("kind", each) for each in event.kinds] + [("field", each) for each in event.fields]
            cues += [("state", event.state), ("weight", str(event.weight))] + [("figure", each.kind) for each in event.figures]
            cues += [("role", role) for each in event.people for role in each.roles]
            for cue in cues:
                groups[cue][event.id] = None
        return {cue: tuple(members) for cue, members in groups.items()}

    def is_at(self, event: str, place: str) -> bool:
        """Tell whether an event has a place, or one inside it."""
        return any(place in self.around(each.place) for each in self.events[event].occurrences)

    def around(self, place: str | None) -> Iterator[str]:
        """Yield a place and everything that it lies in, narrowest first."""
        while place is not None:
            yield place
            place = self.places[place].within

    def place_of_kind(self, place: str | None, kind: str) -> Place | None:
        """Return the city, region or country that a place is or lies in."""
        return next((self.places[each] for each in self.around(place) if self.places[each].kind == kind), None)


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for name, member in pairs:
        groups[name][member] = None
    return {name: tuple(members) for name, members in groups.items()}
