"""Events that belong with an event: linked, same people, same work, same place and time, same kind, in that order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event

__all__ = ["MOST_RELATED", "find_related", "is_kin"]

MOST_RELATED = 4
"""Events below an answer: each is a button."""
DAYS_APART = 10
"""Days within which two events of one city belong together."""


def find_related(base: KnowledgeBase, event: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return up to four ids, never the event itself, never one of ``without``, each once."""
    taken = {event, *without}
    found: list[str] = []
    for candidate in _candidates(base, base.events[event]):
        if candidate not in taken:
            taken.add(candidate)
            found.append(candidate)
            if len(found) == MOST_RELATED:
                break
    return tuple(found)


def is_kin(base: KnowledgeBase, one: str, other: str) -> bool:
    """Tell whether two events are linked or belong to one topic, so that to name one is nearly to name the other."""
    first, second = base.events[one], base.events[other]
    return other in first.related or one in second.related or bool(set(first.topics) & set(second.topics))


def _candidates(base: KnowledgeBase, event: Event) -> Iterator[str]:
    yield from (each for each in event.related if each in base.events)
    yield from _by_closeness(base, event, _shared_people(base, event))
    yield from _by_closeness(base, event, (each for topic in event.topics for each in base.events_of_topic[topic]))
    yield from _by_closeness(base, event, _same_place_and_time(base, event))
    yield from _by_closeness(base, event, (each.id for each in base.events.values() if each.kinds[0] == event.kinds[0]))


def _shared_people(base: KnowledgeBase, event: Event) -> Iterator[str]:
    for each in event.people:
        # Whoever signs, greets or comments does it at many events: that does not relate them.
        if set(each.roles) - {"official", "commentator"}:
            yield from base.events_of_person[each.person]


def _same_place_and_time(base: KnowledgeBase, event: Event) -> Iterator[str]:
    for occurrence in event.occurrences:
        city = base.place_of_kind(occurrence.place, "city")
        if city is None or occurrence.first.precision == "year":
            continue
        for other in base.events_of_place[city.id]:
            if any(
                each.first.precision != "year"
                and abs((each.first.first_day - occurrence.first.first_day).days) <= DAYS_APART
                for each in base.events[other].occurrences
            ):
                yield other


def _by_closeness(base: KnowledgeBase, event: Event, ids: Iterable[str]) -> list[str]:
    """Heavier events first, then those closer in time."""
    unique = dict.fromkeys(ids)
    day = event.first.first_day
    return sorted(
        unique, key=lambda each: (-base.events[each].weight, abs((base.events[each].first.first_day - day).days), each)
    )
