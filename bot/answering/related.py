"""Events that belong with an event: linked, same people, same work, same place and time, same kind, in that order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from heapq import nsmallest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import WEIGHTS, Event

__all__ = ["MOST_RELATED", "find_related", "is_kin"]

MOST_RELATED = 4
"""Events below an answer: each is a button."""
DAYS_APART = 10
"""Days within which two events of one city belong together."""


def find_related(base: KnowledgeBase, event: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return up to four ids, never the event itself, never one of ``without``, each once."""
    taken = {event, *without}
    found: list[str] = []
    for candidate in _candidates(base, base.events[event], MOST_RELATED + len(taken)):
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


def _candidates(base: KnowledgeBase, event: Event, most: int) -> Iterator[str]:
    """Yield related events, closest first; of each sort no more than are needed."""
    yield from (each for each in event.related if each in base.events)
    yield from _by_closeness(base, event, _shared_people(base, event), most)
    of_topics = (each for topic in event.topics for each in base.events_of_topic[topic])
    yield from _by_closeness(base, event, of_topics, most)
    yield from _by_closeness(base, event, _same_place_and_time(base, event), most)
    for weight in reversed(WEIGHTS):
        # Of a kind there may be very many, but hardly ever too few of the heaviest.
        yield from _by_closeness(base, event, base.events_of_main_kind.get((event.kinds[0], weight), ()), most)


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
        day = occurrence.first.first_day
        dated = base.days_of_city[city.id]
        start = bisect_left(dated, day - timedelta(days=DAYS_APART), key=_day)
        for other_day, other in dated[start:]:
            if (other_day - day).days > DAYS_APART:
                break
            yield other


def _by_closeness(base: KnowledgeBase, event: Event, ids: Iterable[str], most: int) -> list[str]:
    """Heavier events first, then those closer in time."""
    day = event.first.first_day

    def distance(other: str) -> tuple[int, int, str]:
        return -base.events[other].weight, abs((base.starts[other][1] - day).days), other

    return nsmallest(most, dict.fromkeys(ids), key=distance)


def _day(dated: tuple[date, str]) -> date:
    return dated[0]
