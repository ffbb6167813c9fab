"""Answers at which of two places more people came: both numbers, the larger one first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.answers import Found, NotSaid
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import Question

__all__ = ["find_comparison"]

SURE = 0.85
"""How sure the answer is: the names and the numbers decide it."""
MEASURE = "attendance"
"""What is compared."""
BETWEEN = 2
"""Words between two places that are compared, at most: "in Astana or in Almaty"."""


def find_comparison(base: KnowledgeBase, index: EventIndex, question: Question, ask: str) -> Found | NotSaid | None:
    """Return how many came to each of two events that somebody had at two places.

    Where the base does not count both, it is not said at which there were more; None where nothing is compared.
    """
    sure = [each for each in question.mentions if each.quality >= KNOWN]
    counts_people = any(each.kind == "figure" and each.id == MEASURE for each in sure)
    if not counts_people:
        return None
    places = _side_by_side(base, [each for each in sure if each.kind == "place"])
    called = [base.events[each.id] for each in sure if each.kind == "event"]
    people = [each.id for each in sure if each.kind == "person"] or [
        each.people[0].person for each in called if each.people
    ]
    # Several events of one name are not compared, nor an event with its own place.
    describes = any(base.is_at(event.id, place) for event in called for place in places)
    if not people or describes or len(called) > 1 or len(places) + len(called) != 2:
        return None
    held = [base.events[each] for each in base.events_of_person.get(people[0], ())]
    there = [_largest(base, held, place) for place in places]
    sides = [*called, *(event for event in there if event is not None)]
    told = [found for found in (_told(index, event) for event in sides) if found is not None]
    if len({found.event for found in told}) == 2:
        first, other = sorted(told, key=lambda found: -_size(base, found))
        return replace(first, others=(other,))
    if len(sides) < 2 or ask != "where":
        return None
    summary = index.find(sides[0].id, 0, "summary")
    return None if summary is None else NotSaid(event=sides[0].id, statement=summary)


def _side_by_side(base: KnowledgeBase, places: Sequence[Mention]) -> list[str]:
    """Return the places that are named one beside the other; a city with its country after it is one place."""
    by_id = {each.id: each for each in places}
    outer = {around for one in by_id for around in base.around(one) if around != one}
    kept = sorted((each for each in by_id.values() if each.id not in outer), key=lambda each: each.start)
    is_near = all(after.start - before.end <= BETWEEN for before, after in pairwise(kept))
    return [each.id for each in kept] if is_near else []


def _largest(base: KnowledgeBase, held: Iterable[Event], place: str) -> Event | None:
    """Return the event at a place that counts its people, else the heaviest one there."""
    there = [each for each in held if base.is_at(each.id, place)]
    return max(there, key=lambda each: (_position(each) is not None, each.weight, each.id), default=None)


def _position(event: Event) -> int | None:
    """Return where among its figures an event says how many people came to it."""
    return next((at for at, each in enumerate(event.figures) if each.kind == MEASURE and each.own), None)


def _told(index: EventIndex, event: Event) -> Found | None:
    position = _position(event)
    statement = None if position is None else index.find(event.id, position, "figure")
    return None if statement is None else Found(event=event.id, ask="how-many", statement=statement, confidence=SURE)


def _size(base: KnowledgeBase, found: Found) -> float:
    return base.events[found.event].figures[found.statement.position].size
