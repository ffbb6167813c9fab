"""Whether something was at a place: no, where all that the message names was held in another one."""

from __future__ import annotations

from bot.answering.contradictions import is_origin
from bot.answering.ranking import Match, Ranking
from bot.answering.related import is_kin
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import Question

__all__ = ["is_held_elsewhere"]

HELD = frozenset(
    {
        "concert",
        "festival",
        "exhibition",
        "opening",
        "holiday",
        "theatre",
        "ballet",
        "opera",
        "competition",
        "anniversary",
    }
)
"""Kinds of events that are where they are held; a film is shown and a prize is told of in many places."""
NEARLY_ALL = 0.85
"""The share of the other words that the event must account for: then it is what the message names."""
LEAST = 0.75
"""What those words must weigh together: words of many events name none."""
AHEAD = 0.12
"""How much less of the message any other event may explain."""


def is_held_elsewhere(base: KnowledgeBase, question: Question, ranking: Ranking, best: Match) -> bool:
    """Tell whether the best event is what a yes/no question names but for the place, at which it was not held."""
    event = base.events[best.event]
    places = [each for each in question.of_kind("place", "world") if _is_other_place(base, question, event, each)]
    if not places or best.contradictions != len({each.span for each in places}):
        return False
    if not HELD.intersection(event.kinds) or event.state != "held" or not _has_known_places(base, event):
        return False
    known = [each.id for each in places if each.kind == "place"]
    if any(base.is_at(each, place) for each in _editions(base, event) for place in known):
        return False
    people = question.positions(question.of_kind("person"))
    is_named = _is_named(ranking, best, elsewhere=question.positions(places), people=people)
    return is_named and not _has_rival(base, ranking, best)


def _is_other_place(base: KnowledgeBase, question: Question, event: Event, mention: Mention) -> bool:
    is_own = mention.kind == "place" and base.is_at(event.id, mention.id)
    return mention.quality >= KNOWN and not is_own and not is_origin(base, question, mention)


def _has_known_places(base: KnowledgeBase, event: Event) -> bool:
    """What was held somewhere in the country may have been held anywhere in it."""
    return all(each.place is not None and each.place != base.info.country for each in event.occurrences)


def _editions(base: KnowledgeBase, event: Event) -> set[str]:
    """Return the events that the same name may mean: the cities of a tour, the days of a prize."""
    return {event.id}.union(*(base.events_of_topic.get(topic, ()) for topic in event.topics[:1]))


def _is_named(ranking: Ranking, best: Match, *, elsewhere: set[int], people: set[int]) -> bool:
    """Tell whether the other words name the event; a name alone does not: its bearer may be anywhere."""
    own = {position: weight for position, weight in ranking.weights.items() if position not in elsewhere}
    total = sum(own.values())
    explained = sum(weight * best.explained.get(position, 0.0) for position, weight in own.items())
    telling = sum(weight for position, weight in own.items() if position not in people)
    return telling >= LEAST and explained >= NEARLY_ALL * total and not ranking.unknown


def _has_rival(base: KnowledgeBase, ranking: Ranking, best: Match) -> bool:
    rivals = (each for each in ranking.matches if not is_kin(base, best.event, each.event))
    return any(each.coverage > best.coverage - AHEAD for each in rivals if each.event != best.event)
