"""Whether something was at a place: no, where all that the message names was held in another one."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bot.answering.contradictions import is_origin
from bot.answering.ranking import Match, Ranking
from bot.answering.related import is_kin
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import Question

__all__ = ["find_subject_elsewhere", "is_held_elsewhere"]

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
    # A name alone does not name it: its bearer may be anywhere.
    people = question.positions(question.of_kind("person"))
    rivals = [each for each in ranking.matches if not is_kin(base, best.event, each.event)]
    return _is_elsewhere(base, question, ranking, best, unnamed=people) and not _has_rival(rivals, best)


def find_subject_elsewhere(base: KnowledgeBase, question: Question, ranking: Ranking) -> str | None:
    """Return the best known event of whom a yes/no question names, held elsewhere in the country than it asks.

    Of other countries a base tells only what has to do with its own.
    """
    abroad = question.of_kind("world")
    if abroad or not all(base.info.country in base.around(each) for each in question.ids("place")):
        return None
    own = [each for each in ranking.matches if each.is_subject]
    main = max(own, key=lambda each: base.events[each.event].weight, default=None)
    if main is None or not _is_elsewhere(base, question, ranking, main, unnamed=frozenset()):
        return None
    rivals = [each for each in ranking.matches if not each.is_subject and not each.contradictions]
    return None if _has_rival(rivals, main) else main.event


def _is_elsewhere(
    base: KnowledgeBase, question: Question, ranking: Ranking, match: Match, *, unnamed: AbstractSet[int]
) -> bool:
    """Tell whether an event was held, and not at the place that is named, and the other words name it.

    Args:
        unnamed: Positions of words that do not name it.
    """
    event = base.events[match.event]
    places = [each for each in question.of_kind("place", "world") if _is_other_place(base, question, event, each)]
    if not places or match.contradictions != len({each.span for each in places}):
        return False
    if not HELD.intersection(event.kinds) or event.state != "held" or not _has_known_places(base, event):
        return False
    known = [each.id for each in places if each.kind == "place"]
    if any(base.is_at(each, place) for each in _editions(base, event) for place in known):
        return False
    return _is_named(ranking, match, elsewhere=question.positions(places), unnamed=unnamed)


def _is_other_place(base: KnowledgeBase, question: Question, event: Event, mention: Mention) -> bool:
    is_own = mention.kind == "place" and base.is_at(event.id, mention.id)
    return mention.quality >= KNOWN and not is_own and not is_origin(base, question, mention)


def _has_known_places(base: KnowledgeBase, event: Event) -> bool:
    """What was held somewhere in the country may have been held anywhere in it."""
    return all(each.place is not None and each.place != base.info.country for each in event.occurrences)


def _editions(base: KnowledgeBase, event: Event) -> set[str]:
    """Return the events that the same name may mean: the cities of a tour, the days of a prize."""
    return {event.id}.union(*(base.events_of_topic.get(topic, ()) for topic in event.topics[:1]))


def _is_named(ranking: Ranking, match: Match, *, elsewhere: AbstractSet[int], unnamed: AbstractSet[int]) -> bool:
    own = {position: weight for position, weight in ranking.weights.items() if position not in elsewhere}
    total = sum(own.values())
    explained = sum(weight * match.explained.get(position, 0.0) for position, weight in own.items())
    telling = sum(weight for position, weight in own.items() if position not in unnamed)
    return telling >= LEAST and explained >= NEARLY_ALL * total and not ranking.unknown


def _has_rival(rivals: Iterable[Match], match: Match) -> bool:
    return any(each.coverage > match.coverage - AHEAD for each in rivals if each.event != match.event)
