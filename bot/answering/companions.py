"""With whom a person shared the events of the year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase

__all__ = ["Companion", "find_companions"]

MOST_COMPANIONS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Companion:
    """Someone who took part in the same events."""

    person: str
    shared: int


def find_companions(base: KnowledgeBase, person: str) -> tuple[Companion, ...]:
    """Return those who share most events with a person, of equals first who share the heavier ones."""
    shared: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    for event_id in base.events_of_person.get(person, ()):
        event = base.events[event_id]
        for other in {each.person for each in event.people} - {person}:
            shared[other] += 1
            weights[other] += event.weight
    order = sorted(shared, key=lambda other: (-shared[other], -weights[other], other))
    return tuple(Companion(person=other, shared=shared[other]) for other in order[:MOST_COMPANIONS])
