"""Answers a message that leans on the last answer: "and in May?", "who directed it?", "and in Almaty?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import Answer, Found, Listed, NotSaid, Suggested, Turn, Unknown
from bot.answering.asking import ONE_FACT
from bot.answering.confidence import ANSWER_FROM
from bot.answering.finding import Finder
from bot.answering.listing import Listing, select
from bot.answering.lists import free_positions
from bot.answering.ranking import Match, Ranking
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["FollowUps"]

SURE_NAME = 0.85
"""From this quality on, a name begins a new subject."""
MOST_COMPARED = 12
"""Events of the last list among which one may be sought that has the fact asked for."""
CLEARLY = 0.3
"""How much more of the message another event must explain to be the new subject."""
LEAST_COVERAGE = 0.4
"""What the last event must explain of further words for a message that asks nothing exact to be about it."""
MOVED_LIST, MOVED_EVENT, SAME_EVENT, NO_SIBLING = 0.8, 0.8, 0.75, 0.3
"""How sure the answers are."""


class FollowUps:
    """Answers follow-ups about one base."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, finder: Finder) -> None:
        self._base = base
        self._index = index
        self._finder = finder

    def answer(self, question: Question, last: Turn, ranking: Ranking, ask: str) -> Answer | None:
        """Return the answer to a follow-up, None where the message stands by itself."""
        if ask != "else" and _has_new_subject(question):
            return None
        free = free_positions(question, ranking)
        moved = not free and bool(question.ids("place") or question.period)
        if last.listing is not None and moved:
            return self._moved_list(question, last.listing)
        if last.listing is not None and not free and ask in ONE_FACT and ask != "did":
            events = select(self._base, last.listing, self._index)
            if len(events) <= MOST_COMPARED:
                return self._finder.pick(question, ranking, events, ask)
        if last.event is None or question.asks("summary") or (question.period and ask in ("what", "tell")):
            return None
        if moved:
            return self._moved_event(question, last.event, last.ask if ask in ("what", "did", "tell") else ask)
        return self._same_event(question, last.event, ranking, ask, free)

    def _moved_list(self, question: Question, listing: Listing) -> Answer:
        """The same list at another time or place."""
        moved = replace(
            listing,
            spans=question.period.spans if question.period else listing.spans,
            places=question.ids("place") or listing.places,
        )
        events = select(self._base, moved, self._index)
        return Listed(listing=moved, events=events, confidence=MOVED_LIST) if events else Unknown(reason="nothing")

    def _moved_event(self, question: Question, last: str, ask: str) -> Answer:
        """The same thing at another place: another day of the event, or its sibling."""
        event = self._base.events[last]
        for place in question.ids("place"):
            here = self._base.events_of_place.get(place, ())
            if event.id in here:
                return self._finder.found(question, event.id, ask, MOVED_EVENT)
            others = (self._base.events[each] for each in here)
            siblings = [each for each in others if _is_sibling(event, each)]
            if siblings:
                closest = min(
                    siblings, key=lambda each: (each.kinds[0] != event.kinds[0], each.id not in event.related)
                )
                return self._finder.found(question, closest.id, ask, MOVED_EVENT)
        return Suggested(events=(event.id,), confidence=NO_SIBLING)

    def _same_event(
        self, question: Question, event: str, ranking: Ranking, ask: str, free: Sequence[int]
    ) -> Found | NotSaid | None:
        """Answer about the last event, unless the message speaks of another one."""
        mine = next((each for each in ranking.matches if each.event == event), None)
        reached = mine.coverage if mine else 0.0
        rival = ranking.matches[0] if ranking.matches else None
        if free and rival is not None and rival.event != event and self._is_meant(question, ranking, rival, reached):
            return None
        found = self._finder.found(question, event, "detail" if ask == "what" and question.content else ask, SAME_EVENT)
        if isinstance(found, NotSaid):
            return None if ask in ("what", "tell") else found
        is_vague = ask in ("what", "tell", "did") and free
        return None if is_vague and reached < LEAST_COVERAGE else found

    def _is_meant(self, question: Question, ranking: Ranking, rival: Match, reached: float) -> bool:
        """Tell whether a message is surely about another event than the last one."""
        if question.points_back or rival.coverage - reached <= CLEARLY:
            return False
        return self._finder.guarded(question, ranking, rival, limit=1.0) >= ANSWER_FROM


def _has_new_subject(question: Question) -> bool:
    names = question.of_kind("person", "topic", "world")
    return bool(question.years) or any(each.quality >= SURE_NAME for each in names)


def _is_sibling(event: Event, other: Event) -> bool:
    """Tell whether two events are linked, or have a person or a topic in common."""
    people = {each.person for each in event.people} & {each.person for each in other.people}
    return other.id in event.related or bool(people) or bool(set(event.topics) & set(other.topics))
